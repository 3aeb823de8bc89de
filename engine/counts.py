"""How much work the chain rule is, in reverse and in forward mode."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from .graph import Graph
from .ops import Kind
from .parts import Edge
from .shapes import size


class Counts(NamedTuple):
    """Operations for the gradient with respect to every input number."""

    reverse: int
    forward: int


class Work(NamedTuple):
    """One thing the chain rule does: a product along an edge, or an addition where terms meet.

    Attributes
    ----------
    kind
        `multiply` or `add`.
    edge
        Along which the factor or the further term comes.
    cost
        Operations it takes.
    inputs
        In forward mode, the inputs whose passes do this, as bits in the order of
        `graph.inputs`; a pass is made for each of their numbers. 0 in reverse mode.
    """

    kind: Literal["multiply", "add"]
    edge: int
    cost: int
    inputs: int = 0


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
    sizes = [size(graph.nodes[id].shape) for id in graph.inputs]
    numbers: dict[int, int] = {}
    forward = 0
    for work in forward_work(graph):
        if work.inputs not in numbers:
            numbers[work.inputs] = sum(n for k, n in enumerate(sizes) if work.inputs >> k & 1)
        forward += work.cost * numbers[work.inputs]
    return Counts(sum(work.cost for work in reverse_work(graph)), forward)


def reverse_work(graph: Graph) -> Iterator[Work]:
    """What the one backward pass does, in its order.

    Examples
    --------
    >>> from engine import parse
    >>> [work.kind for work in reverse_work(parse("x = 3; x * x"))]
    ['multiply', 'multiply', 'add']
    """
    arrived = [False] * len(graph.nodes)
    for node in reversed(graph.nodes):
        for slot in graph.paths.flows[node.id]:
            edge = graph.entering[node.id][slot]
            yield Work("multiply", edge.id, _edge_cost(graph, edge))
            if arrived[edge.source]:
                yield Work("add", edge.id, size(graph.nodes[edge.source].shape))
            arrived[edge.source] = True


def forward_work(graph: Graph) -> Iterator[Work]:
    """What the passes of forward mode do, in their order; each says for which inputs.

    Examples
    --------
    >>> from engine import parse
    >>> [work.inputs for work in forward_work(parse("x = 3; y = 2; x * y + x"))]
    [1, 2, 3, 1, 1]
    """
    masks = [0] * len(graph.nodes)
    for place, id in enumerate(graph.inputs):
        masks[id] = 1 << place
    for node in graph.nodes:
        for slot in graph.paths.flows[node.id]:
            edge = graph.entering[node.id][slot]
            moving = masks[edge.source]
            yield Work("multiply", edge.id, _edge_cost(graph, edge), moving)
            if moving & masks[node.id]:
                yield Work("add", edge.id, size(node.shape), moving & masks[node.id])
            masks[node.id] |= moving


def _edge_cost(graph: Graph, edge: Edge) -> int:
    node = graph.nodes[edge.target]
    assert node.op is not None
    if node.op.kind in (Kind.ELEMENTWISE, Kind.REDUCE):
        return max(size(node.shape), size(graph.nodes[edge.source].shape))
    return node.op.cost([graph.nodes[i].shape for i in node.inputs], node.attrs)
