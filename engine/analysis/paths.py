"""The gradient as a sum over paths, each a product of local derivatives.

There may be astronomically many (thirty doublings make 2³⁰), so they are counted first, and only
the largest are followed. On scalars these are found exactly: a longer path's product grows with
that of its part. On arrays a large part may still end small, so there they are a good guess.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from ..differentiate import local_and_contribution
from ..effort import check_effort
from ..graph import Graph
from ..limits import NO_LIMITS, Limits
from ..namespaces import arrays
from ..program import Run
from ..shapes import size

MOST = 12
"""Paths that are followed unless more are asked for."""


class Path(NamedTuple):
    """One way from a node to the output, and what comes back along it alone.

    Attributes
    ----------
    edges
        From the node to the output.
    contribution
        The seed pulled back along these edges, of the node's shape.
    """

    edges: tuple[int, ...]
    contribution: Any


class PathSum(NamedTuple):
    """A gradient taken apart.

    Attributes
    ----------
    total
        How many paths there are.
    paths
        All, in the order in which the backward pass brings them; or the largest, largest first.
    exact
        False when a path larger than those found may have been missed.
    gradient
        The sum over all paths; None where no gradient exists.
    """

    total: int
    paths: tuple[Path, ...]
    exact: bool
    gradient: Any


def count_paths(graph: Graph) -> list[int]:
    """How many paths lead from each node to the output, along edges that pass a gradient.

    Examples
    --------
    >>> from engine import parse
    >>> count_paths(parse("x = 2; y = x * x; y * y"))
    [4, 2, 1]
    """
    counts = [0] * len(graph.nodes)
    counts[graph.output] = int(graph.paths.reached[graph.output])
    for edge in _backwards(graph):
        counts[edge.source] += counts[edge.target]
    return counts


def path_sum(
    graph: Graph, run: Run, node: int, most: int = MOST, limits: Limits | None = None
) -> PathSum:
    """Take a node's gradient apart into paths.

    Parameters
    ----------
    graph, run
        A graph and a run of it.
    node
        Where the paths begin.
    most
        How many are followed; all when there are no more.
    limits
        Each path may take a pass of its own; None for no limit.

    Raises
    ------
    ExpressionError
        `limit_work` or `limit_graph_elements`, before anything is followed.

    Examples
    --------
    >>> from engine import compile, parse
    >>> graph = parse("x = 3; y = x * x; y + x")
    >>> found = path_sum(graph, compile(graph).run(graph.values()), 0)
    >>> found.total, [float(path.contribution) for path in found.paths]
    (3, [1.0, 3.0, 3.0])
    """
    counts = count_paths(graph)
    above = _above(graph, node)
    followed = [min(most, counts[id]) if above[id] else 0 for id in range(len(graph.nodes))]
    check_effort(graph, max(followed), limits)
    held = sum(n * size(each.shape) for n, each in zip(followed, graph.nodes, strict=True))
    (limits or NO_LIMITS).check("graph_elements", held)

    waiting: list[list[Path]] = [[] for _ in graph.nodes]
    if followed[graph.output]:
        waiting[graph.output] = [Path((), np.float64(1.0))]
    pruned = False
    with np.errstate(all="ignore"):
        for edge in _backwards(graph):
            if not above[edge.source]:
                continue
            arrived = waiting[edge.target]
            if len(arrived) > most:
                pruned = True
                arrived = waiting[edge.target] = heapq.nlargest(most, arrived, _magnitude)
            user = graph.nodes[edge.target]
            operands = [run.values[i] for i in user.inputs]
            for path in arrived:
                _, part = local_and_contribution(
                    arrays, user, edge.slot, path.contribution, run.values[user.id], operands
                )
                waiting[edge.source].append(Path((edge.id, *path.edges), part))
    found = waiting[node]
    if pruned or len(found) > most:
        found = heapq.nlargest(most, found, _magnitude)
    whole = counts[node] <= most
    scalar = not any(each.shape for each in graph.nodes if above[each.id])
    return PathSum(counts[node], tuple(found), whole or scalar, run.grads[node])


def _backwards(graph: Graph) -> Iterator[Any]:
    """The edges that pass a gradient, in the order of the backward pass."""
    for id in range(graph.output, -1, -1):
        for slot in graph.paths.flows[id]:
            yield graph.entering[id][slot]


def _above(graph: Graph, node: int) -> list[bool]:
    """Which nodes a gradient passes on its way to this one."""
    above = [False] * len(graph.nodes)
    above[node] = True
    for id in range(node + 1, graph.output + 1):
        inputs = graph.nodes[id].inputs
        above[id] = any(above[inputs[slot]] for slot in graph.paths.flows[id])
    return above


def _magnitude(path: Path) -> float:
    """The largest number of a contribution; what is none counts as larger than all."""
    largest = float(np.max(np.abs(path.contribution), initial=0.0))
    return largest if largest == largest else float("inf")
