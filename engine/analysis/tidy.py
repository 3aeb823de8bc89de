"""A derived graph made readable: only what its output needs, in the order one would write it."""

from __future__ import annotations

from ..graph import Graph
from ..ops import OPS
from ..parts import Node

_MUL = OPS["mul"]


def tidy(graph: Graph, original: int) -> tuple[Graph, dict[int, int]]:
    """Leave out what the output does not need; order the derived nodes by their use.

    Numbers that the derivation shared are written where they are used, and `chain` becomes a
    plain product wherever that is sure to be the same.

    Parameters
    ----------
    graph
        A graph and nodes derived from it.
    original
        How many of its nodes are the graph's own; those with names keep their order.

    Returns
    -------
    graph, places
        The smaller graph; the id there of each node kept, numbers left out.

    Examples
    --------
    >>> from engine import parse
    >>> small, places = tidy(parse("x = 3; y = 2; z = x * y; w = x + 1"), 0)
    >>> [node.name for node in small.nodes if node.name], places
    (['x', 'w'], {0: 0, 4: 2})
    """
    needed = [False] * len(graph.nodes)
    needed[graph.output] = True
    for node in reversed(graph.nodes):
        if needed[node.id]:
            for id in node.inputs:
                needed[id] = True
    writer = _Writer(graph, original)
    for node in graph.nodes[:original]:
        if needed[node.id] and (node.names or node.role == "input"):
            writer.write(node)
    writer.write(graph.nodes[graph.output])
    return Graph(tuple(writer.nodes), writer.places[graph.output]), writer.places


class _Writer:
    """Takes nodes over one by one, each after its operands, these in the order of their use."""

    def __init__(self, graph: Graph, original: int) -> None:
        self.graph, self.original = graph, original
        self.nodes: list[Node] = []
        self.places: dict[int, int] = {}
        self.finite = _finite(graph)

    def write(self, root: Node) -> None:
        """Take over a node and what it depends on."""
        stack: list[tuple[Node, list[int]]] = [(root, [])]
        while stack:
            node, moved = stack[-1]
            if node.id in self.places:
                place = self.places[node.id]
            elif len(moved) < len(node.inputs):
                stack.append((self.graph.nodes[node.inputs[len(moved)]], []))
                continue
            else:
                place = self._take(node, tuple(moved))
            stack.pop()
            if stack:
                stack[-1][1].append(place)

    def _take(self, node: Node, moved: tuple[int, ...]) -> int:
        place = len(self.nodes)
        op = _MUL if node.op and node.op.name == "chain" and self._plain(node) else node.op
        self.nodes.append(node._replace(id=place, inputs=moved, op=op, group=None, span=None))
        number = node.id >= self.original and _constant(node) and not node.shape
        if not number or node.id == self.graph.output:
            self.places[node.id] = place
        return place

    def _plain(self, chain: Node) -> bool:
        """Whether a plain product will do.

        It differs only where an upstream of 0 meets a local derivative that is not finite.
        """
        upstream, local = chain.inputs
        return self.finite[local] or _away_from_zero(self.graph, self.graph.nodes[upstream])


def _constant(node: Node) -> bool:
    return node.op is None and node.role != "input"


def _finite(graph: Graph) -> list[bool]:
    """For each node, whether it is finite, short of overflow, wherever the inputs are."""
    finite: list[bool] = []
    for node in graph.nodes:
        defined = node.op is None or node.op.domain is None or _within(graph, node)
        finite.append(defined and all(finite[i] for i in node.inputs))
    return finite


def _within(graph: Graph, node: Node) -> bool:
    """Whether the operands of an op that has a domain are sure to lie in it."""
    assert node.op is not None
    last = graph.nodes[node.inputs[-1]]
    if node.op.name in ("div", "reciprocal"):
        return _away_from_zero(graph, last)
    whole = _constant(last) and not last.shape and float(last.value).is_integer()
    return node.op.name == "pow" and whole and last.value >= 0


def _away_from_zero(graph: Graph, node: Node) -> bool:
    while node.op is not None and node.op.name == "square":
        node = graph.nodes[node.inputs[0]]
    if _constant(node):
        return not node.shape and node.value != 0
    return node.op is not None and node.op.name == "cosh"
