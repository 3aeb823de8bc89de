"""The activations of the registry, and what is exactly known of each.

Nothing here is taken on trust: tests run each program and find every range, extreme and flat end.
"""

from __future__ import annotations

from math import inf

from ..text import Text
from .facts import Activation, Extreme, Facts, Flat, Interval, Parameter

_SELU_FLOOR = 1.7580993408473766


def _ramp(scale: float) -> Facts:
    """Of what has one slope left of 0 and slope 1 right of it."""
    low, high = sorted((scale, 1.0))
    only = (scale, 1.0) if scale != 1 else (1.0,)
    flat: Flat = "no" if scale else "zero"
    closed = (scale == 0, False)
    whole = Interval(-inf if scale else 0.0, inf, closed)
    return Facts(whole, Interval(low, high, (True, True)), (flat, "no"), only)


def _elu(alpha: float) -> Facts:
    if not alpha:
        return _ramp(0.0)
    slopes = Interval(0.0, alpha, (False, alpha == 1))
    besides = (1.0,) if alpha < 1 else ()
    return Facts(Interval(-alpha, inf), slopes, ("fades", "no"), besides=besides)


def _dips(least: Extreme, steepest: Extreme, slackest: Extreme) -> Facts:
    """Of what dips below 0 on the left and rises like x on the right."""
    return Facts(
        Interval(least.value, inf, (True, False)),
        Interval(slackest.value, steepest.value, (True, True)),
        ("fades", "no"),
        least=least,
        steepest=steepest,
        slackest=slackest,
    )


_HALF = (True, True)
_EVERYWHERE = Interval(-inf, inf, _HALF)
_UPWARDS = Interval(0.0, inf, _HALF)

ACTIVATIONS = (
    Activation(
        "heaviside",
        "H",
        Text("Heaviside step", "Ступенька Хевисайда"),
        "x >= 0",
        r"H(x) = [\,x \ge 0\,]",
        lambda _: Facts(
            Interval(0.0, 1.0, _HALF), Interval(0.0, 0.0, _HALF), ("zero", "zero"), (0.0,)
        ),
        ("≥",),
    ),
    Activation(
        "sigmoid",
        "σ",
        Text("Sigmoid", "Сигмоида"),
        "sigmoid(k*x)",
        r"\sigma(kx) = \dfrac{1}{1 + e^{-kx}}",
        lambda k: Facts(
            Interval(0.0, 1.0),
            Interval(0.0, k / 4, (False, True)),
            ("fades", "fades"),
            steepest=Extreme(0.0, k / 4),
        ),
        ("exp",),
        Interval(0.0, 1.0, _HALF),
        Parameter("k", 1.0, 0.5, 20.0),
    ),
    Activation(
        "tanh",
        "tanh",
        Text("Hyperbolic tangent", "Гиперболический тангенс"),
        "tanh(x)",
        r"\tanh x = 2\sigma(2x) - 1",
        lambda _: Facts(
            Interval(-1.0, 1.0),
            Interval(0.0, 1.0, (False, True)),
            ("fades", "fades"),
            steepest=Extreme(0.0, 1.0),
        ),
        ("exp",),
        Interval(-1.0, 1.0, _HALF),
    ),
    Activation(
        "softplus",
        "softplus",
        Text("Softplus", "Softplus"),
        "softplus(x)",
        r"\log(1 + e^{x})",
        lambda _: Facts(Interval(0.0, inf), Interval(0.0, 1.0), ("fades", "no")),
        ("exp", "log"),
        _UPWARDS,
    ),
    Activation(
        "relu",
        "ReLU",
        Text("ReLU", "ReLU"),
        "relu(x)",
        r"\max(x, 0)",
        lambda _: _ramp(0.0),
        ("max",),
        _UPWARDS,
    ),
    Activation(
        "leaky_relu",
        "Leaky ReLU",
        Text("Leaky ReLU", "Leaky ReLU"),
        "leaky_relu(x, alpha)",
        r"\max(x, 0) + \alpha\min(x, 0)",
        _ramp,
        ("max",),
        _EVERYWHERE,
        Parameter("alpha", 0.01, 0.0, 1.0),
    ),
    Activation(
        "elu",
        "ELU",
        Text("ELU", "ELU"),
        "elu(x, alpha)",
        r"\max(x, 0) + \min(\alpha(e^{x} - 1), 0)",
        _elu,
        ("exp", "max"),
        _EVERYWHERE,
        Parameter("alpha", 1.0, 0.0, 2.0),
    ),
    Activation(
        "selu",
        "SELU",
        Text("SELU", "SELU"),
        "selu(x)",
        r"\lambda\,\mathrm{ELU}_{\alpha}(x)",
        lambda _: Facts(
            Interval(-_SELU_FLOOR, inf),
            Interval(0.0, _SELU_FLOOR),
            ("fades", "no"),
        ),
        ("exp", "max"),
    ),
    Activation(
        "silu",
        "Swish",
        Text("Swish", "Swish"),
        "silu(x)",
        r"x\,\sigma(x)",
        lambda _: _dips(
            Extreme(-1.278464542761074, -0.2784645427610738),
            Extreme(2.3993572805154, 1.0998393201288669),
            Extreme(-2.3993572805154, -0.0998393201288669),
        ),
        ("exp",),
        _EVERYWHERE,
    ),
    Activation(
        "gelu",
        "GELU",
        Text("GELU", "GELU"),
        "gelu(x)",
        r"x\,\Phi(x)",
        lambda _: _dips(
            Extreme(-0.7517915246935649, -0.16997120747990388),
            Extreme(2**0.5, 1.1289041451851547),
            Extreme(-(2**0.5), -0.1289041451851547),
        ),
        ("erf",),
        _EVERYWHERE,
    ),
    Activation(
        "mish",
        "Mish",
        Text("Mish", "Mish"),
        "mish(x)",
        r"x\tanh(\log(1 + e^{x}))",
        lambda _: _dips(
            Extreme(-1.1924312145154952, -0.30884341301725043),
            Extreme(1.4905711795, 1.088498161251728),
            Extreme(-2.2563763964, -0.11252612238946255),
        ),
        ("exp", "log", "tanh"),
    ),
)
"""All that the registry has, and the step that they began with."""
