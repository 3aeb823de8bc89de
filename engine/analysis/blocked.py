"""Where a gradient stops on its way to a node that it does not reach."""

from __future__ import annotations

import math

from ..graph import Graph
from ..parts import Edge
from .walk import Factor


def blocked_walk(graph: Graph, node: int) -> tuple[tuple[Factor, ...], tuple[int, ...]]:
    """A path of uses from the output to a node, and those of its edges that pass no gradient.

    Parameters
    ----------
    graph
        A graph whose output is reached by no gradient from `node`.
    node
        Where the path ends.

    Returns
    -------
    walk, culprits
        Both empty where no path of uses exists at all.

    Examples
    --------
    >>> from engine import parse
    >>> blocked_walk(parse("x = 2; y = 3; f = y * (x > 1)"), 0)[1]
    (0,)
    """
    via: dict[int, Edge] = {}
    for id in range(graph.output, node, -1):
        if id == graph.output or id in via:
            for edge in graph.entering[id]:
                via.setdefault(edge.source, edge)
    path = []
    while node in via:
        path.append(via[node])
        node = via[node].target
    walk, culprits = [], []
    for edge in reversed(path):
        op = graph.nodes[edge.target].op
        assert op is not None
        passes = op.differentiable and op.rule(edge.slot) is not None
        if not passes:
            culprits.append(edge.id)
        # What nothing ever passed has no size.
        walk.append(Factor(edge.id, *((math.nan, math.nan) if passes else (0.0, -math.inf))))
    return tuple(walk), tuple(culprits)
