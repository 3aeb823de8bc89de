r"""The formulas of each step in three stages: symbols, numbers, result.

Numbers are left as slots, so that one template serves every replay and both decimal signs:
`\val{v3}` is the value of node 3, `g3` its gradient, `t3` its tangent, `l5` and `c5` the local
derivative and the contribution of edge 5; `\arg{…}` is the same, in brackets when negative, and
`\col{…}` a vector that stands upright.
`\eq` is = or, where digits were dropped, ≈. `\upstream{…}`, `\local{…}` and `\term{5}{…}` mark the
factors and the contribution of edge 5, for the page to label and to light.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from ..graph import Graph
from ..ops import Kind
from ..ops.op import SUM
from ..parts import Edge, Node, Symbol
from ..shapes import size, summed_axes
from .columns import columns_of
from .expression import bracketed, write_linear, write_local, write_node
from .symbols import symbols

_MOST_TERMS = 6
_MOST_CELLS = 12


class Formula(NamedTuple):
    """One step's formula; `substituted` is empty where there is nothing to substitute."""

    symbolic: str
    substituted: str
    value: str


class Formulas:
    """Writes the formulas of a graph's steps.

    Parameters
    ----------
    graph
        The graph that is stepped through.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.names: list[Symbol] = symbols(graph)

    @cached_property
    def arriving(self) -> list[list[Edge]]:
        """For each node, the edges that bring it a contribution; later users hand back first."""
        flows = self.graph.paths.flows
        return [
            sorted(
                (edge for edge in users if edge.slot in flows[edge.target]),
                key=lambda edge: (-edge.target, edge.slot),
            )
            for users in self.graph.users
        ]

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each edge, by id, among those that bring a node its gradient."""
        return {edge.id: at for edges in self.arriving for at, edge in enumerate(edges)}

    @cached_property
    def columns(self) -> set[int]:
        """Vectors that stand upright throughout; see `columns_of`."""
        return columns_of(self.graph)

    def gradient(self, node: Node) -> str:
        """The gradient's symbol: ∂f/∂x; df/dx where several paths meet; ∇x for an array."""
        name = self._whole(node)
        if node.shape:
            return rf"\nabla {name}"
        d = self._sign(node).latex
        return rf"\frac{{{d}{self._whole(self.graph.nodes[self.graph.output])}}}{{{d}{name}}}"

    def slope(self, node: Node) -> Symbol:
        """The same on one line: what the gradient is called where it is a value itself."""
        top, below = self.names[self.graph.output], self.names[node.id]
        if node.shape:
            return Symbol(f"∇{below.label}", rf"\nabla {below.latex}")
        d = self._sign(node)
        return Symbol(
            f"{d.label}{top.label}/{d.label}{below.label}",
            f"{d.latex}{top.latex}/{d.latex}{below.latex}",
        )

    def _sign(self, node: Node) -> Symbol:
        """The sign of a derivative by a node: ∂, or d where several paths meet."""
        meets = len(self.arriving[node.id]) > 1
        return Symbol("d", r"\mathrm{d}") if meets else Symbol("∂", r"\partial ")

    def partial(self, of: Node, by: Node) -> str:
        """∂of/∂by."""
        top, below = self._whole(of), self._whole(by)
        return rf"\frac{{\partial {top}}}{{\partial {below}}}"

    def _whole(self, node: Node) -> str:
        """A node's symbol behind a sign: one that is a gradient itself is held together."""
        name = self.names[node.id].latex
        return bracketed(name) if "/" in name or r"\nabla" in name else name

    def share(self, edge: Edge) -> str:
        """What one of several edges brings: the gradient's symbol with the edge's mark."""
        gradient = self.gradient(self.graph.nodes[edge.source])
        return rf"\term{{{edge.id}}}{{{self._by(edge, gradient)}}}"

    def _by(self, edge: Edge, derivative: str) -> str:
        """With the edge's letter or number: two are A and B as they arrive, more are numbered."""
        at = self.places[edge.id]
        two = len(self.arriving[edge.source]) == 2
        name = rf"\mathrm{{{'AB'[at]}}}" if two else str(at + 1)
        return rf"\left. {derivative} \right|_{{{name}}}"

    def _partial_by(self, edge: Edge) -> str:
        """∂target/∂source, of this one place where the source stands in it more than once."""
        partial = self.partial(self.graph.nodes[edge.target], self.graph.nodes[edge.source])
        uses = [each for each in self.arriving[edge.source] if each.target == edge.target]
        return self._by(edge, partial) if len(uses) > 1 else partial

    def forward(self, node: Node) -> Formula:
        """A value computed."""
        upright = self._upright(node, None)
        value = rf"\eq {_number(f'v{node.id}', 'val', upright)}"
        name = self.names[node.id].latex
        right = self.right(node)
        if right is None:
            return Formula(name, "", value)
        assert node.op is not None
        slots = node.op.slots
        numbers = [
            Symbol("", _number(f"v{i}", "val" if stands_free(slots, k) else "arg", upright))
            for k, i in enumerate(node.inputs)
        ]
        by_id = list(self.names)
        for i, number in zip(node.inputs, numbers, strict=True):
            by_id[i] = number
        return Formula(f"{name} = {right}", rf"\eq {write_node(self.graph, node, by_id)}", value)

    def right(self, node: Node) -> str | None:
        """How a node is computed; None for a leaf, and where its name says that already: W[0]."""
        right = write_node(self.graph, node, self.names)
        return None if right == self.names[node.id].latex else right

    def seed(self) -> Formula:
        """The backward pass begins."""
        output = self.graph.nodes[self.graph.output]
        return Formula(self.gradient(output), "", rf"= \val{{g{output.id}}}")

    def contribute(self, edge: Edge) -> Formula:
        """Upstream times local derivative."""
        source, target = self.graph.nodes[edge.source], self.graph.nodes[edge.target]
        left = self.share(edge) if len(self.arriving[source.id]) > 1 else self.gradient(source)
        upright = self._upright(target, edge.slot)
        factors = self._product(edge, self.gradient(target), None, self.names)
        numbers = self._product(
            edge,
            _number(f"g{target.id}", "arg", upright),
            _number(f"l{edge.id}", "arg", upright),
            self._factors(target, upright),
        )
        # what stands alone in brackets needs none of its own
        alone = rf"\left(\upstream{{\%s{{g{target.id}}}}}\right)"
        numbers = numbers.replace(alone % "arg", alone % "val")
        # a vector turned is the row that it is written as anyway
        for i in target.inputs:
            if len(self.graph.nodes[i].shape) == 1:
                numbers = numbers.replace(rf"{{v{i}}}^\top", f"{{v{i}}}")
        result = _number(f"c{edge.id}", "val", upright)
        return Formula(f"{left} = {factors}", rf"\eq {numbers}", rf"\eq {result}")

    def _upright(self, node: Node, slot: int | None) -> set[str]:
        """The numbers that are columns, forward or back to a slot: as this product needs them."""
        name = node.op and node.op.name
        if name not in ("matmul", "outer") or node.inputs[0] == node.inputs[1]:
            standing = self.columns.intersection((node.id, *node.inputs))
            back = [] if slot is None else [self.graph.entering[node.id][slot]]
            edges = [edge.id for edge in back if edge.source in standing]
            return {f"{what}{i}" for i in standing for what in "vg"} | {
                f"{what}{i}" for i in edges for what in "lc"
            }
        vectors = [len(self.graph.nodes[i].shape) == 1 for i in node.inputs]
        left, right = (f"v{i}" for i in node.inputs)
        given = f"c{self.graph.entering[node.id][slot].id}" if slot is not None else ""
        if name == "outer":
            return {left} if slot is None else {(right, left)[slot], given}
        result = {f"v{node.id}", f"g{node.id}"} if vectors == [False, True] else set()
        if slot == 0:
            return result
        upright = {left} if slot and vectors[0] else set()
        return result | upright | ({given if slot else right} if vectors[1] else set())

    def _factors(self, node: Node, upright: set[str]) -> list[Symbol]:
        """The symbols, or in their place the numbers that a linear op multiplies the gradient by.

        A larger table stays a letter: with its numbers the step would be read in a smaller size.
        """
        names = list(self.names)
        for i in node.inputs:
            shape = self.graph.nodes[i].shape
            if 0 < len(shape) < 3 and size(shape) <= _MOST_CELLS:
                names[i] = Symbol("", _number(f"v{i}", "val", upright))
        return names

    def _product(
        self, edge: Edge, upstream: str, local: str | None, names: Sequence[Symbol]
    ) -> str:
        """Upstream and local derivative, multiplied in the way of the op's kind."""
        source, target = self.graph.nodes[edge.source], self.graph.nodes[edge.target]
        op = target.op
        assert op is not None
        if op.kind not in (Kind.ELEMENTWISE, Kind.REDUCE):
            return write_linear(target, edge.slot, rf"\upstream{{{upstream}}}", names)
        factor = rf"\local{{{local or self._partial_by(edge)}}}"
        sign = r"\odot" if target.shape else r"\cdot"
        copied = summed_axes(target.shape, source.shape) if target.shape else ()
        total = rf"\sum_{{{','.join(map(str, copied))}}} " if copied else ""
        return rf"{total}\upstream{{{upstream}}} {sign} {factor}"

    def accumulate(self, node: Node) -> Formula:
        """Contributions added where several paths meet."""
        edges = self.arriving[node.id]
        symbols_ = [self._term(edge) for edge in edges]
        stands = node.id in self.columns
        first, more, whole = ("col",) * 3 if stands else ("val", "arg", "val")
        numbers = [
            rf"\term{{{edge.id}}}{{\{more if k else first}{{c{edge.id}}}}}"
            for k, edge in enumerate(edges)
        ]
        return Formula(
            f"{self.gradient(node)} = {summed(symbols_)}",
            rf"\eq {summed(numbers)}",
            rf"\eq \{whole}{{g{node.id}}}",
        )

    def _term(self, edge: Edge) -> str:
        target = self.graph.nodes[edge.target]
        op = target.op
        assert op is not None
        if op.kind not in (Kind.ELEMENTWISE, Kind.REDUCE):
            text = write_linear(target, edge.slot, self.gradient(target), self.names)
        elif target.id == self.graph.output:
            text = self._partial_by(edge)
        else:
            sign = r"\odot" if target.shape else r"\cdot"
            text = f"{self.gradient(target)} {sign} {self._partial_by(edge)}"
        return rf"\term{{{edge.id}}}{{{text}}}"

    def tangent(self, node: Node) -> Formula:
        """Forward mode: tangents of the inputs times local derivatives, added."""
        left, value = rf"\dot {{{self._whole(node)}}}", rf"\eq \val{{t{node.id}}}"
        edges = [
            e for e in self.graph.entering[node.id] if e.slot in self.graph.paths.flows[node.id]
        ]
        if not edges:
            return Formula(left, "", value)
        nodes = self.graph.nodes
        linear = node.op is not None and node.op.kind not in (Kind.ELEMENTWISE, Kind.REDUCE)
        symbols_ = [
            rf"{self._partial_by(e)} \, \dot {{{self._whole(nodes[e.source])}}}" for e in edges
        ]
        numbers = [rf"\arg{{l{e.id}}} \cdot \arg{{t{e.source}}}" for e in edges]
        return Formula(
            f"{left} = {summed(symbols_)}",
            "" if linear else rf"\eq {summed(numbers)}",
            value,
        )

    def local(self, edge: Edge, *, stable: bool = False) -> str:
        """The local derivative on an edge, written out."""
        return write_local(self.graph.nodes[edge.target], edge.slot, self.names, stable=stable)


def _number(slot: str, how: str, upright: set[str]) -> str:
    return rf"\{'col' if slot in upright else how}{{{slot}}}"


def summed(terms: Sequence[str]) -> str:
    """Terms with plus signs between them, the middle of a long sum left out."""
    if len(terms) > _MOST_TERMS:
        terms = [*terms[: _MOST_TERMS - 1], r"\cdots", terms[-1]]
    return " + ".join(terms)


def stands_free(slots: tuple[int, ...], slot: int) -> bool:
    """Whether a negative number may stand in this place without brackets."""
    return slot >= len(slots) or slots[slot] == 0 or (slot == 0 and slots[slot] == SUM)
