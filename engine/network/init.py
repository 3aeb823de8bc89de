"""First weights, each recipe with its source; biases begin at 0."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .parts import Use
from .spec import Spec
from .zigzag import zigzag

Floats = NDArray[np.float64]
_STREAM = 2
"""Keeps the weights apart from all else that is drawn from the same seed."""
_DIGITS = 6
"""A program shows the weights, and they are to be read and typed again."""


def first_weights(spec: Spec) -> list[tuple[Floats, Floats]]:
    """Weights [in, out] and biases [out] of each layer; no bias is an empty one.

    Examples
    --------
    >>> from .read import parse_spec
    >>> [(w.shape, b.shape) for w, b in first_weights(parse_spec("2 → 3 tanh nobias → 1, xor"))]
    [((2, 3), (0,)), ((3, 1), (1,))]
    """
    if spec.settings["init"].part.name == "init zigzag":
        return zigzag(spec.layers[0].width, len(spec.layers) - 1)
    seed, widths = int(spec.settings["seed"].values[0]), [layer.width for layer in spec.layers]
    weights = _weights(spec.settings["init"], seed, (spec.inputs, *widths))
    biases = (np.zeros(0 if "nobias" in layer.traits else layer.width) for layer in spec.layers)
    return list(zip(weights, biases, strict=True))


@lru_cache(maxsize=2)
def _weights(init: Use, seed: int, widths: tuple[int, ...]) -> list[Floats]:
    """All weights; kept for a while, as several questions are asked about one network."""
    rng = np.random.Generator(np.random.PCG64([seed, _STREAM]))
    weights = [drawn(init, rng, *pair).round(_DIGITS) for pair in pairwise(widths)]
    for weight in weights:
        weight.setflags(write=False)
    return weights


def drawn(init: Use, rng: np.random.Generator, fan_in: int, fan_out: int) -> Floats:
    """The weights of one layer, [fan_in, fan_out]."""
    return _DRAW[init.part.words[1]](rng, (fan_in, fan_out), *init.values)


def _scaled(deviation: Callable[[int, int], float]) -> Callable[..., Floats]:
    def draw(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Floats:
        return rng.normal(0.0, 1.0, shape) * (scale * deviation(*shape))

    return draw


def _orthogonal(rng: np.random.Generator, shape: tuple[int, int], scale: float) -> Floats:
    """Q of a random matrix, its signs made unique (Saxe, McClelland and Ganguli 2014)."""
    tall = (max(shape), min(shape))
    q, r = np.linalg.qr(rng.normal(0.0, 1.0, tall))
    q = q * np.sign(np.diag(r))
    return scale * (q if shape == tall else q.T)


_DRAW: dict[str, Callable[..., Floats]] = {
    "zeros": lambda rng, shape: np.zeros(shape),
    "constant": lambda rng, shape, value: np.full(shape, value),
    "normal": lambda rng, shape, deviation: rng.normal(0.0, deviation, shape),
    "uniform": lambda rng, shape, bound: rng.uniform(-bound, bound, shape),
    "xavier": _scaled(lambda fan_in, fan_out: float(np.sqrt(2.0 / (fan_in + fan_out)))),
    "he": _scaled(lambda fan_in, fan_out: float(np.sqrt(2.0 / fan_in))),
    "lecun": _scaled(lambda fan_in, fan_out: float(np.sqrt(1.0 / fan_in))),
    "orthogonal": _orthogonal,
}
