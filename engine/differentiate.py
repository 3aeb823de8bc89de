"""Reverse mode: the chain rule on one edge, and the backward pass as a graph.

`local_and_contribution` is the only place where an upstream gradient meets a rule. Run on arrays
it computes, run on the graph builder it draws the backward graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .draft import Draft
from .graph import Graph
from .limits import Limits
from .ops import Kind
from .parts import Node
from .shapes import Shape, reduced, summed_axes
from .symbolic import Symbolic, Var


def fit(xp: Any, value: Any, target: Shape) -> Any:
    """Bring a contribution to the shape of the value it belongs to.

    What was copied forward is summed here, what was summed forward is copied: the one place
    where broadcasting meets the backward pass.
    """
    shape = xp.shape(value)
    if shape == target:
        return value
    extra = len(shape) - len(target)
    for axis in reversed(summed_axes(shape, target)):
        value = xp.sum(value, axis=axis, keepdims=axis >= extra)
    return value if xp.shape(value) == target else xp.broadcast_to(value, shape=target)


def keep_axes(xp: Any, value: Any, attrs: Mapping[str, Any], operand: Shape) -> Any:
    """A reduced value, or its gradient, with the reduced axes back as single ones."""
    kept = reduced(operand, attrs.get("axis"), keepdims=True)
    return value if xp.shape(value) == kept else xp.reshape(value, shape=kept)


def local_and_contribution(
    xp: Any,
    node: Node,
    slot: int,
    upstream: Any,
    value: Any,
    operands: list[Any],
    *,
    fast: bool = False,
) -> tuple[Any, Any]:
    """The chain rule on one edge.

    Parameters
    ----------
    xp
        The namespace to compute or draw in.
    node, slot
        The user of the value, and which of its operands is meant.
    upstream
        Gradient of the output with respect to `node`, of its shape.
    value, operands
        The node's value and those of its inputs.
    fast
        Use the op's quicker rules where it has some.

    Returns
    -------
    local
        The local derivative, number by number; None where it is a linear map (see `Kind`).
    contribution
        upstream × local, of the operand's shape.
    """
    op = node.op
    assert op is not None
    rule = op.fast_rules[slot] if fast and op.fast_rules else op.rule(slot)
    assert rule is not None
    target = xp.shape(operands[slot])
    if op.kind in (Kind.ELEMENTWISE, Kind.REDUCE):
        if op.kind is Kind.REDUCE and target:
            value = keep_axes(xp, value, node.attrs, target)
            upstream = keep_axes(xp, upstream, node.attrs, target)
        local = rule(xp, value, *operands, **node.attrs)
        return local, fit(xp, xp.chain(upstream, local), target)
    extra = {"slot": slot} if op.variadic else {}
    return None, fit(xp, rule(xp, upstream, value, *operands, **node.attrs, **extra), target)


@dataclass(frozen=True)
class Backward:
    """A graph together with its backward pass, as one graph.

    Attributes
    ----------
    builder
        Holds both; `builder.build(id)` gives a graph that can be differentiated again.
    gradients
        For each node of the original graph the id of its gradient; None where none arrives.
    locals, contributions
        For each edge, the id of its local derivative (or a plain number) and of its
        contribution; None where nothing flows.
    """

    builder: Draft
    gradients: list[int | None]
    locals: list[Any]
    contributions: list[int | None]


def backward_graph(
    graph: Graph, *, fast: bool = False, share: bool = True, limits: Limits | None = None
) -> Backward:
    """Write the backward pass of a graph as further nodes behind it.

    Parameters
    ----------
    graph
        What to differentiate.
    fast
        Use quicker rules: for running the result, not for reading or differentiating it.
    share
        Make equal nodes once and leave out what does nothing (· 1, + 0); False to see it all.
    limits
        For the larger graph; None for no limit.

    Raises
    ------
    ExpressionError
        `limit_…`, when it is exceeded.

    Examples
    --------
    >>> from engine import parse
    >>> backward = backward_graph(parse("x = 3; f = x * x"))
    >>> backward.gradients[0] is not None
    True
    """
    builder = Draft.resume(graph, limits)
    xp = Symbolic(builder, share=share)
    values = [_operand(xp, node) for node in graph.nodes]
    grads: list[Any] = [None] * len(graph.nodes)
    locals_: list[Any] = [None] * len(graph.edges)
    contributions: list[Any] = [None] * len(graph.edges)
    if graph.paths.reached[graph.output]:
        grads[graph.output] = 1.0
    for node in reversed(graph.nodes):
        for slot in graph.paths.flows[node.id]:
            source = node.inputs[slot]
            operands = [values[i] for i in node.inputs]
            local, part = local_and_contribution(
                xp, node, slot, grads[node.id], values[node.id], operands, fast=fast
            )
            edge = graph.entering[node.id][slot].id
            locals_[edge], contributions[edge] = local, part
            grads[source] = part if grads[source] is None else grads[source] + part

    def id_of(value: Any) -> int | None:
        return None if value is None else xp.lift(value).id

    return Backward(
        builder,
        [id_of(g) for g in grads],
        [local.id if isinstance(local, Var) else local for local in locals_],
        [id_of(c) for c in contributions],
    )


def gradient_graph(graph: Graph, wrt: str | int) -> Graph:
    """The graph of ∂output/∂wrt, which can be traced and differentiated like any other.

    Parameters
    ----------
    graph
        The function.
    wrt
        A name or a node id.

    Raises
    ------
    KeyError
        When there is no such node.

    Examples
    --------
    >>> from engine import compile, parse
    >>> second = gradient_graph(gradient_graph(parse("x = 2; x**3"), "x"), "x")
    >>> compile(second).replay([2.0])[0][second.output]
    12.0
    """
    node = graph.find(wrt) if isinstance(wrt, str) else graph.nodes[wrt]
    if node is None:
        raise KeyError(wrt)
    backward = backward_graph(graph)
    found = backward.gradients[node.id]
    builder = backward.builder
    return builder.build(builder.leaf(0.0) if found is None else found)


def _operand(xp: Symbolic, node: Node) -> Any:
    """A node as rules see it; plain constants as numbers, so that what they decide is decided."""
    if node.op is None and node.role != "input" and not node.shape:
        return node.value
    return Var(xp, node.id)
