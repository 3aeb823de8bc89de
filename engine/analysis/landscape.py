"""The loss around a network's parameters, along two directions."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..network.build import targets
from ..network.data import Points
from ..network.layers import shapes_of
from ..network.spec import Spec
from ..network.survey import norm
from ..network.train import machine_for

Floats = NDArray[np.float64]
_STREAM = 5
"""Keeps the directions apart from all else that is drawn from the same seed."""


class Landscape(NamedTuple):
    """A patch of the loss.

    Attributes
    ----------
    here
        The loss at the parameters.
    losses
        [size, size]; rows follow the second direction, the middle is here.
    low, high
        Of those that are finite.
    """

    here: float
    losses: NDArray[np.float32]
    low: float
    high: float


def landscape(
    spec: Spec, parameters: Floats, points: Points, span: float, size: int, seed: int
) -> Landscape:
    """The loss of a network, without penalties, on a square around its parameters.

    Parameters
    ----------
    spec, parameters, points
        The network and its data.
    span
        How far to go along each direction, both ways; 1 is as long as the weights themselves.
    size
        Losses along each direction; odd, so that one is here.
    seed
        Of the directions.

    Examples
    --------
    >>> from ..network import parse_spec
    >>> from ..network.survey import points_for
    >>> spec = parse_spec("2 → 1, saddle, mse")
    >>> seen = landscape(spec, np.array([1.0, 2.0, 0.0]), points_for(spec), 1.0, 5, 0)
    >>> seen.losses.shape, bool(seen.losses[2, 2] == np.float32(seen.here))
    ((5, 5), True)
    """
    machine = machine_for(spec, len(points.inputs), training=False)
    machine.take(points.inputs, targets(spec, points))
    first, second = directions(spec, parameters, seed)
    half = size // 2
    steps = span / half * np.arange(-half, half + 1)
    losses = np.empty((size, size))
    with np.errstate(all="ignore"):
        for i, up in enumerate(steps):
            row = parameters + up * second
            for j, along in enumerate(steps):
                np.add(row, along * first, machine.parameters)
                losses[i, j] = machine.loss()
        small = losses.astype(np.float32)
    finite = losses[np.isfinite(losses)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (math.nan, math.nan)
    return Landscape(float(losses[half, half]), small, low, high)


def directions(spec: Spec, parameters: Floats, seed: int) -> Floats:
    """Two random directions, [2, parameters].

    Each unit's weights move as far as they are long, so that a network and the same one with its
    weights scaled from layer to layer look alike; biases and the numbers of layer norm rest: filter
    normalization (Li, Xu, Taylor, Studer and Goldstein 2018).
    """
    rng = np.random.Generator(np.random.PCG64([seed, _STREAM]))
    found, at = np.zeros((2, len(parameters))), 0
    for name, shape in shapes_of(spec).items():
        size = math.prod(shape)
        if name[0] == "W":
            own = parameters[at : at + size].reshape(shape)
            lengths = np.array([norm(column) for column in own.T])
            for direction in found:
                drawn = rng.normal(size=shape)
                drawn *= lengths / np.sqrt(np.square(drawn).sum(axis=0))
                direction[at : at + size] = drawn.ravel()
        at += size
    return found
