"""From a request to the program that answers it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import engine
from engine import ExpressionError, Graph, Program
from engine.expand import Expansion, expand
from engine.inputs import bind
from engine.limits import Limits

from .errors import ServiceError
from .programs import Programs
from .wire import SCHEMA


def content_hash(graph: Graph, source: str, *more: object) -> str:
    """Name a program by what it is: its text, and what of its inputs shapes the graph."""
    shaping = [
        (node.shape, node.value if node.role == "structure" else None)
        for node in graph.nodes
        if node.role in ("input", "structure")
    ]
    content = repr((SCHEMA, source, shaping, more)).encode("utf-8", "backslashreplace")
    return hashlib.sha256(content).hexdigest()[:24]


def ready(programs: Programs, graph: Graph, name: str) -> Program:
    """Return the program of a graph, kept from last time or made now."""
    program = programs.get(name)
    if program is None:
        program = engine.compile(graph)
        programs.keep(name, program)
    return program


def known(programs: Programs, name: str, inputs: Mapping[str, Any]) -> tuple[Program, list[Any]]:
    """Return a kept program and its inputs' numbers.

    Raises
    ------
    ServiceError
        409 when it is gone, or when an input that is given shapes the graph: then the text is
        needed.
    """
    program = programs.get(name)
    if program is None or not program.graph.shaping.isdisjoint(inputs):
        raise ServiceError(409, "program_unknown")
    return program, bind(program.graph, inputs)


def moves(
    graph: Graph, wrt: str | None, direction: Mapping[str, Any] | None
) -> Sequence[Any] | None:
    """Return how each input moves in forward mode, in order; None leaves it to the engine.

    Raises
    ------
    ExpressionError
        When a name is no input's.
    """
    if wrt is not None and not any(wrt in graph.nodes[i].names for i in graph.inputs):
        raise ExpressionError("input_unknown", None, {"name": wrt})
    if direction is None:
        return None
    given = bind(graph, direction)
    named = [set(graph.nodes[id].names) & direction.keys() for id in graph.inputs]
    return [value if names else None for value, names in zip(given, named, strict=True)]


def written_out(graph: Graph, ids: Sequence[int], limits: Limits) -> Expansion | None:
    """Write out the nodes that a client names; None where it names none.

    Raises
    ------
    ServiceError
        When there is no such node.
    """
    chosen = existing(graph, ids)
    return expand(graph, chosen, limits) if chosen else None


def existing(graph: Graph, ids: Sequence[int]) -> set[int]:
    """Return the ids of nodes that a client names.

    Raises
    ------
    ServiceError
        When there is no such node.
    """
    for id in ids:
        if not 0 <= id < len(graph.nodes):
            raise ServiceError(422, "node_unknown", node=id)
    return set(ids)


def existing_edge(graph: Graph, id: int) -> None:
    """Refuse an edge that a client names and that is not there.

    Raises
    ------
    ServiceError
        When there is no such edge.
    """
    if not 0 <= id < len(graph.edges):
        raise ServiceError(422, "edge_unknown", edge=id)
