"""Structural constants: the whole numbers that decide shapes, axes, indices and loops."""

from __future__ import annotations

import math
import operator
from typing import Any

from ..errors import ExpressionError
from ..limits import Limits
from ..shapes import ShapeError, of_nested
from .makers import Constant
from .names import Names
from .syntax import Binary, Expr, List, Name, Negative, Number, Program, Slice

_LARGEST = 2**53
# In floats, so that 2**(2**40) is an overflow and not a number that fills the memory.
_ARITHMETIC = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": math.pow,
}

Bounds = tuple[int | None, int | None, int | None]


class Static(Names):
    """Works out numbers that must be known before the graph is.

    Attributes
    ----------
    literals
        The numbers of leaves that stand in the text. One that is used here becomes structure: it
        gets a stepper instead of a slider, and no gradient.
    """

    def __init__(self, program: Program, given: dict[str, Any], limits: Limits | None) -> None:
        super().__init__(program, given, limits)
        self.literals: dict[int, float] = {}

    def structure(self, expr: Expr) -> Constant:
        """A whole number, or lists of them as tuples."""
        if type(expr) is not List:
            return self.whole(expr)
        found = tuple(map(self.structure, expr.items))
        try:
            of_nested(found)
        except ShapeError as error:
            raise ExpressionError(error.code, expr.span) from None
        return found

    def whole(self, expr: Expr) -> int:
        """A whole number known in advance.

        Raises
        ------
        ExpressionError
            When it is not known, or not whole.
        """
        value = self.known(expr)
        if value is None:
            if type(expr) is not Name:
                raise ExpressionError("constant_needed", expr.span)
            params = {"instead": f"{expr.name} = 3"}
            raise ExpressionError("constant_needed", expr.span, params, "bind_first")
        if abs(value) >= _LARGEST:
            raise ExpressionError("whole_number_huge", expr.span, {"value": value})
        if value != value // 1:
            raise ExpressionError("whole_number_needed", expr.span, {"value": value})
        return int(value)

    def known(self, expr: Expr) -> float | None:
        """A number that is known in advance, or None."""
        chain: list[Binary] = []
        while type(expr) is Binary:
            chain.append(expr)
            expr = expr.left
        value = self.known_operand(expr)
        for part in reversed(chain):
            right, combine = self.known(part.right), _ARITHMETIC.get(part.sign)
            if value is None or right is None or combine is None:
                return None
            try:
                value = combine(value, right)
            except OverflowError:
                value = math.inf
            except (ArithmeticError, ValueError):
                value = math.nan
        return value

    def known_operand(self, expr: Expr) -> float | None:
        """The same for an expression without a sign between two values."""
        if type(expr) is Number:
            return expr.value
        if type(expr) is Negative:
            value = self.known(expr.value)
            return None if value is None else -value
        if type(expr) is not Name:
            return None
        meaning = self.find(expr.name)
        if type(meaning) is int and meaning in self.literals:
            self.builder.set_role(meaning, "structure")
            return self.literals[meaning]
        return meaning if type(meaning) is float else None

    def key(self, items: tuple[Expr | Slice, ...]) -> tuple[int | Bounds, ...]:
        """An index: whole numbers, and slices as their three bounds."""
        return tuple(
            self.bounds(item) if isinstance(item, Slice) else self.whole(item) for item in items
        )

    def bounds(self, item: Slice) -> Bounds:
        """The bounds of a slice; None where nothing is written."""
        start, stop, step = (
            None if bound is None else self.whole(bound)
            for bound in (item.start, item.stop, item.step)
        )
        if step == 0:
            raise ExpressionError("step_zero", item.span)
        return start, stop, step
