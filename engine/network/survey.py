"""A network at one moment, run over points with everything kept: what the analyses read."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .build import targets
from .data import Points
from .effort import operations
from .layers import parted
from .sets import training_points
from .spec import Spec
from .train import Checkpoint, machine_for

Floats = NDArray[np.float64]
_FEWEST = 8
"""With fewer points than these there is nothing to be said about a data set."""
_SAFE = 1e-280
"""A sum of squares so far from 0, or from the largest number, has lost nothing."""


class Layer(NamedTuple):
    """What one layer computed.

    Attributes
    ----------
    sums, sums_gradient, out, gradient
        What its activation was given, its output h, and the gradients of both: [points, width].
    weight, weight_gradient
        W and ∂L/∂W, [in, width].
    bias, bias_gradient
        [width]; empty without.
    """

    sums: Floats
    sums_gradient: Floats
    out: Floats
    gradient: Floats
    weight: Floats
    weight_gradient: Floats
    bias: Floats
    bias_gradient: Floats


class Survey(NamedTuple):
    """What a network computed.

    Attributes
    ----------
    loss
        Mean over the points, without penalties.
    inputs, inputs_gradient
        The points and ∂L/∂x, [points, inputs].
    layers
        From the first to the output.
    """

    loss: float
    inputs: Floats
    inputs_gradient: Floats
    layers: list[Layer]


def survey(spec: Spec, parameters: Floats, inputs: Floats, wanted: Floats) -> Survey:
    """Run a network forward and backward, without dropout.

    Parameters
    ----------
    spec
        The network.
    parameters
        Flat, in the order of `shapes_of`.
    inputs, wanted
        [points, inputs] and [points, outputs].

    Examples
    --------
    >>> from .read import parse_spec
    >>> from .train import first_parameters
    >>> spec = parse_spec("2 → 3 tanh → 1, xor")
    >>> seen = survey(spec, first_parameters(spec), np.eye(2), np.ones((2, 1)))
    >>> [layer.gradient.shape for layer in seen.layers]
    [(2, 3), (2, 1)]
    """
    machine = machine_for(spec, len(inputs), training=False)
    machine.parameters[:] = parameters
    machine.take(inputs, wanted)
    with np.errstate(all="ignore"):  # what is not finite is shown, not refused
        loss = machine.run()
        hidden, sums = machine.hidden(), machine.sums()
        entry = machine.inputs_gradient()
    own, slopes = parted(spec, parameters), parted(spec, machine.gradient)
    none = np.zeros(0)
    layers = [
        Layer(
            *(z, dz, h, dh, own[f"W{i}"], slopes[f"W{i}"]),
            *(each.get(f"b{i}", none) for each in (own, slopes)),
        )
        for i, ((z, dz), (h, dh)) in enumerate(zip(sums, hidden, strict=True), 1)
    ]
    return Survey(loss, inputs, entry, layers)


def survey_at(spec: Spec, checkpoint: Checkpoint, points: Points) -> Survey:
    """Run a network over points with what they are labelled as."""
    return survey(spec, checkpoint.parameters, points.inputs, targets(spec, points))


def points_for(spec: Spec, most: int | None = None) -> Points:
    """The points that a network learns from, as many of them as one survey has time for.

    Parameters
    ----------
    spec
        The network and its data.
    most
        Operations of one survey; no bound when None.
    """
    points = training_points(spec)
    return points if most is None else _thinned(points, most // operations(spec, 1))


def _thinned(points: Points, most: int) -> Points:
    """Evenly chosen points, in their order."""
    count = len(points.inputs)
    if count <= max(most, _FEWEST):
        return points
    chosen = np.linspace(0, count - 1, max(most, _FEWEST)).astype(int)
    return Points(points.inputs[chosen], points.labels[chosen], points.classes)


def norm(numbers: Floats) -> float:
    """Euclidean length, also of numbers whose squares are too small or too large to be held.

    Examples
    --------
    >>> norm(np.array([3e-200, 4e-200]))
    5e-200
    """
    flat = numbers.ravel(order="K")
    with np.errstate(all="ignore"):
        square = float(flat @ flat)
        if _SAFE < square < 1 / _SAFE:
            return math.sqrt(square)
        largest = float(np.abs(flat).max(initial=0.0))
        if not largest or not math.isfinite(largest):
            return largest
        scaled = flat / largest
        return largest * math.sqrt(scaled @ scaled)
