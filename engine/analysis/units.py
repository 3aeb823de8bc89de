"""What each unit of a network answers over the line or the plane of its inputs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError
from ..network.answers import each_layer
from ..network.grid import Ranges, grid
from ..network.spec import Spec

Floats = NDArray[np.float64]
_TOP = 127


class Maps(NamedTuple):
    """The answers of one layer's units.

    Attributes
    ----------
    layer
        From 1.
    scale
        [width], for each unit the largest answer in size; 0 and NaN count for nothing.
    maps
        [width, size, size] or [width, size]: 127 times the answer against its unit's scale.
    """

    layer: int
    scale: Floats
    maps: NDArray[np.int8]


def responses(
    spec: Spec, parameters: Floats, ranges: Ranges, size: int, layer: int | None = None
) -> list[Maps]:
    """The answers of every unit.

    Parameters
    ----------
    spec, parameters
        The network of one or two inputs.
    ranges, size
        From where to where, and how many numbers along each input.
    layer
        Only this one, from 1.

    Examples
    --------
    >>> from ..network import parse_spec
    >>> [found] = responses(parse_spec("1 → 1, sine"), np.array([2.0, 0.0]), ((-1.0, 1.0),), 3)
    >>> found.scale, found.maps
    (array([2.]), array([[-127,    0,  127]], dtype=int8))
    """
    chosen = [layer_of(spec, layer) - 1] if layer is not None else range(len(spec.layers))
    points = grid(ranges, size)
    found = [np.empty((spec.layers[i].width, len(points)), np.float32) for i in chosen]
    for start, outs in each_layer(spec, parameters, points, np.float32):
        for kept, i in zip(found, chosen, strict=True):
            kept[:, start : start + len(outs[i])] = outs[i].T
    shape = (size,) * len(ranges)
    return [_maps(i + 1, numbers, shape) for i, numbers in zip(chosen, found, strict=True)]


def counted(spec: Spec, layer: int | None = None) -> int:
    """How many units there are, in one layer or in all."""
    if layer is not None:
        return spec.layers[layer_of(spec, layer) - 1].width
    return sum(each.width for each in spec.layers)


def layer_of(spec: Spec, layer: int) -> int:
    """A layer that exists, from 1.

    Raises
    ------
    ExpressionError
        `network_layer` when it does not.
    """
    if not 1 <= layer <= len(spec.layers):
        params = {"layer": layer, "layers": len(spec.layers)}
        raise ExpressionError("network_layer", None, params)
    return layer


def _maps(layer: int, numbers: NDArray[np.float32], shape: tuple[int, ...]) -> Maps:
    finite = np.nan_to_num(numbers, nan=0.0)
    scale = np.abs(finite).max(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(scale[:, None] > 0, finite * (_TOP / scale[:, None]), 0.0)
    return Maps(
        layer, scale.astype(float), parts.round().astype(np.int8).reshape(len(numbers), *shape)
    )
