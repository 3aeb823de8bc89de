"""Where one number of a tensor comes from: the terms of its gradient, or of its value.

A gradient's terms are, for every edge that brings a contribution, upstream times ∂out/∂cell for
each number of the user that depends on the cell. A value's terms follow the op's own structure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

import numpy as np

from ..effort import check_effort
from ..errors import ExpressionError
from ..graph import Graph
from ..jacobian import jacobian_column
from ..latex import Formula
from ..limits import Limits
from ..ops import Kind
from ..ops.arith import chain
from ..parts import Edge, Node
from ..program import Run
from ..shapes import size
from ..trace import trace
from .axes import Axes, Index, axes_of, bind, place
from .cell_latex import CellFormulas
from .forward_cell import forward_part
from .terms import MOST, Factor, Part, Term

What = Literal["value", "gradient"]


class Cell(NamedTuple):
    """One number of a node, taken apart.

    Attributes
    ----------
    node, what, at
        Which number of which table.
    number
        The number itself.
    parts
        For a gradient one per edge that brings a contribution; for a value at most one.
    formula
        The sum in three stages, with slots `a0`, `b0`, … for the factors of term 0, counted
        through all parts.
    """

    node: int
    what: What
    at: Index
    number: float
    parts: tuple[Part, ...]
    formula: Formula


def cell(
    graph: Graph, node: int, at: Sequence[int], what: What, limits: Limits | None = None
) -> Cell:
    """Take one number of a node apart.

    Parameters
    ----------
    graph
        What is run, at the inputs as written.
    node, at
        Which number of which node; () for a scalar.
    what
        Its value or its gradient.
    limits
        The work is that of some passes; None for no limit.

    Raises
    ------
    ExpressionError
        `cell_unknown`, `cell_no_gradient`, `limit_work`.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("W = [[1, 2], [3, 4]]; x = [5, 6]; f = sum(W @ x)")
    >>> found = cell(graph, graph.find("x").id, [1], "gradient")
    >>> [(term.first.number, term.second.number) for term in found.parts[0].terms]
    [(2.0, 1.0), (4.0, 1.0)]
    >>> found.number
    6.0
    """
    own, index = graph.nodes[node], tuple(at)
    if len(index) != len(own.shape) or not all(
        0 <= i < n for i, n in zip(index, own.shape, strict=True)
    ):
        raise ExpressionError(
            "cell_unknown", own.span, {"at": list(index), "shape": list(own.shape)}
        )
    if what == "gradient" and not graph.paths.differentiable[node]:
        raise ExpressionError("cell_no_gradient", own.span, {})
    check_effort(graph, 2 + len(graph.users[node]), limits)
    done = trace(graph)
    table = done.run.values[node] if what == "value" else done.run.grads[node]
    number = float(np.asarray(table)[index])
    writer = CellFormulas(done.formulas)
    parts: tuple[Part, ...]
    if what == "value":
        part = forward_part(graph, done.run, own, index)
        parts = () if part is None else (part,)
        return Cell(node, what, index, number, parts, writer.value(own, index, parts))
    parts = tuple(
        _gradient_part(graph, done.run, edge, index) for edge in done.formulas.arriving[node]
    )
    return Cell(node, what, index, number, parts, writer.gradient(own, index, parts))


def _gradient_part(graph: Graph, run: Run, edge: Edge, at: Index) -> Part:
    user = graph.nodes[edge.target]
    assert user.op is not None
    column = jacobian_column(graph, run, edge, at)
    with np.errstate(all="ignore"):
        products = np.asarray(chain(np.asarray(run.grads[user.id]), column))
    axes = axes_of(
        user.op, [graph.nodes[i].shape for i in user.inputs], user.shape, user.attrs
    )  # fmt: skip
    if axes is None:
        met = list(map(tuple, np.argwhere(column != 0).tolist()))
        meetings: Iterator[tuple[Index, dict[str, int]]] = ((out, {}) for out in met)
        count, free = len(met), []
    else:
        bound = bind(axes.operands[edge.slot], at)
        free = axes.free(bound, axes.out)
        count = size(tuple(axes.sizes[letter] for letter in free))
        meetings = ((place(axes.out, runs), runs) for runs in axes.runs(bound, free))
    terms = []
    for out, runs in islice(meetings, MOST):
        upstream = Factor("gradient", user.id, out, float(np.asarray(run.grads[user.id])[out]))
        local = _local(user, edge, axes, runs, float(column[out]))
        terms.append(Term(local, upstream, float(products[out])))
        products[out] = 0.0
    rest = float(products.sum()) if count > len(terms) else 0.0
    return Part(_kind(user, count, free), edge, axes, tuple(terms), count - len(terms), rest)


def _local(
    user: Node, edge: Edge, axes: Axes | None, runs: dict[str, int], number: float
) -> Factor:
    """The local factor; in a product it is a number of the other operand."""
    assert user.op is not None
    if axes is None or user.op.name not in ("matmul", "outer", "mul"):
        return Factor("local", None, (), number)
    other = 1 - edge.slot
    return Factor("value", user.inputs[other], place(axes.operands[other], runs), number)


def _kind(user: Node, count: int, free: Sequence[str]) -> str:
    """How the user meets the cell, which is told in words."""
    op = user.op
    assert op is not None
    if not count:
        return "unused"
    if op.name in ("matmul", "outer"):
        return "product"
    if op.elementwise or op.name == "broadcast_to":
        return "copied" if free else "elementwise"
    if op.name in ("sum", "mean"):
        return op.name
    if op.name in ("softmax", "log_softmax"):
        return "mixed"
    return "reduced" if op.kind is Kind.REDUCE else "moved"
