"""What a graph consists of: nodes and edges; groups and notes around them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from .errors import Span
from .ops import Op
from .shapes import Shape

Role = Literal["input", "data", "structure", "op"]


class Node(NamedTuple):
    """One value of the computation.

    Attributes
    ----------
    id
        Its place in the graph's order; every input comes earlier.
    op
        What computes it; None for a leaf.
    inputs
        Ids of the nodes it is computed from, in operand order.
    attrs
        Structural constants of the op (axis, shape).
    shape
        () for a single number.
    value
        A leaf's number or array; None for an op.
    names
        Names the text gave it, in order; `name` is the one that still means it.
    name, version
        The name that means the node now, if any, and which binding of it (or of its first name)
        this is, counted from 0.
    span
        Its place in the text.
    group
        Id of the innermost group around it.
    role
        `input` has a gradient and can be changed; `data` is a constant; `structure` decides the
        shape of the graph (a loop count); `op` is computed.
    """

    id: int
    op: Op | None
    inputs: tuple[int, ...]
    attrs: Mapping[str, Any]
    shape: Shape
    value: Any
    names: tuple[str, ...]
    name: str | None
    version: int
    span: Span | None
    group: int | None
    role: Role


class Symbol(NamedTuple):
    """A node's name for people."""

    label: str
    latex: str


class Group(NamedTuple):
    """Nodes that belong together: a function's call, a loop's turn, a layer."""

    id: int
    label: str
    kind: Literal["call", "turn", "layer"]
    parent: int | None
    span: Span | None
    turn: int | None


class Note(NamedTuple):
    """Something the reader should know; its text is in the message table."""

    code: str
    node: int | None
    span: Span | None
    params: Mapping[str, Any]


class Edge(NamedTuple):
    """Node `source` used by node `target` as its operand number `slot`."""

    id: int
    source: int
    target: int
    slot: int
