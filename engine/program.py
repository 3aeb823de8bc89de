"""Programs: graphs made ready to be run again and again.

Three ways to the same numbers: a loop on Python floats (no set-up, for the first runs), generated
straight-line code (from the hundredth replay on), and a careful run that keeps all it meets, on
floats too where it can and else on numpy (always right, the only one that meets NaN and infinity;
the others hand over to it).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .codegen import Columns, generate
from .differentiate import local_and_contribution
from .graph import Graph
from .interpreter import interpret, interpret_whole
from .namespaces import arrays

COMPILE_AFTER = 100
"""Replays after which compiling pays: 0.75 ms of compiling against 7 µs saved on each."""


@dataclass(frozen=True)
class Run:
    """Everything one forward and backward pass computed.

    Attributes
    ----------
    values, grads
        By node. A gradient is None where there is none (constants, comparisons), and a true 0
        where the output does not depend on the node.
    locals, contributions
        By edge. None where nothing flows; a local is None where it is a linear map.
    """

    values: list[Any]
    grads: list[Any]
    locals: list[Any]
    contributions: list[Any]


class Program:
    """A graph made ready to run.

    Parameters
    ----------
    graph
        What to compute.

    Examples
    --------
    >>> from engine import parse
    >>> program = Program(parse("x = -2; y = 5; z = -4; f = (x + y) * z"))
    >>> values, grads = program.replay([-2.0, 5.0, -4.0])
    >>> values[-1], grads[:3]
    (-12.0, [-4.0, -4.0, 3.0])
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.scalar = _is_scalar(graph)
        self._replays = 0
        self._compiled: Callable[[Sequence[Any]], Columns] | None = None

    def replay(self, values: Sequence[Any]) -> Columns:
        """Run forward and backward.

        Parameters
        ----------
        values
            The inputs' numbers, in the order of `graph.inputs`.

        Returns
        -------
        values, grads
            Columns in node order; a gradient is None where there is none.
        """
        if len(values) != len(self.graph.inputs):
            raise TypeError(f"{len(values)} values for {len(self.graph.inputs)} inputs")
        if self._compiled is not None:
            try:
                return self._compiled(values)
            except (ArithmeticError, ValueError):
                return self._careful(values)
        self._replays += 1
        if self._replays > COMPILE_AFTER:
            self.compile()
            return self.replay(values)
        if not self.scalar:
            return self._careful(values)
        try:
            return interpret(self.graph.nodes, self.graph.output, values)
        except (ArithmeticError, ValueError):
            return self._careful(values)

    def compile(self) -> None:
        """Generate code now: worth it before many replays, such as a drag."""
        if self._compiled is None:
            self._compiled = generate(self.graph, self.scalar)

    def _careful(self, values: Sequence[Any]) -> Columns:
        run = self.run(values)
        return run.values, run.grads

    def run(self, values: Sequence[Any]) -> Run:
        """Run and keep every local derivative and contribution.

        NaN and infinity are results, not errors.
        """
        if self.scalar:
            try:
                return Run(*interpret_whole(self.graph, values))
            except (ArithmeticError, ValueError):
                pass
        with np.errstate(all="ignore"):
            return self._run(values)

    def _run(self, values: Sequence[Any]) -> Run:
        graph = self.graph
        column = self._forward(values, {})
        grads: list[Any] = [None] * len(graph.nodes)
        locals_: list[Any] = [None] * len(graph.edges)
        contributions: list[Any] = [None] * len(graph.edges)
        _, flows, reached = graph.paths
        if reached[graph.output]:
            grads[graph.output] = arrays.leaf(1.0)
        for node in reversed(graph.nodes):
            for slot in flows[node.id]:
                source = node.inputs[slot]
                local, part = local_and_contribution(
                    arrays, node, slot, grads[node.id], column[node.id],
                    [column[i] for i in node.inputs],
                )  # fmt: skip
                edge = graph.entering[node.id][slot].id
                locals_[edge], contributions[edge] = local, part
                grads[source] = part if grads[source] is None else grads[source] + part
        for id in graph.zero_paths:
            grads[id] = arrays.leaf(np.zeros(graph.nodes[id].shape))
        return Run(column, grads, locals_, contributions)

    def forward(self, values: Sequence[Any], held: Mapping[int, Any] | None = None) -> list[Any]:
        """Every node's value, without a backward pass.

        Parameters
        ----------
        values
            The inputs' numbers, in order.
        held
            Values of nodes, computed or inputs, that are to be taken instead.
        """
        with np.errstate(all="ignore"):
            return self._forward(values, held or {})

    def _forward(self, values: Sequence[Any], held: Mapping[int, Any]) -> list[Any]:
        column: list[Any] = []
        given = iter(values)
        for node in self.graph.nodes:
            number = next(given) if node.role == "input" else node.value
            if node.id in held:
                column.append(held[node.id])
            elif node.op is not None:
                column.append(node.op.forward(*[column[i] for i in node.inputs], **node.attrs))
            else:
                column.append(arrays.leaf(number))
        return column


def _is_scalar(graph: Graph) -> bool:
    """Whether Python floats are enough."""
    for node in graph.nodes:
        op = node.op
        if node.shape or node.attrs or (op is not None and not (op.scalar and op.elementwise)):
            return False
    return True


def compile(graph: Graph) -> Program:
    """Make a graph ready to run (see `Program`)."""
    return Program(graph)
