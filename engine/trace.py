"""The trace: everything one run computed, and the order in which it came to be.

It is the animation script: what is shown step by step is what was computed, in that order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np

from .counts import Counts, count_operations
from .forward_mode import pushforward
from .graph import Graph
from .latex import Formula, Formulas
from .notes import run_notes
from .parts import Note
from .program import Program, Run
from .saturation import stable_edges

StepKind = Literal["forward", "seed", "contribute", "accumulate", "tangent"]
GradState = Literal["computed", "zero_path", "none"]


class Step(NamedTuple):
    """One moment of the computation.

    Attributes
    ----------
    kind
        A value computed, the backward pass begun, a contribution passed along one edge,
        contributions added, or a tangent computed.
    node
        The node whose number comes to be; for a contribution, the node that receives it.
    edges
        The edge of a contribution; the edges whose contributions are added.
    """

    kind: StepKind
    node: int
    edges: tuple[int, ...] = ()


@dataclass(frozen=True)
class Trace:
    """One run of a graph.

    Attributes
    ----------
    graph
        What was run.
    run
        Values, gradients, local derivatives, contributions.
    tangents
        By node, in forward mode; None otherwise or where nothing moves.
    """

    graph: Graph
    run: Run
    tangents: list[Any] | None = None

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps in the order of the computation."""
        forward = [Step("forward", node.id) for node in self.graph.nodes]
        if self.tangents is not None:
            moving = [i for i, tangent in enumerate(self.tangents) if tangent is not None]
            return (*forward, *(Step("tangent", i) for i in moving))
        return (*forward, *self._backward())

    def _backward(self) -> Iterator[Step]:
        graph, formulas = self.graph, self.formulas
        if not graph.paths.reached[graph.output]:
            return
        yield Step("seed", graph.output)
        waiting = [len(edges) for edges in formulas.arriving]
        for node in reversed(graph.nodes):
            for slot in graph.paths.flows[node.id]:
                source = node.inputs[slot]
                yield Step("contribute", source, (graph.entering[node.id][slot].id,))
                waiting[source] -= 1
                terms = formulas.arriving[source]
                if not waiting[source] and len(terms) > 1:
                    yield Step("accumulate", source, tuple(edge.id for edge in terms))

    @cached_property
    def formulas(self) -> Formulas:
        """Writer of the steps' formulas, made when first asked for."""
        return Formulas(self.graph)

    def formula(self, step: Step) -> Formula:
        """The formula of one step, with slots for its numbers."""
        graph = self.graph
        match step.kind:
            case "forward":
                return self.formulas.forward(graph.nodes[step.node])
            case "seed":
                return self.formulas.seed()
            case "contribute":
                return self.formulas.contribute(graph.edges[step.edges[0]])
            case "accumulate":
                return self.formulas.accumulate(graph.nodes[step.node])
            case "tangent":
                return self.formulas.tangent(graph.nodes[step.node])

    def grad_state(self, id: int) -> GradState:
        """Whether a node's gradient was computed, is zero for want of a path, or does not exist."""
        if not self.graph.paths.differentiable[id]:
            return "none"
        return "computed" if self.graph.paths.reached[id] else "zero_path"

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The graph's notes and those of this run: kinks met, where NaN or infinity began."""
        return (*self.graph.notes, *run_notes(self.graph, self.run))

    @cached_property
    def stable(self) -> tuple[int, ...]:
        """Edges whose textbook local derivative has lost its digits at these numbers."""
        return stable_edges(self.graph, self.run)

    @cached_property
    def counts(self) -> Counts:
        """Operations of the chain rule in both modes."""
        return count_operations(self.graph)


def trace(
    graph: Graph,
    inputs: Sequence[Any] | None = None,
    *,
    mode: Literal["reverse", "forward"] = "reverse",
    wrt: str | None = None,
    direction: Sequence[Any] | None = None,
    program: Program | None = None,
) -> Trace:
    """Run a graph once and keep everything.

    Parameters
    ----------
    graph
        What to run.
    inputs
        Numbers of the inputs, in order; as written when None.
    mode
        `forward` also computes tangents.
    wrt
        In forward mode: the input that moves, by 1 in each of its numbers; all when None.
    direction
        In forward mode: how each input moves; takes precedence over `wrt`.
    program
        The graph's program, if one is at hand.

    Raises
    ------
    KeyError
        When nothing is called `wrt`.

    Examples
    --------
    >>> from engine import parse
    >>> run = trace(parse("x = -2; y = 5; z = -4; q = x + y; f = q * z"))
    >>> [step.kind for step in run.steps][5:8]
    ['seed', 'contribute', 'contribute']
    """
    values = graph.values() if inputs is None else inputs
    found = Trace(graph, (program or Program(graph)).run(values))
    if mode == "reverse":
        return found
    if direction is None:
        if wrt is not None and graph.find(wrt) is None:
            raise KeyError(wrt)
        chosen = [wrt is None or wrt in graph.nodes[i].names for i in graph.inputs]
        direction = [
            np.ones(graph.nodes[i].shape)[()] if moves else None
            for i, moves in zip(graph.inputs, chosen, strict=True)
        ]
    column = pushforward(graph, values, direction)
    return replace(found, tangents=[dual.tangent for dual in column])
