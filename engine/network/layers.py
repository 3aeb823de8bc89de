"""The graph of a network: its layers as groups, everything that a step may change as an input."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..builder import GraphBuilder
from ..graph import Graph
from ..symbolic import Var
from .build import NORM
from .parts import Use, op_of
from .spec import Spec

Floats = NDArray[np.float64]


class Wiring(NamedTuple):
    """A network's graph, and where things are in it.

    Attributes
    ----------
    graph
        Its inputs, in order: the points X, what is wanted y, a mask for each layer with dropout,
        then the parameters as in `shapes_of`.
    hidden
        The node of each layer's output, h.
    sums
        The node that each layer's activation is given.
    loss
        The node of the loss, without penalties.
    past
        Whether the loss goes past the last layer's output, from its sum.
    """

    graph: Graph
    hidden: tuple[int, ...]
    sums: tuple[int, ...]
    loss: int
    past: bool


def shapes_of(spec: Spec) -> dict[str, tuple[int, ...]]:
    """The parameters and their shapes, in the order in which they lie in one flat array.

    Examples
    --------
    >>> from .read import parse_spec
    >>> shapes_of(parse_spec("2 → 3 tanh norm → 1, xor"))
    {'W1': (2, 3), 'b1': (3,), 'g1': (3,), 'c1': (3,), 'W2': (3, 1), 'b2': (1,)}
    """
    shapes: dict[str, tuple[int, ...]] = {}
    before = spec.inputs
    for i, layer in enumerate(spec.layers, 1):
        shapes[f"W{i}"] = (before, layer.width)
        if "nobias" not in layer.traits:
            shapes[f"b{i}"] = (layer.width,)
        if "norm" in layer.traits:
            shapes[f"g{i}"] = shapes[f"c{i}"] = (layer.width,)
        before = layer.width
    return shapes


def parameter_count(spec: Spec) -> int:
    """How many numbers a training changes.

    Examples
    --------
    >>> from .read import parse_spec
    >>> parameter_count(parse_spec("2 → 16 tanh → 16 tanh → 1"))
    337
    """
    return sum(map(math.prod, shapes_of(spec).values()))


def parted(spec: Spec, flat: Floats) -> dict[str, Floats]:
    """A flat array as the parameters it holds, by name; views, not copies.

    Examples
    --------
    >>> from .read import parse_spec
    >>> parted(parse_spec("2 → 1, xor"), np.arange(3.0))
    {'W1': array([[0.],
           [1.]]), 'b1': array([2.])}
    """
    parts: dict[str, Floats] = {}
    at = 0
    for name, shape in shapes_of(spec).items():
        size = math.prod(shape)
        parts[name] = flat[at : at + size].reshape(shape)
        at += size
    return parts


def wired(spec: Spec, points: int, *, training: bool = False) -> Wiring:
    """The graph for so many points.

    Parameters
    ----------
    spec, points
        What to build, and for how many points at once.
    training
        True to have dropout, each mask an input of its own.
    """
    b = GraphBuilder()
    x = b.input("X", np.zeros((points, spec.inputs)))
    y = b.input("y", np.zeros((points, spec.layers[-1].width)))
    dropped = [
        i for i, layer in enumerate(spec.layers, 1) if training and "dropout" in layer.traits
    ]
    masks = {i: b.input(f"mask{i}", np.ones((points, spec.layers[i - 1].width))) for i in dropped}
    owned: list[dict[str, Var]] = [{} for _ in spec.layers]
    for name, shape in shapes_of(spec).items():
        owned[int(name[1:]) - 1][name[0]] = b.input(name, np.zeros(shape))
    outs, sums = [x], []
    for i, layer in enumerate(spec.layers, 1):
        with b.group(f"layer {i}"):
            sums.append(_sum(b, outs[-1], owned[i - 1]))
            h = _activated(b, layer.activation, sums[-1])
            if i in masks:
                h = h * masks[i]
        residual = layer.traits.get("residual")
        outs.append(outs[-int(residual.values[0])] + h if residual else h)
    past = _is_past(spec, training=training)
    if past:
        loss = b.mean(b.softplus(sums[-1]) - y * sums[-1])  # bce(sigmoid(z), y), never infinite
    else:
        loss = getattr(b, spec.settings["loss"].part.name)(outs[-1], y)
    hidden, before = (tuple(var.id for var in each) for each in (outs[1:], sums))
    return Wiring(b.build(loss), hidden, before, loss.id, past)


def _is_past(spec: Spec, *, training: bool) -> bool:
    """Whether the loss can be had from the last sum: a sure probability rounds to 0 or 1."""
    last = spec.layers[-1]
    between = {"residual", "dropout"} if training else {"residual"}
    sigmoid = last.activation is not None and last.activation.part.name == "sigmoid"
    return spec.settings["loss"].part.name == "bce" and sigmoid and not between & set(last.traits)


def _sum(b: GraphBuilder, h: Var, own: Mapping[str, Var]) -> Var:
    """What the activation is given: the weighted sum, normed where the layer asks for it."""
    z: Var = h @ own["W"]
    if "b" in own:
        z = z + own["b"]
    if "g" in own:
        middle = b.mean(z, axis=1, keepdims=True)
        spread = b.sqrt(b.var(z, axis=1, keepdims=True) + NORM)
        z = (z - middle) / spread * own["g"] + own["c"]
    return z


def _activated(b: GraphBuilder, use: Use | None, z: Var) -> Var:
    if use is None:
        return z
    name = op_of(use).name
    op: Any = getattr(b, name)
    h: Var = op(z, axis=1) if name == "softmax" else op(z, *use.values)
    return h
