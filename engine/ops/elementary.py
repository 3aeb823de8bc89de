"""Elementary functions of one argument."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ..text import Text
from .op import POWER, Domain, Kind, Kink, Op, Rule
from .special import erf, erfc

_TABLE = "table of derivatives; any calculus textbook"
_SQRT_PI = math.sqrt(math.pi)


def _function(
    name: str,
    forward: Callable[..., Any],
    rule: Rule,
    identity: str,
    doc: Text,
    scalar: Callable[[float], float] | None,
    samples: tuple[float, ...] = (0.4, -0.6),
    **more: Any,
) -> Op:
    """An elementwise op of one argument that prints as its own name."""
    more.setdefault("latex", rf"\{name}\left({{0}}\right)")
    more.setdefault("source", _TABLE)
    return Op(
        name,
        Kind.ELEMENTWISE,
        forward,
        (rule,),
        identity=(identity,),
        doc=doc,
        scalar=scalar,
        samples=tuple((s,) for s in samples),
        **more,
    )


def _operator(name: str) -> str:
    return rf"\operatorname{{{{{name}}}}}\left({{0}}\right)"


_POSITIVE = Domain("x > 0", lambda x: x > 0)
_UNIT = Domain("-1 ≤ x ≤ 1", lambda x: np.abs(x) <= 1)
_JUMPS = Text(
    "the derivative is 0 wherever it exists; at the jump we take 0",
    "производная равна 0 всюду, где она есть; в точке скачка берём 0",
)

OPS = (
    _function(
        "exp",
        np.exp,
        lambda xp, y, x: y,
        "y",
        Text("Exponential function.", "Экспонента."),
        math.exp,
        latex="e^{{{0}}}",
        precedence=POWER,
        bounded=True,
        headline=Text(
            "The exponential is its own derivative: it scales the gradient for {to} by its value.",
            "Экспонента — сама себе производная: градиент для {to} умножается на её значение.",
        ),
    ),
    _function(
        "expm1",
        np.expm1,
        lambda xp, y, x: xp.exp(x),
        "exp(x)",
        Text("exp(x) − 1, exact near 0.", "exp(x) − 1, точно вблизи нуля."),
        math.expm1,
        latex="e^{{{0}}} - 1",
        precedence=1,
    ),
    _function(
        "log",
        np.log,
        lambda xp, y, x: 1.0 / x,
        "1 / x",
        Text("Natural logarithm.", "Натуральный логарифм."),
        math.log,
        (0.4, 3.0),
        domain=_POSITIVE,
        aliases=("ln",),
        propagates=True,
        headline=Text(
            "The logarithm divides the gradient for {to} by its argument.",
            "Логарифм делит градиент для {to} на свой аргумент.",
        ),
    ),
    _function(
        "log1p",
        np.log1p,
        lambda xp, y, x: 1.0 / (1.0 + x),
        "1 / (1 + x)",
        Text("log(1 + x), exact near 0.", "log(1 + x), точно вблизи нуля."),
        math.log1p,
        latex=r"\log\left(1 + {0}\right)",
        domain=Domain("x > -1", lambda x: x > -1),
    ),
    _function(
        "log2",
        np.log2,
        lambda xp, y, x: 1.0 / (x * math.log(2.0)),
        "1 / (x * log(2))",
        Text("Logarithm to base 2.", "Двоичный логарифм."),
        math.log2,
        (0.4, 3.0),
        latex=r"\log_2\left({0}\right)",
        domain=_POSITIVE,
        propagates=True,
    ),
    _function(
        "log10",
        np.log10,
        lambda xp, y, x: 1.0 / (x * math.log(10.0)),
        "1 / (x * log(10))",
        Text("Logarithm to base 10.", "Десятичный логарифм."),
        math.log10,
        (0.4, 3.0),
        latex=r"\log_{{10}}\left({0}\right)",
        domain=_POSITIVE,
        propagates=True,
    ),
    _function(
        "sqrt",
        np.sqrt,
        lambda xp, y, x: 0.5 / y,
        "1 / (2 * y)",
        Text("Square root.", "Квадратный корень."),
        math.sqrt,
        (0.4, 3.0),
        latex=r"\sqrt{{{0}}}",
        domain=Domain("x ≥ 0", lambda x: x >= 0),
        propagates=True,
        headline=Text(
            "The root divides the gradient for {to} by twice the root.",
            "Корень делит градиент для {to} на удвоенный корень.",
        ),
    ),
    _function(
        "abs",
        np.abs,
        lambda xp, y, x: xp.sign(x),
        "sign(x)",
        Text("Absolute value.", "Модуль."),
        abs,
        (1.5, -0.6),
        latex=r"\left|{0}\right|",
        headline=Text(
            "The absolute value hands its gradient to {to}, turned round where that is negative.",
            "Модуль передаёт градиент в {to}, меняя его знак там, где аргумент отрицателен.",
        ),
        propagates=True,
        kinks=(Kink(lambda x: x == 0, "x = 0", Text("we take 0", "берём 0")),),
    ),
    _function(
        "sign",
        np.sign,
        lambda xp, y, x: 0.0,
        "0",
        Text("Sign: −1, 0 or 1.", "Знак: −1, 0 или 1."),
        lambda x: (x > 0.0) - (x < 0.0) + 0.0 if x == x else x,
        (1.5, -0.6),
        latex=_operator("sign"),
        kinks=(Kink(lambda x: x == 0, "x = 0", _JUMPS),),
    ),
    _function(
        "floor",
        np.floor,
        lambda xp, y, x: 0.0,
        "0",
        Text("The next whole number below.", "Ближайшее целое снизу."),
        lambda x: float(math.floor(x)),
        (1.5, -0.6),
        latex=r"\left\lfloor {0} \right\rfloor",
        kinks=(Kink(lambda x: x == np.floor(x), "x ∈ ℤ", _JUMPS),),
    ),
    _function(
        "sin",
        np.sin,
        lambda xp, y, x: xp.cos(x),
        "cos(x)",
        Text("Sine.", "Синус."),
        math.sin,
        propagates=True,
        headline=Text(
            "The sine scales the gradient for {to} by the cosine.",
            "Синус умножает градиент для {to} на косинус.",
        ),
    ),
    _function(
        "cos",
        np.cos,
        lambda xp, y, x: -xp.sin(x),
        "-sin(x)",
        Text("Cosine.", "Косинус."),
        math.cos,
        propagates=True,
        headline=Text(
            "The cosine scales the gradient for {to} by minus the sine.",
            "Косинус умножает градиент для {to} на минус синус.",
        ),
    ),
    _function(
        "tan",
        np.tan,
        lambda xp, y, x: 1.0 + y * y,
        "1 + y^2",
        Text("Tangent.", "Тангенс."),
        math.tan,
        propagates=True,
    ),
    _function(
        "arcsin",
        np.arcsin,
        lambda xp, y, x: 1.0 / xp.sqrt((1.0 - x) * (1.0 + x)),
        "1 / sqrt(1 - x^2)",
        Text("Inverse sine.", "Арксинус."),
        math.asin,
        domain=_UNIT,
        aliases=("asin",),
    ),
    _function(
        "arccos",
        np.arccos,
        lambda xp, y, x: -1.0 / xp.sqrt((1.0 - x) * (1.0 + x)),
        "-1 / sqrt(1 - x^2)",
        Text("Inverse cosine.", "Арккосинус."),
        math.acos,
        domain=_UNIT,
        aliases=("acos",),
    ),
    _function(
        "arctan",
        np.arctan,
        lambda xp, y, x: 1.0 / (1.0 + x * x),
        "1 / (1 + x^2)",
        Text("Inverse tangent.", "Арктангенс."),
        math.atan,
        aliases=("atan",),
    ),
    _function(
        "sinh",
        np.sinh,
        lambda xp, y, x: xp.cosh(x),
        "cosh(x)",
        Text("Hyperbolic sine.", "Гиперболический синус."),
        math.sinh,
        propagates=True,
    ),
    _function(
        "cosh",
        np.cosh,
        lambda xp, y, x: xp.sinh(x),
        "sinh(x)",
        Text("Hyperbolic cosine.", "Гиперболический косинус."),
        math.cosh,
        propagates=True,
    ),
    _function(
        "erf",
        erf,
        lambda xp, y, x: 2.0 / _SQRT_PI * xp.exp(-(x * x)),
        "2 / sqrt(pi) * exp(-x^2)",
        Text("Error function.", "Функция ошибок."),
        math.erf,
        latex=_operator("erf"),
        source="NIST DLMF 7.2.1",
    ),
    _function(
        "erfc",
        erfc,
        lambda xp, y, x: -2.0 / _SQRT_PI * xp.exp(-(x * x)),
        "-2 / sqrt(pi) * exp(-x^2)",
        Text("1 − erf(x), exact in the tail.", "1 − erf(x), точно в хвосте."),
        math.erfc,
        latex=_operator("erfc"),
        source="NIST DLMF 7.2.2",
    ),
)
