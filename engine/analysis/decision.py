"""What a network says around its data: a curve, a map of one output, or a map of classes."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..network.answers import answers, boundary_of
from ..network.grid import Ranges, grid
from ..network.spec import Spec

Floats = NDArray[Any]
Bytes = NDArray[np.uint8]
_TOP, _LINE = 255, 2


class Curve(NamedTuple):
    """One input: the output at evenly spaced numbers.

    Attributes
    ----------
    output
        [size], or [size, outputs] where there are several.
    boundary
        The output between two classes; None where there are none.
    """

    output: NDArray[np.float32]
    boundary: float | None


class Levels(NamedTuple):
    """Two inputs and one output, in 256 levels.

    Attributes
    ----------
    low, high
        What the bytes 0 and 255 stand for.
    boundary
        As for a curve.
    output
        [size, size], rows from the second input's start.
    """

    low: float
    high: float
    boundary: float | None
    output: Bytes


class Classes(NamedTuple):
    """Two inputs and an output for each class.

    Attributes
    ----------
    winner, sure
        [size, size]: the class of the largest output, and 255 times its share.
    """

    winner: Bytes
    sure: Bytes


Decision = Curve | Levels | Classes


def decision(spec: Spec, parameters: Floats, ranges: Ranges, size: int) -> Decision:
    """What a network says on a line or a plane.

    Parameters
    ----------
    spec, parameters
        The network of one or two inputs.
    ranges, size
        From where to where, and how many numbers along each input.

    Examples
    --------
    >>> from ..network import parse_spec
    >>> spec = parse_spec("2 → 1 sigmoid, xor")
    >>> decision(spec, np.array([50.0, 0.0, 0.0]), ((-1.0, 1.0), (0.0, 1.0)), 3).output
    array([[  0, 128, 255],
           [  0, 128, 255],
           [  0, 128, 255]], dtype=uint8)
    """
    outputs = answers(spec, parameters, grid(ranges, size), np.float32)
    return pictured(spec, outputs.reshape(*(size for _ in ranges), -1))


def pictured(spec: Spec, outputs: Floats) -> Decision:
    """Outputs as they are drawn.

    Parameters
    ----------
    spec
        Says what they mean.
    outputs
        [size, outputs] or [size, size, outputs].
    """
    if outputs.ndim == _LINE:
        curve = outputs[:, 0] if outputs.shape[1] == 1 else outputs
        return Curve(curve.astype(np.float32), boundary_of(spec))
    return _classes(outputs) if outputs.shape[-1] > 1 else _levels(spec, outputs[..., 0])


def _levels(spec: Spec, output: Floats) -> Levels:
    """From the lowest to the highest number; a probability from 0 to 1."""
    finite = np.nan_to_num(output)
    low, high = float(finite.min()), float(finite.max())
    if spec.settings["loss"].part.name == "bce":
        low, high = 0.0, 1.0
    levels = (finite - low) * (_TOP / ((high - low) or 1.0))
    return Levels(low, high, boundary_of(spec), levels.round().astype(np.uint8))


def _classes(outputs: Floats) -> Classes:
    shares = np.exp(outputs - outputs.max(axis=-1, keepdims=True))
    sure = np.nan_to_num(shares.max(axis=-1) / shares.sum(axis=-1))
    return Classes(outputs.argmax(axis=-1).astype(np.uint8), (sure * _TOP).round().astype(np.uint8))
