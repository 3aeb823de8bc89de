"""What a dense layer does with its arrays, as calls of numpy that need no new ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..namespaces import arrays
from .parts import op_of
from .spec import Layer

Floats = NDArray[np.float64]
"""Or of float32, all of a network's alike."""
Task = tuple[Callable[..., Any], tuple[Any, ...]]
_BY_OUTPUT = ("tanh", "relu", "sigmoid")


def do(tasks: Sequence[Task]) -> None:
    """All of them, in order."""
    for function, arguments in tasks:
        function(*arguments)


def knows_slope(layer: Layer) -> bool:
    """Whether an activation's slope is told by its output, so that its sums need not be kept."""
    return layer.activation is None or layer.activation.part.name in _BY_OUTPUT


def slope(name: str, h: Floats, out: Floats) -> list[Task]:
    """The slope of an activation that tells it by its output, at each of these outputs."""
    if name == "relu":
        return [(np.sign, (h, out))]
    minuend = {"tanh": constant(1.0, h), "sigmoid": h}[name]  # 1 - h², h - h²
    return [(np.square, (h, out)), (np.subtract, (minuend, out, out))]


def through(dh: Floats, dz: Floats) -> Task:
    """The output's gradient through the slope that stands in `dz`, whose place the sums' takes."""
    return np.multiply, (dz, dh, dz)


def constant(number: float, like: Floats) -> Floats:
    """A number as numpy takes it at once; a plain one would be made an array with each call."""
    return np.array(number, like.dtype)


def product(a: Floats, b: Floats, out: Floats) -> Task:
    """A matrix product; the method, as `np.dot` would look at each call who is to answer it."""
    return a.dot, (b, out)


def activate(layer: Layer, z: Floats, h: Floats) -> list[Task]:
    """From the weighted sums to the layer's output, in the same place where its slope is known."""
    use = layer.activation
    if use is None:
        return [] if h is z else [(np.copyto, (h, z))]
    if use.part.name == "tanh":
        return [(np.tanh, (z, h))]
    if use.part.name == "relu":
        return [(partial(np.maximum, z, constant(0.0, z), out=h), ())]
    if use.part.name == "sigmoid":
        return sigmoid(z, h)
    forward = op_of(use).forward
    return [(lambda: np.copyto(h, forward(z, *use.values)), ())]


def sigmoid(z: Floats, h: Floats) -> list[Task]:
    """σ(z) = 1/(1 + e⁻ᶻ), as exact where it is all but 0; e⁻ᶻ does not overflow."""
    one, least = constant(1.0, h), constant(1.0 - np.log(np.finfo(h.dtype).max), h)
    return [
        (partial(np.maximum, z, least, out=h), ()),
        *((np.negative, (h, h)), (np.exp, (h, h))),
        *((np.add, (h, one, h)), (np.reciprocal, (h, h))),
    ]


def deactivate(layer: Layer, z: Floats, h: Floats, dh: Floats, dz: Floats) -> list[Task]:
    """From the gradient of the output to that of the weighted sums."""
    use = layer.activation
    if use is None:
        return [] if dz is dh else [(np.copyto, (dz, dh))]
    if knows_slope(layer):
        return [*slope(use.part.name, h, dz), through(dh, dz)]
    rule = op_of(use).rules[0]
    assert rule is not None
    return [(lambda: np.multiply(rule(arrays, h, z, *use.values), dh, out=dz), ())]
