"""The dominant path from the output to a node, in log10, where no product underflows."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from ..differentiate import local_and_contribution
from ..graph import Graph
from ..namespaces import arrays
from ..parts import Edge
from ..program import Run


class Factor(NamedTuple):
    """One edge of the walk.

    Attributes
    ----------
    edge
        Its id.
    size
        By how much it scales the gradient: |local derivative|; of arrays, largest number against
        largest number.
    log10
        Of the product up to and with this edge.
    """

    edge: int
    size: float
    log10: float


def largest(value: Any) -> float:
    """The largest size among some numbers; NaN if one is NaN, 0 if there are none."""
    return float(np.max(np.abs(value), initial=0.0))


def factor_of(graph: Graph, run: Run, edge: Edge) -> float:
    """By how much an edge scales the gradient that passes it."""
    local, node = run.locals[edge.id], graph.nodes[edge.target]
    if local is not None and not node.shape and not graph.nodes[edge.source].shape:
        return abs(float(local))
    upstream, part = run.grads[edge.target], run.contributions[edge.id]
    size = largest(upstream)
    if not 0.0 < size < math.inf:
        # Nothing comes by that could be compared: see what would become of ones.
        operands = [run.values[i] for i in node.inputs]
        ones = np.ones(node.shape)[()]
        _, part = local_and_contribution(
            arrays, node, edge.slot, ones, run.values[node.id], operands
        )
        size = 1.0
    return largest(part) / size


def dominant_walk(graph: Graph, run: Run, node: int) -> tuple[Factor, ...]:
    """The path with the largest product; among those that are 0, the one with fewest zeros.

    Where something is not finite, that is what is followed.

    Parameters
    ----------
    graph, run
        A graph and a run of it.
    node
        Where the walk ends; a gradient arrives there.

    Returns
    -------
    tuple of Factor
        From the output to the node.

    Examples
    --------
    >>> from engine import compile, parse
    >>> graph = parse("x = 2; f = 100 * x + x")
    >>> walk = dominant_walk(graph, compile(graph).run(graph.values()), 0)
    >>> [factor.size for factor in walk]
    [1.0, 100.0]
    """
    worst = (-1, 0, -math.inf)
    best: list[tuple[int, int, float]] = [worst] * len(graph.nodes)
    best[graph.output] = (0, 0, 0.0)
    via: dict[int, Edge] = {}
    sizes: dict[int, float] = {}
    with np.errstate(all="ignore"):
        for id in range(graph.output, node, -1):
            for slot in graph.paths.flows[id]:
                edge = graph.entering[id][slot]
                size = sizes[edge.id] = factor_of(graph, run, edge)
                broken = not np.all(np.isfinite(run.contributions[edge.id]))
                strange, zeros, log = best[id]
                way = (strange + broken, zeros - (size == 0.0), log + _log(size))
                if way > best[edge.source]:
                    best[edge.source], via[edge.source] = way, edge
    path = []
    while node != graph.output:
        path.append(via[node])
        node = via[node].target
    walk, log = [], 0.0
    for edge in reversed(path):
        size = sizes[edge.id]
        log += math.log10(size) if size > 0.0 else -math.inf if size == 0.0 else math.nan
        walk.append(Factor(edge.id, size, log))
    return tuple(walk)


def _log(size: float) -> float:
    """For finding the way: zeros are counted apart, what is not a number leads all."""
    return 0.0 if size == 0.0 else math.log10(size) if size > 0.0 else math.inf
