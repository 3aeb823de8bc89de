"""What the output truly does when one value is changed: whether a gradient keeps its word."""

from __future__ import annotations

import numpy as np

from ..graph import Graph
from ..program import compile


def nudged(graph: Graph, node: int, by: float) -> float:
    """How much the output changes when a node's value is changed, whatever it is made of.

    What the node is computed from stays as it is; all that uses it follows.

    Parameters
    ----------
    graph
        The function, at its own numbers.
    node
        The id of the node. Of an array every number is changed.
    by
        What is added to its value.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("x = -2; y = 5; z = -4; q = x + y; f = q * z")
    >>> round(nudged(graph, graph.find("q").id, 0.01), 6)
    -0.04
    """
    program = compile(graph)
    values = graph.values()
    before = program.forward(values)
    with np.errstate(all="ignore"):  # NaN and infinity are results
        after = program.forward(values, {node: before[node] + by})
        return float(after[graph.output] - before[graph.output])
