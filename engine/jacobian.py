"""The Jacobian of one edge as a matrix."""

from __future__ import annotations

from typing import Any

import numpy as np

from .differentiate import local_and_contribution
from .errors import ExpressionError
from .forward_mode import Dual, DualSpace
from .graph import Graph
from .namespaces import arrays
from .parts import Edge
from .program import Run
from .shapes import size


def jacobian(graph: Graph, run: Run, edge: Edge) -> Any:
    """All derivatives of one node's numbers by one operand's numbers.

    Row i is the contribution of the edge for an upstream that is 1 at number i and 0 elsewhere.

    Parameters
    ----------
    graph, run
        A graph and a run of it.
    edge
        The operand and its user.

    Returns
    -------
    numpy.ndarray
        Shape (numbers of the user, numbers of the operand), both row by row.

    Raises
    ------
    ExpressionError
        `no_gradient` when nothing flows along the edge.

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


def jacobian_column(graph: Graph, run: Run, edge: Edge, at: tuple[int, ...]) -> Any:
    """How each number of one node answers to one number of an operand.

    One column of `jacobian`, by one step of the op on dual numbers: no more work than the op
    itself, however large the whole matrix would be.

    Parameters
    ----------
    graph, run
        A graph and a run of it.
    edge
        The operand and its user.
    at
        Which number of the operand.

    Returns
    -------
    numpy.ndarray
        Of the user's shape.

    Examples
    --------
    >>> from engine import compile, parse
    >>> graph = parse("x = [1, 2]; sum(x * x)")
    >>> run = compile(graph).run(graph.values())
    >>> jacobian_column(graph, run, graph.edges[0], (1,)).tolist()
    [0.0, 2.0]
    """
    node = graph.nodes[edge.target]
    assert node.op is not None
    direction = np.zeros(graph.nodes[edge.source].shape)
    direction[at] = 1.0
    xp = DualSpace(arrays)
    operands = [
        Dual(xp, run.values[id], direction[()] if slot == edge.slot else None)
        for slot, id in enumerate(node.inputs)
    ]
    with np.errstate(all="ignore"):
        tangent = xp.apply(node.op, operands, dict(node.attrs)).tangent
    return np.zeros(node.shape) if tangent is None else np.asarray(tangent)
