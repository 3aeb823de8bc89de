"""How many numbers lie where: of values evenly, of gradients by their order of magnitude."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
BINS = 24
_FINEST = 64
"""Most binary orders of magnitude that are told apart; the smallest join the last of them."""


class Histogram(NamedTuple):
    """Counts in equal parts of a range.

    Attributes
    ----------
    low, high
        The range; both 0 where there is nothing to count.
    counts
        In each part, from `low` on.
    zero
        Numbers that have no place in the range, as they are exactly 0.
    """

    low: float
    high: float
    counts: NDArray[Any]
    zero: int = 0


_NONE = Histogram(0.0, 0.0, np.zeros(0, dtype=int))


def values(numbers: Floats) -> Histogram:
    """Finite numbers, in `BINS` equal parts of their range.

    Examples
    --------
    >>> values(np.array([0.0, 1.0, 1.0, 24.0])).counts.tolist()[:3]
    [1, 2, 0]
    """
    flat = _finite(numbers)
    if not flat.size:
        return _NONE
    low, high = float(flat.min()), float(flat.max())
    if high - low <= 0 or not math.isfinite(high - low):
        return Histogram(low, high, np.array([flat.size]))
    places = ((flat - low) * (BINS / (high - low))).astype(np.intp)
    counts = np.bincount(places, minlength=BINS + 1)
    counts[-2] += counts[-1]  # the largest number itself
    return Histogram(low, high, counts[:-1])


def magnitudes(numbers: Floats) -> Histogram:
    """log10 of the sizes of finite numbers, in parts of one binary order of magnitude each.

    Examples
    --------
    >>> found = magnitudes(np.array([0.0, 1.0, -1.5, 0.25]))
    >>> found.counts.tolist(), found.zero, round(found.low, 3), round(found.high, 3)
    ([1, 0, 2], 1, -0.602, 0.301)
    """
    flat = np.ascontiguousarray(numbers.ravel(order="K"))
    counts = np.bincount((flat.view(np.int64) >> _FRACTION) & _SPECIAL, minlength=_SPECIAL + 1)
    zero = flat.size - int(np.count_nonzero(flat)) if counts[0] else 0
    counts[0] -= zero  # what is left there is smaller than 2^-1022
    there = np.flatnonzero(counts[:_SPECIAL])
    if not there.size:
        return _NONE._replace(zero=zero)
    last = int(there[-1])
    first = max(int(there[0]), last - _FINEST + 1)
    found = counts[first : last + 1]
    found[0] += counts[:first].sum()
    return Histogram((first - _BIAS) * _LOG2, (last + 1 - _BIAS) * _LOG2, found, zero)


_FRACTION, _SPECIAL, _BIAS = 52, 0x7FF, 1023
"""Of a float64: bits of the fraction; the exponent of what is not finite; that of 1."""
_LOG2 = math.log10(2.0)


def _finite(numbers: Floats) -> Floats:
    flat = numbers.ravel(order="K")
    sound = np.isfinite(flat)
    return flat if sound.all() else flat[sound]
