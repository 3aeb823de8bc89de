"""Which numbers of an op meet each other: its axes named by letters, as an index notation does.

A product of matrices is out[i, j] = Σ_k a[i, k] · b[k, j]; a broadcast operand lacks the letters
along which it was copied. From the letters follow the terms of one cell, and how they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from ..ops import Kind, Op
from ..shapes import Shape, normalize_axis, reduced

Letters = tuple[str | None, ...]
"""A letter for each axis; None where there is but one number on it, which meets all."""

Index = tuple[int, ...]

_LETTERS = "ijklmn"
_BATCH = "pqrs"


class Axes(NamedTuple):
    """The letters of an op's operands and of its result, and how far each letter runs."""

    operands: tuple[Letters, ...]
    out: Letters
    sizes: Mapping[str, int]

    def free(self, bound: Mapping[str, int], letters: Sequence[str | None]) -> list[str]:
        """The letters among these that still run when some are bound."""
        return [each for each in dict.fromkeys(letters) if each is not None and each not in bound]

    def runs(self, bound: Mapping[str, int], free: Sequence[str]) -> Iterator[dict[str, int]]:
        """Every way to bind the free letters, too, in reading order."""
        for indices in product(*(range(self.sizes[letter]) for letter in free)):
            yield {**bound, **dict(zip(free, indices, strict=True))}


def place(letters: Letters, bound: Mapping[str, int]) -> Index:
    """The cell that letters mean once they are bound."""
    return tuple(0 if letter is None else bound[letter] for letter in letters)


def bind(letters: Letters, at: Index) -> dict[str, int]:
    """The letters bound to the place of one cell."""
    return {letter: i for letter, i in zip(letters, at, strict=True) if letter is not None}


def axes_of(op: Op, shapes: Sequence[Shape], out: Shape, attrs: Mapping[str, Any]) -> Axes | None:
    """Name the axes of an op; None for one that moves numbers in some other way.

    Parameters
    ----------
    op, attrs
        The op and its structural constants.
    shapes, out
        Shapes of its operands and of its result.

    Examples
    --------
    >>> from engine.ops import OPS
    >>> axes_of(OPS["matmul"], [(2, 3), (3, 4)], (2, 4), {}).operands
    (('i', 'k'), ('k', 'j'))
    >>> axes_of(OPS["add"], [(2, 3), (3,)], (2, 3), {}).operands
    (('i', 'j'), ('j',))
    """
    if max(map(len, (*shapes, out))) > len(_BATCH):
        return None
    found = _named(op, shapes, out, attrs)
    if found is None:
        return None
    operands, result = found
    sizes = {
        letter: n
        for letters, shape in zip((*operands, result), (*shapes, out), strict=True)
        for letter, n in zip(letters, shape, strict=True)
        if letter is not None
    }
    return Axes(operands, result, sizes)


def _named(
    op: Op, shapes: Sequence[Shape], out: Shape, attrs: Mapping[str, Any]
) -> tuple[tuple[Letters, ...], Letters] | None:
    if op.kind is Kind.ELEMENTWISE or op.name == "broadcast_to":
        letters = tuple(_LETTERS[: len(out)])
        return tuple(_copied(shape, out, letters) for shape in shapes), letters
    if op.kind is Kind.REDUCE:
        letters = tuple(_LETTERS[: len(shapes[0])])
        return (letters,) * len(shapes), _reduced(letters, shapes[0], out, attrs)
    if op.kind is Kind.COMPOSITE:
        letters = tuple(_LETTERS[: len(out)])
        axis = normalize_axis(attrs.get("axis", -1), len(out))
        return ((*letters[:axis], _LETTERS[len(out)], *letters[axis + 1 :]),), letters
    if op.name == "outer":
        return (("i",), ("j",)), ("i", "j")
    return _matmul(shapes, out) if op.name == "matmul" else None


def _copied(shape: Shape, out: Shape, letters: Letters) -> Letters:
    """An operand's letters, aligned from the right, without those along which it is copied."""
    skip = len(out) - len(shape)
    return tuple(
        letter if n == whole else None
        for n, whole, letter in zip(shape, out[skip:], letters[skip:], strict=True)
    )


def _reduced(letters: Letters, shape: Shape, out: Shape, attrs: Mapping[str, Any]) -> Letters:
    if not out:
        return ()
    axis = attrs.get("axis")
    gone = range(len(shape)) if axis is None else (normalize_axis(axis, len(shape)),)
    kept = tuple(None if i in gone else letter for i, letter in enumerate(letters))
    whole = out == reduced(shape, axis, keepdims=True) and attrs.get("keepdims", False)
    return kept if whole else tuple(letter for letter in kept if letter is not None)


def _matmul(shapes: Sequence[Shape], out: Shape) -> tuple[tuple[Letters, ...], Letters]:
    a, b = shapes
    rows: Letters = ("i",) if len(a) > 1 else ()
    columns: Letters = ("j",) if len(b) > 1 else ()
    batch = out[: len(out) - len(rows) - len(columns)]
    letters = tuple(_BATCH[: len(batch)])
    left = (*_copied(a[:-2], batch, letters), *rows, "k")
    right = (*_copied(b[:-2], batch, letters), "k", *columns)
    return (left, right), (*letters, *rows, *columns)
