"""Shapes and their arithmetic, done before anything is allocated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Shape = tuple[int, ...]


class ShapeError(Exception):
    """Shapes that do not fit; the builder turns it into an `ExpressionError` with a place.

    Attributes
    ----------
    code
        Key of the message table.
    params
        What the message names.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


def broadcast(*shapes: Shape) -> Shape:
    """The shape that all `shapes` broadcast to, by numpy's rule.

    Raises
    ------
    ShapeError
        When two sizes on one axis differ and neither is 1.

    Examples
    --------
    >>> broadcast((2, 1), (3,))
    (2, 3)
    """
    result: list[int] = []
    for shape in shapes:
        if len(shape) > len(result):
            result[:0] = [1] * (len(shape) - len(result))
        offset = len(result) - len(shape)
        for axis, size in enumerate(shape, offset):
            if result[axis] != size:
                if result[axis] != 1 and size != 1:
                    a, b = [list(s) for s in shapes if s][:2]
                    raise ShapeError("shapes_broadcast", a=a, b=b)
                result[axis] = size if result[axis] == 1 else result[axis]
    return tuple(result)


def size(shape: Shape) -> int:
    """The number of elements.

    Examples
    --------
    >>> size((2, 3)), size(())
    (6, 1)
    """
    n = 1
    for s in shape:
        n *= s
    return n


def normalize_axis(axis: int, rank: int) -> int:
    """An axis counted from the front.

    Raises
    ------
    ShapeError
        When there is no such axis.

    Examples
    --------
    >>> normalize_axis(-1, 3)
    2
    """
    if not rank:
        raise ShapeError("axis_of_number", axis=axis)
    if not -rank <= axis < rank:
        raise ShapeError("axis_out_of_range", axis=axis, rank=rank)
    return axis % rank


def reduced(shape: Shape, axis: int | None, keepdims: bool = False) -> Shape:
    """The shape after a reduction over `axis` (over all axes when None).

    Examples
    --------
    >>> reduced((2, 3), 0), reduced((2, 3), None), reduced((2, 3), 1, keepdims=True)
    ((3,), (), (2, 1))
    """
    axes = range(len(shape)) if axis is None else (normalize_axis(axis, len(shape)),)
    if keepdims:
        return tuple(1 if i in axes else s for i, s in enumerate(shape))
    return tuple(s for i, s in enumerate(shape) if i not in axes)


def summed_axes(shape: Shape, target: Shape) -> tuple[int, ...]:
    """The axes along which `target` was copied to make `shape`: a gradient is summed over them.

    Examples
    --------
    >>> summed_axes((4, 2, 3), (2, 1))
    (0, 2)
    """
    extra = len(shape) - len(target)
    return tuple(
        axis
        for axis, n in enumerate(shape)
        if axis < extra or (target[axis - extra] == 1 and n != 1)
    )


def of_nested(value: Any) -> Shape:
    """The shape of a number or of nested lists of numbers.

    Raises
    ------
    ShapeError
        When the lists are ragged.
    """
    if not isinstance(value, Sequence):
        return ()
    inner = {of_nested(item) for item in value}
    if len(inner) > 1:
        raise ShapeError("list_ragged")
    return (len(value), *(inner.pop() if inner else ()))
