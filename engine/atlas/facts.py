"""What is known of an activation function, in the form that a reference book has it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from ..text import Text

Flat = Literal["no", "fades", "zero"]


class Interval(NamedTuple):
    """Numbers between two ends; whether each end is one of them."""

    low: float
    high: float
    closed: tuple[bool, bool] = (False, False)

    def unlike(self, other: Interval) -> tuple[bool, bool]:
        """Which end is another one, or in or out where the other's is not.

        Examples
        --------
        >>> Interval(0, 1).unlike(Interval(0, 1, (True, False)))
        (True, False)
        """
        low = self.low != other.low or self.closed[0] != other.closed[0]
        return low, self.high != other.high or self.closed[1] != other.closed[1]


class Extreme(NamedTuple):
    """Where a curve is highest or lowest, and how high or low."""

    at: float
    value: float


class Facts(NamedTuple):
    """What is exactly known of an activation and its derivative.

    At a kink there is no derivative: what a library takes for one there is not told of here.

    Attributes
    ----------
    range, slopes
        What it and its derivative can be.
    only
        The derivative's values where there are no others.
    besides
        Values of the derivative apart from the interval of the others.
    least
        The minimum of the function, where it has one between its flat ends.
    steepest, slackest
        The derivative's maximum and minimum, where each is reached at one place.
    flat
        How the derivative ends on the left and on the right: not at 0, nearing 0, at 0 exactly.
    """

    range: Interval
    slopes: Interval
    flat: tuple[Flat, Flat]
    only: tuple[float, ...] = ()
    besides: tuple[float, ...] = ()
    least: Extreme | None = None
    steepest: Extreme | None = None
    slackest: Extreme | None = None


class Parameter(NamedTuple):
    """A number that shapes an activation."""

    name: str
    usual: float
    low: float
    high: float


class Activation(NamedTuple):
    """One activation function.

    Attributes
    ----------
    label
        The name beside its curve.
    line
        Its program's last line, of x and the parameter.
    slide
        The range that the lecture prints; None where it prints none.
    needs
        What it is computed with, beside sums and products.
    """

    id: str
    label: str
    name: Text
    line: str
    latex: str
    facts: Callable[[float], Facts]
    needs: tuple[str, ...]
    slide: Interval | None = None
    parameter: Parameter | None = None

    def program(self, value: float | None = None) -> str:
        """The program, with a number for the parameter; its usual one when None."""
        given = ""
        if self.parameter:
            given = f"{self.parameter.name} = {self.value(value)!r}\n"
        return f"x = 0\n{given}f = {self.line}"

    def value(self, value: float | None) -> float:
        """A number for the parameter that it may have."""
        if not self.parameter:
            return 0.0
        _, usual, low, high = self.parameter
        return usual if value is None else min(high, max(low, value))
