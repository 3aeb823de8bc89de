"""Graphs written as formulas: an op, a whole output, a local derivative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ..graph import Graph
from ..ops import Op
from ..ops.op import ATOM, POWER, PRODUCT, SUM
from ..parts import Node, Symbol
from .symbols import symbols

_LONGEST = 120
_COMPARISON = 0

Written = tuple[str, int]
"""LaTeX and how tightly it binds."""


def write_op(
    op: Op, operands: Sequence[Written], attrs: Mapping[str, Any], *, arrays: bool = False
) -> str:
    r"""One op with its operands, in brackets where they bind less tightly than needed.

    Parameters
    ----------
    op, operands, attrs
        What is written.
    arrays
        Whether all operands are arrays: their product number by number has a sign of its own.

    Examples
    --------
    >>> from engine.ops import OPS
    >>> write_op(OPS["mul"], [("x + y", SUM), ("z", ATOM)], {})
    '\\left(x + y\\right) \\cdot z'
    """
    arguments = [
        text if binding >= (op.slots[slot] if slot < len(op.slots) else 0) else bracketed(text)
        for slot, (text, binding) in enumerate(operands)
    ]
    shown = {name: _attr(value) for name, value in attrs.items()}
    template = op.latex_of_arrays if arrays and op.latex_of_arrays else op.latex
    return template.format(*arguments, args=", ".join(arguments), **shown)


def bracketed(text: str) -> str:
    """LaTeX in round brackets that grow with it."""
    return rf"\left({text}\right)"


def _attr(value: Any) -> str:
    """A structural constant: an axis, an index such as `0, 1:3`."""
    if isinstance(value, tuple):
        return ", ".join(_slice(v) if isinstance(v, tuple) else str(v) for v in value)
    return str(value)


def _slice(parts: tuple[Any, ...]) -> str:
    start, stop, step = ("" if p is None else str(p) for p in parts)
    return f"{start}:{stop}" + (f":{step}" if step else "")


def atom(symbol: Symbol) -> Written:
    """A symbol as an operand.

    A negative number binds like a sum, a quotient ∂f/∂x like a product, a version like a power.
    """
    latex = symbol.latex
    if latex.startswith("-"):
        return latex, SUM
    if "/" in latex:
        return latex, PRODUCT
    return latex, POWER if "^" in latex or latex.startswith(r"\nabla") else ATOM


def write_node(graph: Graph, node: Node, names: Sequence[Symbol]) -> str | None:
    """The right side of a node in its inputs' symbols; None for a leaf.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("x = 2; y = 3; q = x - y")
    >>> write_node(graph, graph.nodes[-1], symbols(graph))
    'x - y'
    """
    if node.op is None:
        return None
    operands = [atom(names[i]) for i in node.inputs]
    return write_op(node.op, operands, node.attrs, arrays=_of_arrays(graph, node))


def _of_arrays(graph: Graph, node: Node) -> bool:
    return all(graph.nodes[i].shape for i in node.inputs)


def write_output(graph: Graph) -> str:
    r"""The output as one formula of the inputs, or, where that is too long, of named values.

    Examples
    --------
    >>> from engine import parse
    >>> write_output(parse("x = 2; q = x + 1; f = q * x"))
    'f = \\left(x + 1\\right) \\cdot x'
    """
    names = symbols(graph)
    output = graph.nodes[graph.output]
    for through_names in (True, False):
        text = _unfold(graph, names, through_names)
        if text is not None and len(text) <= _LONGEST:
            return f"{names[output.id].latex} = {text}"
    return (
        f"{names[output.id].latex} = {write_node(graph, output, names) or names[output.id].latex}"
    )


def _unfold(graph: Graph, names: Sequence[Symbol], through_names: bool) -> str | None:
    """The output with its nodes written out, named ones too or not; None once too long."""
    written: list[Written | None] = []
    for node in graph.nodes:
        closed = bool(node.names) and not through_names and node.id != graph.output
        if node.op is None or closed:
            written.append(atom(names[node.id]))
            continue
        operands = [written[i] for i in node.inputs]
        known = [operand for operand in operands if operand is not None]
        if len(known) < len(operands):
            written.append(None)
            continue
        text = write_op(node.op, known, node.attrs, arrays=_of_arrays(graph, node))
        written.append((text, node.op.precedence) if len(text) <= _LONGEST else None)
    found = written[graph.output]
    return found and found[0]


def write_local(node: Node, slot: int, names: Sequence[Symbol], *, stable: bool = False) -> str:
    r"""The local derivative of a node by one operand, in the symbols of the graph.

    Parameters
    ----------
    node, slot
        The user of the value, and which of its operands.
    names
        Symbols of the graph's nodes.
    stable
        True for the form that keeps its digits in saturation, False for the textbook's.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("x = 2; y = tanh(x)")
    >>> write_local(graph.nodes[1], 0, symbols(graph))
    '1 - y^{2}'
    """
    op = node.op
    assert op is not None
    if op.rule_latex:
        return write_linear(node, slot, rf"\nabla {names[node.id].latex}", names)
    text = op.textbook(slot, node.attrs, stable=stable)
    if text is None:
        top, below = names[node.id].latex, names[node.inputs[slot]].latex
        return rf"\frac{{\partial {top}}}{{\partial {below}}}"
    by_name = {
        param.name: atom(names[i]) for param, i in zip(_values(op), node.inputs, strict=True)
    }
    return write_textbook(text, {**by_name, "y": atom(names[node.id])})


def _values(op: Op) -> list[Any]:
    return [param for param in op.params if param.kind == "value"]


def write_linear(node: Node, slot: int, upstream: str, names: Sequence[Symbol]) -> str:
    """The contribution of a linear op for a given upstream, such as its transposed product."""
    op = node.op
    assert op is not None
    template = op.rule_latex[min(slot, len(op.rule_latex) - 1)]
    operands = [_base(names[i].latex) for i in node.inputs]
    return template.format(*operands, g=upstream, y=_base(names[node.id].latex))


def _base(text: str) -> str:
    """LaTeX that may be given a superscript of its own."""
    return f"{{{text}}}" if "^" in text else text


def write_textbook(text: str, known: Mapping[str, Written]) -> str:
    r"""A form in our language, with other symbols for its names.

    Examples
    --------
    >>> write_textbook("1 / x", {"x": ("t", ATOM)})
    '\\frac{1}{t}'
    """
    graph, names = _parsed(text)
    written: list[Written] = []
    for node in graph.nodes:
        if node.op is None:
            written.append(known.get(node.name or "") or atom(names[node.id]))
        else:
            operands = [written[i] for i in node.inputs]
            if node.op.name != "where":
                operands = [_counted(operand) for operand in operands]
            written.append((write_op(node.op, operands, node.attrs), node.op.precedence))
    return _counted(written[graph.output])[0]


def _counted(written: Written) -> Written:
    r"""A comparison that counts as a number, 1 or 0, stands in square brackets."""
    text, binding = written
    return (rf"\left[{text}\right]", ATOM) if binding == _COMPARISON else written


@cache
def _parsed(text: str) -> tuple[Graph, list[Symbol]]:
    """An identity from an op's declaration, as a graph of free names, and what these are called."""
    from .. import parse

    graph = parse(text)
    return graph, symbols(graph)
