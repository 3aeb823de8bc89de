"""Tokens to expressions: a Pratt parser, iterative along chains, counting its own nesting."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NoReturn, TypeVar

from ..errors import ExpressionError, Span
from ..limits import Limits
from . import complain, refuse
from .lexer import Tokens
from .syntax import (
    Attribute,
    Binary,
    Call,
    Conditional,
    Expr,
    Index,
    Keyword,
    List,
    Method,
    Name,
    Negative,
    Number,
    Remark,
    Slice,
    Word,
)

# How tightly a sign binds.
CONDITION, COMPARISON, SUM, PRODUCT, POWER = range(5)
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
# Tokens by which a value may go on in some other way; a name or bracket, as a product: 2x.
UNUSUAL = -1
BINDING = dict.fromkeys((*COMPARISONS, "if", "^", "²", ".", "[", "name", "("), UNUSUAL)
BINDING |= {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "@": PRODUCT}
_BEFORE_NAME_IN_PRODUCT = ("number", ")", "²")
_WORDS = {"True": True, "False": False, "None": None}

DEEPEST = 100
"""Levels of nesting when no limit is given: what Python's own stack bears anywhere."""

_Item = TypeVar("_Item")


class ExpressionParser:
    """Reads one expression after another from the tokens.

    Every method leaves `at` on the first token that it did not use.
    """

    def __init__(self, text: str, tokens: Tokens, limits: Limits) -> None:
        self.text, self.tokens, self.limits = text, tokens, limits
        self.kinds, self.texts, self.ends = tokens
        self.at = 0
        self.depth = self.peak = 0
        self.deepest = limits.depth or DEEPEST
        self.remarks: list[Remark] = []

    def expression(self, floor: int = CONDITION) -> Expr:
        """All that binds at least as tightly as `floor`."""
        kinds, ends, at = self.kinds, self.ends, self.at
        text = self.texts[at]
        start = ends[at] - len(text)
        self.at = at + 1
        left: Expr
        if kinds[at] != "name":
            left = self.operand(at)
        elif kinds[at + 1] == "(":
            plain, named = self.arguments()
            left = Call(text, plain, named, (start, ends[self.at - 1]))
        else:
            left = Name(text, (start, ends[at]))
        while True:
            sign = kinds[self.at]
            binding = BINDING.get(sign)
            if binding is None:
                return left
            if binding == UNUSUAL:
                more = self.unusual(sign, left, start, floor)
                if more is None:
                    return left
                left = more
            elif binding < floor:
                return left
            else:
                self.at += 1
                right = self.expression(binding + 1)
                left = Binary(sign, left, right, (start, ends[self.at - 1]))

    def unusual(self, sign: str, left: Expr, start: int, floor: int) -> Expr | None:
        """Go on after `left` by whatever is not simply a sign and a value."""
        at = self.at
        if sign == "." or sign == "[":
            return self.member(left, start) if sign == "." else self.index(left, start)
        if sign == "^" or sign == "²":
            self.at += 1
            right = Number(2.0, self.since(at)) if sign == "²" else self.nested(POWER)
            sign = "^"
        elif sign == "if":
            return self.conditional(left, start) if floor <= CONDITION else None
        elif sign in COMPARISONS:
            if floor > COMPARISON:
                return None
            self.at += 1
            right = self.expression(SUM)
            if self.kinds[self.at] in COMPARISONS:
                self.refuse_chain(start, at)
        else:
            if floor > PRODUCT or self.kinds[at - 1] not in _BEFORE_NAME_IN_PRODUCT:
                return None
            refuse.glued(self.tokens, at)
            right = self.expression(POWER)
            if type(left) is Binary and left.sign == "/" and left.span[1] == self.ends[at - 1]:
                self.remark_division(left, at)
            sign = "*"
        return Binary(sign, left, right, (start, self.ends[self.at - 1]))

    def conditional(self, value: Expr, start: int) -> Conditional:
        """`value if condition else other`, from the `if` on."""
        self.at += 1
        condition = self.expression(COMPARISON)
        if self.kinds[self.at] != "else":
            complain.else_missing(self.tokens, self.at, self.source(value.span))
        self.at += 1
        other = self.nested()
        return Conditional(value, condition, other, (start, self.ends[self.at - 1]))

    def remark_division(self, left: Binary, at: int) -> None:
        """Tell how `1/2x` is read, whose `x` begins with the token `at`."""
        reading = f"({self.source(left.span)}) * {self.source(self.since(at))}"
        span = left.span[0], self.ends[self.at - 1]
        self.remarks.append(Remark("division_first", {"reading": reading}, span))

    def refuse_chain(self, start: int, first: int) -> NoReturn:
        """Refuse `a < b < c`, and show how to say it; `first` is the first sign's token."""
        complain.opened_tag(self.tokens, first)
        left = self.source((start, self.ends[first - 1]))
        middle, second = self.source(self.since(first + 1)), self.at
        self.at += 1
        self.expression(SUM)
        right = self.source(self.since(second + 1))
        signs = self.texts[first], self.texts[second]
        params = {"instead": f"({left} {signs[0]} {middle}) * ({middle} {signs[1]} {right})"}
        raise ExpressionError("comparison_chain", (start, self.ends[self.at - 1]), params, "write")

    def nested(self, floor: int = CONDITION) -> Expr:
        """An expression one level deeper."""
        self.descend()
        value = self.expression(floor)
        self.depth -= 1
        return value

    def descend(self) -> None:
        """Go one level deeper.

        Raises
        ------
        ExpressionError
            When that is too deep.
        """
        self.depth += 1
        if self.depth > self.peak:
            self.peak = self.depth
            if self.depth > self.deepest:
                params = {"limit": self.deepest, "actual": self.depth}
                raise ExpressionError("limit_depth", self.tokens.span(self.at - 1), params)

    def operand(self, at: int) -> Expr:
        """The value that begins with the token `at`, which is no name."""
        kind = self.kinds[at]
        if kind == "number":
            return self.number(at)
        if kind == "(":
            items = self.items(self.expression, ")")
            if len(items) > 1 or self.kinds[self.at - 2] == ",":  # Python's tuple is a list here
                return List(items, self.since(at))
            return items[0]
        if kind == "[":
            return List(self.items(self.expression, "]"), self.since(at))
        if kind == "-":
            value = self.nested(POWER)
            if type(value) is Number:
                return Number(-value.value, self.since(at))
            return Negative(value, self.since(at))
        if kind == "+":
            return self.nested(POWER)
        if kind not in _WORDS:
            complain.value_missing(self.tokens, at)
        return Word(_WORDS[kind], self.since(at))

    def number(self, at: int) -> Number:
        """The number of one token."""
        value = float(self.texts[at])
        if math.isinf(value):
            params = {"number": self.texts[at]}
            raise ExpressionError("number_huge", self.since(at), params)
        return Number(value, self.since(at))

    def member(self, value: Expr, start: int) -> Attribute | Method:
        """`.name` or `.name(arguments)` after a value."""
        at = self.at + 1
        if self.kinds[at] != "name":
            complain.name_missing(self.tokens, at)
        self.at = at + 1
        name = Name(self.texts[at], self.since(at))
        if self.kinds[self.at] == "(":
            plain, named = self.arguments()
            return Method(value, name, plain, named, (start, self.ends[self.at - 1]))
        return Attribute(value, name, (start, self.ends[at]))

    def index(self, value: Expr, start: int) -> Index:
        """`[items]` after a value."""
        self.at += 1
        items = self.items(self.subscript, "]")
        return Index(value, items, (start, self.ends[self.at - 1]))

    def subscript(self) -> Expr | Slice:
        """One place of an index: a value or a slice."""
        at = self.at
        start = self.bound()
        if self.kinds[self.at] != ":":
            return start or self.expression()
        self.at += 1
        stop, step = self.bound(), None
        if self.kinds[self.at] == ":":
            self.at += 1
            step = self.bound()
        return Slice(start, stop, step, self.since(at))

    def bound(self) -> Expr | None:
        """One bound of a slice, if it is written."""
        return None if self.kinds[self.at] in (":", ",", "]") else self.expression()

    def arguments(self) -> tuple[tuple[Expr, ...], tuple[Keyword, ...]]:
        """The arguments of a call, plain and named, with their brackets."""
        kinds, opening = self.kinds, self.at
        plain: list[Expr] = []
        named: list[Keyword] = []
        self.at += 1
        self.descend()
        while kinds[self.at] != ")":
            at = self.at
            if kinds[at] == "name" and kinds[at + 1] == "=":
                self.at += 2
                named.append(Keyword(self.texts[at], self.expression(), self.since(at)))
            else:
                plain.append(self.expression())
                if named:
                    raise ExpressionError("argument_order", self.since(at))
            if kinds[self.at] == ",":
                self.at += 1
            elif kinds[self.at] != ")":
                complain.misfit(self.tokens, self.at)
        self.at += 1
        self.depth -= 1
        if self.limits.arguments:
            self.limits.check("arguments", len(plain) + len(named), self.since(opening))
        return tuple(plain), tuple(named)

    def items(self, read: Callable[[], _Item], closing: str) -> tuple[_Item, ...]:
        """Items with commas between them, and the bracket after them."""
        self.descend()
        items = [read()]
        while self.kinds[self.at] == ",":
            self.at += 1
            if self.kinds[self.at] != closing:
                items.append(read())
        if self.kinds[self.at] != closing:
            complain.misfit(self.tokens, self.at)
        self.at += 1
        self.depth -= 1
        return tuple(items)

    def since(self, at: int) -> Span:
        """From the token `at` to the last one used."""
        return self.ends[at] - len(self.texts[at]), self.ends[self.at - 1]

    def source(self, span: Span) -> str:
        """A piece of the text."""
        return self.text[span[0] : span[1]]
