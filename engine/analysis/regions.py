"""Linear regions of a ReLU network: exact along a line, where its joints can be listed."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Layers = Sequence[tuple[Floats, Floats]]
_ALIKE = 1e-9
"""Slopes that differ by less than this, relative to the larger, are one slope."""
_LEAST, _LEFT = 3, 2
"""Units that a zigzag needs, and which of them faces left."""


class Regions(NamedTuple):
    """A function that is straight between its joints.

    Attributes
    ----------
    joints
        Where its slope changes, in order; one fewer than the regions.
    slopes
        In each region.
    """

    joints: Floats
    slopes: Floats


def regions_along(layers: Layers, low: float, high: float) -> Regions:
    """All linear regions of a network of one input and one output, between two points.

    Parameters
    ----------
    layers
        Weights [in, out] and biases [out] of each; ReLU after all but the last.
    low, high
        The ends of the line.

    Notes
    -----
    Layer by layer: on a piece where all units before are straight, each unit of the next layer is
    straight, too, so it crosses 0 at most once; there the piece is cut. Serra, Tjandraatmadja and
    Ramalingam (2018) bound the count by the product of (width + 1), which `zigzag` attains.

    Examples
    --------
    >>> first = np.array([[1.0, 1.0]]), np.array([-0.25, -0.5])
    >>> regions_along([first, (np.array([[2.0], [-4.0]]), np.zeros(1))], -1.0, 1.0)
    Regions(joints=array([0.25, 0.5 ]), slopes=array([ 0.,  2., -2.]))
    """
    cuts = np.array([low, high])
    slope, offset = np.ones((1, 1)), np.zeros((1, 1))  # [units, pieces]: h = slope · x + offset
    for i, (weight, bias) in enumerate(layers):
        slope, offset = weight.T @ slope, weight.T @ offset + bias[:, None]
        if i == len(layers) - 1:
            break
        cuts, piece = _cut(cuts, slope, offset)
        slope, offset = slope[:, piece], offset[:, piece]
        middle = (cuts[:-1] + cuts[1:]) / 2
        on = slope * middle + offset > 0
        slope, offset = slope * on, offset * on
    return _joined(cuts, slope[0])


def _cut(cuts: Floats, slope: Floats, offset: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """Cut each piece where a unit crosses 0; which old piece each new one lies in."""
    with np.errstate(divide="ignore", invalid="ignore"):
        zeros = -offset / slope
    inside = (zeros > cuts[:-1]) & (zeros < cuts[1:])
    finer = np.unique(np.concatenate([cuts, zeros[inside]]))
    middle = (finer[:-1] + finer[1:]) / 2
    return finer, np.searchsorted(cuts, middle) - 1


def _joined(cuts: Floats, slopes: Floats) -> Regions:
    """Neighbours of one slope are one region."""
    size = np.maximum(np.abs(slopes[1:]), np.abs(slopes[:-1]))
    differ = np.abs(np.diff(slopes)) > _ALIKE * size
    return Regions(cuts[1:-1][differ], slopes[np.concatenate([[True], differ])])


def zigzag(units: int, depth: int) -> list[tuple[Floats, Floats]]:
    """A network with as many regions on [0, 1] as any of its size: (units + 1) ** depth.

    Each hidden layer folds [0, 1] onto itself so many times (Montúfar et al. 2014). With three
    units or more, one of them facing left, the laps alternate without a unit to spare.

    Parameters
    ----------
    units
        In each hidden layer; at least 3.
    depth
        Hidden layers.

    Examples
    --------
    >>> sum(w.size + b.size for w, b in zigzag(10, 5))
    471
    >>> len(regions_along(zigzag(3, 2), 0.0, 1.0).slopes)
    16
    """
    if units < _LEAST:
        raise ValueError("a zigzag without a unit to spare takes at least 3 units")
    steep = Fraction(2 * units + 1)
    laps = [steep, *(steep / 2 * (-1) ** i for i in range(1, units + 1))]
    turns = [after - before for before, after in itertools.pairwise(laps)]
    joints = list(itertools.accumulate(1 / abs(lap) for lap in laps[:-1]))
    facing = [-1 if i == _LEFT else 1 for i in range(units)]
    # the unit that faces left is at work at 0 already, and what it adds there is taken back
    start = -turns[_LEFT] * joints[_LEFT]
    o, c, t = (np.array([float(x) for x in each]) for each in (facing, turns, joints))
    first = o[None, :], -o * t
    inner = np.outer(c, o), o * (float(start) - t)
    last = c[:, None], np.array([float(start)])
    return [first, *[inner] * (depth - 1), last]
