"""Sweeps: the points of a line or of a grid, block after block."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from ..effort import check_effort
from ..errors import ExpressionError
from ..graph import Graph
from ..limits import NO_LIMITS, Limits
from ..shapes import size
from .tape import Tape, block_of


class Axis(NamedTuple):
    """One number that moves.

    Attributes
    ----------
    node
        Id of an input.
    numbers
        What the number is to be, one after the other.
    at
        Which number of the input, where that is an array.
    """

    node: int
    numbers: Any
    at: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sweep:
    """What was found.

    Attributes
    ----------
    values, grads
        By node id; arrays of the shape (numbers of the first axis, numbers of the second if there
        is one, *shape of the node). A gradient is None where there is none.
    """

    values: dict[int, Any]
    grads: dict[int, Any]


class Sweeper:
    """A sweep made ready to run; its results stand until it runs again.

    Parameters
    ----------
    graph
        What to run.
    axes
        The numbers that move; every combination is a point.
    inputs
        The inputs' numbers where they do not move, in order; as written when None.
    nodes
        Whose values and gradients are asked for; all when None.
    dtype
        ``numpy.float32`` is several times faster and enough for a picture.
    limits
        Estimated before anything is computed; None for no limit.

    Raises
    ------
    ExpressionError
        `limit_work` or `limit_graph_elements` when there are too many points for so large a
        graph; `axis_place` when an axis names a number that its input does not have.

    Examples
    --------
    >>> from engine import parse
    >>> found = Sweeper(parse("f = x^2"), [Axis(0, [-1.0, 0.0, 3.0])]).run()
    >>> found.grads[0].tolist()
    [-2.0, 0.0, 6.0]
    """

    def __init__(
        self,
        graph: Graph,
        axes: Sequence[Axis],
        inputs: Sequence[Any] | None = None,
        nodes: Collection[int] | None = None,
        *,
        dtype: Any = np.float64,
        limits: Limits | None = None,
    ) -> None:
        self.graph, self.axes, self.dtype = graph, axes, dtype
        shape = tuple(len(axis.numbers) for axis in axes)
        self.points = size(shape)
        self.block = block_of(graph, self.points)
        wanted = list(dict.fromkeys(range(len(graph.nodes)) if nodes is None else nodes))
        self._check(wanted, limits or NO_LIMITS)
        values = graph.values() if inputs is None else inputs
        self._make = partial(Tape, graph, values, {axis.node for axis in axes}, wanted, self.block)
        self._tapes: dict[bool, Tape] = {}
        grid = np.meshgrid(*(np.asarray(axis.numbers, dtype=float) for axis in axes), indexing="ij")
        self._grid = [column.reshape(-1) for column in grid]
        moves, arrives = graph.paths.differentiable, graph.paths.reached
        whole = {id: (*shape, *graph.nodes[id].shape) for id in wanted}
        self._found = Sweep(
            {id: np.zeros(whole[id], dtype) for id in wanted},
            {id: np.zeros(whole[id], dtype) if moves[id] else None for id in wanted},
        )
        found = self._found
        self._values = [(id, self._rows(id, found.values[id])) for id in wanted]
        self._grads = [(id, self._rows(id, found.grads[id])) for id in wanted if arrives[id]]

    def _rows(self, id: int, column: Any) -> Any:
        """A column with all points in one axis."""
        return column.reshape(self.points, *self.graph.nodes[id].shape)

    def run(self) -> Sweep:
        """Compute all points."""
        for start in range(0, self.points, self.block):
            stop = min(start + self.block, self.points)
            tape = self._run([column[start:stop] for column in self._grid])
            with np.errstate(over="ignore"):  # a careful tape's number may be no float32
                for id, column in self._values:
                    column[start:stop] = tape.value(id, stop - start)
                for id, column in self._grads:
                    column[start:stop] = tape.gradient(id, stop - start)
        return self._found

    def _run(self, columns: Sequence[Any]) -> Tape:
        """Compute a block; the tape that holds it."""
        quick = self._tape(careful=False)
        if quick.sound:
            with suppress(FloatingPointError):
                return self._play(quick, columns)
        return self._play(self._tape(careful=True), columns)

    def _play(self, tape: Tape, columns: Sequence[Any]) -> Tape:
        for axis, column in zip(self.axes, columns, strict=True):
            tape.place(axis.node, axis.at, column)
        tape.run()
        return tape

    def _tape(self, careful: bool) -> Tape:
        """One of the two tapes, made when first needed."""
        if careful not in self._tapes:
            dtype = np.float64 if careful else self.dtype
            self._tapes[careful] = self._make(careful=careful, dtype=dtype)
        return self._tapes[careful]

    def _check(self, wanted: Sequence[int], limits: Limits) -> None:
        nodes = self.graph.nodes
        for axis in self.axes:
            shape = nodes[axis.node].shape
            inside = (0 <= i < n for i, n in zip(axis.at, shape, strict=False))
            if len(axis.at) != len(shape) or not all(inside):
                params = {"at": list(axis.at), "shape": list(shape)}
                raise ExpressionError("axis_place", nodes[axis.node].span, params)
        kept = 2 * self.points * sum(size(nodes[id].shape) for id in wanted)
        limits.check("graph_elements", kept)
        check_effort(self.graph, self.points, limits, calls=-(-self.points // self.block))
