"""A graph while it is built: nodes are added, their shapes found, their cost counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Literal

import numpy as np

from .errors import ExpressionError, Span
from .graph import Graph
from .limits import NO_LIMITS, Limits
from .ops import OPS, Op
from .parts import Group, Node, Note, Role
from .shapes import Shape, ShapeError, size

_NO_ATTRS: Mapping[str, Any] = {}
_SUM = OPS["sum"]
_new_node: Callable[[Iterable[Any]], Node] = partial(tuple.__new__, Node)
"""`Node._make` without its checks: a graph is made of little else."""
_NAMES, _NAME, _VERSION, _SPAN, _ROLE = map(
    Node._fields.index, ("names", "name", "version", "span", "role")
)


class Draft:
    """Collects nodes, works out their shapes, counts what they will cost.

    Parameters
    ----------
    limits
        Exceeding one raises `ExpressionError` before anything large is computed.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or NO_LIMITS
        self._limited = limits is not None
        self._rows: list[list[Any]] = []  # of nodes, which get their names at the end
        self.shapes: list[Shape] = []
        self._arrays = False  # whether a shape is other than that of a number
        self._bindings: list[tuple[str, int]] = []
        self._groups: list[Group] = []
        self._open: list[int] = []
        self._group: int | None = None
        self._notes: list[Note] = []
        self._inputs = 0
        self._elements = 0
        self._flops = 0

    @classmethod
    def resume(cls, graph: Graph, limits: Limits | None = None) -> Draft:
        """A draft that already holds the nodes of a graph, under the same ids."""
        builder = cls(limits)
        builder._groups = list(graph.groups)
        builder._rows = [[*node[:_NAMES], (), None, 0, *node[_SPAN:]] for node in graph.nodes]
        builder.shapes = [node.shape for node in graph.nodes]
        builder._arrays = any(builder.shapes)
        builder._elements = 2 * sum(map(size, builder.shapes))
        for node in graph.nodes:
            for name in node.names:
                builder.bind(name, node.id)
        return builder

    def node(
        self,
        op: Op,
        inputs: tuple[int, ...],
        attrs: Mapping[str, Any] = _NO_ATTRS,
        span: Span | None = None,
    ) -> int:
        """Add a computed node and return its id.

        Raises
        ------
        ExpressionError
            When the shapes do not fit, or a limit is exceeded.
        """
        id = len(self.shapes)
        shape: Shape = ()
        if self._arrays or not op.elementwise:
            shape = self._infer(op, inputs, attrs, span)
        elif self._limited:
            self._count(shape, 3, span)
        self.shapes.append(shape)
        self._rows.append(
            [id, op, inputs, attrs, shape, None, (), None, 0, span, self._group, "op"]
        )
        return id

    def _infer(
        self, op: Op, inputs: tuple[int, ...], attrs: Mapping[str, Any], span: Span | None
    ) -> Shape:
        arguments = [self.shapes[i] for i in inputs]
        try:
            shape = op.shape(arguments, attrs)
        except ShapeError as error:
            raise ExpressionError(error.code, span, error.params) from None
        self._arrays = self._arrays or shape != ()
        if self._limited:
            self._count(shape, 3 * op.cost(arguments, attrs), span)
        return shape

    def leaf(
        self,
        value: Any,
        name: str | None = None,
        role: Role = "data",
        span: Span | None = None,
    ) -> int:
        """Add a number or an array and return its id."""
        shape: Shape = () if isinstance(value, float) else np.shape(value)
        id = len(self.shapes)
        if shape:
            self._arrays = True
        if role == "input":
            self._inputs += 1
        if self._limited:
            self.check_size(shape, span)
            self.limits.check("inputs", self._inputs, span)
        self.shapes.append(shape)
        self._rows.append(
            [id, None, (), _NO_ATTRS, shape, value, (), None, 0, span, self._group, role]
        )
        if name is not None:
            self.bind(name, id)
        return id

    def check_size(self, shape: Shape, span: Span | None = None) -> None:
        """Refuse a value that would be too large; call it before allocating one."""
        limits, elements = self.limits, size(shape)
        limits.check("rank", len(shape), span)
        limits.check("tensor_elements", elements, span)
        self._elements += 2 * elements  # a value and its gradient
        limits.check("graph_elements", self._elements, span)
        limits.check("nodes", len(self.shapes) + 1, span)

    def _count(self, shape: Shape, flops: int, span: Span | None) -> None:
        self.check_size(shape, span)
        self._flops += flops
        self.limits.check("flops", self._flops, span)

    def bind(self, name: str, id: int) -> None:
        """Give a node a name; the name's earlier nodes keep it as a former one."""
        self._bindings.append((name, id))

    def role(self, id: int) -> Role:
        """The role of a node."""
        role: Role = self._rows[id][_ROLE]
        return role

    def set_role(self, id: int, role: Role) -> None:
        """Change a leaf's role: a literal used as a loop count is structure, not an input."""
        self._inputs += (role == "input") - (self.role(id) == "input")
        self._rows[id][_ROLE] = role

    def open_group(
        self,
        kind: Literal["call", "turn", "layer"],
        label: str,
        span: Span | None = None,
        turn: int | None = None,
    ) -> int:
        """Start a group; nodes added until it is closed belong to it."""
        id = len(self._groups)
        self._groups.append(Group(id, label, kind, self._group, span, turn))
        self._open.append(id)
        self._group = id
        return id

    def close_group(self) -> None:
        """End the innermost open group."""
        self._open.pop()
        self._group = self._open[-1] if self._open else None

    def note(
        self, code: str, node: int | None = None, span: Span | None = None, **params: Any
    ) -> None:
        """Leave a note for the reader."""
        self._notes.append(Note(code, node, span, params))

    def build(self, output: int | Any) -> Graph:
        """Freeze the graph.

        Parameters
        ----------
        output
            The node to differentiate. A visible `sum` is added to one that is not a scalar, and a
            note says so.
        """
        out: int = output if isinstance(output, int) else output.id
        shape = self.shapes[out]
        if shape:
            span = self._rows[out][_SPAN]
            self.note("output_summed", out, span, shape=list(shape))
            out = self.node(_SUM, (out,), span=span)
        nodes = tuple(map(_new_node, self._named()))
        return Graph(nodes, out, tuple(self._groups), tuple(self._notes))

    def _named(self) -> list[list[Any]]:
        """The rows with their names."""
        rows = list(self._rows)
        latest = dict(self._bindings)
        times: dict[str, int] = {}
        shared: dict[int, dict[str, int]] = {}  # nodes of several names, and each one's version
        for name, id in self._bindings:
            version = times[name] = times.get(name, -1) + 1
            row = rows[id]
            if row[_NAMES]:
                versions = shared.setdefault(id, {row[_NAMES][0]: row[_VERSION]})
                versions[name] = version
            else:
                row = rows[id] = row.copy()
                row[_NAMES], row[_VERSION] = (name,), version
                row[_NAME] = name if latest[name] == id else None
        for id, versions in shared.items():
            # A name bound once tells more than one bound in every turn of a loop: f, not r⁽⁴⁾.
            names = [name for name in versions if latest[name] == id]
            best = min(names, key=lambda name: times[name] > 0, default=None)
            row = rows[id]
            row[_NAMES], row[_NAME] = tuple(versions), best
            row[_VERSION] = versions[best or next(iter(versions))]
        return rows
