"""Activation functions. Rules stay exact in saturation, where the textbook form rounds to 0."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ..text import Text
from .op import Kind, Kink, Op, Param
from .special import erfc

_SQRT_2, _SQRT_2PI = math.sqrt(2.0), math.sqrt(2.0 * math.pi)
_GELU_SCALE, _GELU_CUBIC = math.sqrt(2.0 / math.pi), 0.044715
_SELU_SCALE, _SELU_ALPHA = 1.0507009873554804934193349852946, 1.6732632423543772848170429916717
# 1 - t loses about a hundredth part of its last digit per unit of 1/(1 - t): this costs two digits.
_SATURATED = 0.98
_AT_0 = lambda x, *_: x == 0  # noqa: E731
_SAMPLES = ((0.7,), (-1.3,), (4.0,))


def _sigmoid(x: Any) -> Any:
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small)[()] / (1.0 + small)


def _sigmoid_scalar(x: float) -> float:
    small = math.exp(-abs(x))
    return (1.0 if x >= 0.0 else small) / (1.0 + small)


def _normal_cdf(xp: Any, x: Any) -> Any:
    """Φ(x), through erfc so that the left tail keeps its digits."""
    return 0.5 * xp.erfc(-x / _SQRT_2)


def _gelu(x: Any, approximate: bool = False) -> Any:
    if approximate:
        return 0.5 * x * (1.0 + np.tanh(_GELU_SCALE * (x + _GELU_CUBIC * x * x * x)))
    return 0.5 * x * erfc(-x / _SQRT_2)


def _gelu_rule(xp: Any, y: Any, x: Any, approximate: bool = False) -> Any:
    if approximate:
        inner = _GELU_SCALE * (x + _GELU_CUBIC * x * x * x)
        slope = _GELU_SCALE * (1.0 + 3.0 * _GELU_CUBIC * x * x)
        # (1 + tanh u)/2 = σ(2u), and half of tanh' is 2 σ(2u) σ(-2u)
        on = xp.sigmoid(2.0 * inner)
        return on + 2.0 * x * on * xp.sigmoid(-2.0 * inner) * slope
    return _normal_cdf(xp, x) + x * xp.exp(-0.5 * x * x) / _SQRT_2PI


def _gelu_scalar(x: float, approximate: bool = False) -> float:
    if approximate:
        return 0.5 * x * (1.0 + math.tanh(_GELU_SCALE * (x + _GELU_CUBIC * x * x * x)))
    return 0.5 * x * math.erfc(-x / _SQRT_2)


def _sigmoid_slope(y: Any, x: Any) -> Any:
    return y * (1.0 - y if np.max(y) < _SATURATED else _sigmoid(-x))


def _tanh_slope(y: Any, x: Any) -> Any:
    square = y * y
    if np.max(square) < _SATURATED:
        return 1.0 - square
    small = np.exp(-2.0 * np.abs(x))  # cosh is slow on arrays
    return 4.0 * small / np.square(1.0 + small)


def _slope(name: str, forward: Any, scalar: Any, inline: str) -> Op:
    """A local derivative as an op of its own, for quick runs only: `f(y, x)`."""
    return Op(
        name,
        Kind.ELEMENTWISE,
        forward,
        (None, None),
        doc=Text(
            "A slope by its quickest exact formula.", "Наклон по самой быстрой точной формуле."
        ),
        source="the textbook form, where it keeps its digits; else the stable one",
        params=(Param("y"), Param("x")),
        latex=r"{0}'",
        scalar=scalar,
        inline=inline,
        internal=True,
    )


SIGMOID_SLOPE = _slope(
    "sigmoid_slope",
    _sigmoid_slope,
    lambda y, x: y * (1.0 - y) if y < _SATURATED else y * _sigmoid_scalar(-x),
    f"({{0}}*(1.0-{{0}}) if {{0}}<{_SATURATED} else {{0}}*f_sigmoid(-{{1}}))",
)
TANH_SLOPE = _slope(
    "tanh_slope",
    _tanh_slope,
    lambda y, x: 1.0 - y * y if y * y < _SATURATED else 1.0 / math.cosh(x) ** 2,
    f"(1.0-t if (t:={{0}}*{{0}})<{_SATURATED} else 1.0/f_cosh({{1}})**2)",
)

SIGMOID = Op(
    "sigmoid",
    Kind.ELEMENTWISE,
    _sigmoid,
    (lambda xp, y, x: y * xp.sigmoid(-x),),
    doc=Text("Logistic sigmoid.", "Логистическая сигмоида."),
    source="UDL ch. 3; 1 - σ(x) = σ(-x) keeps the tail exact",
    latex=r"\sigma\left({0}\right)",
    glyph="σ",
    scalar=_sigmoid_scalar,
    bounded=True,
    fast_rules=(lambda xp, y, x: xp.apply(SIGMOID_SLOPE, (y, x), {}),),
    identity=("y * (1 - y)",),
    stable=("y * sigmoid(-x)",),
    samples=_SAMPLES,
    aliases=("σ",),
    headline=Text(
        "The sigmoid damps the gradient for {to}: its slope is {local}, never above 0.25.",
        "Сигмоида ослабляет градиент для {to}: её наклон {local}, он не бывает больше 0,25.",
    ),
)

TANH = Op(
    "tanh",
    Kind.ELEMENTWISE,
    np.tanh,
    (lambda xp, y, x: xp.reciprocal(xp.square(xp.cosh(x))),),
    doc=Text("Hyperbolic tangent.", "Гиперболический тангенс."),
    source="UDL ch. 3; NIST DLMF 4.34.10",
    latex=r"\tanh\left({0}\right)",
    scalar=math.tanh,
    bounded=True,
    fast_rules=(lambda xp, y, x: xp.apply(TANH_SLOPE, (y, x), {}),),
    identity=("1 - y^2",),
    stable=("1 / cosh(x)^2",),
    samples=_SAMPLES,
    headline=Text(
        "The tanh damps the gradient for {to}: its slope is {local}, never above 1.",
        "Гиперболический тангенс ослабляет градиент для {to}: его наклон {local}, не больше 1.",
    ),
)

SOFTPLUS = Op(
    "softplus",
    Kind.ELEMENTWISE,
    lambda x: np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x))),
    (lambda xp, y, x: xp.sigmoid(x),),
    doc=Text("Smooth ramp log(1 + exp(x)).", "Гладкая ступень log(1 + exp(x))."),
    source="Dugas et al. 2001",
    latex=r"\operatorname{{softplus}}\left({0}\right)",
    scalar=lambda x: max(x, 0.0) + math.log1p(math.exp(-abs(x))),
    identity=("sigmoid(x)",),
    samples=_SAMPLES,
)

RELU = Op(
    "relu",
    Kind.ELEMENTWISE,
    lambda x: np.maximum(x, 0.0),
    (lambda xp, y, x: xp.gt(x, 0.0),),
    doc=Text("The positive part.", "Положительная часть."),
    source="UDL ch. 3",
    latex=r"\operatorname{{ReLU}}\left({0}\right)",
    glyph="ReLU",
    scalar=lambda x: max(x, 0.0),
    inline="({0} if {0}>0.0 else 0.0)",
    bounded=True,
    kinks=(Kink(_AT_0, "x = 0", Text("we take 0", "берём 0")),),
    identity=("x > 0",),
    samples=((0.7,), (-1.3,)),
    headline=Text(
        "ReLU passes the gradient where its input is above 0; elsewhere it is flat and passes "
        "nothing. {to} gets it times {local}.",
        "ReLU пропускает градиент там, где вход больше 0; в остальных местах она плоская и не "
        "пропускает ничего. Для {to} множитель {local}.",
    ),
)

LEAKY_RELU = Op(
    "leaky_relu",
    Kind.ELEMENTWISE,
    lambda x, alpha: np.where(x > 0, x, alpha * x)[()],
    (
        lambda xp, y, x, alpha: xp.where(xp.gt(x, 0.0), 1.0, alpha),
        lambda xp, y, x, alpha: xp.minimum(x, 0.0),
    ),
    doc=Text("ReLU with slope alpha on the left.", "ReLU с наклоном alpha слева."),
    source="Maas et al. 2013",
    params=(Param("x"), Param("alpha", default=0.01)),
    latex=r"\operatorname{{LeakyReLU}}\left({0}\right)",
    scalar=lambda x, alpha: x if x > 0.0 else alpha * x,
    kinks=(Kink(_AT_0, "x = 0", Text("we take alpha", "берём alpha")),),
    identity=("where(x > 0, 1, alpha)", "min(x, 0)"),
    samples=((0.7, 0.1), (-1.3, 0.1)),
)

ELU = Op(
    "elu",
    Kind.ELEMENTWISE,
    lambda x, alpha: np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))[()],
    (
        lambda xp, y, x, alpha: xp.where(xp.gt(x, 0.0), 1.0, alpha * xp.exp(xp.minimum(x, 0.0))),
        lambda xp, y, x, alpha: xp.expm1(xp.minimum(x, 0.0)),
    ),
    doc=Text("Exponential linear unit.", "Экспоненциальный линейный элемент."),
    source="Clevert et al. 2016",
    params=(Param("x"), Param("alpha", default=1.0)),
    latex=r"\operatorname{{ELU}}\left({0}\right)",
    glyph="ELU",
    scalar=lambda x, alpha: x if x > 0.0 else alpha * math.expm1(x),
    kinks=(Kink(_AT_0, "x = 0", Text("we take alpha", "берём alpha")),),
    identity=("where(x > 0, 1, alpha * exp(x))", "where(x > 0, 0, exp(x) - 1)"),
    samples=((0.7, 1.5), (-1.3, 1.5)),
)

SELU = Op(
    "selu",
    Kind.ELEMENTWISE,
    lambda x: _SELU_SCALE * np.where(x > 0, x, _SELU_ALPHA * np.expm1(np.minimum(x, 0.0)))[()],
    (
        lambda xp, y, x: xp.where(
            xp.gt(x, 0.0), _SELU_SCALE, _SELU_SCALE * _SELU_ALPHA * xp.exp(xp.minimum(x, 0.0))
        ),
    ),
    doc=Text("Self-normalizing ELU.", "Самонормирующийся ELU."),
    source="Klambauer et al. 2017",
    latex=r"\operatorname{{SELU}}\left({0}\right)",
    glyph="SELU",
    scalar=lambda x: _SELU_SCALE * (x if x > 0.0 else _SELU_ALPHA * math.expm1(x)),
    kinks=(Kink(_AT_0, "x = 0", Text("we take the left slope", "берём наклон слева")),),
    identity=("where(x > 0, 1.0507009873554805, y + 1.7580993408473766)",),
    samples=((0.7,), (-1.3,)),
)

SILU = Op(
    "silu",
    Kind.ELEMENTWISE,
    lambda x: x * _sigmoid(x),
    (lambda xp, y, x: xp.sigmoid(x) * (1.0 + x * xp.sigmoid(-x)),),
    doc=Text("Swish: x times its sigmoid.", "Swish: x, умноженный на свою сигмоиду."),
    source="Ramachandran et al. 2017",
    latex=r"\operatorname{{swish}}\left({0}\right)",
    glyph="swish",
    scalar=lambda x: x * _sigmoid_scalar(x),
    identity=("y + sigmoid(x) * (1 - y)",),
    stable=("sigmoid(x) * (1 + x * sigmoid(-x))",),
    samples=_SAMPLES,
    aliases=("swish",),
)

GELU = Op(
    "gelu",
    Kind.ELEMENTWISE,
    _gelu,
    (_gelu_rule,),
    doc=Text(
        "x times the normal distribution Φ(x).", "x, умноженный на нормальное распределение Φ(x)."
    ),
    source="Hendrycks and Gimpel 2016; approximate=True takes their tanh form",
    params=(Param("x"), Param("approximate", "attr", False)),
    latex=r"\operatorname{{GELU}}\left({0}\right)",
    glyph="GELU",
    scalar=_gelu_scalar,
    identity=("(1 + erf(x / sqrt(2))) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi)",),
    stable=("erfc(-x / sqrt(2)) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi)",),
    samples=(*_SAMPLES, (0.7, {"approximate": True}), (-1.3, {"approximate": True})),
)

MISH = Op(
    "mish",
    Kind.ELEMENTWISE,
    lambda x: x * np.tanh(np.logaddexp(x, 0.0)),
    (
        lambda xp, y, x: (
            xp.tanh(xp.softplus(x)) + x * xp.sigmoid(x) / xp.square(xp.cosh(xp.softplus(x)))
        ),
    ),
    doc=Text("x times tanh of its softplus.", "x, умноженный на tanh от softplus."),
    source="Misra 2019",
    latex=r"\operatorname{{mish}}\left({0}\right)",
    scalar=lambda x: x * math.tanh(max(x, 0.0) + math.log1p(math.exp(-abs(x)))),
    identity=("tanh(softplus(x)) + x * sigmoid(x) / cosh(softplus(x))^2",),
    samples=_SAMPLES,
)

OPS = (SIGMOID, TANH, SOFTPLUS, RELU, LEAKY_RELU, ELU, SELU, SILU, GELU, MISH)
