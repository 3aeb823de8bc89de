"""Products of matrices and vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..shapes import Shape, ShapeError, broadcast, size
from ..text import Text
from .op import PREFIX, PRODUCT, Kind, Op, Param

_A_B = (Param("a"), Param("b"))
_COOKBOOK = "Petersen and Pedersen, The Matrix Cookbook, 2012"
_M, _N = ((1.0, -2.0, 0.5), (0.25, 1.5, -1.0)), ((2.0, 0.5), (-1.0, 0.3), (0.0, 4.0))
_V, _W = (1.0, -2.0, 0.5), (0.4, 3.0)


def _matmul_shape(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    a, b = shapes
    if not a or not b:
        raise ShapeError("matmul_scalar", a=list(a), b=list(b))
    inner = b[-2] if len(b) > 1 else b[0]
    if a[-1] != inner:
        raise ShapeError("matmul_inner", a=list(a), b=list(b), inner_a=a[-1], inner_b=inner)
    batch = broadcast(a[:-2], b[:-2])
    return (*batch, *a[-2:-1], *(b[-1:] if len(b) > 1 else ()))


def _matmul_cost(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> int:
    return 2 * size(_matmul_shape(shapes, attrs)) * shapes[0][-1]


def _turned(xp: Any, x: Any) -> Any:
    """The last two axes swapped."""
    rank = len(xp.shape(x))
    return xp.transpose(x, axes=(*range(rank - 2), rank - 1, rank - 2))


def _by_left(xp: Any, g: Any, y: Any, a: Any, b: Any) -> Any:
    rank_a, rank_b = len(xp.shape(a)), len(xp.shape(b))
    if rank_b == 1:  # each row of a met the one vector b
        return g * b if rank_a == 1 else _column(xp, g) * b
    rows = g if rank_a > 1 or rank_b == 2 else _row(xp, g)
    return xp.matmul(rows, _turned(xp, b))


def _by_right(xp: Any, g: Any, y: Any, a: Any, b: Any) -> Any:
    rank_a, rank_b = len(xp.shape(a)), len(xp.shape(b))
    if rank_a == 1:
        return g * a if rank_b == 1 else _column(xp, a) * _row(xp, g)
    if rank_b == 1:
        # b stood under every row of a, in every batch: its gradient sums over all of them.
        return _column(xp, g) * a
    return xp.matmul(_turned(xp, a), g)


def _column(xp: Any, x: Any) -> Any:
    return xp.reshape(x, shape=(*xp.shape(x), 1))


def _row(xp: Any, x: Any) -> Any:
    shape = xp.shape(x)
    return xp.reshape(x, shape=(*shape[:-1], 1, *shape[-1:]))


def _outer_shape(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    for shape in shapes:
        if len(shape) != 1:
            raise ShapeError("outer_vectors", a=list(shapes[0]), b=list(shapes[1]))
    return (*shapes[0], *shapes[1])


MATMUL = Op(
    "matmul",
    Kind.LINEAR,
    np.matmul,
    (_by_left, _by_right),
    doc=Text("Matrix product.", "Матричное произведение."),
    source=_COOKBOOK,
    params=_A_B,
    latex=r"{0} \, {1}",
    precedence=PRODUCT,
    slots=(PRODUCT, PREFIX),
    glyph="@",
    shape=_matmul_shape,
    rule_latex=(r"{g} \, {1}^\top", r"{0}^\top {g}"),
    samples=((_M, _N), (_M, _V), (_W, _M), (_V, _V), ((_M, _M), _N), (_V, (_N, _N))),
    headline=Text(
        "The matrix product sends {to} the gradient times the other matrix, transposed.",
        "Матричное произведение передаёт в {to} градиент, умноженный на другую матрицу, "
        "транспонированную.",
    ),
    aliases=("dot", "mm"),
    cost=_matmul_cost,
)

OUTER = Op(
    "outer",
    Kind.LINEAR,
    np.multiply.outer,
    (
        lambda xp, g, y, a, b: xp.matmul(g, b),
        lambda xp, g, y, a, b: xp.matmul(xp.transpose(g), a),
    ),
    doc=Text("Every number of a times every number of b.", "Каждое число a на каждое число b."),
    source=_COOKBOOK,
    params=_A_B,
    latex=r"{0} \otimes {1}",
    precedence=PRODUCT,
    slots=(PRODUCT, PREFIX),
    glyph="⊗",
    shape=_outer_shape,
    rule_latex=(r"{g} \, {1}", r"{{{g}}}^\top {0}"),
    samples=((_V, _W),),
    cost=lambda shapes, attrs: size(shapes[0]) * size(shapes[1]),
)

OPS = (MATMUL, OUTER)
