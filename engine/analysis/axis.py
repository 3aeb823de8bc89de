"""The data on one unit's axis: where it is alive, and what comes back to it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError
from ..network.data import Points
from ..network.slopes import slope
from ..network.spec import Layer, Spec
from ..network.survey import survey_at
from ..network.train import Checkpoint
from .units import layer_of

Floats = NDArray[np.float64]


class Axis(NamedTuple):
    """One unit at every point.

    Attributes
    ----------
    sums, slopes, answers, gradient
        [points]: what its activation is given, its local derivative there, what it answers, and
        the gradient of the loss by what it is given.
    alive
        At how many points its slope is not 0.
    weights, weight_gradient
        [in], of the unit alone.
    bias, bias_gradient
        None without a bias.
    """

    sums: Floats
    slopes: Floats
    answers: Floats
    gradient: Floats
    alive: int
    weights: Floats
    weight_gradient: Floats
    bias: float | None
    bias_gradient: float | None


def unit_axis(spec: Spec, checkpoint: Checkpoint, points: Points, layer: int, unit: int) -> Axis:
    """One unit at every point of the data.

    Parameters
    ----------
    spec, checkpoint, points
        The network, where its training is, and its data.
    layer, unit
        From 1, and from 0.

    Raises
    ------
    ExpressionError
        `network_layer` or `network_unit` when there is none; `network_slope` for softmax.

    Examples
    --------
    >>> from ..network import parse_spec
    >>> from ..network.survey import points_for
    >>> spec = parse_spec("1 → 1 relu, sine 4 0")
    >>> found = unit_axis(spec, Checkpoint(0, np.array([3.0, 0.0])), points_for(spec), 1, 0)
    >>> found.sums.round(2), found.alive
    (array([-3., -1.,  1.,  3.]), 2)
    """
    own = layer_with(spec, layer, unit)
    seen = survey_at(spec, checkpoint, points).layers[layer - 1]
    sums = seen.sums[:, unit]
    slopes = slope(own.activation, sums)
    return Axis(
        sums,
        slopes,
        seen.out[:, unit],
        seen.sums_gradient[:, unit],
        int(np.count_nonzero(slopes)),
        seen.weight[:, unit],
        seen.weight_gradient[:, unit],
        *(float(each[unit]) if each.size else None for each in (seen.bias, seen.bias_gradient)),
    )


def layer_with(spec: Spec, layer: int, unit: int) -> Layer:
    """The layer of a unit that has an axis.

    Raises
    ------
    ExpressionError
        As `unit_axis` does.
    """
    own = spec.layers[layer_of(spec, layer) - 1]
    if not 0 <= unit < own.width:
        params = {"unit": unit, "layer": layer, "units": own.width}
        raise ExpressionError("network_unit", None, params)
    if own.activation and own.activation.part.name == "softmax":
        raise ExpressionError("network_slope", None, {"name": "softmax"})
    return own
