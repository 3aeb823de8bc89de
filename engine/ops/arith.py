"""Arithmetic: the ops one writes with signs."""

from __future__ import annotations

import math
import operator
from typing import Any

import numpy as np

from ..text import Text
from .op import POWER, PREFIX, PRODUCT, SUM, Domain, Kind, Op, Param

_A_B = (Param("a"), Param("b"))
_SAMPLES = ((2.0, 3.0), (-1.5, 0.25), (0.7, -4.0))
_TEXTBOOK = "sum, product, quotient and power rules; any calculus textbook"


def _pow_base(xp: Any, y: Any, a: Any, b: Any) -> Any:
    # x^0 is constant, also at x = 0, where 0 · 0^(-1) would be NaN.
    return xp.where(xp.eq(b, 0.0), 0.0, b * xp.pow(a, b - 1.0))


def _pow_exponent(xp: Any, y: Any, a: Any, b: Any) -> Any:
    # 0^b stays 0 for b > 0, where y · log(0) would be NaN.
    return xp.where(xp.eq(a, 0.0), 0.0, y * xp.log(a))


def chain(upstream: Any, local: Any) -> Any:
    """Upstream times local derivative, where nothing times infinity is nothing."""
    product = upstream * local
    if np.all(np.isfinite(product)):
        return product
    return np.where(upstream == 0, 0.0, product)[()]


ADD = Op(
    "add",
    Kind.ELEMENTWISE,
    np.add,
    (lambda xp, y, a, b: 1.0, lambda xp, y, a, b: 1.0),
    doc=Text("Sum of two values.", "Сумма двух значений."),
    source=_TEXTBOOK,
    params=_A_B,
    latex="{0} + {1}",
    precedence=SUM,
    slots=(SUM, SUM),
    glyph="+",
    scalar=operator.add,
    inline="{0}+{1}",
    propagates=True,
    identity=("1", "1"),
    samples=_SAMPLES,
    headline=Text(
        "The add hands its gradient on to {to}, unchanged.",
        "Сложение передаёт градиент в {to} без изменений.",
    ),
)

SUB = Op(
    "sub",
    Kind.ELEMENTWISE,
    np.subtract,
    (lambda xp, y, a, b: 1.0, lambda xp, y, a, b: -1.0),
    doc=Text("Difference of two values.", "Разность двух значений."),
    source=_TEXTBOOK,
    params=_A_B,
    latex="{0} - {1}",
    precedence=SUM,
    slots=(SUM, PRODUCT),
    glyph="−",
    scalar=operator.sub,
    inline="{0}-{1}",
    propagates=True,
    identity=("1", "-1"),
    samples=_SAMPLES,
    headline=(
        Text(
            "The subtraction hands its gradient on to {to}, unchanged.",
            "Вычитание передаёт градиент в {to} без изменений.",
        ),
        Text(
            "The subtraction hands its gradient to the subtracted {to}, with its sign turned.",
            "Вычитание передаёт градиент в вычитаемое {to} с обратным знаком.",
        ),
    ),
)

MUL = Op(
    "mul",
    Kind.ELEMENTWISE,
    np.multiply,
    (lambda xp, y, a, b: b, lambda xp, y, a, b: a),
    doc=Text("Product of two values.", "Произведение двух значений."),
    source=_TEXTBOOK,
    params=_A_B,
    latex=r"{0} \cdot {1}",
    latex_of_arrays=r"{0} \odot {1}",
    precedence=PRODUCT,
    slots=(PRODUCT, PREFIX),
    glyph="×",
    scalar=operator.mul,
    inline="{0}*{1}",
    propagates=True,
    identity=("b", "a"),
    samples=_SAMPLES,
    headline=Text(
        "The product scales the gradient for {to} by its other factor.",
        "Произведение умножает градиент для {to} на другой множитель.",
    ),
)

DIV = Op(
    "div",
    Kind.ELEMENTWISE,
    np.divide,
    (lambda xp, y, a, b: 1.0 / b, lambda xp, y, a, b: -y / b),
    doc=Text("Quotient of two values.", "Частное двух значений."),
    source=_TEXTBOOK,
    params=_A_B,
    latex=r"\frac{{{0}}}{{{1}}}",
    glyph="÷",
    scalar=operator.truediv,
    inline="{0}/{1}",
    identity=("1 / b", "-a / b^2"),
    domain=Domain("b ≠ 0", lambda a, b: b != 0, divisor="b"),
    samples=_SAMPLES,
    headline=(
        Text(
            "The division hands its gradient to its numerator {to}, divided by the denominator.",
            "Деление передаёт градиент в числитель {to}, поделив на знаменатель.",
        ),
        Text(
            "The division hands its gradient to its denominator {to}, divided by it"
            " and times minus the quotient.",
            "Деление передаёт градиент в знаменатель {to}, поделив на него"
            " и умножив на минус частное.",
        ),
    ),
)

NEG = Op(
    "neg",
    Kind.ELEMENTWISE,
    np.negative,
    (lambda xp, y, x: -1.0,),
    doc=Text("The value with its sign turned.", "Значение с обратным знаком."),
    source=_TEXTBOOK,
    latex="-{0}",
    precedence=SUM,
    slots=(PRODUCT,),
    glyph="−",
    scalar=operator.neg,
    inline="-{0}",
    propagates=True,
    identity=("-1",),
    samples=((1.5,), (-0.3,)),
    headline=Text(
        "The minus turns the sign of the gradient for {to}.",
        "Минус меняет знак градиента для {to}.",
    ),
)

POW = Op(
    "pow",
    Kind.ELEMENTWISE,
    np.power,
    (_pow_base, _pow_exponent),
    doc=Text("A value raised to a power.", "Возведение в степень."),
    source=_TEXTBOOK,
    params=_A_B,
    latex="{0}^{{{1}}}",
    precedence=POWER,
    slots=(POWER + 1, 0),
    glyph="^",
    scalar=math.pow,
    identity=("b * a^(b - 1)", "y * log(a)"),
    domain=Domain(
        "a > 0; a < 0, b ∈ ℤ; a = 0, b ≥ 0",
        lambda a, b: (a > 0) | ((b == np.floor(b)) & ((a != 0) | (b >= 0))),
        divisor="a",
    ),
    samples=((2.0, 3.0), (1.3, -2.5), (0.4, 0.5)),
    headline=(
        Text(
            "The power scales the gradient for its base {to}"
            " by the exponent and the base to one power less.",
            "Степень умножает градиент для основания {to}"
            " на показатель и на основание степенью ниже.",
        ),
        Text(
            "The power scales the gradient for its exponent {to}:"
            " by its own value and ln of the base.",
            "Степень умножает градиент для показателя {to}: на своё значение и на ln основания.",
        ),
    ),
    aliases=("power",),
)

SQUARE = Op(
    "square",
    Kind.ELEMENTWISE,
    np.square,
    (lambda xp, y, x: 2.0 * x,),
    doc=Text("The value times itself.", "Квадрат значения."),
    source=_TEXTBOOK,
    latex="{0}^2",
    precedence=POWER,
    slots=(POWER + 1,),
    glyph="x²",
    scalar=lambda x: x * x,
    inline="{0}*{0}",
    propagates=True,
    identity=("2 * x",),
    samples=((1.5,), (-0.3,)),
    headline=Text(
        "The square scales the gradient for {to} by twice its argument.",
        "Квадрат умножает градиент для {to} на удвоенный аргумент.",
    ),
)

RECIPROCAL = Op(
    "reciprocal",
    Kind.ELEMENTWISE,
    np.reciprocal,
    (lambda xp, y, x: -(y * y),),
    doc=Text("One divided by the value.", "Единица, делённая на значение."),
    source=_TEXTBOOK,
    latex=r"\frac{{1}}{{{0}}}",
    glyph="1/x",
    scalar=lambda x: 1.0 / x,
    inline="1.0/{0}",
    identity=("-1 / x^2",),
    domain=Domain("x ≠ 0", lambda x: x != 0, divisor="x"),
    samples=((1.5,), (-0.3,)),
)

CHAIN = Op(
    "chain",
    Kind.ELEMENTWISE,
    chain,
    (lambda xp, y, a, b: b, lambda xp, y, a, b: a),
    doc=Text(
        "Upstream times local derivative; an upstream of exactly 0 gives exactly 0.",
        "Приходящий градиент на локальную производную; ровно 0 даёт ровно 0.",
    ),
    source="chain rule; so that a branch not taken cannot turn 0 · ∞ into NaN",
    params=(Param("a"), Param("b")),
    latex=r"{0} \cdot {1}",
    precedence=PRODUCT,
    slots=(PRODUCT, PREFIX),
    glyph="×",
    identity=("b", "a"),
    # Plain products in fast code: where they would make a NaN, the careful replay takes over.
    scalar=operator.mul,
    inline="{0}*{1}",
    quick=np.multiply,
    propagates=True,
    samples=_SAMPLES,
)

OPS = (ADD, SUB, MUL, DIV, NEG, POW, SQUARE, RECIPROCAL, CHAIN)
