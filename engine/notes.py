"""What is worth a note in one run: kinks that were met, and where NaN or infinity began."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from .graph import Graph
from .language.printer import print_operand
from .latex.symbols import symbols
from .ops import Kind, Op
from .ops.op import Kink
from .parts import Node, Note
from .program import Run
from .text import Text

_TINY = 1e-300
_DIVISOR = Text("the divisor", "делитель")


def run_notes(graph: Graph, run: Run) -> Iterator[Note]:
    """What a run met: kinks, and the nodes where a NaN or an infinity first arose."""
    for node in graph.nodes:
        if node.op is None or finite(run.values[node.id]):
            continue
        operands = [run.values[i] for i in node.inputs]
        if all(map(finite, operands)):
            code, params = _fault(graph, node, operands, run.values[node.id])
            yield Note(code, node.id, node.span, params)
            if _formula_alone(graph, run, node):
                yield Note("no_slope", node.id, node.span, {"op": node.op.called})
    for node, kink in kinks_met(graph, run):
        if graph.paths.flows[node.id]:
            assert node.op is not None
            where = _of_operands(graph, node, kink.where)
            params = {"op": node.op.called, "where": where, "convention": kink.convention}
            yield Note("kink", node.id, node.span, params)


def kinks_met(graph: Graph, run: Run) -> Iterator[tuple[Node, Kink]]:
    """The nodes whose arguments lie on a place where their derivative jumps."""
    kinked = [(node, op.kinks) for node in graph.nodes if (op := node.op) and op.kinks]
    if not kinked:  # as often, and what follows takes longer than the rest of a short run
        return
    with np.errstate(all="ignore"):
        for node, kinks in kinked:
            operands = [run.values[i] for i in node.inputs]
            for kink in kinks:
                met = kink.at(*operands, **node.attrs)
                if met if isinstance(met, bool) else np.any(met):
                    yield node, kink


def finite(value: Any) -> bool:
    """Whether a number is one, or all of a tensor's are.

    Examples
    --------
    >>> finite(0.5), finite(float("nan")), finite(np.array([1.0, np.inf]))
    (True, False, False)
    """
    if isinstance(value, float):
        return math.isfinite(value)
    return bool(np.all(np.isfinite(value)))


def _fault(
    graph: Graph, node: Node, operands: Sequence[Any], value: Any
) -> tuple[str, dict[str, Any]]:
    """Why numbers that are finite lead to one that is not."""
    op = node.op
    assert op is not None
    domain = op.domain
    if domain is None or np.all(domain.contains(*operands)):
        return "overflow", {}
    slot = [param.name for param in op.params].index(domain.divisor) if domain.divisor else None
    if slot is not None and not node.shape and operands[slot] == 0:
        below, above = _beside_zero(op, slot, operands)
        if below == above == 0:
            return "zero_by_zero", {}
        if not np.isnan([below, above]).any():
            written = f"`{_of_operands(graph, node, domain.divisor)}`"
            by = graph.nodes[node.inputs[slot]]
            return "division_by_zero", {
                "divisor": written if by.names or by.op else _DIVISOR,
                "below": _infinity(below, "+"),
                "above": _infinity(above, "+"),
                "shown": _infinity(value),
            }
    condition = _of_operands(graph, node, domain.condition)
    return "outside_domain", {"op": op.called, "condition": condition}


def _formula_alone(graph: Graph, run: Run, node: Node) -> bool:
    """Whether a derivative's formula gives a number where there is no value: log'(−1) = −1."""
    assert node.op is not None
    if node.op.kind is not Kind.ELEMENTWISE:
        return False
    missing = np.isnan(run.values[node.id])
    edges = [graph.entering[node.id][slot] for slot in graph.paths.flows[node.id]]
    return any(np.any(missing & np.isfinite(run.locals[edge.id])) for edge in edges)


def _beside_zero(op: Op, slot: int, operands: Sequence[Any]) -> tuple[float, float]:
    """The result just below a divisor of zero, and just above; NaN where there is none."""
    with np.errstate(all="ignore"):
        below, above = (
            float(op.forward(*operands[:slot], np.float64(near), *operands[slot + 1 :]))
            for near in (-_TINY, _TINY)
        )
    return below, above


def _infinity(number: float, plus: str = "") -> str:
    return f"{plus}∞" if number > 0 else "−∞"


def _of_operands(graph: Graph, node: Node, words: str) -> str:
    """What is said of an op's parameters, said of the node's own operands."""
    assert node.op is not None
    names = [param.name for param in node.op.params if param.kind == "value"]
    labels = symbols(graph)
    operands = {
        name: print_operand(graph, i, labels[i].label)
        for name, i in zip(names, node.inputs, strict=False)
    }
    said = re.sub(r"[a-z]+", lambda word: operands.get(word[0], word[0]), words)
    return said.replace("-", "−")
