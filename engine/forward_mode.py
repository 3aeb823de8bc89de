"""Forward mode: dual numbers over any namespace, so tangents come from the same rules.

A dual number carries a value and its tangent (None for none). Over `arrays` this computes
directional derivatives; over the graph builder it draws the tangent pass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from .differentiate import fit, keep_axes
from .graph import Graph
from .namespaces import arrays
from .ops import OPS, Kind, Op
from .parts import Node
from .shapes import Shape
from .symbolic import Operators


class Dual(Operators):
    """A value and how fast it changes."""

    __slots__ = ("tangent", "value", "xp")

    def __init__(self, xp: DualSpace, value: Any, tangent: Any = None) -> None:
        self.xp = xp
        self.value = value
        self.tangent = tangent


class DualSpace:
    """The namespace of dual numbers over a base namespace.

    Parameters
    ----------
    base
        What values and tangents are computed in.

    Examples
    --------
    >>> xp = DualSpace(arrays)
    >>> x = Dual(xp, 3.0, 1.0)
    >>> float((x * x).tangent)
    6.0
    """

    def __init__(self, base: Any) -> None:
        self.base = base

    def shape(self, value: Any) -> Shape:
        """The shape of the primal value."""
        shape: Shape = self.base.shape(value.value if isinstance(value, Dual) else value)
        return shape

    def __getattr__(self, name: str) -> Callable[..., Any]:
        op = OPS[name]
        return lambda *args, **attrs: self.apply(op, args, attrs)

    def apply(self, op: Op, args: Sequence[Any], attrs: dict[str, Any]) -> Dual:
        """Value and tangent of one op."""
        duals = [arg if isinstance(arg, Dual) else Dual(self, arg) for arg in args]
        values = [dual.value for dual in duals]
        value = getattr(self.base, op.name)(*values, **attrs)
        return Dual(self, value, self._tangent(op, value, duals, attrs))

    def _tangent(self, op: Op, value: Any, duals: Sequence[Dual], attrs: dict[str, Any]) -> Any:
        moving = [
            slot for slot, dual in enumerate(duals)
            if dual.tangent is not None and op.rule(slot) is not None
        ]  # fmt: skip
        if not moving:
            return None
        if op.kind is Kind.COMPOSITE:
            assert op.definition is not None
            return op.definition(self, *duals, **attrs).tangent
        if op.variadic:  # linear in all arguments at once
            return self._joined(op, duals, attrs)
        total: Any = None
        for slot in moving:
            part = self._part(op, slot, value, duals, attrs)
            total = part if total is None else total + part
        return fit(self.base, total, self.base.shape(value))

    def _part(
        self, op: Op, slot: int, value: Any, duals: Sequence[Dual], attrs: dict[str, Any]
    ) -> Any:
        base, values = self.base, [dual.value for dual in duals]
        tangent = duals[slot].tangent
        if op.kind is Kind.LINEAR:
            moved = [*values[:slot], tangent, *values[slot + 1 :]]
            return getattr(base, op.name)(*moved, **attrs)
        rule = op.rule(slot)
        assert rule is not None
        operand: Shape = base.shape(values[slot])
        reduces = op.kind is Kind.REDUCE and bool(operand)
        kept = keep_axes(base, value, attrs, operand) if reduces else value
        change = base.chain(tangent, rule(base, kept, *values, **attrs))
        if reduces:
            change = base.sum(change, axis=attrs.get("axis"), keepdims=attrs.get("keepdims", False))
        return change

    def _joined(self, op: Op, duals: Sequence[Dual], attrs: dict[str, Any]) -> Any:
        tangents = [
            np.zeros(self.base.shape(dual.value)) if dual.tangent is None else dual.tangent
            for dual in duals
        ]
        return getattr(self.base, op.name)(*tangents, **attrs)


def pushforward(
    graph: Graph,
    values: Sequence[Any],
    tangents: Sequence[Any],
    base: Any = arrays,
) -> list[Dual]:
    """Run a graph on dual numbers.

    Parameters
    ----------
    graph
        What to run.
    values
        The inputs' values, in order.
    tangents
        The inputs' tangents, in order: the direction in which they move. None for no movement.
    base
        The namespace underneath.

    Returns
    -------
    list of Dual
        By node.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("x = 1.5; x * exp(x)")
    >>> round(float(pushforward(graph, [1.5], [1.0])[-1].tangent), 6)
    11.204223
    """
    xp = DualSpace(base)
    given = iter(zip(values, tangents, strict=True))
    column: list[Dual] = []
    with np.errstate(all="ignore"):
        for node in graph.nodes:
            if node.op is not None:
                operands = [column[i] for i in node.inputs]
                column.append(xp.apply(node.op, operands, dict(node.attrs)))
            elif node.role == "input":
                column.append(Dual(xp, *next(given)))
            else:
                column.append(Dual(xp, _plain(node)))
    return column


def _plain(node: Node) -> Any:
    return np.asarray(node.value, dtype=float)[()]
