"""Straight-line Python from a graph and its backward pass.

One local variable per node, no loops, no lookups. The source is made of op templates and numbers
of our own, never of anything a person typed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from .differentiate import backward_graph
from .graph import Graph, Node


def generate(graph: Graph, scalar: bool) -> Callable[..., tuple[Sequence[Any], Sequence[Any]]]:
    """A function of the inputs' numbers that returns every value and every gradient.

    Parameters
    ----------
    graph
        What to compute.
    scalar
        True for Python floats: faster; the function raises `ArithmeticError` or `ValueError`
        wherever a NaN or an infinity arises. False for numpy.
    """
    backward = backward_graph(graph)
    joint = backward.builder.build(graph.output).nodes
    gradients = backward.gradients
    needed = _needed(joint, len(graph.nodes), [g for g in gradients if g is not None])
    writer = _Writer(joint, scalar)
    lines = [writer.assignment(node) for node in joint if needed[node.id] and node.op is not None]
    arguments = [f"v{i}" for i in graph.inputs]
    values = [writer.name(node.id) for node in graph.nodes]
    grads = ["None" if g is None else writer.name(g) for g in gradients]
    for id in graph.zero_paths:
        grads[id] = writer.zeros(id)
    if scalar:
        lines.append(_check(writer, graph, gradients))
    text = "\n ".join(
        [
            f"def replay({', '.join(arguments)}):",
            *lines,
            f"return ({', '.join(values)},), ({', '.join(grads)},)",
        ]
    )
    exec(compile(text, "<program>", "exec"), writer.globals)  # noqa: S102
    function: Callable[..., tuple[Sequence[Any], Sequence[Any]]] = writer.globals["replay"]
    return function if scalar else partial(_quiet, function)


def _quiet(function: Callable[..., Any], *values: Any) -> Any:
    with np.errstate(all="ignore"):
        return function(*(np.asarray(v, dtype=float)[()] for v in values))


def _needed(nodes: Sequence[Node], count: int, wanted: Sequence[int]) -> list[bool]:
    """Which nodes the first `count` and the wanted ones are made of."""
    needed = [i < count for i in range(len(nodes))]
    for id in wanted:
        needed[id] = True
    for node in reversed(nodes):
        if needed[node.id]:
            for i in node.inputs:
                needed[i] = True
    return needed


def _check(writer: _Writer, graph: Graph, gradients: Sequence[int | None]) -> str:
    """A line that raises unless all is finite.

    A NaN or infinity spreads along the graph until something swallows it (tanh, a division), so
    it is enough to look at the output, at what swallowers read, and at the inputs' gradients.
    """
    looked: dict[str, None] = {}
    for node in graph.nodes:
        if node.op is not None and not node.op.propagates:
            looked.update(dict.fromkeys(writer.name(i) for i in node.inputs))
        if not graph.users[node.id]:
            looked[writer.name(node.id)] = None
    for id in graph.inputs:
        gradient = gradients[id]
        if gradient is not None:
            looked[writer.name(gradient)] = None
    # Adding large finite numbers could overflow: then the careful run only confirms them.
    return f"s = {' + '.join(looked)}\n if s - s != 0.0: raise ArithmeticError"


class _Writer:
    """Names and lines of the generated function."""

    def __init__(self, nodes: Sequence[Node], scalar: bool) -> None:
        self.nodes = nodes
        self.scalar = scalar
        self.globals: dict[str, Any] = {}

    def name(self, id: int) -> str:
        """How the code refers to a node: its variable, or its number if it is a constant."""
        node = self.nodes[id]
        if node.op is not None or node.role == "input":
            return f"v{id}"
        if self.scalar and math.isfinite(node.value):
            return repr(float(node.value)) if node.value >= 0 else f"({float(node.value)!r})"
        self.globals[f"v{id}"] = np.asarray(node.value, dtype=float)[()]
        return f"v{id}"

    def zeros(self, id: int) -> str:
        """How the code refers to a gradient of 0 of a node's shape."""
        if self.scalar:
            return "0.0"
        self.globals[f"z{id}"] = np.zeros(self.nodes[id].shape)[()]
        return f"z{id}"

    def assignment(self, node: Node) -> str:
        """The line that computes a node."""
        op = node.op
        assert op is not None
        names = [self.name(i) for i in node.inputs]
        if self.scalar and op.inline is not None:
            return f"v{node.id} = {op.inline.format(*names)}"
        function = f"f_{op.name}"
        self.globals[function] = op.scalar if self.scalar else op.forward
        if node.attrs:
            attrs = f"a{node.id}"
            self.globals[attrs] = dict(node.attrs)
            names.append(f"**{attrs}")
        return f"v{node.id} = {function}({', '.join(names)})"
