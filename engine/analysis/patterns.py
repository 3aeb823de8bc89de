"""Linear regions of a trained network: exact for one input, at least so many for two."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError
from ..network.answers import each_layer
from ..network.grid import Ranges, grid
from ..network.layers import parted
from ..network.parts import Use
from ..network.spec import Spec
from .regions import Regions, regions_along

Floats = NDArray[np.float64]
_SEED, _KEY = 11, 40
"""Of the keys of the units, and their bits: sums of 2^13 of them are exact in a float64."""
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Patterns(NamedTuple):
    """Which units are on, pixel by pixel.

    Attributes
    ----------
    seen
        Different patterns; small ones between the pixels were missed.
    colours
        [size, size], rows from the second input's start: alike where the patterns are.
    edges
        [size, size], 1 where the pattern is not that of the pixel to the left, or below.
    """

    seen: int
    colours: NDArray[np.uint8]
    edges: NDArray[np.uint8]


def regions_of(spec: Spec, parameters: Floats, low: float, high: float) -> Regions:
    """The linear regions of a network of one input, all of them.

    Of the output as the last activation is given it, unless that one is straight, too.

    Raises
    ------
    ExpressionError
        `network_piecewise` when a layer is not made of straight pieces; as `regions_along`.

    Examples
    --------
    >>> from ..network import parse_spec
    >>> spec = parse_spec("1 → 1 relu → 1, sine")
    >>> regions_of(spec, np.array([1.0, -0.5, 2.0, 1.0]), -1.0, 1.0)
    Regions(joints=array([0.5]), slopes=array([0., 2.]), start=1.0)
    """
    leaks = list(leaks_of(spec))
    own, none = parted(spec, parameters), np.zeros(0)
    places = range(1, len(leaks) + 1)
    layers = [(own[f"W{i}"], own.get(f"b{i}", none)) for i in places]
    return regions_along(layers, low, high, leaks)


def patterns(spec: Spec, parameters: Floats, ranges: Ranges, size: int) -> Patterns:
    """Which hidden units are on, at the points of a grid.

    Raises
    ------
    ExpressionError
        As `regions_of`.

    Examples
    --------
    >>> from ..network import parse_spec
    >>> spec = parse_spec("2 → 1 relu → 1, saddle")
    >>> found = patterns(spec, np.array([1.0, 0, 0, 1, 0]), ((-1.0, 1.0), (0.0, 1.0)), 4)
    >>> found.seen, found.edges[0]
    (2, array([0, 0, 1, 0], dtype=uint8))
    """
    bent = [i for i, leak in enumerate(leaks_of(spec)) if leak != 1.0]
    rng = np.random.default_rng(_SEED)
    keys = [rng.integers(0, 2**_KEY, (layer.width, 2)).astype(np.float64) for layer in spec.layers]
    sums = np.zeros((size**2, 2))
    for start, outs in each_layer(spec, parameters, grid(ranges, size), np.float32):
        for i in bent:
            sums[start : start + len(outs[i])] += (outs[i] > 0).astype(np.float64) @ keys[i]
    first, second = sums.astype(np.uint64).T
    mixed = (first * _MIX ^ second) * _MIX
    seen = mixed.reshape(size, size)
    edges = np.zeros((size, size), np.uint8)
    edges[:, 1:] |= seen[:, 1:] != seen[:, :-1]
    edges[1:] |= seen[1:] != seen[:-1]
    return Patterns(len(np.unique(mixed)), (seen >> np.uint64(56)).astype(np.uint8), edges)


def bound(spec: Spec) -> int:
    """The most linear regions that a network of these widths could have.

    Within a region each unit of the next layer cuts along a hyperplane; so many hyperplanes make at
    most so many pieces (Zaslavsky 1975).

    Examples
    --------
    >>> from ..network import parse_spec
    >>> [bound(parse_spec(f"1 → {layers} → 1, sine")) for layers in ("10 relu", "5x10 relu")]
    [11, 161051]
    """
    bent = [layer for layer, leak in zip(spec.layers, leaks_of(spec), strict=True) if leak != 1.0]
    return math.prod(
        sum(math.comb(layer.width, j) for j in range(min(spec.inputs, layer.width) + 1))
        for layer in bent
    )


def leaks_of(spec: Spec) -> Iterator[float]:
    """The slope of each layer's activation below 0, where it is 1 above; 1 for the last one's.

    Raises
    ------
    ExpressionError
        `network_piecewise` when a layer has another activation, or more than one.
    """
    for i, layer in enumerate(spec.layers):
        leak = _leak(layer.activation)
        odd = next((name for name in layer.traits if name not in ("nobias", "dropout")), None)
        if odd:
            raise ExpressionError("network_piecewise", None, {"name": odd})
        if leak is None and i < len(spec.layers) - 1:
            assert layer.activation
            raise ExpressionError("network_piecewise", None, {"name": layer.activation.part.name})
        yield 1.0 if leak is None else leak


def _leak(use: Use | None) -> float | None:
    if use is None:
        return 1.0
    return {"relu": 0.0, "leaky_relu": use.values[0] if use.values else 0.0}.get(use.part.name)
