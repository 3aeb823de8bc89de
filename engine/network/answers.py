"""What a network answers at many points, without a way back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import DTypeLike, NDArray

from .fit import classes_of
from .folded import Folded, fits
from .reference import Reference
from .spec import Spec

Floats = NDArray[np.float64]
BLOCK = 2_000
"""Points at once: what a layer keeps of them stays in the processor's cache."""


def answers(
    spec: Spec, parameters: Floats, inputs: Floats, dtype: DTypeLike = np.float64
) -> Floats:
    """The network's outputs, without dropout.

    Parameters
    ----------
    spec, parameters
        The network; its parameters flat, in the order of `shapes_of`.
    inputs
        [points, inputs].
    dtype
        float32 is quicker and enough for a picture.

    Returns
    -------
    array
        [points, outputs].

    Examples
    --------
    >>> from .read import parse_spec
    >>> answers(parse_spec("2 → 1, saddle"), np.array([1.0, 2.0, 0.5]), np.eye(2))
    array([[1.5],
           [2.5]])
    """
    found = np.empty((len(inputs), spec.layers[-1].width), dtype)
    for start, layers in each_layer(spec, parameters, inputs, dtype):
        found[start : start + len(layers[-1])] = layers[-1]
    return found


def each_layer(
    spec: Spec, parameters: Floats, inputs: Floats, dtype: DTypeLike = np.float64
) -> Iterator[tuple[int, list[Floats]]]:
    """Every layer's output, block by block: where it begins, and [points, width] of each layer.

    What is given is overwritten by the next block.
    """
    block = min(BLOCK, len(inputs))
    machine = Folded(spec, block, dtype) if fits(spec) else Reference(spec, block, training=False)
    machine.parameters[:] = parameters
    points = np.zeros((block, spec.inputs))
    with np.errstate(all="ignore"):
        for start in range(0, len(inputs), block):
            part = inputs[start : start + block]
            points[: len(part)] = part
            yield start, [out[: len(part)] for out in machine.forward(points)]


def boundary_of(spec: Spec) -> float | None:
    """The output that lies between two classes; None where numbers are to be found.

    Examples
    --------
    >>> from .read import parse_spec
    >>> [boundary_of(parse_spec(f"2 → 1, {data}")) for data in ("xor", "moons, hinge", "saddle")]
    [0.5, 0.0, None]
    """
    if not classes_of(spec.settings["data"]):
        return None
    return 0.0 if spec.settings["loss"].part.name == "hinge" else 0.5
