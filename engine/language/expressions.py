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
    Attribute, Binary, Call, Conditional, Expr, Index, Keyword, List, Method, Name, Negative,
    Number, Remark, Slice, Word,
)  # fmt: skip

# How tightly a sign binds.
CONDITION, COMPARISON, SUM, PRODUCT, POWER = range(5)
_BINDING = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "@": PRODUCT}
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
# Tokens that may go on after a value in some other way; a name or bracket, as a product: 2x.
_UNUSUAL = {*COMPARISONS, "if", "^", "²", "name", "("}
_BEFORE_NAME_IN_PRODUCT = ("number", ")", "²")
_POSTFIX = ("(", "[", ".")
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
        if kinds[at] == "name" and kinds[at + 1] not in _POSTFIX:  # most operands; saves a call
            self.at = at + 1
            left: Expr = Name(text, (start, ends[at]))
        else:
            left = self.operand()
        while True:
            sign = kinds[self.at]
            binding = _BINDING.get(sign)
            if binding is not None:
                if binding < floor:
                    return left
                self.at += 1
                right = self.expression(binding + 1)
                left = Binary(sign, left, right, (start, ends[self.at - 1]))
            else:
                more = self.unusual(sign, left, start, floor) if sign in _UNUSUAL else None
                if more is None:
                    return left
                left = more

    def unusual(self, sign: str, left: Expr, start: int, floor: int) -> Expr | None:
        """Go on after `left` by a power, a comparison, an `if` or a product without sign."""
        at = self.at
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
                self.refuse_chain(start, right)
        else:
            if floor > PRODUCT or self.kinds[at - 1] not in _BEFORE_NAME_IN_PRODUCT:
                return None
            refuse.glued(self.tokens, at)
            right = self.expression(POWER)
            if type(left) is Binary and left.sign == "/" and left.span[1] == self.ends[at - 1]:
                self.remark_division(left, right)
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

    def remark_division(self, left: Binary, right: Expr) -> None:
        """Tell how `1/2x` is read."""
        reading = f"({self.source(left.span)}) * {self.source(right.span)}"
        span = left.span[0], self.ends[self.at - 1]
        self.remarks.append(Remark("division_first", {"reading": reading}, span))

    def refuse_chain(self, start: int, middle: Expr) -> NoReturn:
        """Refuse `a < b < c`, and show how to say it."""
        first, second = (start, self.ends[self.at - 1]), self.at
        self.at += 1
        self.expression(SUM)
        instead = f"({self.source(first)}) * ({self.source(middle.span)} {self.source(self.since(second))})"
        raise ExpressionError(
            "comparison_chain", (start, self.ends[self.at - 1]), {"instead": instead}, "write"
        )

    def nested(self, floor: int = CONDITION) -> Expr:
        """An expression one level deeper."""
        self.descend()
        value = self.expression(floor)
        self.depth -= 1
        return value

    def descend(self) -> None:
        """Count one more level of nesting.

        Raises
        ------
        ExpressionError
            When it is one too many.
        """
        self.depth += 1
        if self.depth > self.peak:
            self.peak = self.depth
            if self.depth > self.deepest:
                params = {"limit": self.deepest, "actual": self.depth}
                raise ExpressionError("limit_depth", self.tokens.span(self.at), params)

    def operand(self) -> Expr:
        """One value, with the calls, indices and methods that follow it."""
        at, kind = self.at, self.kinds[self.at]
        self.at += 1
        value: Expr
        if kind == "name":
            if self.kinds[at + 1] == "(":
                value = Call(self.texts[at], *self.arguments(), self.since(at))
            else:
                value = Name(self.texts[at], self.since(at))
        elif kind == "number":
            value = self.number(at)
        elif kind == "(":
            value = self.nested()
            if self.kinds[self.at] == ",":  # Python's tuple is a list here
                self.at = at + 1
                value = List(self.items(self.nested, ")"), self.since(at))
            else:
                self.close(")")
        elif kind == "[":
            value = List(self.items(self.nested, "]"), self.since(at))
        elif kind == "-":
            value = self.nested(POWER)
            if type(value) is Number:
                value = Number(-value.value, self.since(at))
            else:
                value = Negative(value, self.since(at))
        elif kind == "+":
            value = self.nested(POWER)
        elif kind in _WORDS:
            value = Word(_WORDS[kind], self.since(at))
        else:
            complain.value_missing(self.tokens, at)
        while self.kinds[self.at] in (".", "["):
            value = self.member(value, at) if self.kinds[self.at] == "." else self.index(value, at)
        return value

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
            return Method(value, name, *self.arguments(), self.since(start))
        return Attribute(value, name, self.since(start))

    def index(self, value: Expr, start: int) -> Index:
        """`[items]` after a value."""
        self.at += 1
        return Index(value, self.items(self.subscript, "]"), self.since(start))

    def subscript(self) -> Expr | Slice:
        """One place of an index: a value or a slice."""
        at = self.at
        parts = [self.bound()]
        while self.kinds[self.at] == ":" and len(parts) < 3:
            self.at += 1
            parts.append(self.bound())
        if len(parts) == 1:
            return parts[0] or self.nested()
        return Slice(*parts, *[None] * (3 - len(parts)), self.since(at))

    def bound(self) -> Expr | None:
        """One bound of a slice, if it is written."""
        return None if self.kinds[self.at] in (":", ",", "]") else self.nested()

    def arguments(self) -> tuple[tuple[Expr, ...], tuple[Keyword, ...]]:
        """The arguments of a call, plain and named, with their brackets."""
        opening = self.at
        self.at += 1
        plain: list[Expr] = []
        named: list[Keyword] = []
        while self.kinds[self.at] != ")":
            at = self.at
            if self.kinds[at] == "name" and self.kinds[at + 1] == "=":
                self.at += 2
                named.append(Keyword(self.texts[at], self.nested(), self.since(at)))
            elif named:
                raise ExpressionError("argument_order", self.tokens.span(at))
            else:
                plain.append(self.nested())
            if self.kinds[self.at] == ",":
                self.at += 1
            elif self.kinds[self.at] != ")":
                complain.misfit(self.tokens, self.at)
        self.at += 1
        if self.limits.arguments:
            self.limits.check("arguments", len(plain) + len(named), self.since(opening))
        return tuple(plain), tuple(named)

    def items(self, read: Callable[[], _Item], closing: str) -> tuple[_Item, ...]:
        """Items with commas between them, and the bracket after them."""
        items = [read()]
        while self.kinds[self.at] == ",":
            self.at += 1
            if self.kinds[self.at] != closing:
                items.append(read())
        self.close(closing)
        return tuple(items)

    def close(self, closing: str) -> None:
        """Step over a closing bracket."""
        if self.kinds[self.at] != closing:
            complain.misfit(self.tokens, self.at)
        self.at += 1

    def since(self, at: int) -> Span:
        """From the token `at` to the last one used."""
        return self.ends[at] - len(self.texts[at]), self.ends[self.at - 1]

    def source(self, span: Span) -> str:
        """A piece of the text."""
        return self.text[span[0] : span[1]]
