"""How much work the chain rule is, in reverse and in forward mode."""

from __future__ import annotations

from typing import NamedTuple

from .graph import Graph
from .ops import Kind
from .parts import Edge
from .shapes import size


class Counts(NamedTuple):
    """Operations for the gradient with respect to every input number."""

    reverse: int
    forward: int


def count_operations(graph: Graph) -> Counts:
    """Count what the chain rule does; values and local derivatives cost both modes the same.

    On each edge, upstream (or tangent) meets the local derivative: one multiplication per number,
    or the product's own cost for matrices. Terms that meet are added. Reverse mode passes each
    edge once; forward mode once for each input number that lies behind it.

    Examples
    --------
    >>> from engine import parse
    >>> count_operations(parse("x = -2; y = 5; z = -4; (x + y) * z"))
    Counts(reverse=4, forward=5)
    """
    behind = _inputs_behind(graph)
    reverse = forward = 0
    arrivals = [0] * len(graph.nodes)
    for node in graph.nodes:
        slots = graph.paths.flows[node.id]
        moved = 0
        for slot in slots:
            source = node.inputs[slot]
            arrivals[source] += 1
            cost = _edge_cost(graph, Edge(0, source, node.id, slot))
            reverse += cost
            forward += cost * behind[source]
            moved += behind[source]
        if len(slots) > 1:
            forward += (moved - behind[node.id]) * size(node.shape)
    reverse += sum(
        (count - 1) * size(node.shape)
        for node, count in zip(graph.nodes, arrivals, strict=True)
        if count > 1
    )
    return Counts(reverse, forward)


def _inputs_behind(graph: Graph) -> list[int]:
    """For each node, how many input numbers it depends on (a bit set per node, then counted)."""
    bit = {id: 1 << k for k, id in enumerate(graph.inputs)}
    sizes = [size(graph.nodes[id].shape) for id in graph.inputs]
    masks: list[int] = []
    counted: dict[int, int] = {}
    behind: list[int] = []
    for node in graph.nodes:
        mask = bit.get(node.id, 0)
        for slot in graph.paths.flows[node.id]:
            mask |= masks[node.inputs[slot]]
        masks.append(mask)
        if mask not in counted:
            counted[mask] = sum(n for k, n in enumerate(sizes) if mask >> k & 1)
        behind.append(counted[mask])
    return behind


def _edge_cost(graph: Graph, edge: Edge) -> int:
    node = graph.nodes[edge.target]
    assert node.op is not None
    if node.op.kind in (Kind.ELEMENTWISE, Kind.REDUCE):
        return max(size(node.shape), size(graph.nodes[edge.source].shape))
    return node.op.cost([graph.nodes[i].shape for i in node.inputs], node.attrs)
