"""Linear regions of a ReLU network: exact along a line, where its joints can be listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError

Floats = NDArray[np.float64]
Layers = Sequence[tuple[Floats, Floats]]
_ALIKE = 1e-9
"""Slopes that differ by less than this, relative to the larger, are one slope."""
_MOST = 4_000_000
"""Numbers that a layer may take on all pieces together."""


class Regions(NamedTuple):
    """A function that is straight between its joints.

    Attributes
    ----------
    joints
        Where its slope changes, in order; one fewer than the regions.
    slopes
        In each region.
    start
        The value where the line begins.
    """

    joints: Floats
    slopes: Floats
    start: float

    def values(self, low: float, high: float) -> Floats:
        """The function at both ends of the line and at the joints between them.

        Examples
        --------
        >>> Regions(np.array([0.5]), np.array([0.0, 2.0]), 1.0).values(0.0, 1.0)
        array([1., 1., 2.])
        """
        steps = self.slopes * np.diff([low, *self.joints, high])
        return self.start + np.concatenate([[0.0], np.cumsum(steps)])


def regions_along(
    layers: Layers, low: float, high: float, leaks: Sequence[float] | None = None
) -> Regions:
    """All linear regions of a network of one input, between two points.

    Parameters
    ----------
    layers
        Weights [in, out] and biases [out] of each; of the last one, the first output counts.
    low, high
        The ends of the line.
    leaks
        For each layer the slope of its activation below 0; above it is 1. By default ReLU after
        all layers but the last.

    Raises
    ------
    ExpressionError
        `limit_regions` when the pieces become too many to be listed.

    Notes
    -----
    Layer by layer: on a piece where all units before are straight, each unit of the next layer is
    straight, too, so it crosses 0 at most once; there the piece is cut. Serra, Tjandraatmadja and
    Ramalingam (2018) bound the count by the product of (width + 1), which `network.zigzag` attains.

    Examples
    --------
    >>> first = np.array([[1.0, 1.0]]), np.array([-0.25, -0.5])
    >>> regions_along([first, (np.array([[2.0], [-4.0]]), np.zeros(1))], -1.0, 1.0)
    Regions(joints=array([0.25, 0.5 ]), slopes=array([ 0.,  2., -2.]), start=0.0)
    """
    leaks = [*[0.0] * (len(layers) - 1), 1.0] if leaks is None else leaks
    cuts = np.array([low, high])
    slope, offset = np.ones((1, 1)), np.zeros((1, 1))  # [units, pieces]: h = slope · x + offset
    for (weight, bias), leak in zip(layers, leaks, strict=True):
        if weight.shape[1] * (len(cuts) - 1) > _MOST:
            raise ExpressionError("limit_regions", None, {"limit": _MOST // weight.shape[1]})
        slope, offset = weight.T @ slope, weight.T @ offset + (bias[:, None] if bias.size else 0.0)
        if leak == 1.0:
            continue
        cuts, piece = _cut(cuts, slope, offset)
        if weight.shape[1] * len(piece) > _MOST:
            raise ExpressionError("limit_regions", None, {"limit": _MOST // weight.shape[1]})
        slope, offset = slope[:, piece], offset[:, piece]
        middle = (cuts[:-1] + cuts[1:]) / 2
        factor = np.where(slope * middle + offset > 0, 1.0, leak)
        slope, offset = slope * factor, offset * factor
    return _joined(cuts, slope[0], float(slope[0, 0] * low + offset[0, 0]))


def _cut(cuts: Floats, slope: Floats, offset: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """Cut each piece where a unit crosses 0; which old piece each new one lies in."""
    with np.errstate(divide="ignore", invalid="ignore"):
        zeros = -offset / slope
    inside = (zeros > cuts[:-1]) & (zeros < cuts[1:])
    finer = np.unique(np.concatenate([cuts, zeros[inside]]))
    middle = (finer[:-1] + finer[1:]) / 2
    return finer, np.searchsorted(cuts, middle) - 1


def _joined(cuts: Floats, slopes: Floats, start: float) -> Regions:
    """Neighbours of one slope are one region."""
    size = np.maximum(np.abs(slopes[1:]), np.abs(slopes[:-1]))
    differ = np.abs(np.diff(slopes)) > _ALIKE * size
    return Regions(cuts[1:-1][differ], slopes[np.concatenate([[True], differ])], start)
