"""The namespace whose values are nodes: running a rule on it draws the rule as a graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .draft import Draft
from .ops import OPS, Op
from .shapes import Shape


class Operators:
    """Python's operators, spelled as ops of a namespace `xp`."""

    xp: Any

    def __add__(self, other: Any) -> Any:
        return self.xp.add(self, other)

    def __radd__(self, other: Any) -> Any:
        return self.xp.add(other, self)

    def __sub__(self, other: Any) -> Any:
        return self.xp.sub(self, other)

    def __rsub__(self, other: Any) -> Any:
        return self.xp.sub(other, self)

    def __mul__(self, other: Any) -> Any:
        return self.xp.mul(self, other)

    def __rmul__(self, other: Any) -> Any:
        return self.xp.mul(other, self)

    def __truediv__(self, other: Any) -> Any:
        return self.xp.div(self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return self.xp.div(other, self)

    def __pow__(self, other: Any) -> Any:
        return self.xp.pow(self, other)

    def __rpow__(self, other: Any) -> Any:
        return self.xp.pow(other, self)

    def __matmul__(self, other: Any) -> Any:
        return self.xp.matmul(self, other)

    def __neg__(self) -> Any:
        return self.xp.neg(self)


class Var(Operators):
    """A node of a graph under construction.

    Parameters
    ----------
    xp
        The namespace that makes further nodes.
    id
        The node.
    """

    __slots__ = ("id", "xp")

    def __init__(self, xp: Symbolic, id: int) -> None:
        self.xp = xp
        self.id = id

    @property
    def shape(self) -> Shape:
        """The node's shape."""
        shape: Shape = self.xp.builder.shapes[self.id]
        return shape


class Symbolic:
    """Ops that add nodes to a builder.

    Parameters
    ----------
    builder
        Where the nodes go.
    share
        True to make equal nodes once and to drop what changes nothing (· 1, + 0): right for
        derived graphs, wrong for what a person wrote.
    """

    def __init__(self, builder: Draft, share: bool = False) -> None:
        self.builder = builder
        self.share = share
        self._seen: dict[Any, Var] = {}

    def shape(self, value: Any) -> Shape:
        """The shape of a node or of a plain number."""
        return value.shape if isinstance(value, Var) else np.shape(value)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        op = OPS[name]
        return lambda *args, **attrs: self.apply(op, args, attrs)

    def apply(self, op: Op, args: tuple[Any, ...], attrs: dict[str, Any]) -> Any:
        """The node of `op` on `args`; numbers among them become constant leaves."""
        if not self.share:
            ids = tuple(self.lift(arg).id for arg in args)
            return Var(self, self.builder.node(op, ids, attrs))
        if not any(isinstance(arg, Var) for arg in args):
            with np.errstate(all="ignore"):
                number = op.forward(*map(np.float64, args), **attrs)
            return self.lift(number) if np.shape(number) else number
        same = _unchanged(op.name, args)
        if same is not None and self.shape(same) == self._result_shape(args):
            return same
        if op.name in ("mul", "chain", "div") and _is(args[1], -1.0):
            return -args[0]
        ids = tuple(self.lift(arg).id for arg in args)
        key = (op.name, ids, repr(attrs) if attrs else "")
        if key not in self._seen:
            self._seen[key] = Var(self, self.builder.node(op, ids, attrs))
        return self._seen[key]

    def _result_shape(self, args: tuple[Any, ...]) -> Shape:
        return np.broadcast_shapes(*(self.shape(arg) for arg in args))

    def lift(self, value: Any) -> Var:
        """The node of a value; a number becomes a constant leaf."""
        if isinstance(value, Var):
            return value
        if np.shape(value):
            return Var(self, self.builder.leaf(np.asarray(value, dtype=float)))
        number = float(value)
        key = repr(number)
        if not self.share or key not in self._seen:
            self._seen[key] = Var(self, self.builder.leaf(number))
        return self._seen[key]


def _is(value: Any, number: float) -> bool:
    return isinstance(value, float | int) and value == number


def _unchanged(name: str, args: tuple[Any, ...]) -> Any:
    """The argument that the result is equal to, if the op does nothing here."""
    if name in ("mul", "chain", "div") and _is(args[1], 1.0):
        return args[0]
    if name in ("mul", "chain") and _is(args[0], 1.0):
        return args[1]
    if name in ("add", "sub") and _is(args[1], 0.0):
        return args[0]
    if name == "add" and _is(args[0], 0.0):
        return args[1]
    if name == "pow" and _is(args[1], 1.0):
        return args[0]
    if name == "where" and not isinstance(args[0], Var) and np.shape(args[0]) == ():
        return args[1] if args[0] else args[2]
    return None
