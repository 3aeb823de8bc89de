"""Ops that move numbers without changing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..shapes import Shape, ShapeError, broadcast, normalize_axis, size
from ..text import Text
from .op import POWER, Kind, Op, Param

Key = tuple[Any, ...]
"""An index: whole numbers and `(start, stop, step)` triples, one per axis from the front."""

_M = ((1.0, -2.0, 0.5), (0.25, 1.5, -1.0))
_MOVES = "linear: the gradient goes back where the number came from"


def numpy_key(key: Key) -> tuple[Any, ...]:
    """The index as numpy wants it."""
    return tuple(slice(*item) if isinstance(item, tuple) else item for item in key)


def _index_shape(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    shape, key = shapes[0], attrs["key"]
    if not shape:
        raise ShapeError("index_of_number")
    if len(key) > len(shape):
        raise ShapeError("too_many_indices", rank=len(shape), count=len(key))
    result = []
    for axis, item in enumerate(key):
        if isinstance(item, tuple):
            result.append(len(range(*slice(*item).indices(shape[axis]))))
            if not result[-1]:
                raise ShapeError("value_empty", shape=[*result, *shape[axis + 1 :]])
        elif not -shape[axis] <= item < shape[axis]:
            raise ShapeError("index_out_of_range", index=item, axis=axis, size=shape[axis])
    return (*result, *shape[len(key) :])


def _scatter(g: Any, key: Key, shape: Shape) -> Any:
    out = np.zeros(shape, dtype=np.asarray(g).dtype)
    out[numpy_key(key)] = g
    return out


def _transposed(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    shape, axes = shapes[0], attrs.get("axes")
    if axes is None:
        return shape[::-1]
    if sorted(normalize_axis(a, len(shape)) for a in axes) != list(range(len(shape))):
        raise ShapeError("transpose_axes", axes=list(axes), rank=len(shape))
    return tuple(shape[a] for a in axes)


def _transpose_rule(xp: Any, g: Any, y: Any, x: Any, axes: Shape | None = None) -> Any:
    if axes is None:
        return xp.transpose(g)
    rank = len(axes)
    back = sorted(range(rank), key=lambda i: axes[i] % rank)
    return xp.transpose(g, axes=tuple(back))


def resolve_shape(target: Shape, count: int) -> Shape:
    """A shape with its one free size (-1) worked out.

    Raises
    ------
    ShapeError
        When `count` numbers do not fill the shape.
    """
    known = size(tuple(s for s in target if s != -1))
    free = target.count(-1)
    shape = tuple(count // known if s == -1 and known else s for s in target)
    if free > 1 or size(shape) != count or any(s < 0 for s in shape):
        raise ShapeError("reshape_size", shape=list(target), count=count)
    return shape


def _reshaped(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    return resolve_shape(attrs["shape"], size(shapes[0]))


def _copied(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    target: Shape = attrs["shape"]
    if broadcast(shapes[0], target) != target:
        raise ShapeError("shapes_broadcast", a=list(shapes[0]), b=list(target))
    return target


def _joined(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    first = shapes[0]
    if not first:
        raise ShapeError("concat_scalar")
    axis = normalize_axis(attrs.get("axis", 0), len(first))
    for other in shapes[1:]:
        if len(other) != len(first) or any(
            a != b for i, (a, b) in enumerate(zip(first, other, strict=True)) if i != axis
        ):
            raise ShapeError("concat_shapes", a=list(first), b=list(other), axis=axis)
    return (*first[:axis], sum(s[axis] for s in shapes), *first[axis + 1 :])


def _join_rule(xp: Any, g: Any, y: Any, *xs: Any, slot: int, axis: int = 0) -> Any:
    shapes = [xp.shape(x) for x in xs]
    axis = normalize_axis(axis, len(shapes[0]))
    start = sum(s[axis] for s in shapes[:slot])
    stop = start + shapes[slot][axis]
    return xp.index(g, key=(*[(None, None, None)] * axis, (start, stop, None)))


def _piled(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    first = shapes[0]
    for other in shapes[1:]:
        if other != first:
            raise ShapeError("stack_shapes", a=list(first), b=list(other))
    axis = normalize_axis(attrs.get("axis", 0), len(first) + 1)
    return (*first[:axis], len(shapes), *first[axis:])


def _pile_rule(xp: Any, g: Any, y: Any, *xs: Any, slot: int, axis: int = 0) -> Any:
    axis = normalize_axis(axis, len(xp.shape(g)))
    return xp.index(g, key=(*[(None, None, None)] * axis, slot))


def _move(name: str, forward: Any, rule: Any, doc: Text, **more: Any) -> Op:
    more.setdefault("latex", rf"\operatorname{{{{{name}}}}}\left({{0}}\right)")
    more.setdefault("cost", lambda shapes, attrs: 0)
    return Op(name, Kind.LINEAR, forward, (rule,), doc=doc, source=_MOVES, **more)


OPS = (
    Op(
        "detach",
        Kind.ELEMENTWISE,
        lambda x: x,
        (None,),
        doc=Text(
            "The value taken as plain data: no gradient.",
            "Значение как просто данные: без градиента.",
        ),
        source="a constant by decree: nothing flows back",
        latex=r"\operatorname{{const}}\left({0}\right)",
        scalar=lambda x: x,
        inline="{0}",
        propagates=True,
        samples=((1.5,),),
        aliases=("const",),
    ),
    _move(
        "transpose",
        lambda x, axes=None: np.transpose(x, axes),
        _transpose_rule,
        Text(
            "Axes turned round; for a matrix, rows become columns.",
            "Оси в обратном порядке; у матрицы строки становятся столбцами.",
        ),
        params=(Param("x"), Param("axes", "attr", None)),
        latex=r"{0}^\top",
        precedence=POWER,
        slots=(POWER + 1,),
        glyph="ᵀ",
        shape=_transposed,
        rule_latex=(r"{{{g}}}^\top",),
        headline=Text(
            "The transpose turns its gradient round and hands it to {to}.",
            "Транспонирование поворачивает свой градиент обратно и передаёт его в {to}.",
        ),
        samples=((_M,), ((_M, _M), {"axes": (1, 2, 0)})),
        aliases=("T",),
    ),
    _move(
        "reshape",
        lambda x, shape: np.reshape(x, shape),
        lambda xp, g, y, x, shape: xp.reshape(g, shape=xp.shape(x)),
        Text("The same numbers in another shape.", "Те же числа в другой форме."),
        params=(Param("x"), Param("shape", "attr")),
        shape=_reshaped,
        rule_latex=(r"\operatorname{{reshape}}\left({g}\right)",),
        headline=Text(
            "The reshape hands every number of its gradient back to its place in {to}.",
            "Смена формы возвращает каждое число градиента на его место в {to}.",
        ),
        samples=((_M, {"shape": (3, 2)}), (_M, {"shape": (-1,)})),
    ),
    _move(
        "broadcast_to",
        lambda x, shape: np.broadcast_to(x, shape),
        # A copy's gradient is summed over the copied axes, which the machine does for every op.
        lambda xp, g, y, x, shape: g,
        Text(
            "The numbers copied along new or single axes.",
            "Числа, скопированные вдоль новых или единичных осей.",
        ),
        params=(Param("x"), Param("shape", "attr")),
        shape=_copied,
        latex=r"\operatorname{{broadcast}}\left({0}\right)",
        rule_latex=(r"\sum {g}",),
        samples=((2.0, {"shape": (3,)}), ((1.0, -2.0, 0.5), {"shape": (2, 3)})),
    ),
    _move(
        "index",
        lambda x, key: x[numpy_key(key)],
        lambda xp, g, y, x, key: xp.scatter(g, key=key, shape=xp.shape(x)),
        Text("Chosen rows, columns or numbers.", "Выбранные строки, столбцы или числа."),
        params=(Param("x"), Param("key", "attr")),
        latex="{{{0}}}_{{[{key}]}}",
        slots=(POWER + 1,),
        shape=_index_shape,
        glyph="[ ]",
        rule_latex=(r"\operatorname{{scatter}}\left({g}\right)",),
        samples=((_M, {"key": (1,)}), (_M, {"key": ((None, None, None), (0, 3, 2))})),
        internal=True,
    ),
    _move(
        "scatter",
        _scatter,
        lambda xp, g, y, x, key, shape: xp.index(g, key=key),
        Text("Numbers put into their places among zeros.", "Числа на своих местах среди нулей."),
        params=(Param("x"), Param("key", "attr"), Param("shape", "attr")),
        shape=lambda shapes, attrs: attrs["shape"],
        rule_latex=(r"{g}",),
        samples=(((1.0, 2.0, 3.0), {"key": (1,), "shape": (2, 3)}),),
        internal=True,
    ),
    _move(
        "concat",
        lambda *xs, axis=0: np.concatenate(xs, axis=axis),
        _join_rule,
        Text("Arrays joined along an axis.", "Массивы, соединённые вдоль оси."),
        params=(Param("xs", "variadic"), Param("axis", "attr", 0)),
        latex=r"\left[{args}\right]",
        shape=_joined,
        rule_latex=(r"{{{g}}}_{{[\dots]}}",),
        samples=((_M, _M, {"axis": 1}), (_M, (_M[0],))),
        headline=Text(
            "{to} gets back its own part of the gradient.",
            "{to} получает обратно свою часть градиента.",
        ),
        aliases=("concatenate",),
    ),
    _move(
        "stack",
        lambda *xs, axis=0: np.stack(xs, axis=axis),
        _pile_rule,
        Text("Arrays of one shape laid along a new axis.", "Массивы одной формы вдоль новой оси."),
        params=(Param("xs", "variadic"), Param("axis", "attr", 0)),
        latex=r"\left[{args}\right]",
        shape=_piled,
        rule_latex=(r"{{{g}}}_{{[\dots]}}",),
        samples=((1.0, 2.0, -0.5), (_M, _M, {"axis": 1})),
        headline=Text(
            "{to} gets back its own part of the gradient.",
            "{to} получает обратно свою часть градиента.",
        ),
    ),
)
