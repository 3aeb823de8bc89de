"""The finest zoom level: tensor ops written out in single numbers.

An array becomes a numpy array of scalar nodes. Ops that only move numbers then run as they are,
on those; elementwise ops run number by number; the rest is written out here or by its definition.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import takewhile
from typing import Any

import numpy as np

from .draft import Draft
from .graph import Graph
from .latex.symbols import cell_symbol, name_nodes, symbols
from .limits import Limits
from .ops import OPS, Kind, Op
from .parts import Node, Symbol
from .shapes import Shape, reduced
from .symbolic import Symbolic, Var


@dataclass(frozen=True)
class Expansion:
    """A graph with some nodes written out in scalars.

    Attributes
    ----------
    graph
        The expanded graph.
    cells
        For each node of the original graph the ids that stand for it: one id where it was kept
        whole, or, row by row, one for each of its numbers.
    """

    graph: Graph
    cells: list[list[int]]


class _Cells:
    """The namespace whose values are scalar nodes and numpy arrays of them."""

    def __init__(self, scalars: Symbolic) -> None:
        self.scalars = scalars

    def shape(self, value: Any) -> Shape:
        return np.shape(value)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        op = OPS[name]
        return lambda *args, **attrs: self.apply(op, args, attrs)

    def apply(self, op: Op, args: Sequence[Any], attrs: Mapping[str, Any]) -> Any:
        """One op on arrays of scalar nodes."""
        arrays = [_array(arg) for arg in args]
        if op.kind is Kind.ELEMENTWISE:
            return self._each(op, arrays, attrs)
        if op.kind is Kind.LINEAR:
            return op.forward(*arrays, **attrs)
        if op.folds_by:
            return self._fold(OPS[op.folds_by], arrays[0], **attrs)
        assert op.definition is not None
        return op.definition(self, *(array[()] for array in arrays), **attrs)

    def _each(self, op: Op, arrays: Sequence[Any], attrs: Mapping[str, Any]) -> Any:
        arrays = np.broadcast_arrays(*arrays)
        out = np.empty(arrays[0].shape, dtype=object)
        for index in np.ndindex(out.shape):
            out[index] = self.scalars.apply(op, tuple(a[index] for a in arrays), dict(attrs))
        return out[()]

    def _fold(self, op: Op, x: Any, axis: int | None = None, keepdims: bool = False) -> Any:
        numbers = x.reshape(-1) if axis is None else np.moveaxis(x, axis, 0)
        total = reduce(lambda a, b: self.apply(op, (a, b), {}), list(numbers))
        return _array(total).reshape(reduced(x.shape, axis, keepdims))[()]


def _array(value: Any) -> Any:
    """An object array: numpy applies Python's operators to it number by number."""
    if isinstance(value, np.ndarray):
        return value
    array = np.empty((), dtype=object)
    array[()] = value
    return array


class _Expander:
    """Copies a graph into a builder, some nodes whole, some as cells."""

    def __init__(self, graph: Graph, limits: Limits | None) -> None:
        self.graph = graph
        self.builder = Draft(limits)
        self.xp = Symbolic(self.builder)
        self.whole: list[int | None] = [None] * len(graph.nodes)
        self.cells: list[Any] = [None] * len(graph.nodes)
        self.written: set[int] = set()
        self.around: list[int] = []

    def enter(self, group: int | None) -> None:
        """Close the copies of groups that were left, and open those around what comes next."""
        wanted: list[int] = []
        while group is not None:
            wanted.insert(0, group)
            group = self.graph.groups[group].parent
        pairs = zip(self.around, wanted, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        for _ in self.around[shared:]:
            self.builder.close_group()
        for id in wanted[shared:]:
            copied = self.graph.groups[id]
            self.builder.open_group(copied.kind, copied.label, copied.span, copied.turn)
        self.around = wanted

    def keep(self, node: Node) -> None:
        """Copy a node as it is."""
        if node.op is None:
            id = self.builder.leaf(node.value, None, node.role, node.span)
        else:
            inputs = tuple(self.assembled(i) for i in node.inputs)
            id = self.builder.node(node.op, inputs, node.attrs, node.span)
        self.bind_names(node, id)
        self.whole[node.id] = id

    def bind_names(self, node: Node, id: int) -> None:
        """Give the copy of a node its names."""
        for name in node.names:
            self.builder.bind(name, id)

    def write_out(self, node: Node) -> None:
        """Replace a node by one scalar node for each of its numbers."""
        assert node.op is not None
        operands = [self.taken_apart(i) for i in node.inputs]
        self.builder.open_group("call", node.name or node.op.name, node.span)
        cells = _array(_Cells(self.xp).apply(node.op, operands, node.attrs))
        self.builder.close_group()
        self.cells[node.id] = cells
        self.written.add(node.id)
        if not node.shape:
            self.bind_names(node, cells[()].id)

    def taken_apart(self, id: int) -> Any:
        """A node's numbers as scalar nodes."""
        if self.cells[id] is None:
            node, whole = self.graph.nodes[id], self.whole[id]
            cells = np.empty(node.shape, dtype=object)
            for index in np.ndindex(node.shape):
                assert whole is not None
                cell = whole
                if node.shape:
                    cell = self.builder.node(OPS["index"], (whole,), {"key": index}, node.span)
                cells[index] = Var(self.xp, cell)
            self.cells[id] = cells
        return self.cells[id]

    def assembled(self, id: int) -> int:
        """A node as one array."""
        if self.whole[id] is None:
            cells = self.cells[id]
            if cells.shape:
                flat = tuple(cell.id for cell in cells.reshape(-1))
                whole = self.builder.node(OPS["stack"], flat)
                if cells.ndim > 1:
                    attrs = {"shape": cells.shape}
                    whole = self.builder.node(OPS["reshape"], (whole,), attrs)
            else:
                whole = cells[()].id
            self.whole[id] = whole
        found = self.whole[id]
        assert found is not None
        return found

    def called(self) -> dict[int, Symbol]:
        """The symbols of nodes that stand for a node of the graph, or for a number of one.

        One that was only moved is called by where it began: its gradient is that of all its uses.
        """
        found: dict[int, Symbol] = {}
        names = symbols(self.graph)
        for node, symbol in zip(self.graph.nodes, names, strict=True):
            whole, cells = self.whole[node.id], self.cells[node.id]
            if whole is not None:
                found.setdefault(whole, symbol)
            for at, cell in np.ndenumerate(cells) if cells is not None else ():
                found.setdefault(cell.id, cell_symbol(symbol, at) if at else symbol)
        output = self.graph.output
        return {**found, self.assembled(output): names[output]}


def expand(
    graph: Graph, ids: Collection[int] | None = None, limits: Limits | None = None
) -> Expansion:
    """Write nodes out in scalar operations.

    Parameters
    ----------
    graph
        The graph.
    ids
        Nodes to write out; every op on arrays when None. A node keeps its symbol, its cells are
        called after it; what is new has names that the graph does not use.
    limits
        Checked on the expanded graph while it grows.

    Raises
    ------
    ExpressionError
        When the expansion exceeds a limit.

    Examples
    --------
    >>> from engine import parse
    >>> found = expand(parse("A = [[1, 2], [3, 4]]; sum(A @ [1, 1])"))
    >>> sorted({node.op.name for node in found.graph.nodes if node.op})
    ['add', 'index', 'mul']
    """
    worker = _Expander(graph, limits)
    for node in graph.nodes:
        arrays = node.shape or any(graph.nodes[i].shape for i in node.inputs)
        worker.enter(node.group)
        chosen = bool(arrays) if ids is None else node.id in ids
        if chosen and node.op is not None:
            worker.write_out(node)
        else:
            worker.keep(node)
    worker.enter(None)
    fine = worker.builder.build(worker.assembled(graph.output))
    cells = [
        [cell.id for cell in worker.cells[node.id].reshape(-1)]
        if node.id in worker.written
        else [worker.assembled(node.id)]
        for node in graph.nodes
    ]
    taken = {symbol.label for symbol in symbols(graph)}
    called = tuple(name_nodes(fine, worker.called(), taken))
    return Expansion(replace(fine, called=called), cells)
