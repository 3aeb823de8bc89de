"""How much work it is to run a graph many times, told before any of it is done."""

from __future__ import annotations

from .graph import Graph
from .limits import NO_LIMITS, Limits
from .ops import Op
from .parts import Node

_PER_NODE = 200
"""What calling numpy for one node costs, in operations that numpy could have done meanwhile."""


def effort(graph: Graph) -> int:
    """Estimate the work of one forward and backward pass, from shapes alone.

    Examples
    --------
    >>> from engine import parse
    >>> effort(parse("x * x"))
    403
    """
    return _calling(graph) + _computing(graph)


def _calling(graph: Graph) -> int:
    return _PER_NODE * len(graph.nodes)


def _computing(graph: Graph) -> int:
    return sum(3 * _cost(graph, node, node.op) for node in graph.nodes)


def _cost(graph: Graph, node: Node, op: Op | None) -> int:
    return op.cost([graph.nodes[i].shape for i in node.inputs], node.attrs) if op else 0


def check_effort(
    graph: Graph, passes: int, limits: Limits | None, calls: int | None = None
) -> None:
    """Refuse an analysis that would run a graph too often.

    Parameters
    ----------
    graph, passes
        What would be run, and how many times.
    limits
        With `work`, the most that may be done; None for no limit.
    calls
        How often numpy is called for each node, where several passes are done at once; as often
        as there are passes when None.

    Raises
    ------
    ExpressionError
        `limit_work`, when it is too much.
    """
    calling = passes if calls is None else calls
    work = calling * _calling(graph) + passes * _computing(graph)
    (limits or NO_LIMITS).check("work", work)
