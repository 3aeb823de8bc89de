"""A graph and its backward pass as a list of numpy calls, bound once to the rows they work on.

The same rows serve block after block, small enough to stay in the processor's cache. In the quick
tape a product with a local derivative is a plain one; where numbers overflow or leave a domain it
stops with a `FloatingPointError`, and the careful tape, which follows the rules to the letter, has
to do the block again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np

from ..differentiate import backward_graph
from ..graph import Graph
from ..parts import Node
from ..shapes import Shape, size
from .rows import Operand, Step, room, step, view

_BLOCK = 8_000
"""Numbers of a row: then a numpy call takes longer than calling it."""
_ROWS = 2_000_000
"""Numbers of all rows together."""


def block_of(graph: Graph, points: int) -> int:
    """How many points to compute at once, the same for all blocks."""
    sizes = [size(node.shape) for node in graph.nodes]
    most = max(1, min(_BLOCK // max(sizes), _ROWS // (3 * sum(sizes))))
    return -(-points // -(-points // most))


class Tape:
    """What is to be called, in order, for one block of points.

    Parameters
    ----------
    graph
        What to compute.
    values
        The inputs' numbers, in order.
    swept
        The inputs that move.
    wanted
        The nodes whose values and gradients are asked for.
    block
        How many points are computed at once.
    careful
        True for a tape that is always right; False for one that is quick and may stop.
    dtype
        Of the rows.
    """

    def __init__(
        self,
        graph: Graph,
        values: Sequence[Any],
        swept: Collection[int],
        wanted: Collection[int],
        block: int,
        *,
        careful: bool,
        dtype: Any,
    ) -> None:
        self.careful, self.dtype = careful, dtype
        self.steps: list[Step] = []
        self.rows: dict[int, Operand] = {}
        backward = backward_graph(graph, fast=not careful)
        nodes = backward.builder.build(graph.output).nodes
        self._gradients = {id: backward.gradients[id] for id in wanted}
        arriving = [id for id in self._gradients.values() if id is not None]
        kept = [*wanted, *swept, *arriving]
        needed = _needed(nodes, kept)
        self._shelf = _Shelf([node for node in nodes if node.id in needed], kept, dtype)
        given = dict(zip(graph.inputs, values, strict=True))
        with np.errstate(all="ignore"):
            computed = _still(nodes, given, swept, needed)
            still = {id: value.astype(dtype) for id, value in computed.items()}
            self.sound = all(np.all(np.isfinite(value)) for value in still.values())
            for node in nodes:
                if node.id in needed:
                    self.rows[node.id] = self._operand(node, still, given, block)

    def _operand(
        self, node: Node, still: Mapping[int, Any], given: Mapping[int, Any], block: int
    ) -> Operand:
        shape = node.shape
        if node.id in still:
            return Operand(still[node.id], shape, moves=False)
        if node.op is None:
            row = room((block, *shape), self.dtype)
            row[...] = given[node.id]
            return Operand(row, shape, moves=True)
        operands = [self.rows[i] for i in node.inputs]
        row = view(node.op, operands, node.attrs, shape)
        if row is None:
            row = self._shelf.take(node, (block, *shape))
            self.steps.append(step(node.op, operands, node.attrs, row, quick=not self.careful))
        else:
            self._shelf.share(node, node.inputs[0])
        self._shelf.give_back(node)
        return Operand(row, shape, moves=True)

    def run(self) -> None:
        """Compute a block.

        Raises
        ------
        FloatingPointError
            In the quick tape, where a NaN or an infinity would arise.
        """
        with np.errstate(all="ignore" if self.careful else "raise", under="ignore"):
            for call in self.steps:
                call()

    def place(self, node: int, at: tuple[int, ...], numbers: Any) -> None:
        """Set what one number of an input is to be; a short block is filled up with its last."""
        column = self.rows[node].value[(slice(None), *at)]
        with np.errstate(over="raise"):
            column[: len(numbers)] = numbers
            column[len(numbers) :] = numbers[-1]

    def value(self, id: int, count: int) -> Any:
        """A node's values at the first points of the block."""
        operand = self.rows[id]
        return operand.value[:count] if operand.moves else operand.value

    def gradient(self, id: int, count: int) -> Any:
        """The same of the gradient that arrives at a node."""
        place = self._gradients[id]
        assert place is not None
        return self.value(place, count)


class _Shelf:
    """Rows that have been read for the last time, for others to be written over them.

    Fewer rows stay nearer to the processor, and take less of the memory.
    """

    def __init__(self, nodes: Sequence[Node], kept: Collection[int], dtype: Any) -> None:
        self._dtype = dtype
        self._readers = Counter(i for node in nodes for i in node.inputs)
        self._readers.update(kept)  # read after the last step
        self._rows: dict[int, Any] = {}
        self._source: dict[int, int] = {}
        self._free: defaultdict[Shape, list[Any]] = defaultdict(list)

    def take(self, node: Node, shape: Shape) -> Any:
        """A row for a node to be written to."""
        free = self._free[shape]
        row = self._rows[node.id] = free.pop() if free else room(shape, self._dtype)
        return row

    def share(self, node: Node, source: int) -> None:
        """The node looks at the row of another: who reads the one reads the other."""
        self._source[node.id] = source = self._source.get(source, source)
        self._readers[source] += self._readers[node.id]

    def give_back(self, node: Node) -> None:
        """Free what this node was the last to read."""
        for operand in node.inputs:
            source = self._source.get(operand, operand)
            self._readers[source] -= 1
            if not self._readers[source] and source in self._rows:
                row = self._rows.pop(source)
                self._free[row.shape].append(row)


def _needed(nodes: Sequence[Node], wanted: Collection[int]) -> set[int]:
    """The wanted nodes and all they are computed from."""
    needed = set(wanted)
    for node in reversed(nodes):
        if node.id in needed:
            needed.update(node.inputs)
    return needed


def _still(
    nodes: Sequence[Node], given: Mapping[int, Any], swept: Collection[int], needed: Collection[int]
) -> dict[int, Any]:
    """The values of the nodes that do not move, by id."""
    found: dict[int, Any] = {}
    for node in nodes:
        if node.id not in needed or node.id in swept:
            continue
        if node.op is None:
            value = given.get(node.id, node.value)
        elif all(i in found for i in node.inputs):
            value = node.op.forward(*[found[i] for i in node.inputs], **node.attrs)
        else:
            continue
        found[node.id] = np.asarray(value, dtype=float)
    return found
