"""Tokens to a program: lines, blocks and statements."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import ExpressionError
from ..limits import NO_LIMITS, Limits
from . import complain
from .arguments import unknown_argument, wrong_count
from .complain import ASSIGNMENTS, LINE_ENDS
from .expressions import ExpressionParser
from .lexer import Tokens, join_lines, lex
from .syntax import Bind, Call, Define, Evaluate, Expr, Loop, Name, Program, Return, Statement


def parse_program(text: str, limits: Limits | None = None) -> Program:
    """Read a whole text.

    Raises
    ------
    ExpressionError
        When the text is not a program; it says where and why.

    Examples
    --------
    >>> parse_program("f = 2x").statements[0].value
    Binary(sign='*', left=Number(value=2.0), right=Name(name='x'))
    """
    limits = limits or NO_LIMITS
    return parse_tokens(text, lex(text, limits), limits)


def parse_tokens(text: str, tokens: Tokens, limits: Limits) -> Program:
    """The same for a text that is cut into tokens already."""
    try:
        return Parser(text, tokens, limits).program()
    except ExpressionError:
        joined = join_lines(tokens)
        if joined is None:
            raise
    # A bracket was open at the end of a line: such newlines mean nothing.
    return Parser(text, joined, limits).program()


class Parser(ExpressionParser):
    """Reads statements. A `newline` token stands in front of every line."""

    indentation = -1
    blocks = 0
    in_function = False

    def program(self) -> Program:
        """All lines; they may be indented as a whole."""
        statements = self.block(self.indented()) if self.kinds[0] == "newline" else ()
        if self.kinds[self.at] != "end":
            raise ExpressionError("indentation", self.tokens.span(self.at + 1))
        return Program(statements, tuple(self.remarks), (0, len(self.text)))

    def indented(self) -> int:
        """Columns in front of the line that begins here."""
        text = self.texts[self.at]
        return 0 if text == "\n" else len(text.replace("\r", "\n").rpartition("\n")[2].expandtabs())

    def block(self, indentation: int) -> tuple[Statement, ...]:
        """All lines of one indentation, from here on."""
        outer, self.indentation = self.indentation, indentation
        statements: list[Statement] = []
        while self.kinds[self.at] == "newline" and (here := self.indented()) >= indentation:
            if here > indentation:
                raise ExpressionError("indentation", self.tokens.span(self.at + 1))
            self.at += 1
            self.line(statements)
        self.indentation = outer
        return tuple(statements)

    def line(self, statements: list[Statement]) -> None:
        """The statements of one line; a block that one of them opens belongs to it."""
        while True:
            statements.append(self.statement())
            if self.kinds[self.at] == ";":
                self.at += 1
            elif self.kinds[self.at] not in LINE_ENDS:
                complain.misfit(self.tokens, self.at)
            if self.kinds[self.at] in LINE_ENDS:
                return

    def statement(self) -> Statement:
        """One statement."""
        at, kinds = self.at, self.kinds
        kind = kinds[at]
        if kind == "name" and kinds[at + 1] in ASSIGNMENTS:
            self.at = at + 2
            return Bind(self.texts[at], kinds[at + 1][:-1], self.expression(), self.since(at))
        if kind in _STATEMENTS:
            if kinds[at + 1] in ASSIGNMENTS:  # for = 2
                complain.keyword(self.tokens, at)
            return _STATEMENTS[kind](self)
        value = self.expression()
        if self.kinds[self.at] in ASSIGNMENTS:
            called = type(value) is Call
            params = {"instead": f"def {self.source(value.span)}: return …"} if called else None
            hint = "write" if called else None
            raise ExpressionError("assignment_target", self.since(at), params, hint)
        return Evaluate(value, self.since(at))

    def loop(self) -> Loop:
        """`for name in range(…):` and its body."""
        at = self.at
        self.at += 1
        name = self.name()
        if self.kinds[self.at] != "in":
            complain.sign_missing(self.tokens, self.at, "in")
        self.at += 1
        bounds = self.range(name)
        body = self.suite()
        self.refuse_return(body)
        return Loop(name, bounds, body, self.since(at))

    def range(self, name: Name) -> tuple[Expr, ...]:
        """`range(…)`, all that a loop can run over."""
        at = self.at
        if self.texts[at] != "range" or self.kinds[at + 1] != "(":
            params = {"instead": f"for {name.name} in range(10): …"}
            raise ExpressionError("loop_range", self.expression().span, params, "write")
        self.at += 1
        bounds, named = self.arguments()
        if named:
            raise unknown_argument("range", named[0], ())
        if not 1 <= len(bounds) <= 3:
            raise wrong_count("range", 1, 3, len(bounds), self.since(at))
        return bounds

    def define(self) -> Define:
        """`def name(parameters):` and its body."""
        at = self.at
        if self.blocks:
            raise ExpressionError("def_nested", self.tokens.span(at))
        self.at += 1
        name = self.name()
        if self.kinds[self.at] != "(":
            complain.sign_missing(self.tokens, self.at, "(")
        self.at += 1
        parameters = self.parameters()
        before, self.peak, self.in_function = self.peak, self.depth, True
        body = self.suite()
        depth, self.peak, self.in_function = self.peak - self.depth, max(before, self.peak), False
        self.refuse_return(body[:-1])
        if type(body[-1]) is not Return:
            params = {"name": name.name, "instead": "return …"}
            raise ExpressionError("return_missing", name.span, params, "add")
        return Define(name, parameters, body, depth, self.since(at))

    def parameters(self) -> tuple[Name, ...]:
        """The names between the brackets of a definition, up to the closing one."""
        if self.kinds[self.at] == ")":
            self.at += 1
            return ()
        parameters = self.items(self.parameter, ")")
        for place, parameter in enumerate(parameters):
            if parameter in parameters[:place]:
                params = {"name": parameter.name}
                raise ExpressionError("parameter_repeated", parameter.span, params)
        return parameters

    def parameter(self) -> Name:
        """One name, without a value of its own."""
        name = self.name()
        if self.kinds[self.at] == "=":
            raise ExpressionError("parameter_default", self.since(self.at - 1), {"name": name.name})
        return name

    def give_back(self) -> Return:
        """`return value`."""
        at = self.at
        if not self.in_function:
            raise ExpressionError("return_outside", self.tokens.span(at))
        self.at += 1
        return Return(self.expression(), self.since(at))

    def refuse_return(self, body: tuple[Statement, ...]) -> None:
        """Refuse a `return` with something after it."""
        for statement in body:
            if type(statement) is Return:
                raise ExpressionError("return_early", statement.span)

    def suite(self) -> tuple[Statement, ...]:
        """What stands after a colon: the rest of the line, or an indented block."""
        if self.kinds[self.at] != ":":
            complain.sign_missing(self.tokens, self.at, ":")
        self.at += 1
        self.blocks += 1
        self.descend()
        body: tuple[Statement, ...]
        if self.kinds[self.at] not in LINE_ENDS:
            statements: list[Statement] = []
            self.line(statements)
            body = tuple(statements)
        elif self.kinds[self.at] == "newline" and (here := self.indented()) > self.indentation:
            body = self.block(here)
        else:
            raise ExpressionError("block_missing", self.tokens.span(self.at - 1), None, "indent")
        self.blocks -= 1
        self.depth -= 1
        return body

    def name(self) -> Name:
        """A name, and nothing else."""
        at = self.at
        if self.kinds[at] != "name":
            complain.name_missing(self.tokens, at)
        self.at += 1
        return Name(self.texts[at], self.since(at))


_STATEMENTS: dict[str, Callable[[Parser], Statement]] = {
    "for": Parser.loop,
    "def": Parser.define,
    "return": Parser.give_back,
}
