"""What each ReLU of a small network does to a line: before the cut, after it, and in the sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .regions import Layers, regions_along

Floats = NDArray[np.float64]


class Unit(NamedTuple):
    """Where a hidden unit switches on or off."""

    layer: int
    unit: int
    at: float


class Folds(NamedTuple):
    """A network of one input, between two points.

    Attributes
    ----------
    cuts
        Both ends and every place where a unit switches: between them all is straight.
    before, after
        For each hidden layer [units, cuts]: before and after its ReLU.
    terms
        [units, cuts]: what each unit of the last hidden layer adds to the output.
    output
        At the cuts.
    switches
        Each crossing of 0, layer by layer.
    regions
        Straight pieces of the output.
    """

    cuts: Floats
    before: list[Floats]
    after: list[Floats]
    terms: Floats
    output: Floats
    switches: list[Unit]
    regions: int


class Here(NamedTuple):
    """All numbers of a network at one input.

    Attributes
    ----------
    before, after
        Each hidden layer, before and after its ReLU.
    terms
        What each unit of the last hidden layer adds to the output.
    output
        Their sum, and the bias.
    """

    before: list[Floats]
    after: list[Floats]
    terms: Floats
    output: float


def here(layers: Layers, x: Sequence[float]) -> Here:
    """Run a network of ReLUs on one input.

    Parameters
    ----------
    layers
        Weights [in, out] and biases [out] of each; the last has one output and no ReLU.
    x
        One number for each input.

    Examples
    --------
    >>> first = np.array([[1.0, -1.0]]), np.zeros(2)
    >>> found = here([first, (np.ones((2, 1)), np.zeros(1))], [3.0])
    >>> found.before[0], found.after[0], found.output
    (array([ 3., -3.]), array([3., 0.]), 3.0)
    """
    before, after, output = _run(layers, np.array([x]))
    terms = after[-1][0] * layers[-1][0][:, 0]
    return Here([each[0] for each in before], [each[0] for each in after], terms, float(output[0]))


def folds(layers: Layers, low: float, high: float) -> Folds:
    """Follow a line through a network, layer by layer.

    Parameters
    ----------
    layers
        As for `here`, of one input.
    low, high
        The ends of the line.

    Examples
    --------
    >>> found = folds([(np.array([[1.0]]), np.array([-0.5])), (np.ones((1, 1)), np.zeros(1))], 0, 1)
    >>> found.cuts, found.output, found.regions
    (array([0. , 0.5, 1. ]), array([0. , 0. , 0.5]), 2)
    """
    cuts = np.array([low, high], dtype=float)
    switches: list[Unit] = []
    for layer in range(len(layers) - 1):
        # straight between the cuts so far, so each unit crosses 0 where the chord does
        z = _run(layers, cuts[:, None])[0][layer]
        left, right = z[:-1], z[1:]
        piece, unit = np.nonzero((left < 0) != (right < 0))
        with np.errstate(divide="ignore", invalid="ignore"):
            share = (left / (left - right))[piece, unit]
        at = cuts[piece] + share * (cuts[piece + 1] - cuts[piece])
        inside = (at > low) & (at < high)
        switches += [
            Unit(layer, int(k), float(x)) for k, x in zip(unit[inside], at[inside], strict=True)
        ]
        cuts = np.unique(np.concatenate([cuts, at[inside]]))
    before, after, output = _run(layers, cuts[:, None])
    terms = after[-1] * layers[-1][0][:, 0]
    regions = len(regions_along(layers, low, high).slopes)
    columns = [each.T for each in before], [each.T for each in after]
    return Folds(cuts, *columns, terms.T, output, switches, regions)


def _run(layers: Layers, points: Floats) -> tuple[list[Floats], list[Floats], Floats]:
    """[points, units] before and after each ReLU, and the output."""
    before: list[Floats] = []
    after: list[Floats] = []
    h = points
    for weight, bias in layers[:-1]:
        before.append(h @ weight + bias)
        h = np.maximum(before[-1], 0.0)
        after.append(h)
    weight, bias = layers[-1]
    return before, after, (h @ weight + bias)[:, 0]
