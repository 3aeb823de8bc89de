"""Linear regions of a ReLU network of two inputs, as polygons."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..limits import NO_LIMITS, Limits
from .regions import Layers

Floats = NDArray[np.float64]
_PER_CUT = 2_000
"""What it costs to cut one polygon by one unit, in operations that numpy could have done."""
_HAIR = 1e-12
"""A corner this near to a cut lies on it."""


class Patch(NamedTuple):
    """A convex part of the plane on which the network is one linear function.

    Attributes
    ----------
    corners
        [corners, 2], in order.
    on
        For each hidden unit, layer by layer, whether it is on there.
    """

    corners: Floats
    on: tuple[bool, ...]


def patches(
    layers: Layers,
    low: tuple[float, float],
    high: tuple[float, float],
    limits: Limits | None = None,
) -> list[Patch]:
    """All linear regions of a network of two inputs in a rectangle.

    Parameters
    ----------
    layers
        Weights [in, out] and biases [out] of each; ReLU after all but the last.
    low, high
        Two opposite corners of the rectangle.

    Raises
    ------
    ExpressionError
        `limit_work`, when so many units could make too many regions.

    Notes
    -----
    Each hidden unit is linear on each region there is before it, so it cuts that in two along a
    straight line, or leaves it whole.

    Examples
    --------
    >>> one = np.array([[1.0], [-1.0]]), np.zeros(1)
    >>> [p.on for p in patches([one, (np.ones((1, 1)), np.zeros(1))], (-1, -1), (1, 1))]
    [(False,), (True,)]
    """
    hidden = layers[:-1]
    bounds = [sum(math.comb(w.shape[1], j) for j in range(3)) for w, _ in hidden]
    units = sum(w.shape[1] for w, _ in hidden)
    (limits or NO_LIMITS).check("work", _PER_CUT * units * math.prod(bounds))
    (x0, y0), (x1, y1) = low, high
    whole = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=float)
    found = [(Patch(whole, ()), np.eye(2), np.zeros(2))]
    for weight, bias in hidden:
        finer = []
        for patch, slope, offset in found:
            # on this patch: z = x · slope + offset
            slope, offset = slope @ weight, offset @ weight + bias
            parts = [patch]
            for k in range(weight.shape[1]):
                parts = [each for part in parts for each in _cut(part, slope[:, k], offset[k])]
            for part in parts:
                on = np.array(part.on[-weight.shape[1] :], dtype=float)
                finer.append((part, slope * on, offset * on))
        found = finer
    return [patch for patch, _, _ in found]


def _cut(patch: Patch, slope: Floats, offset: float) -> list[Patch]:
    """The parts where a unit is off and where it is on."""
    corners, on = patch
    z = corners @ slope + offset
    sides = [z <= _HAIR, z >= -_HAIR]
    if sides[0].all() or sides[1].all():
        return [Patch(corners, (*on, bool(z.max() > _HAIR)))]
    return [Patch(_side(corners, z, sign), (*on, sign > 0)) for sign in (-1, 1)]


def _side(corners: Floats, z: Floats, sign: int) -> Floats:
    """The corners on one side of a cut, with the two where it meets the edges."""
    kept = []
    for i, (here, there) in enumerate(zip(z, np.roll(z, -1), strict=True)):
        if here * sign >= 0:
            kept.append(corners[i])
        if here * there < 0:
            share = here / (here - there)
            kept.append(corners[i] + share * (corners[(i + 1) % len(corners)] - corners[i]))
    return np.array(kept)
