"""Ops on rows: the same op for many points at once, a batch axis in front.

A row has the shape (points, *shape of the node). What does not move with the points stays as it is
and broadcasts. Ops that only look at numbers in another way become views, which cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from ..ops import Kind, Op
from ..ops.shape import Key, numpy_key
from ..shapes import Shape, size

Step = Callable[[], Any]

_LINE = 64
_OUT_BY_NAME = (np.maximum, np.minimum)  # elsewhere `out` is quicker found by its place


class Operand(NamedTuple):
    """What an op is given: a row, or one value for all points."""

    value: Any
    shape: Shape
    moves: bool

    def aligned(self, rank: int) -> Any:
        """The value with single axes put in, so that its axes meet those of a larger rank."""
        missing = rank - len(self.shape)
        if not self.moves or missing <= 0:
            return self.value
        return self.value[(slice(None), *[None] * missing)]

    def whole(self, points: int) -> Any:
        """A row, also where the value is one for all points."""
        return self.value if self.moves else np.broadcast_to(self.value, (points, *self.shape))


def room(shape: Shape, dtype: Any) -> Any:
    """An array that begins where a cache line does: off it, adding takes half as long again."""
    count = size(shape) * np.dtype(dtype).itemsize
    raw = np.empty(count + _LINE, np.uint8)
    start = -raw.ctypes.data % _LINE
    return raw[start : start + count].view(dtype).reshape(shape)


def view(op: Op, operands: Sequence[Operand], attrs: Mapping[str, Any], shape: Shape) -> Any:
    """The row of an op that moves no number; None where numbers have to be written."""
    x = operands[0]
    if not x.moves:
        return None
    match op.name:
        case "detach":
            return x.value
        case "index":
            return x.value[(slice(None), *numpy_key(attrs["key"]))]
        case "transpose":
            axes = attrs.get("axes") or range(len(x.shape) - 1, -1, -1)
            return x.value.transpose(0, *(axis % len(x.shape) + 1 for axis in axes))
        case "broadcast_to":
            return np.broadcast_to(x.aligned(len(shape)), (len(x.value), *shape))
        case "reshape" if x.value.flags.c_contiguous:
            return x.value.reshape(len(x.value), *shape)
    return None


def step(
    op: Op, operands: Sequence[Operand], attrs: Mapping[str, Any], out: Any, quick: bool
) -> Step:
    """A call that computes an op's row into `out`, from the rows as they are then."""
    if op.elementwise:
        values = [operand.aligned(out.ndim - 1) for operand in operands]
        forward = op.quick if quick and op.quick else op.forward
        if isinstance(forward, np.ufunc) and any(kind.endswith("f") for kind in forward.types):
            if forward in _OUT_BY_NAME:
                return partial(forward, *values, out=out)
            return partial(forward, *values, out)
        return lambda: np.copyto(out, forward(*values, **attrs))
    if op.name in _WRITTEN:
        return _WRITTEN[op.name](operands, out, **attrs)
    if op.kind in (Kind.REDUCE, Kind.COMPOSITE) and len(operands) == 1:
        return _along_axis(op, operands[0], attrs, out)
    return partial(_one_by_one, op, [x.whole(len(out)) for x in operands], attrs, out)


def _one_by_one(op: Op, rows: Sequence[Any], attrs: Mapping[str, Any], out: Any) -> None:
    """An op that knows no batch axis, point by point."""
    for point, operands in enumerate(zip(*rows, strict=True)):
        out[point] = op.forward(*operands, **attrs)


def _along_axis(op: Op, x: Operand, attrs: Mapping[str, Any], out: Any) -> Step:
    """An op that works along an axis: counted from the front, it now comes one later."""
    axis = attrs.get("axis", None if op.kind is Kind.REDUCE else -1)
    if axis is not None:
        moved = {**attrs, "axis": axis + 1 if axis >= 0 else axis}
        return lambda: np.copyto(out, op.forward(x.value, **moved))
    others = {key: value for key, value in attrs.items() if key not in ("axis", "keepdims")}
    flat = out.reshape(len(out))

    def over_all() -> None:
        np.copyto(flat, op.forward(x.value.reshape(len(out), -1), axis=1, **others))

    return over_all


def _matmul(operands: Sequence[Operand], out: Any) -> Step:
    """Vectors become matrices of one row or column, and the result as it would be with them."""
    a, b = operands
    shape = list(out.shape)
    if len(a.shape) == 1:
        shape.insert(len(shape) - (len(b.shape) > 1), 1)
        a = _inserted(a, -1)
    if len(b.shape) == 1:
        shape.append(1)
        b = _inserted(b, len(b.shape))
    rank = len(shape) - 1
    return partial(np.matmul, a.aligned(rank), b.aligned(rank), out=out.reshape(shape))


def _outer(operands: Sequence[Operand], out: Any) -> Step:
    a, b = operands
    return partial(np.multiply, _inserted(a, 1).value, _inserted(b, 0).value, out=out)


def _inserted(x: Operand, axis: int) -> Operand:
    """A vector with a single axis before or behind it."""
    before = axis <= 0
    value = x.value[..., None, :] if before else x.value[..., :, None]
    return Operand(value, (1, *x.shape) if before else (*x.shape, 1), x.moves)


def _reshape(operands: Sequence[Operand], out: Any, shape: Shape) -> Step:
    return lambda: np.copyto(out, operands[0].value.reshape(len(out), *shape))


def _scatter(operands: Sequence[Operand], out: Any, key: Key, **_: Shape) -> Step:
    place = out[(slice(None), *numpy_key(key))]

    def onto_zeros() -> None:
        out.fill(0.0)
        np.copyto(place, operands[0].value)

    return onto_zeros


def _joined(join: Callable[..., Any]) -> Callable[..., Step]:
    def bind(operands: Sequence[Operand], out: Any, axis: int = 0) -> Step:
        rows = [x.whole(len(out)) for x in operands]
        return partial(join, rows, axis=axis + 1 if axis >= 0 else axis, out=out)

    return bind


_WRITTEN: dict[str, Callable[..., Step]] = {
    "matmul": _matmul,
    "outer": _outer,
    "reshape": _reshape,
    "scatter": _scatter,
    "concat": _joined(np.concatenate),
    "stack": _joined(np.stack),
}
