"""The interpreter on Python floats: no set-up, for the first runs of a graph of plain numbers.

It finds out as it goes where a gradient flows, by the same rules as `paths`: whether an input lies
behind a node on the way up, whether a gradient has arrived there on the way down. One and two
operands are spelled out: that is several times quicker than a starred call.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .graph import Graph
from .namespaces import scalars

_chain = scalars.chain
_Nodes = tuple[Any, ...]
"""Of a graph whose ops all have a `scalar`."""


def interpret(nodes: _Nodes, output: int, values: Sequence[float]) -> tuple[list[Any], list[Any]]:
    """Run forward and backward.

    Returns
    -------
    values, grads
        Columns in node order; a gradient is None where there is none.

    Raises
    ------
    ArithmeticError, ValueError
        Where numpy would give NaN or infinity.
    """
    column, moving = _forward(nodes, values)
    grads = _backward(nodes, output, column, moving)
    if grads.count(None) != moving.count(False):  # an input that does not reach the output
        grads = [0.0 if moves and g is None else g for moves, g in zip(moving, grads, strict=True)]
    if not finite(column) or not finite(grads):
        raise ArithmeticError
    return column, grads


def _forward(nodes: _Nodes, values: Sequence[float]) -> tuple[list[Any], list[bool]]:
    """Every value, and whether an input lies behind it through rules that pass a gradient."""
    given = iter(values)
    column: list[Any] = []
    moving: list[bool] = []
    for node in nodes:
        op, inputs = node.op, node.inputs
        if op is None:
            moves = node.role == "input"
            column.append(next(given) if moves else node.value)
        elif len(inputs) == 2:
            a, b = inputs
            column.append(op.scalar(column[a], column[b]))
            moves = op.differentiable and (moving[a] or moving[b])
        elif len(inputs) == 1:
            (a,) = inputs
            column.append(op.scalar(column[a]))
            moves = op.differentiable and moving[a]
        else:
            column.append(op.scalar(*[column[i] for i in inputs]))
            moves = any(op.rules[slot] and moving[i] for slot, i in enumerate(inputs))
        moving.append(moves)
    return column, moving


def _backward(nodes: _Nodes, output: int, column: list[Any], moving: list[bool]) -> list[Any]:
    """The gradients that arrive."""
    grads: list[Any] = [None] * len(nodes)
    if moving[output]:
        grads[output] = 1.0
    for id in range(output, -1, -1):
        upstream, node = grads[id], nodes[id]
        op, inputs = node.op, node.inputs
        if upstream is None or op is None:
            continue
        if len(inputs) == 2:
            a, b = inputs
            value, x, y = column[id], column[a], column[b]
            if moving[a]:
                part = upstream * op.rules[0](scalars, value, x, y)
                grads[a] = part if grads[a] is None else grads[a] + part
            if moving[b]:
                part = upstream * op.rules[1](scalars, value, x, y)
                grads[b] = part if grads[b] is None else grads[b] + part
        elif len(inputs) == 1:
            (a,) = inputs
            part = upstream * op.rules[0](scalars, column[id], column[a])
            grads[a] = part if grads[a] is None else grads[a] + part
        else:
            operands = [column[i] for i in inputs]
            for slot, i in enumerate(inputs):
                rule = op.rules[slot]
                if rule and moving[i]:
                    part = upstream * rule(scalars, column[id], *operands)
                    grads[i] = part if grads[i] is None else grads[i] + part
    return grads


def interpret_whole(graph: Graph, values: Sequence[float]) -> tuple[list[Any], ...]:
    """Run forward and backward, and keep what passes along each edge.

    Returns
    -------
    values, grads, locals, contributions
        Columns in node order, then in edge order; None where nothing flows.

    Raises
    ------
    ArithmeticError, ValueError
        Where numpy would give NaN or infinity.
    """
    nodes, (_, flows, reached) = graph.nodes, graph.paths
    given = iter(values)
    column: list[Any] = []
    known = column.__getitem__
    for node in nodes:
        op = node.op
        if op is None:
            column.append(float(next(given) if node.role == "input" else node.value))
        else:
            column.append(op.scalar(*map(known, node.inputs)))  # type: ignore[misc]
    grads: list[Any] = [None] * len(nodes)
    locals_: list[Any] = [None] * len(graph.edges)
    contributions: list[Any] = [None] * len(graph.edges)
    if reached[graph.output]:
        grads[graph.output] = 1.0
    entering = graph.entering
    for id in range(graph.output, -1, -1):
        if not flows[id]:
            continue
        upstream, node = grads[id], nodes[id]
        inputs, rules, edges = node.inputs, node.op.rules, entering[id]  # type: ignore[union-attr]
        operands = tuple(map(known, inputs))
        for slot in flows[id]:
            local = rules[slot](scalars, column[id], *operands)  # type: ignore[misc]
            part = _chain(upstream, local)
            edge, source = edges[slot].id, inputs[slot]
            locals_[edge], contributions[edge] = local, part
            grads[source] = part if grads[source] is None else grads[source] + part
    for id in graph.zero_paths:
        grads[id] = 0.0
    # what floats make of a NaN or an infinity is not always what numpy does
    if not finite([*column, *grads, *locals_, *contributions]):
        raise ArithmeticError
    return column, grads, locals_, contributions


def finite(column: Sequence[Any]) -> bool:
    """Whether all floats of a column are numbers: NaN and infinity survive adding."""
    total: float = sum(filter(None, column))
    return total - total == 0.0
