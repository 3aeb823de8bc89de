r"""The sum behind one cell, in three stages: symbols with indices, numbers, result.

Rows and columns count from 1, as on paper. `\first{…}` and `\second{…}` mark the two factors of a
term; the slots `a3` and `b3` are the factors of term 3, `v0` is a value's cell, `c0` a gradient's,
and `c1`, `c2`, … are what its several parts add up to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..latex import Formula, Formulas
from ..latex.expression import write_node
from ..latex.steps import stands_free, summed
from ..ops import Kind
from ..parts import Edge, Node, Symbol
from .axes import Letters, bind
from .terms import Part

_MOST_FACTORS = 6
_WRITTEN_OUT = 2
_FACTORS = {"a": r"\first{{\arg{{a{k}}}}}", "b": r"\second{{\arg{{b{k}}}}}"}
_CLOSED = re.compile(r"\\?[A-Za-z]|\\[A-Za-z]+|\\mathit\{\w+\}|\\left\(.*")
"""A symbol that can be given an index without brackets around it."""


class CellFormulas:
    """Writes the sums behind single cells.

    Parameters
    ----------
    formulas
        The writer of the graph's steps, which knows the symbols.
    """

    def __init__(self, formulas: Formulas) -> None:
        self.graph = formulas.graph
        self.formulas = formulas
        self.names = formulas.names

    def gradient(self, node: Node, at: Sequence[int], parts: Sequence[Part]) -> Formula:
        """One number of a gradient as a sum over the edges that bring it."""
        left = _indexed(self.formulas.gradient(node), _counted(at))
        if not parts:
            return Formula(left, "", r"= \val{c0}")
        if len(parts) > 1:
            return self._several(left, at, parts)
        [part] = parts
        right = self._part(part, at)
        numbers = _numbers([self._order(part)] * len(part.terms), part.more > 0)
        return Formula(f"{left} = {right}", numbers, r"\eq \val{c0}")

    def value(self, node: Node, at: Sequence[int], parts: Sequence[Part]) -> Formula:
        """One number of a value, from the numbers it was made of."""
        left = _indexed(self.names[node.id].latex, _counted(at))
        if not parts or node.op is None:
            return Formula(left, "", r"= \val{v0}")
        [part] = parts
        right = self._made(node, at, part)
        summed = all(term.product is not None for term in part.terms)
        order = "ab" if part.kind in ("product", "times", "mean") else "a"
        numbers = _numbers([order] * len(part.terms), part.more > 0) if summed else ""
        if part.kind == "elementwise":
            numbers = rf"\eq {self._written(node, _slots(node))}"
        return Formula(f"{left} = {right}", numbers, r"\eq \val{v0}")

    def _several(self, left: str, at: Sequence[int], parts: Sequence[Part]) -> Formula:
        """The totals of several parts, each with its own slot; two are written out."""
        if len(parts) > _WRITTEN_OUT:
            edges = [part.edge for part in parts if part.edge]
            written = [
                rf"\left. {left} \right|_{{{self.names[edge.target].latex}}}" for edge in edges
            ]
        else:
            written = [self._part(part, at) for part in parts]
        slots = [rf"\{'arg' if k else 'val'}{{c{k + 1}}}" for k in range(len(parts))]
        return Formula(f"{left} = {summed(written)}", rf"\eq {summed(slots)}", r"\eq \val{c0}")

    def _order(self, part: Part) -> str:
        """In what order the factors of a gradient's terms are written."""
        edge = part.edge
        assert edge is not None
        if self._is_one(edge):
            return "b"
        return "ab" if part.kind == "product" and edge.slot == 1 else "ba"

    def _part(self, part: Part, at: Sequence[int]) -> str:
        """The terms of one edge, in symbols."""
        edge = part.edge
        assert edge is not None
        user = self.graph.nodes[edge.target]
        assert user.op is not None
        upstream = self.formulas.gradient(user)
        if part.axes is None:
            if not part.terms:
                return "0"
            second = part.terms[0].second
            assert second is not None
            return rf"\second{{{_indexed(upstream, _counted(second.at))}}}"
        known = bind(part.axes.operands[edge.slot], tuple(at))
        free = part.axes.free(known, part.axes.out)
        index = _letters(part.axes.out, known)
        upstream = rf"\second{{{_indexed(upstream, index)}}}"
        local = self._local(edge, part, known, at, index)
        factors = {"a": local, "b": upstream}
        return _sum(free) + r" \, ".join(factors[letter] for letter in self._order(part))

    def _local(
        self, edge: Edge, part: Part, known: Mapping[str, int], at: Sequence[int], index: list[str]
    ) -> str:
        """The local factor in symbols; nothing where it is 1."""
        user = self.graph.nodes[edge.target]
        assert user.op is not None
        assert part.axes is not None
        other = part.terms[0].first.node
        if other is not None:
            letters = part.axes.operands[1 - edge.slot]
            return rf"\first{{{_indexed(self.names[other].latex, _letters(letters, known))}}}"
        if self._is_one(edge):
            return ""
        top = _indexed(self.names[user.id].latex, index)
        below = _indexed(self.names[edge.source].latex, _counted(at))
        return rf"\first{{\frac{{\partial {top}}}{{\partial {below}}}}}"

    def _is_one(self, edge: Edge) -> bool:
        """Whether the local derivative is 1 whatever the numbers, and need not be written."""
        user = self.graph.nodes[edge.target]
        assert user.op is not None
        if user.op.kind is Kind.LINEAR:
            return user.op.name not in ("matmul", "outer")
        return user.op.textbook(edge.slot, user.attrs) == "1"

    def _made(self, node: Node, at: Sequence[int], part: Part) -> str:
        """The right side of a value's formula."""
        axes = part.axes
        assert node.op is not None
        if part.kind == "moved":
            first = part.terms[0].first
            assert first.node is not None
            return rf"\first{{{_indexed(self.names[first.node].latex, _counted(first.at))}}}"
        if part.kind == "unused":
            return "0"
        assert axes is not None
        known = bind(axes.out, tuple(at))
        operands = [
            _indexed(self.names[id].latex, _letters(letters, known))
            for id, letters in zip(node.inputs, axes.operands, strict=True)
        ]
        free = axes.free(known, [each for letters in axes.operands for each in letters])
        if part.kind in ("product", "times"):
            return rf"{_sum(free)}\first{{{operands[0]}}} \, \second{{{operands[1]}}}"
        if part.kind in ("sum", "mean"):
            share = rf"\frac{{1}}{{{part.count}}} " if part.kind == "mean" else ""
            return rf"{share}{_sum(free)}\first{{{operands[0]}}}"
        if part.kind == "elementwise":
            return self._written(node, [rf"\first{{{operand}}}" for operand in operands])
        if node.op.name == "softmax":
            own = _indexed(self.names[node.inputs[0]].latex, _counted(at))
            return rf"\frac{{e^{{{own}}}}}{{{_sum(free)}e^{{{operands[0]}}}}}"
        whole = write_node(self.graph, node, self.names) or ""
        return whole if not at else _indexed(rf"\left({whole}\right)", _counted(at))

    def _written(self, node: Node, operands: Sequence[str]) -> str:
        """The op with other symbols for its operands: single numbers, so never array signs."""
        assert node.op is not None
        names = list(self.names)
        for id, text in zip(node.inputs, operands, strict=True):
            names[id] = Symbol("", text)
        return write_node(self.graph, node, names) or ""


def _numbers(orders: Sequence[str], more: bool) -> str:
    """The terms with slots for their numbers; `orders` says which factors each has: ab, ba, b."""
    written = [
        r" \cdot ".join(_FACTORS[letter].format(k=k) for letter in order)
        for k, order in enumerate(orders)
    ]
    most = _MOST_FACTORS // len(orders[0]) if orders else 0
    if more or len(written) > most:
        written = [*written[: most - 1], r"\cdots"]
    return r"\eq " + " + ".join(written) if written else ""


def _slots(node: Node) -> list[str]:
    assert node.op is not None
    marks = ["val" if stands_free(node.op.slots, k) else "arg" for k in range(len(node.inputs))]
    return [rf"\first{{\{mark}{{a{k}}}}}" for k, mark in enumerate(marks)]


def _sum(free: Sequence[str]) -> str:
    return rf"\sum_{{{','.join(free)}}} " if free else ""


def _letters(letters: Letters, known: Mapping[str, int]) -> list[str]:
    """An index: numbers where letters are bound, letters where they run."""
    return [
        "1" if letter is None else str(known[letter] + 1) if letter in known else letter
        for letter in letters
    ]


def _counted(at: Sequence[int]) -> list[str]:
    return [str(i + 1) for i in at]


def _indexed(symbol: str, index: Sequence[str]) -> str:
    r"""A cell of a table.

    Examples
    --------
    >>> _indexed("W", ["2", "i"]), _indexed(r"\nabla W", ["2", "13"])
    ('W_{2i}', '(\\nabla W)_{2,13}')
    """
    if not index:
        return symbol
    closed = _CLOSED.fullmatch(symbol)
    text = ("" if all(len(each) == 1 for each in index) else ",").join(index)
    return f"{symbol}_{{{text}}}" if closed else f"({symbol})_{{{text}}}"
