"""Functions that make data from whole numbers: `zeros(2, 3)`, `randn(2, 3, seed=0)` and others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from ..errors import ExpressionError, Span
from ..limits import Limits
from ..shapes import Shape, ShapeError, of_nested, size
from ..text import Text

Constant = int | tuple[Any, ...]
"""A whole number known in advance, or nested lists of them."""


class Maker(NamedTuple):
    """One function that makes data.

    Attributes
    ----------
    doc
        One sentence for people.
    least, most
        How many arguments it takes; None for any number.
    shape
        The shape of the result, from the arguments; raises `ShapeError`.
    fill
        The result, from its shape, the arguments and the keywords.
    list_first
        Whether the first argument may be a list.
    keywords
        Arguments that can be given by name only.
    is_input
        Whether a name bound to the result is an input, with a gradient.
    """

    doc: Text
    least: int
    most: int | None
    shape: Callable[..., Shape]
    fill: Callable[..., Any]
    list_first: bool = False
    keywords: tuple[str, ...] = ()
    is_input: bool = False

    def make(
        self, arguments: list[Constant], keywords: dict[str, int], limits: Limits, span: Span
    ) -> Any:
        """The numbers; limits are checked before any are allocated.

        Raises
        ------
        ExpressionError
            For a size that is not positive or too large, a step of 0, a place that does not exist.
        """
        try:
            shape = self.shape(*arguments)
            for number in (*shape, *keywords.values()):
                if number < 0:
                    raise ShapeError("size_negative", value=number)
            if 0 in shape:
                raise ShapeError("value_empty", shape=list(shape))
        except ShapeError as error:
            raise ExpressionError(error.code, span, error.params) from None
        limits.check("rank", len(shape), span)
        limits.check("tensor_elements", size(shape), span)
        array = np.asarray(self.fill(shape, *arguments, **keywords), dtype=float)
        return array if shape else float(array)


def _sizes(*sizes: Constant) -> Shape:
    return tuple(int(n) for part in sizes for n in np.ravel(part))


def _square(rows: int, columns: int | None = None) -> Shape:
    return rows, rows if columns is None else columns


def _places(places: Constant, count: int) -> Shape:
    for place in np.ravel(places):
        if count > 0 and not 0 <= place < count:
            raise ShapeError("onehot_place", index=int(place), last=count - 1)
    return (*of_nested(places), count)


def _steps(*bounds: int) -> Shape:
    if bounds[2:] == (0,):
        raise ShapeError("step_zero")
    return (len(range(*bounds)),)


def _normal(shape: Shape, *_: Constant, seed: int = 0) -> Any:
    return np.random.default_rng(seed).standard_normal(shape)


MAKERS = {
    "zeros": Maker(
        Text("An array of zeros.", "Массив из нулей."),
        1,
        None,
        _sizes,
        lambda shape, *_: np.zeros(shape),
        True,
    ),
    "ones": Maker(
        Text("An array of ones.", "Массив из единиц."),
        1,
        None,
        _sizes,
        lambda shape, *_: np.ones(shape),
        True,
    ),
    "eye": Maker(
        Text("Ones on the diagonal, zeros elsewhere.", "Единицы на диагонали, остальное нули."),
        1,
        2,
        _square,
        lambda shape, *_: np.eye(*shape),
    ),
    "onehot": Maker(
        Text("Rows of zeros, a 1 at each place.", "Строки нулей с единицей на каждом месте."),
        2,
        2,
        _places,
        lambda shape, places, count: np.equal.outer(places, np.arange(count)),
        True,
    ),
    "arange": Maker(
        Text("Whole numbers in order, as range.", "Целые числа подряд, как range."),
        1,
        3,
        _steps,
        lambda shape, *bounds: np.arange(*bounds),
    ),
    "randn": Maker(
        Text("Normal random numbers of a seed.", "Нормальные случайные числа, seed их задаёт."),
        0,
        None,
        _sizes,
        _normal,
        True,
        ("seed",),
        True,
    ),
}
