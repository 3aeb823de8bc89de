"""Where a textbook derivative rounds away: 1 - y² is exactly 0 at x = 20, the truth is 1.7e-17."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from .graph import Graph
from .program import Program, Run

_AGREES = 1e-9


def stable_edges(graph: Graph, run: Run) -> tuple[int, ...]:
    """Edges on which the identity's float value differs from the rule's by more than 1e-9.

    There the stable form is to be printed, as the textbook's would show a number that is not its.

    Parameters
    ----------
    graph, run
        A graph and one run of it.
    """
    nodes, found = graph.nodes, []
    edges = [(edge, op) for edge in graph.edges if (op := nodes[edge.target].op) and op.stable]
    if not edges:  # as often, and what follows takes longer than the rest of a short run
        return ()
    with np.errstate(all="ignore"):
        for edge, op in edges:
            local, node = run.locals[edge.id], nodes[edge.target]
            text = op.textbook(edge.slot, node.attrs)
            if local is None or text is None:
                continue
            program = _identity(text)
            known = {"y": run.values[node.id]}
            for param, i in zip(op.params, node.inputs, strict=False):
                known[param.name] = run.values[i]
            names = [program.graph.nodes[i].names[0] for i in program.graph.inputs]
            if _differ(program, [known[name] for name in names], local):
                found.append(edge.id)
    return tuple(found)


def _differ(textbook: Program, values: list[Any], local: Any) -> bool:
    if isinstance(local, float) and all(isinstance(value, float) for value in values):
        return bool(abs(textbook.replay(values)[0][-1] - local) > _AGREES * abs(local))
    found = textbook.forward(values)[-1]
    return bool(np.any(np.abs(found - local) > _AGREES * np.abs(local)))


@cache
def _identity(text: str) -> Program:
    from . import parse

    return Program(parse(text))
