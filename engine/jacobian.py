"""The Jacobian of one edge as a matrix."""

from __future__ import annotations

from typing import Any

import numpy as np

from .differentiate import local_and_contribution
from .errors import ExpressionError
from .graph import Graph
from .namespaces import arrays
from .parts import Edge
from .program import Run
from .shapes import size


def jacobian(graph: Graph, run: Run, edge: Edge, most: int | None = None) -> Any:
    """All derivatives of one node's numbers by one operand's numbers.

    Row i is the contribution of the edge for an upstream that is 1 at number i and 0 elsewhere.

    Parameters
    ----------
    graph, run
        A graph and a run of it.
    edge
        The operand and its user.
    most
        Largest number of entries.

    Returns
    -------
    numpy.ndarray
        Shape (numbers of the user, numbers of the operand), both row by row.

    Raises
    ------
    ExpressionError
        `limit_jacobian` when it would have more than `most` entries; `no_gradient` when nothing
        flows along the edge.

    Examples
    --------
    >>> from engine import compile, parse
    >>> graph = parse("x = [1, 2]; sum(x * x)")
    >>> run = compile(graph).run(graph.values())
    >>> jacobian(graph, run, graph.edges[0]).tolist()
    [[1.0, 0.0], [0.0, 2.0]]
    """
    node, source = graph.nodes[edge.target], graph.nodes[edge.source]
    rows, columns = size(node.shape), size(source.shape)
    if most is not None and rows * columns > most:
        raise ExpressionError(
            "limit_jacobian", node.span, {"limit": most, "actual": rows * columns}
        )
    if node.op is None or node.op.rule(edge.slot) is None:
        raise ExpressionError("no_gradient", node.span, {})
    operands = [run.values[i] for i in node.inputs]
    matrix = np.empty((rows, columns))
    with np.errstate(all="ignore"):
        for row in range(rows):
            upstream = np.zeros(rows)
            upstream[row] = 1.0
            _, part = local_and_contribution(
                arrays, node, edge.slot, upstream.reshape(node.shape)[()],
                run.values[node.id], operands,
            )  # fmt: skip
            matrix[row] = np.reshape(part, -1)
    return matrix
