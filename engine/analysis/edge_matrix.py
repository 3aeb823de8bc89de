"""The Jacobian of one edge as a matrix to look at, with its structure named."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import numpy as np

from ..errors import ExpressionError
from ..graph import Graph
from ..jacobian import jacobian
from ..limits import NO_LIMITS, Limits
from ..ops import Kind
from ..ops.arith import chain
from ..parts import Edge
from ..shapes import size
from ..trace import trace

Structure = Literal[
    "number", "identity", "diagonal", "copies", "permutation", "places", "sum", "mean", "row",
    "softmax", "matmul", "outer", "dense",
]  # fmt: skip
"""What is to be seen in a Jacobian; each has its sentence."""


class EdgeMatrix(NamedTuple):
    """All derivatives along one edge.

    Attributes
    ----------
    matrix
        One row for each number of the user, one column for each of the operand.
    upstream, contribution
        The gradient of the user, row by row, and what the matrix makes of it.
    products
        Each entry times the upstream of its row; down a column they add up to the contribution.
    structure
        What is to be seen.
    """

    matrix: Any
    upstream: Any
    contribution: Any
    products: Any
    structure: Structure


def edge_matrix(graph: Graph, edge: int, limits: Limits | None = None) -> EdgeMatrix:
    """Compute the Jacobian of an edge, and name its structure.

    Parameters
    ----------
    graph
        What is run, at the inputs as written.
    edge
        Id of the edge; its gradient must flow.
    limits
        With `jacobian`, the most entries; None for no limit.

    Raises
    ------
    ExpressionError
        `limit_jacobian`, before anything is computed; `no_gradient`.

    Examples
    --------
    >>> from engine import parse
    >>> found = edge_matrix(parse("x = [1, 2]; f = sum(x * const([3, 4]))"), 0)
    >>> found.structure, found.matrix.tolist(), found.contribution.tolist()
    ('diagonal', [[3.0, 0.0], [0.0, 4.0]], [3.0, 4.0])
    """
    found = graph.edges[edge]
    user = graph.nodes[found.target]
    entries = size(user.shape) * size(graph.nodes[found.source].shape)
    (limits or NO_LIMITS).check("jacobian", entries, user.span)
    if found.slot not in graph.paths.flows[user.id]:
        raise ExpressionError("no_gradient", user.span, {})
    run = trace(graph).run
    matrix = jacobian(graph, run, found)
    upstream = np.reshape(run.grads[user.id], -1)
    with np.errstate(all="ignore"):
        products = chain(upstream[:, np.newaxis], matrix)
    return EdgeMatrix(
        matrix,
        upstream,
        np.reshape(run.contributions[edge], -1),
        products,
        structure(graph, found, matrix),
    )


def structure(graph: Graph, edge: Edge, matrix: Any) -> Structure:
    """Name what is to be seen in a Jacobian, from the op and from its very numbers.

    Parameters
    ----------
    graph, edge
        Where it belongs.
    matrix
        Its numbers.

    Examples
    --------
    >>> from engine import parse
    >>> edge_matrix(parse("x = [[1, 2], [3, 4]]; f = sum(x.T)"), 0).structure
    'permutation'
    """
    op = graph.nodes[edge.target].op
    assert op is not None
    if matrix.size == 1:
        return "number"
    if op.kind is Kind.COMPOSITE:
        return "softmax" if op.name == "softmax" else "dense"
    if op.name == "matmul":
        return "matmul"
    if op.name == "outer":
        return "outer"
    if op.kind is Kind.REDUCE:
        return _reduction(op.name)
    if matrix.shape[0] > matrix.shape[1] and (op.elementwise or op.name == "broadcast_to"):
        return "copies"
    ones = matrix == 1.0
    single = np.array_equal(ones, matrix != 0.0) and max(ones.sum(0).max(), ones.sum(1).max()) == 1
    if op.kind is Kind.LINEAR:
        full = ones.sum(0).min() == ones.sum(1).min() == 1
        return _moves(matrix, full) if single else "dense"
    return "identity" if single and np.array_equal(matrix, np.eye(len(matrix))) else "diagonal"


def _reduction(name: str) -> Structure:
    return "sum" if name == "sum" else "mean" if name == "mean" else "row"


def _moves(matrix: Any, full: bool) -> Structure:
    if not full:
        return "places"
    return "identity" if np.array_equal(matrix, np.eye(len(matrix))) else "permutation"
