"""Which numbers one number of a value was made from."""

from __future__ import annotations

from itertools import islice
from typing import Any

import numpy as np

from ..graph import Graph
from ..parts import Node
from ..program import Run
from ..shapes import size
from .axes import Axes, Index, axes_of, bind, place
from .terms import MOST, Factor, Part, Term


def forward_part(graph: Graph, run: Run, node: Node, at: Index) -> Part | None:
    """List what one number of an op's result was made from; None for a leaf.

    Parameters
    ----------
    graph, run
        A graph and a run of it.
    node, at
        Which number of which node.

    Examples
    --------
    >>> from engine import compile, parse
    >>> graph = parse("A = [[1, 2], [3, 4]]; x = [5, 6]; y = A @ x; f = sum(y)")
    >>> run = compile(graph).run(graph.values())
    >>> part = forward_part(graph, run, graph.find("y"), (1,))
    >>> part.kind, [term.product for term in part.terms]
    ('product', [15.0, 24.0])
    """
    op = node.op
    if op is None:
        return None
    axes = axes_of(op, [graph.nodes[i].shape for i in node.inputs], node.shape, node.attrs)
    if axes is None or op.name == "broadcast_to":
        return _moved(graph, run, node, at, axes)
    bound = bind(axes.out, at)
    free = axes.free(bound, [letter for letters in axes.operands for letter in letters])
    if op.name in ("matmul", "outer", "mul"):
        return _products(run, node, axes, bound, free)
    read = [_read(run, node, axes, bound, free, slot) for slot in range(len(node.inputs))]
    count = sum(size(tuple(axes.sizes[letter] for letter in free)) for _ in node.inputs)
    if op.name not in ("sum", "mean"):
        terms = [Term(factor, None, None) for factors in read for factor in factors]
        kind = "elementwise" if op.elementwise else "whole"
        return Part(kind, None, axes, tuple(terms[:MOST]), max(0, count - MOST), 0.0)
    share = 1.0 if op.name == "sum" else 1.0 / count
    second = None if op.name == "sum" else Factor("local", None, (), share)
    terms = [Term(factor, second, share * factor.number) for factor in read[0]]
    rest = float(np.asarray(run.values[node.id])[at]) - sum(t.product or 0.0 for t in terms)
    more = count - len(terms)
    return Part(op.name, None, axes, tuple(terms), more, rest if more else 0.0)


def _read(
    run: Run, node: Node, axes: Axes, bound: dict[str, int], free: list[str], slot: int
) -> list[Factor]:
    """The first cells of one operand that the number was made from."""
    return [
        _cell(run, node.inputs[slot], place(axes.operands[slot], runs))
        for runs in islice(axes.runs(bound, free), MOST)
    ]


def _products(run: Run, node: Node, axes: Axes, bound: dict[str, int], free: list[str]) -> Part:
    a, b = node.inputs
    terms, whole = [], 0.0
    count = size(tuple(axes.sizes[letter] for letter in free))
    for place_, runs in enumerate(axes.runs(bound, free)):
        first = _cell(run, a, place(axes.operands[0], runs))
        second = _cell(run, b, place(axes.operands[1], runs))
        with np.errstate(all="ignore"):
            product = float(np.float64(first.number) * second.number)
        if place_ < MOST:
            terms.append(Term(first, second, product))
        else:
            whole += product
    kind = "product" if free else "times"
    return Part(kind, None, axes, tuple(terms), count - len(terms), whole)


def _moved(graph: Graph, run: Run, node: Node, at: Index, axes: Axes | None) -> Part:
    """The op on numbered cells tells where each number came from; 0 is from nowhere."""
    assert node.op is not None
    numbered, start = [], 1
    for id in node.inputs:
        n = size(graph.nodes[id].shape)
        numbered.append(np.arange(start, start + n).reshape(graph.nodes[id].shape))
        start += n
    cells: Any = node.op.forward(*numbered, **node.attrs)
    source = int(np.asarray(cells)[at])
    if not source:
        return Part("unused", None, axes, (), 0, 0.0)
    for id, numbers in zip(node.inputs, numbered, strict=True):
        for found in np.argwhere(numbers == source).tolist():
            first = _cell(run, id, tuple(found))
            return Part("moved", None, axes, (Term(first, None, first.number),), 0, 0.0)
    raise AssertionError(node)


def _cell(run: Run, node: int, at: Index) -> Factor:
    return Factor("value", node, at, float(np.asarray(run.values[node])[at]))
