"""Where a network of one or two inputs is looked at: around its data, evenly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError

Floats = NDArray[np.float64]
Ranges = tuple[tuple[float, float], ...]
_MARGIN = 0.15
"""Of the data's extent, on each side."""
_ALONE = 1.0
"""To each side of data that all lie at one number."""
_PLANE = 2


def ranges_of(inputs: Floats) -> Ranges:
    """For each input from where to where, ends included.

    Examples
    --------
    >>> ranges_of(np.array([[0.0, 3.0], [1.0, 3.0]]))
    ((-0.15, 1.15), (2.0, 4.0))
    """
    low, high = inputs.min(axis=0), inputs.max(axis=0)
    margin = np.where(high > low, _MARGIN * (high - low), _ALONE)
    return tuple((float(a), float(b)) for a, b in zip(low - margin, high + margin, strict=True))


def grid(ranges: Ranges, size: int) -> Floats:
    """Points of a line or a plane, [size, 1] or [size · size, 2], rows from the second's start.

    Examples
    --------
    >>> grid(((0.0, 1.0), (2.0, 3.0)), 2).tolist()
    [[0.0, 2.0], [1.0, 2.0], [0.0, 3.0], [1.0, 3.0]]
    """
    lines = [np.linspace(low, high, size) for low, high in ranges]
    return np.stack([each.ravel() for each in np.meshgrid(*lines)], axis=1)


def chosen(inputs: Floats, region: Sequence[float] | None) -> Ranges:
    """The region that is asked for, or the one around the data.

    Parameters
    ----------
    inputs
        Of the data, [points, inputs].
    region
        From where to where, for each input in turn; None for around the data.

    Raises
    ------
    ExpressionError
        `network_plane` when there are more than two inputs; `network_region` when the region is
        another network's, or is empty.
    """
    count = inputs.shape[1]
    if count > _PLANE:
        raise ExpressionError("network_plane", None, {"inputs": count})
    if region is None:
        return ranges_of(inputs)
    pairs = tuple(zip(region[::2], region[1::2], strict=False))
    if len(region) != 2 * count or not all(0 < b - a < np.inf for a, b in pairs):
        raise ExpressionError("network_region", None, {"wanted": 2 * count})
    return pairs
