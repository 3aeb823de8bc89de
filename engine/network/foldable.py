"""First weights for folding by hand: small networks that make many regions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .zigzag import LEAST, zigzag

Floats = NDArray[np.float64]
_RING = 0.3
"""How far from the middle the lines of units pass, with two inputs."""


def foldable(inputs: int, width: int, depth: int) -> list[tuple[Floats, Floats]]:
    """Weights to begin with, the same each time.

    Parameters
    ----------
    inputs
        1: on [0, 1], as many regions as can be from three units on. 2: a ring of lines around the
        middle of [-1, 1]², and what comes after them drawn by a seed.
    width, depth
        Units of each hidden layer, and hidden layers.

    Examples
    --------
    >>> [w.shape for w, _ in foldable(1, 3, 2)], [w.shape for w, _ in foldable(2, 4, 1)]
    ([(1, 3), (3, 3), (3, 1)], [(2, 4), (4, 1)])
    """
    if inputs == 1:
        return zigzag(width, depth) if width >= LEAST else _fan(width, depth)
    angles = 2 * np.pi * (np.arange(width) + 0.35) / width
    ring = np.array([np.cos(angles), np.sin(angles)]).round(2), np.full(width, _RING)
    rng = np.random.default_rng(width)
    inner = [
        (np.round(rng.normal(0, 1, (width, width)), 2), np.round(rng.normal(0, 0.3, width), 2))
        for _ in range(depth - 1)
    ]
    last = np.where(np.arange(width) % 2, -1.0, 1.0)[:, None], np.zeros(1)
    return [ring, *inner, last]


def _fan(width: int, depth: int) -> list[tuple[Floats, Floats]]:
    """Joints spread over [0, 1], slopes up and down in turn."""
    joints = np.arange(1, width + 1) / (width + 1)
    turns = np.where(np.arange(width) % 2, -2.0, 1.0)
    first = np.ones((1, width)), -joints
    inner = np.repeat(turns[:, None] * (width + 1), width, axis=1), -joints
    return [first, *[inner] * (depth - 1), (turns[:, None] * (width + 1), np.zeros(1))]
