"""The backward pass to one input, as a program of its own.

It can be read, stepped through, and differentiated again: its own gradients are the second
derivatives. What the gradient does not need is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from ..differentiate import Backward, backward_graph
from ..errors import ExpressionError
from ..graph import Graph
from ..language import lower, parse_program, print_program
from ..language.decompile import typable
from ..latex.steps import Formulas
from ..latex.symbols import name_nodes
from ..limits import Limits
from ..parts import Node, Symbol
from ..trace import Trace, trace
from .tidy import tidy


class Second(NamedTuple):
    """A second derivative: by the input that was chosen, then by this one."""

    node: int
    value: Any


class GradientProgram(NamedTuple):
    """The gradient with respect to one input, written as a program.

    Attributes
    ----------
    source
        Its text; it builds `trace.graph`, and its inputs have the numbers of the original's. None
        where the language has no words for it (numbers put back into their places in an array) or
        where it would be too long.
    trace
        A run of it.
    value
        The gradient.
    partners
        (node of the original, node that is its gradient here).
    copies
        (node of the original, the node here that computes the same value).
    second
        By input of the original; None for an array, of whose gradient only the sum has one.
    """

    source: str | None
    trace: Trace
    value: Any
    partners: tuple[tuple[int, int], ...]
    copies: tuple[tuple[int, int], ...]
    second: tuple[Second, ...] | None


def gradient_program(
    graph: Graph, wrt: str, limits: Limits | None = None, *, simple: bool = True
) -> GradientProgram:
    """Write the gradient with respect to an input as a program, and run it.

    Parameters
    ----------
    graph
        The function, at its own numbers.
    wrt
        The input's name.
    limits
        For the gradient's program, which is larger; None for no limit.
    simple
        Leave out what does nothing (· 1, + 0).

    Raises
    ------
    ExpressionError
        `input_unknown`; or `limit_…`, when the program is too large.

    Examples
    --------
    >>> from engine import parse
    >>> found = gradient_program(parse("x = 1.5; p = exp(x); f = x * p"), "x")
    >>> print(found.source, end="")
    x = 1.5
    p = exp(x)
    df_dx = p + x * p
    >>> round(float(found.value), 6)
    11.204223
    """
    inputs = [graph.nodes[id] for id in graph.inputs]
    chosen = next((node for node in reversed(inputs) if wrt in node.names), None)
    if chosen is None:
        raise ExpressionError("input_unknown", None, {"name": wrt})
    backward = backward_graph(graph, share=simple, limits=limits)
    builder = backward.builder
    if backward.gradients[chosen.id] is None:
        backward.gradients[chosen.id] = builder.leaf(np.zeros(chosen.shape)[()])
    formulas = Formulas(graph)
    _name(formulas, backward, chosen)
    target = backward.gradients[chosen.id]
    assert target is not None
    small, places = tidy(builder.build(target), len(graph.nodes))
    identifiers, called = _called(formulas, backward, chosen, small, places)
    source, again = _written(small, identifiers, limits)
    found = trace(replace(again, called=called))
    return GradientProgram(
        source,
        found,
        found.run.values[places[target]],
        tuple(_placed(enumerate(backward.gradients), places)),
        tuple(_placed(((node.id, node.id) for node in graph.nodes), places)),
        None if chosen.shape else tuple(_second(inputs, found, places)),
    )


def _called(
    formulas: Formulas, backward: Backward, chosen: Node, small: Graph, places: dict[int, int]
) -> tuple[dict[int, str], tuple[Symbol, ...]]:
    """What the gradient's nodes are called, after those of the original: in its text, and shown.

    A value that is the original's own keeps its symbol, a gradient is ∂f/∂q; u₁, u₂, … go on where
    the original's end. In the text they are what can be typed: df_dq.
    """
    graph, names = formulas.graph, formulas.names
    words: dict[int, str] = {}
    known: dict[int, Symbol] = {}
    for node in (chosen, *reversed(graph.nodes)):
        id = backward.gradients[node.id]
        if id in places and places[id] not in known:
            known[places[id]] = formulas.slope(node)
            words[places[id]] = f"d{names[graph.output].label}_d{names[node.id].label}"
    for node in graph.nodes:
        if node.id in places:
            known[places[node.id]] = names[node.id]
            words[places[node.id]] = names[node.id].label
    called = name_nodes(small, known, {name.label for name in names})
    words = {id: symbol.label for id, symbol in enumerate(called)} | words
    limits = backward.builder.limits
    return {id: word for id, word in words.items() if _fits(word, limits)}, tuple(called)


def _written(
    graph: Graph, names: dict[int, str], limits: Limits | None
) -> tuple[str | None, Graph]:
    """The graph as text, and as that text builds it; None and itself where there is no text."""
    if all(node.op is None or typable(node.op) for node in graph.nodes):
        source = print_program(graph, names)
        with suppress(ExpressionError):  # too long for a text, if not for a graph
            return source, lower(parse_program(source, limits), limits=limits)
    return None, graph


def _name(formulas: Formulas, backward: Backward, chosen: Node) -> None:
    """Call the gradient of q by f's name and its own: df_dq."""
    builder, graph = backward.builder, formulas.graph
    taken = {name for node in graph.nodes for name in node.names}
    named = {node.id for node in graph.nodes if node.names}
    output = formulas.names[graph.output].label
    # The chosen one first: a gradient that serves several nodes is called by its name.
    for node in (chosen, *reversed(graph.nodes)):
        id = backward.gradients[node.id]
        name = f"d{output}_d{node.name}"
        if id is None or node.name is None or id in named or name in taken:
            continue
        if _fits(name, builder.limits) and (builder.role(id) == "op" or node is chosen):
            builder.bind(name, id)
            named.add(id)
            taken.add(name)


def _fits(name: str, limits: Limits) -> bool:
    return name.isidentifier() and len(name) <= (limits.identifier or len(name))


def _placed(
    pairs: Iterator[tuple[int, int | None]], places: dict[int, int]
) -> Iterator[tuple[int, int]]:
    for node, id in pairs:
        if id is not None and id in places:
            yield node, places[id]


def _second(inputs: list[Node], found: Trace, places: dict[int, int]) -> Iterator[Second]:
    for node in inputs:
        grad = found.run.grads[places[node.id]] if node.id in places else None
        yield Second(node.id, np.zeros(node.shape)[()] if grad is None else grad)
