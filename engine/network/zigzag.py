"""First weights that fold a line as often as any weights could."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEAST, _LEFT = 3, 2
"""Units that a zigzag needs, and which of them faces left."""


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
    >>> [w.shape for w, _ in zigzag(3, 2)]
    [(1, 3), (3, 3), (3, 1)]
    """
    if units < LEAST:
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
