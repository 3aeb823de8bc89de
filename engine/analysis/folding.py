"""A small network of ReLUs laid open: its numbers at one input, and all its linear regions."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..errors import ExpressionError
from ..limits import Limits
from ..network.foldable import foldable
from .capacity import Capacity, capacity
from .folds import Folds, Here, folds, here
from .patches import Patch, patches
from .regions import Layers


class Laid(NamedTuple):
    """A network of one or two inputs, laid open.

    Attributes
    ----------
    layers
        Its weights [in, out] and biases [out].
    here
        All its numbers at one input.
    line, plane
        Where it is straight: over a line with one input, over a square with two; else None.
    most
        How many parameters it has, and how many regions it could have.
    """

    layers: Layers
    here: Here
    line: Folds | None
    plane: list[Patch] | None
    most: Capacity

    @property
    def regions(self) -> int:
        """Linear regions that are in view."""
        return self.line.regions if self.line else len(self.plane or ())


def laid_open(
    shape: tuple[int, int, int],
    given: Layers | None,
    x: Sequence[float],
    ends: tuple[float, float],
    limits: Limits | None = None,
) -> Laid:
    """Lay a network open.

    Parameters
    ----------
    shape
        Inputs (1 or 2), units in each hidden layer, hidden layers.
    given
        Its weights and biases; those of `network.foldable` when None.
    x
        Where its numbers are told.
    ends
        From where to where it is seen, along each input.
    limits
        With `work`, the most that may be done.

    Raises
    ------
    ExpressionError
        `folds_shape` when weights, biases or x do not fit together; `folds_ends` when the ends are
        not in order; `limit_work`.

    Examples
    --------
    >>> laid_open((1, 3, 2), None, [0.5], (0.0, 1.0)).regions
    16
    >>> laid_open((2, 3, 1), None, [0, 0], (-1.0, 1.0)).regions
    7
    """
    inputs, width, depth = shape
    if not ends[0] < ends[1]:
        raise ExpressionError("folds_ends", None, {})
    layers = foldable(inputs, width, depth) if given is None else given
    sizes = [inputs, *[width] * depth, 1]
    wanted = [((a, b), (b,)) for a, b in itertools.pairwise(sizes)]
    if [(w.shape, b.shape) for w, b in layers] != wanted or len(x) != inputs:
        raise ExpressionError("folds_shape", None, {"shape": "-".join(map(str, sizes))})
    low, high = ends
    line = folds(layers, low, high) if inputs == 1 else None
    plane = patches(layers, (low, low), (high, high), limits) if inputs == 2 else None
    return Laid(layers, here(layers, x), line, plane, capacity(inputs, depth, width))


def layers_of(
    weights: Sequence[Sequence[Sequence[float]]], biases: Sequence[Sequence[float]]
) -> Layers:
    """Layers from nested lists.

    Raises
    ------
    ExpressionError
        `folds_ragged` when the rows of a layer are not of one length.

    Examples
    --------
    >>> [(w.shape, b.shape) for w, b in layers_of([[[1.0, 2.0]]], [[0.0, 0.0]])]
    [((1, 2), (2,))]
    """
    if any(len({len(row) for row in layer}) > 1 for layer in weights):
        raise ExpressionError("folds_ragged", None, {})
    arrays = (
        (np.array(w, dtype=float), np.array(b, dtype=float))
        for w, b in zip(weights, biases, strict=True)
    )
    return [*arrays]
