"""What to say of one factor: which fact about its op makes it zero, small or large."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..graph import Graph
from ..ops import Kind
from ..parts import Edge
from ..program import Run

_SATURATE = frozenset(
    ("sigmoid", "tanh", "softplus", "elu", "selu", "silu", "gelu", "mish", "erf", "erfc", "arctan")
)
_EXPONENTIAL = frozenset(("exp", "expm1", "sinh", "cosh"))
_PRODUCTS = frozenset(("mul", "matmul", "outer"))


def name_factor(
    graph: Graph, run: Run, edge: Edge, size: float | None
) -> tuple[str, dict[str, Any]]:
    """The reason for a factor's size, and what a sentence about it names.

    Parameters
    ----------
    graph, run
        A graph and a run of it.
    edge
        Where the factor stands.
    size
        0, below 1 or above 1; None when only the names are wanted.

    Returns
    -------
    code, params
        `params` has the ids `node` (the user) and `input`, for some codes `other` (the operand
        beside it), what the op is called, and the numbers `value` (of the input) and `local`, None
        where they are arrays.
    """
    node = graph.nodes[edge.target]
    assert node.op is not None
    params: dict[str, Any] = {
        "node": node.id,
        "input": edge.source,
        "op": node.op.called,
        "value": _scalar(run.values[edge.source]),
        "local": _scalar(run.locals[edge.id]),
    }
    if len(node.inputs) == 2:
        params["other"] = node.inputs[1 - edge.slot]
        params["beside"] = _scalar(run.values[params["other"]])
    return ("", params) if size is None else (_reason(graph, run, edge, size), params)


def _reason(graph: Graph, run: Run, edge: Edge, size: float) -> str:
    node = graph.nodes[edge.target]
    op = node.op
    assert op is not None
    if op.name in _PRODUCTS:
        return "times_zero" if size == 0.0 else "times"
    if op.name == "div" and edge.slot == 0:
        return "divided"
    if size == 0.0:
        return _zero(run, edge, graph)
    if size > 1.0:
        return "exp" if op.name in _EXPONENTIAL else "steep"
    if op.name in _SATURATE:
        return "saturated"
    return "shallow" if op.kind in (Kind.ELEMENTWISE, Kind.REDUCE) else "rule"


def _zero(run: Run, edge: Edge, graph: Graph) -> str:
    node = graph.nodes[edge.target]
    op = node.op
    assert op is not None
    if op.name == "where":
        return "unchosen"
    if op.name in ("maximum", "minimum"):
        return "lost"
    local = run.locals[edge.id]
    if np.ndim(local) and np.any(local):
        return "apart"
    if not op.kinks:
        return "saturated" if op.name in _SATURATE else "level"
    operands = [run.values[i] for i in node.inputs]
    at_kink = any(np.all(kink.at(*operands, **node.attrs)) for kink in op.kinks)
    return "kink" if at_kink else "flat"


def _scalar(value: Any) -> float | None:
    return float(value) if value is not None and np.ndim(value) == 0 else None
