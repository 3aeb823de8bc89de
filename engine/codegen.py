"""Straight-line Python from a graph and its backward pass.

One local variable per node, no loops, no lookups. The source is made of op templates and numbers
of our own, never of anything a person typed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import Any

import numpy as np

from .differentiate import backward_graph
from .graph import Graph
from .ops import OPS
from .parts import Node

Columns = tuple[Sequence[Any], Sequence[Any]]

_LONGEST = 80  # characters of a term that may stand inside another: Python's nesting is limited
_HELPER = re.compile(r"\bf_(\w+)")


class Replay:
    """A function of the inputs' numbers that returns every value and every gradient.

    It runs in a generator, whose variables have one place in memory for good: those of a function
    are put up and taken down at each call, which took a tenth of the time of 1,000 operations.
    A second thread that comes meanwhile gets a `ValueError`.

    Parameters
    ----------
    begin
        Makes the generator; one that raised is at its end, and the next call begins anew.
    """

    def __init__(self, begin: Callable[[], Generator[Columns | None, Sequence[Any], None]]) -> None:
        self._begin = begin
        self._start()

    def __call__(self, values: Sequence[Any]) -> Columns:
        """Run forward and backward."""
        try:
            return self._send(values)  # type: ignore[return-value]  # None comes only at first
        except BaseException:
            self._start()
            raise

    def _start(self) -> None:
        generator = self._begin()
        next(generator)
        self._send = generator.send


def generate(graph: Graph, scalar: bool) -> Callable[[Sequence[Any]], Columns]:
    """Make a graph's straight-line code.

    Parameters
    ----------
    graph
        What to compute.
    scalar
        True for Python floats: faster; the function raises `ArithmeticError` or `ValueError`
        wherever a NaN or an infinity arises. False for numpy.
    """
    backward = backward_graph(graph, fast=scalar)
    nodes = backward.builder.build(graph.output).nodes
    gradients = backward.gradients
    kept = {*range(len(graph.nodes)), *(g for g in gradients if g is not None)}
    writer = _Writer(nodes, kept, scalar)
    lines = [line for node in nodes if (line := writer.line(node))]
    values = [writer.term(node.id) for node in graph.nodes]
    grads = ["None" if g is None else writer.term(g) for g in gradients]
    for id in graph.zero_paths:
        grads[id] = writer.zeros(id)
    if scalar:
        looked = dict.fromkeys(writer.term(id) for id in _looked_at(graph, gradients))
        lines.append(f"s = {' + '.join(looked)}")
        lines.append("if s - s != 0.0: raise ArithmeticError")
    inputs = ", ".join(f"v{i}" for i in graph.inputs)
    result = f"found = [{', '.join(values)}], [{', '.join(grads)}]"  # quicker made than tuples
    body = [f"[{inputs}] = yield found", *lines, result]
    text = "\n  ".join(["def replay():\n found = None\n while True:", *body])
    exec(compile(text, "<program>", "exec"), writer.globals)  # noqa: S102
    replay = Replay(writer.globals["replay"])
    return replay if scalar else partial(_quiet, replay)


def _quiet(replay: Replay, values: Sequence[Any]) -> Columns:
    with np.errstate(all="ignore"):
        return replay([np.asarray(v, dtype=float)[()] for v in values])


def _looked_at(graph: Graph, gradients: Sequence[int | None]) -> list[int]:
    """Nodes whose finiteness shows that all is finite.

    A NaN or an infinity spreads to a user unless the user swallows it (tanh, a division); so it
    is enough to look at values that no user would pass on, and at the inputs' gradients. A
    swallower's own result needs no look where it is bounded.
    """
    looked = [
        node.id
        for node in graph.nodes
        if (node.op is None or node.op.propagates or not node.op.bounded)
        and not any(_propagates(graph.nodes[edge.target]) for edge in graph.users[node.id])
    ]
    return looked + [g for i in graph.inputs if (g := gradients[i]) is not None]


def _propagates(node: Node) -> bool:
    return node.op is not None and node.op.propagates


class _Writer:
    """Writes nodes as terms and lines; a term used once stands where it is used."""

    def __init__(self, nodes: Sequence[Node], kept: set[int], scalar: bool) -> None:
        self.nodes = nodes
        self.kept = kept
        self.scalar = scalar
        self.globals: dict[str, Any] = {}
        self.uses = [0] * len(nodes)
        self.terms: dict[int, str] = {}
        for node in reversed(nodes):
            if node.id in kept or self.uses[node.id]:
                for i in node.inputs:
                    self.uses[i] += 1

    def line(self, node: Node) -> str | None:
        """The assignment that computes a node; None where it needs none."""
        if node.op is None or not (node.id in self.kept or self.uses[node.id]):
            return None
        term = self._call(node)
        once = self.uses[node.id] == 1 and node.id not in self.kept
        if once and self.scalar and len(term) < _LONGEST:
            self.terms[node.id] = f"({term})"
            return None
        return f"v{node.id} = {term}"

    def term(self, id: int) -> str:
        """How the code refers to a node: a variable, a number, or what computes it."""
        if id in self.terms:
            return self.terms[id]
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

    def _call(self, node: Node) -> str:
        op = node.op
        assert op is not None
        if self._fuses(node):
            upstream, local = node.inputs
            factor = self.nodes[local]
            assert factor.op is not None
            operands = [self.term(i) for i in factor.inputs]
            return factor.op.chained.format(*operands, g=self.term(upstream))
        terms = [self.term(i) for i in node.inputs]
        if self.scalar and op.inline is not None and _once(op.inline, terms):
            for helper in _HELPER.findall(op.inline):
                self.globals[f"f_{helper}"] = OPS[helper].scalar
            return op.inline.format(*terms)
        function = f"f_{op.name}"
        self.globals[function] = op.scalar if self.scalar else op.forward
        if node.attrs:
            self.globals[f"a{node.id}"] = dict(node.attrs)
            terms.append(f"**a{node.id}")
        return f"{function}({', '.join(terms)})"

    def _fuses(self, node: Node) -> bool:
        """Whether a product with a local derivative has a quicker form of its own."""
        if node.op is not OPS["chain"] or not self.scalar:
            return False
        upstream, local = node.inputs
        op = self.nodes[local].op
        plain = [self.term(i) for i in (upstream, *self.nodes[local].inputs)]
        return op is not None and bool(op.chained) and not any("(" in term for term in plain)


def _once(template: str, terms: Sequence[str]) -> bool:
    """Whether a template repeats only plain variables and numbers, never a computation."""
    return all(
        "(" not in term or template.count(f"{{{slot}}}") == 1 for slot, term in enumerate(terms)
    )
