"""Ops that choose: maximum, minimum, clip, where, comparisons, steps."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from ..text import Text
from .op import SUM, Kind, Kink, Op, Param

_A_B = (Param("a"), Param("b"))
_TIE = Kink(
    lambda a, b: a == b,
    "a = b",
    Text("a tie is shared, 1/2 each", "при равенстве делим пополам, по 1/2"),
)
_LARGER = Text(
    "max passes the gradient to its larger input only: a tiny change of the other does not "
    "change max. {to} gets it times {local}.",
    "max передаёт градиент только большему из входов: от малого изменения другого max не "
    "меняется. Для {to} множитель {local}.",
)
_SMALLER = Text(
    "min passes the gradient to its smaller input only: a tiny change of the other does not "
    "change min. {to} gets it times {local}.",
    "min передаёт градиент только меньшему из входов: от малого изменения другого min не "
    "меняется. Для {to} множитель {local}.",
)
_TAKEN = Text(
    "A choice passes the gradient to the branch taken only: a change of the other is not seen. "
    "{to} gets it times {local}.",
    "Выбор передаёт градиент только в выбранную ветвь: изменение другой ничего не меняет. "
    "Для {to} множитель {local}.",
)


_NO_SLOPE = Text(
    "the derivative is 0 wherever it exists; at the jump we take 0",
    "производная равна 0 всюду, где она есть; в точке скачка берём 0",
)


def _where(c: Any, a: Any, b: Any) -> Any:
    return np.where(c, a, b)[()]


def _wins(a: Any, b: Any) -> Any:
    return np.where(a == b, 0.5, np.asarray(a > b, dtype=float))[()]


WINS = Op(
    "wins",
    Kind.ELEMENTWISE,
    _wins,
    (None, None),
    doc=Text("1 where a > b, 1/2 at a tie, else 0.", "1, если a > b; 1/2 при равенстве; иначе 0."),
    source="how max and min share a gradient",
    params=_A_B,
    latex=r"\left[{0} > {1}\right]",
    scalar=lambda a, b: 1.0 if a > b else 0.5 if a == b else 0.0,
    inline="(1.0 if {0}>{1} else 0.5 if {0}=={1} else 0.0)",
    quick=lambda a, b: _wins(a, b) if np.count_nonzero(a == b) else a > b,
    chained="({g} if {0}>{1} else 0.5*{g} if {0}=={1} else 0.0)",
    bounded=True,
    kinks=(Kink(lambda a, b: a == b, "a = b", _NO_SLOPE),),
    samples=((2.0, 1.0), (0.5, 1.0)),
)

MAXIMUM = Op(
    "maximum",
    Kind.ELEMENTWISE,
    np.maximum,
    (lambda xp, y, a, b: xp.wins(a, b), lambda xp, y, a, b: xp.wins(b, a)),
    doc=Text("The larger of two values.", "Большее из двух значений."),
    source="subgradient; a tie shared equally, as PyTorch and JAX do",
    params=_A_B,
    latex=r"\max\left({0}, {1}\right)",
    glyph="max",
    scalar=max,
    inline="({0} if {0}>{1} else {1})",
    bounded=True,
    kinks=(_TIE,),
    identity=("a > b", "b > a"),
    stable=("(a > b) + (a == b) / 2", "(b > a) + (a == b) / 2"),
    samples=((2.0, 1.0), (-1.0, 0.5)),
    headline=_LARGER,
    aliases=("max",),
    folds=True,
)

MINIMUM = Op(
    "minimum",
    Kind.ELEMENTWISE,
    np.minimum,
    (lambda xp, y, a, b: xp.wins(b, a), lambda xp, y, a, b: xp.wins(a, b)),
    doc=Text("The smaller of two values.", "Меньшее из двух значений."),
    source="subgradient; a tie shared equally, as PyTorch and JAX do",
    params=_A_B,
    latex=r"\min\left({0}, {1}\right)",
    glyph="min",
    scalar=min,
    inline="({0} if {0}<{1} else {1})",
    bounded=True,
    kinks=(_TIE,),
    identity=("a < b", "b < a"),
    stable=("(a < b) + (a == b) / 2", "(b < a) + (a == b) / 2"),
    samples=((2.0, 1.0), (-1.0, 0.5)),
    headline=_SMALLER,
    aliases=("min",),
    folds=True,
)

CLIP = Op(
    "clip",
    Kind.ELEMENTWISE,
    lambda x, low, high: np.minimum(np.maximum(x, low), high),
    (
        lambda xp, y, x, low, high: xp.ge(x, low) * xp.le(x, high),
        lambda xp, y, x, low, high: xp.lt(x, low) * xp.le(low, high),
        lambda xp, y, x, low, high: xp.gt(xp.maximum(x, low), high),
    ),
    doc=Text("The value held between two bounds.", "Значение, зажатое между двумя границами."),
    source="piecewise linear; at a bound the value counts as inside, as PyTorch has it",
    params=(Param("x"), Param("low"), Param("high")),
    latex=r"\operatorname{{clip}}\left({0}, {1}, {2}\right)",
    headline=Text(
        "The clip passes the gradient to what decides: x between the bounds, else the bound. {to} "
        "gets it times {local}.",
        "Зажим передаёт градиент тому, что решает: x между границами, иначе границе. Для {to} "
        "множитель {local}.",
    ),
    scalar=lambda x, low, high: min(max(x, low), high),
    kinks=(
        Kink(
            lambda x, low, high: (x == low) | (x == high),
            "x = low, x = high",
            Text("at a bound we take 1", "на границе берём 1"),
        ),
    ),
    identity=("(x >= low) * (x <= high)", "x < low", "x > high"),
    samples=((0.3, -1.0, 1.0), (-2.0, -1.0, 1.0), (2.5, -1.0, 1.0)),
    aliases=("clamp",),
)

WHERE = Op(
    "where",
    Kind.ELEMENTWISE,
    _where,
    (
        None,
        lambda xp, y, c, a, b: xp.ne(c, 0.0),
        lambda xp, y, c, a, b: xp.eq(c, 0.0),
    ),
    doc=Text("a where the condition holds, else b.", "a там, где верно условие, иначе b."),
    source="the branch not taken contributes exactly 0",
    params=(Param("condition"), Param("a"), Param("b")),
    latex=r"\begin{{cases}} {1} & {0} \\ {2} & \text{{else}} \end{{cases}}",
    each_latex=("", r"\left[{0}\right]", r"\left[\lnot {0}\right]"),
    scalar=lambda c, a, b: a if c else b,
    inline="({1} if {0} else {2})",
    bounded=True,
    samples=((1.0, 2.0, 3.0), (0.0, 2.0, 3.0)),
    headline=_TAKEN,
)


def _compare(
    name: str,
    forward: Callable[..., Any],
    compare: Callable[[float, float], bool],
    sign: str,
    latex: str,
    doc: Text,
) -> Op:
    python = {"=": "==", "≥": ">=", "≤": "<=", "≠": "!="}.get(sign, sign)
    return Op(
        name,
        Kind.ELEMENTWISE,
        lambda a, b: np.asarray(forward(a, b), dtype=float)[()],
        (None, None),
        doc=doc,
        source="piecewise constant: no gradient flows",
        params=_A_B,
        latex=f"{{0}} {latex} {{1}}",
        precedence=0,
        slots=(SUM, SUM),
        glyph=sign,
        scalar=lambda a, b: 1.0 if compare(a, b) else 0.0,
        inline=f"(1.0 if {{0}}{python}{{1}} else 0.0)",
        quick=forward,
        chained=f"({{g}} if {{0}}{python}{{1}} else 0.0)",
        bounded=True,
        kinks=(Kink(lambda a, b: a == b, "a = b", _NO_SLOPE),),
        samples=((2.0, 1.0), (0.5, 1.0)),
        internal=True,
    )


COMPARISONS = (
    _compare(
        "gt",
        np.greater,
        operator.gt,
        ">",
        ">",
        Text("1 where a > b, else 0.", "1, если a > b, иначе 0."),
    ),
    _compare(
        "lt",
        np.less,
        operator.lt,
        "<",
        "<",
        Text("1 where a < b, else 0.", "1, если a < b, иначе 0."),
    ),
    _compare(
        "ge",
        np.greater_equal,
        operator.ge,
        "≥",
        r"\ge",
        Text("1 where a ≥ b, else 0.", "1, если a ≥ b, иначе 0."),
    ),
    _compare(
        "le",
        np.less_equal,
        operator.le,
        "≤",
        r"\le",
        Text("1 where a ≤ b, else 0.", "1, если a ≤ b, иначе 0."),
    ),
    _compare(
        "eq",
        np.equal,
        operator.eq,
        "=",
        "=",
        Text("1 where a = b, else 0.", "1, если a = b, иначе 0."),
    ),
    _compare(
        "ne",
        np.not_equal,
        operator.ne,
        "≠",
        r"\ne",
        Text("1 where a ≠ b, else 0.", "1, если a ≠ b, иначе 0."),
    ),
)

HEAVISIDE = Op(
    "heaviside",
    Kind.ELEMENTWISE,
    lambda x, at_zero: np.heaviside(x, at_zero),
    (lambda xp, y, x, at_zero: 0.0, lambda xp, y, x, at_zero: xp.eq(x, 0.0)),
    doc=Text("Unit step: 0 below zero, 1 above.", "Ступенька: 0 слева от нуля, 1 справа."),
    source="NIST DLMF 1.16.13",
    params=(Param("x"), Param("at_zero", default=0.5)),
    latex=r"H\left({0}\right)",
    glyph="H",
    scalar=lambda x, at_zero: 1.0 if x > 0.0 else 0.0 if x < 0.0 else at_zero,
    kinks=(
        Kink(
            lambda x, at_zero: x == 0,
            "x = 0",
            _NO_SLOPE,
        ),
    ),
    identity=("0", "x == 0"),
    samples=((1.5, 0.5), (-0.4, 0.5)),
    aliases=("step",),
)

OPS = (WINS, MAXIMUM, MINIMUM, CLIP, WHERE, *COMPARISONS, HEAVISIDE)
