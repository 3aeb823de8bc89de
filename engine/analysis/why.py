"""Why a gradient is zero, tiny, huge, infinite or NaN: the factor that makes it so."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np

from ..graph import Graph
from ..parts import Edge
from ..program import Run
from .blocked import blocked_walk
from .culprit import name_factor
from .paths import count_paths
from .walk import Factor, dominant_walk, largest

Kind = Literal["none", "zero", "tiny", "huge", "infinite", "not_finite", "ordinary"]

TINY, HUGE = 1e-3, 1e3
"""Against the seed, the gradient of the output with respect to itself, which is 1."""

_CANCELS = 1e-3
_SMALLEST = math.log10(5e-324)
# A factor this near to 1 has no part in a product that vanishes or explodes.
_NEAR_ONE = 0.05


class Why(NamedTuple):
    """The walk and what was found on it.

    Attributes
    ----------
    kind, code
        What the gradient is, and the reason.
    walk
        From the output to the node, along the largest product.
    culprits
        Edges to blame, from the output on.
    at
        The node at which to look.
    params
        What a sentence about it names.
    """

    kind: Kind
    code: str
    walk: tuple[Factor, ...]
    culprits: tuple[int, ...]
    at: int
    params: Mapping[str, Any]


def kind_of(gradient: Any) -> Kind:
    """How a gradient's largest number compares with the seed; `not_finite` where one is NaN.

    Examples
    --------
    >>> kind_of(0.0), kind_of(-5e-5), kind_of(2.0), kind_of(float("-inf")), kind_of(float("nan"))
    ('zero', 'tiny', 'ordinary', 'infinite', 'not_finite')
    """
    size = largest(gradient)
    if not math.isfinite(size):
        return "not_finite" if np.any(np.isnan(gradient)) else "infinite"
    if size == 0.0:
        return "zero"
    return "tiny" if size < TINY else "huge" if size > HUGE else "ordinary"


def why(graph: Graph, run: Run, node: int) -> Why:
    """Find what makes a node's gradient what it is.

    Parameters
    ----------
    graph, run
        A graph and a run of it.
    node
        Id of the node that is asked about.

    Examples
    --------
    >>> from engine import compile, parse
    >>> graph = parse("x = 10; f = 3 * sigmoid(x)")
    >>> found = why(graph, compile(graph).run(graph.values()), 0)
    >>> found.kind, found.code, found.culprits
    ('tiny', 'saturated', (0,))
    """
    paths = graph.paths
    if not paths.differentiable[node]:
        return Why("none", "constant", (), (), node, {})
    kind = kind_of(run.grads[node])
    if not paths.reached[node]:
        walk, culprits = blocked_walk(graph, node)
        if not culprits:
            return Why(kind, "no_path", (), (), node, {})
        user = graph.nodes[graph.edges[culprits[0]].target]
        return Why(kind, "blocked", walk, culprits, user.id, _about(graph, run, culprits[0]))
    walk = dominant_walk(graph, run, node)
    if kind == "ordinary" or not walk:
        return Why(kind, "ordinary", walk, (), node, _extremes(walk))
    if kind in ("infinite", "not_finite"):
        return _not_finite(graph, run, kind, walk)
    if kind == "huge":
        return _many_paths(graph, run, node, walk) or _product(graph, run, kind, walk)
    zeros = tuple(factor.edge for factor in walk if factor.size == 0.0)
    if zeros:
        code, params = name_factor(graph, run, graph.edges[zeros[0]], 0.0)
        return Why(kind, code, walk, zeros, graph.edges[zeros[0]].target, params)
    return _cancelled(graph, run, kind, walk) or _product(graph, run, kind, walk)


def _product(graph: Graph, run: Run, kind: Kind, walk: Sequence[Factor]) -> Why:
    """One factor that outweighs the others together, or many that lean the same way."""
    sign = 1.0 if kind == "huge" else -1.0
    leaning = [
        (sign * math.log10(factor.size), factor)
        for factor in walk
        if sign * math.log10(factor.size) > _NEAR_ONE
    ]
    total = sum(log for log, _ in leaning)
    heaviest, worst = max(leaning, default=(0.0, walk[0]), key=lambda each: each[0])
    paths = {"paths": str(count_paths(graph)[graph.edges[walk[-1].edge].source])}
    if kind != "zero" and (len(leaning) < 2 or heaviest >= 0.5 * total):
        edge = graph.edges[worst.edge]
        code, params = name_factor(graph, run, edge, worst.size)
        return Why(kind, code, tuple(walk), (edge.id,), edge.target, {**params, **paths})
    culprits = tuple(factor.edge for _, factor in leaning)
    params = {
        "count": len(leaning),
        "factor": 10 ** (sign * total / max(1, len(leaning))),
        "log10": sign * total,
        **paths,
        **_extremes([factor for _, factor in leaning]),
    }
    code = "growth" if kind == "huge" else "depth"
    if walk[-1].log10 < _SMALLEST:
        code = "underflow"
    return Why(kind, code, tuple(walk), culprits, graph.edges[worst.edge].target, params)


def _cancelled(graph: Graph, run: Run, kind: Kind, walk: Sequence[Factor]) -> Why | None:
    """The first node from the output whose terms are far larger than their sum."""
    for factor in walk:
        node = graph.edges[factor.edge].source
        terms = arriving(graph, node)
        sizes = [largest(run.contributions[edge.id]) for edge in terms]
        total = largest(run.grads[node])
        if len(terms) > 1 and total < _CANCELS * max(sizes):
            params = {"node": node, "count": len(terms), "largest": max(sizes), "sum": total}
            return Why(kind, "cancel", tuple(walk), tuple(e.id for e in terms), node, params)
    return None


def _many_paths(graph: Graph, run: Run, node: int, walk: tuple[Factor, ...]) -> Why | None:
    """No path is large, but there are many, and all count."""
    total = math.log10(largest(run.grads[node]))
    if total - walk[-1].log10 < 0.5 * total:
        return None
    forks = [f.edge for f in walk if len(arriving(graph, graph.edges[f.edge].source)) > 1]
    params = {"paths": str(count_paths(graph)[node]), "log10": walk[-1].log10}
    return Why("huge", "many_paths", walk, tuple(forks), node, params)


def _not_finite(graph: Graph, run: Run, kind: Kind, walk: tuple[Factor, ...]) -> Why:
    """The first edge that makes something infinite or NaN of a finite upstream."""
    for factor in walk:
        edge = graph.edges[factor.edge]
        if np.all(np.isfinite(run.contributions[edge.id])):
            continue
        for each in graph.nodes[: edge.target + 1]:
            if not np.all(np.isfinite(run.values[each.id])):
                params = {**_about(graph, run, edge.id), "node": each.id}
                return Why(kind, "value", walk, (edge.id,), each.id, params)
        code = "overflow" if math.isfinite(factor.size) else "infinite"
        return Why(kind, code, walk, (edge.id,), edge.target, _about(graph, run, edge.id))
    node = graph.edges[walk[-1].edge].source
    return Why(kind, "overflow", walk, (), node, _about(graph, run, walk[-1].edge))


def arriving(graph: Graph, node: int) -> list[Edge]:
    """The edges that bring a node its gradient."""
    return [edge for edge in graph.users[node] if edge.slot in graph.paths.flows[edge.target]]


def _about(graph: Graph, run: Run, id: int) -> dict[str, Any]:
    return name_factor(graph, run, graph.edges[id], None)[1]


def _extremes(walk: Sequence[Factor]) -> dict[str, Any]:
    sizes = [factor.size for factor in walk]
    return {"smallest": min(sizes), "largest": max(sizes)} if sizes else {}
