"""A program's statements, run once to build its graph: loops unroll, calls open up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import numpy as np

from ..errors import ExpressionError, Span
from ..graph import Graph
from ..inputs import number
from ..limits import Limits
from .arguments import unknown_argument, wrong_count
from .calls import literal
from .expressions import DEEPEST
from .makers import MAKERS
from .names import Meaning
from .suggest import unknown
from .syntax import (
    Bind,
    Call,
    Define,
    Expr,
    List,
    Loop,
    Method,
    Name,
    Number,
    Program,
    Statement,
)
from .values import SIGNS, Values

_INPUT_MAKERS = frozenset(name for name, maker in MAKERS.items() if maker.is_input)


def lower(
    program: Program,
    *,
    inputs: Mapping[str, Any] | None = None,
    output: str | None = None,
    limits: Limits | None = None,
) -> Graph:
    """Build the graph of a program.

    Parameters
    ----------
    program
        What the parser read.
    inputs
        Numbers by name: for a name's latest literal binding, or for a free name.
    output
        The name to differentiate; the last statement when None.
    limits
        Exceeding one raises, before the work is done.

    Raises
    ------
    ExpressionError
        For what has no meaning, in the program or in the inputs.

    Examples
    --------
    >>> from .parser import parse_program
    >>> graph = lower(parse_program("x = 2; f = x * y"), inputs={"x": 5})
    >>> [(node.name, node.value) for node in graph.nodes]
    [('x', 5.0), ('y', 1.0), ('f', None)]
    """
    given = {name: number(name, value) for name, value in (inputs or {}).items()}
    lowering = Lowering(program, given, limits)
    lowering.run(program.statements)
    return lowering.finish(output)


class Lowering(Values):
    """Runs statements.

    Attributes
    ----------
    last
        The node of the last statement that made one.
    opened
        How many groups there are: they cost even where they hold no node.
    leaves
        The leaf of each literal binding: a loop's turns share it.
    latest
        The latest literal binding of each name.
    """

    def __init__(self, program: Program, given: dict[str, Any], limits: Limits | None) -> None:
        super().__init__(program, given, limits)
        self.last: int | None = None
        self.opened = 0
        self.depth = 0
        self.leaves: dict[Span, int] = {}
        self.latest = dict(_literal_bindings(program.statements))

    def finish(self, output: str | None) -> Graph:
        """The graph of what was run."""
        id = self.last
        if output is not None:
            meaning = self.module.get(output)
            if type(meaning) is not int:
                raise unknown("output_unknown", output, self.module)
            id = meaning
        if id is None:
            raise ExpressionError("program_empty", self.program.span)
        for name in self.given:
            raise unknown("input_unknown", name, self.latest)
        for remark in self.program.remarks:
            self.builder.note(remark.code, None, remark.span, **remark.params)
        return self.builder.build(id)

    def free(self, name: str, span: Span) -> int:
        """A new input; where other names are given numbers, this one may have been forgotten."""
        id = super().free(name, span)
        if self.latest:
            self.builder.note("free_name", None, span, name=name)
        return id

    def run(self, statements: Iterable[Statement]) -> None:
        """Run statements, one after the other."""
        for statement in statements:
            if type(statement) is Bind:
                self.assign(statement)
            elif isinstance(statement, Loop):
                self.loop(statement)
            elif isinstance(statement, Define):
                self.bind(statement.name.name, statement, statement.name.span[0])
            else:
                self.last = self.value(statement.value)

    def assign(self, statement: Bind) -> None:
        """`name = value` and `name += value`."""
        name, value, start = statement.name, statement.value, statement.span[0]
        if statement.sign:
            operands = self.value(Name(name, (start, start + len(name)))), self.value(value)
            id = self.builder.node(SIGNS[statement.sign], operands, span=statement.span)
        elif self.active or not _makes_input(value):
            id = self.evaluate(value)
        else:
            known = self.leaves.get(statement.span)
            id = self.input(statement) if known is None else known
        self.bind(name, id, start)
        self.last = id

    def input(self, statement: Bind) -> int:
        """The input of a literal binding: the number in the text, or one from outside."""
        name, expr = statement.name, statement.value
        if type(expr) is Call and self.find(expr.function) is None:
            value = self.make(expr.function, expr.arguments, expr.keywords, expr.span)
        elif type(expr) is Method and self.is_imported(expr):
            value = self.make(expr.name.name, expr.arguments, expr.keywords, expr.span)
        else:
            value = literal(expr)
        if value is None:  # the program has a function of its own by this name
            return self.value(expr)
        if name in self.given and self.latest[name] is statement:
            shape, value = np.shape(value), self.given.pop(name)
            if np.shape(value) != shape:
                params = {"name": name, "expected": list(shape), "given": list(np.shape(value))}
                raise ExpressionError("input_shape", expr.span, params)
        id = self.leaves[statement.span] = self.builder.leaf(value, role="input", span=expr.span)
        if type(value) is float:
            self.literals[id] = value
        return id

    def evaluate(self, expr: Expr) -> int:
        """The node of a value; a plain number may serve as structure later."""
        id = self.value(expr)
        if type(expr) is Number:
            self.literals[id] = expr.value
        return id

    def loop(self, statement: Loop) -> None:
        """A group for each turn."""
        bounds = [self.whole(bound) for bound in statement.bounds]
        if bounds[2:] == [0]:
            raise ExpressionError("step_zero", statement.bounds[2].span)
        name = statement.name
        for turn, counter in enumerate(range(*bounds)):
            self.open("turn", f"{name.name} = {counter}", statement.span, turn)
            self.bind(name.name, float(counter), name.span[0])
            self.run(statement.body)
            self.builder.close_group()

    def open(
        self, kind: Literal["call", "turn"], label: str, span: Span, turn: int | None = None
    ) -> None:
        """Open a group. Groups are counted as nodes are: they cost even where they hold none."""
        self.opened += 1
        self.limits.check("nodes", self.opened, span)
        self.builder.open_group(kind, label, span, turn)

    def enter(self, function: Define, call: Call) -> int:
        """The node that a function of the program returns; its own are a group."""
        name = function.name.name
        if any(function is running for running in self.active):
            raise ExpressionError("recursion", call.span, {"name": name})
        scope = self.arguments(function, call)
        deepest = self.limits.depth or DEEPEST
        self.depth += function.depth + 1
        if self.depth > deepest:
            params = {"limit": deepest, "actual": self.depth}
            raise ExpressionError("limit_depth", call.span, params)
        self.open("call", name, call.span)
        outer, self.scope = self.scope, scope
        self.active.append(function)
        self.run(function.body)
        self.active.pop()
        self.scope = outer
        self.builder.close_group()
        self.depth -= function.depth + 1
        assert self.last is not None  # a body ends with `return`
        return self.last

    def arguments(self, function: Define, call: Call) -> dict[str, Meaning]:
        """What the parameters of a function mean in one call."""
        name = function.name.name
        parameters = [parameter.name for parameter in function.parameters]
        count = len(call.arguments) + len(call.keywords)
        if count != len(parameters):
            raise wrong_count(name, len(parameters), len(parameters), count, call.span)
        scope = dict(zip(parameters, map(self.meaning, call.arguments), strict=False))
        for keyword in call.keywords:
            if keyword.name not in parameters:
                raise unknown_argument(name, keyword, parameters)
            if keyword.name in scope:
                params = {"name": name, "argument": keyword.name}
                raise ExpressionError("argument_repeated", keyword.span, params)
            scope[keyword.name] = self.meaning(keyword.value)
        return scope

    def meaning(self, expr: Expr) -> Meaning:
        """What an argument means: a loop's counter stays one, so that it can be an index."""
        found = self.find(expr.name) if type(expr) is Name else None
        return found if type(found) is float else self.evaluate(expr)


def _makes_input(expr: Expr) -> bool:
    """Whether a name bound to this becomes an input."""
    if type(expr) is Call:
        return expr.function in _INPUT_MAKERS
    if type(expr) is Method:
        return expr.name.name in _INPUT_MAKERS
    return type(expr) is Number or (type(expr) is List and literal(expr) is not None)


def _literal_bindings(statements: Iterable[Statement]) -> Iterator[tuple[str, Bind]]:
    """Each literal binding with its name, in order."""
    for statement in statements:
        if type(statement) is Loop:
            yield from _literal_bindings(statement.body)
        elif type(statement) is Bind and not statement.sign and _makes_input(statement.value):
            yield statement.name, statement
