"""A backward pass done wrong, on purpose: what waiting and adding are for.

The right pass visits a node when all of its users have handed back, and adds what they handed
back. Three ways to get that wrong, each of which people have really written:

once
    Depth first, from the output, operands in order. A node passes its gradient on as soon as the
    first contribution arrives, and never again: what arrives later is added to its own gradient
    but goes no further.
again
    The same, but every arrival makes the node pass on all it has by then: what was passed on
    before is passed on a second time.
overwrite
    In the right order, but a contribution replaces what is there instead of being added.

Where no node that passes something on is used twice (for `overwrite`: no node at all), the three
do exactly what the right pass does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

import numpy as np

from ..differentiate import local_and_contribution
from ..effort import check_effort
from ..graph import Graph
from ..limits import Limits
from ..namespaces import arrays
from ..parts import Edge
from ..program import Program, Run

Mistake = Literal["once", "again", "overwrite"]
MISTAKES: tuple[Mistake, ...] = get_args(Mistake)
Event = Literal["arrived", "added", "early", "lost", "onward", "repeated", "replaced"]

_AGREES = 1e-9


class WrongStep(NamedTuple):
    """One contribution of the wrong pass.

    Attributes
    ----------
    edge
        Along which it went.
    upstream
        What its user had when it passed it on.
    contribution, total
        What went along the edge, and what the receiver has afterwards.
    event
        `arrived`: nothing wrong so far. `added`: one of several, at a node that hands nothing on.
        `early`: the receiver goes on at once though more is to come. `lost`: it came after the
        receiver had gone on. `onward`: late, too, so the receiver goes on once more with all it
        has. `repeated`: along an edge that was taken before, so part of it is counted twice.
        `replaced`: an earlier contribution is gone.
    """

    edge: int
    upstream: Any
    contribution: Any
    total: Any
    event: Event


@dataclass(frozen=True)
class WrongOrder:
    """A wrong pass beside the right one.

    Attributes
    ----------
    right, wrong
        Gradients by node; None where there is none.
    affected
        Ids of the nodes whose gradients differ.
    waiting
        Ids of the nodes at which the mistake could show at other numbers, too.
    steps
        The first steps of the wrong pass.
    total
        How many steps it had.
    """

    right: list[Any]
    wrong: list[Any]
    affected: tuple[int, ...]
    waiting: tuple[int, ...]
    steps: tuple[WrongStep, ...]
    total: int


def wrong_order(
    graph: Graph, mistake: Mistake, limits: Limits | None = None, most: int = 400
) -> WrongOrder:
    """Run the backward pass with a mistake, beside the right one.

    Parameters
    ----------
    graph
        What to run, at its own numbers.
    mistake
        See the module.
    limits
        `again` takes a step for every path through the graph; None for no limit.
    most
        How many steps to keep.

    Raises
    ------
    ExpressionError
        `limit_work`, when there are too many paths.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("a = 1; b = a + a; c = b + b")
    >>> found = wrong_order(graph, "once")
    >>> float(found.right[0]), float(found.wrong[0]), found.affected
    (4.0, 2.0, (0,))
    >>> [float(wrong_order(graph, each).wrong[0]) for each in ("again", "overwrite")]
    [6.0, 1.0]
    """
    arriving = _arrivals(graph)
    steps = _path_steps(graph) if mistake == "again" else sum(arriving)
    check_effort(graph, 1 + steps // max(1, len(graph.nodes)), limits)
    run = Program(graph).run(graph.values())
    wrong: list[Any] = [None] * len(graph.nodes)
    if graph.paths.reached[graph.output]:
        wrong[graph.output] = np.float64(1.0)
    for id in graph.zero_paths:
        wrong[id] = run.grads[id]
    walk = _overwriting(graph) if mistake == "overwrite" else _depth_first(graph, mistake)
    kept: list[WrongStep] = []
    seen = [0] * len(graph.nodes)
    taken: set[int] = set()
    with np.errstate(all="ignore"):
        for edge in walk:
            part = _contribution(graph, run, edge, wrong[edge.target])
            before, source = wrong[edge.source], edge.source
            wrong[source] = part if before is None or mistake == "overwrite" else before + part
            seen[source] += 1
            if len(kept) < most:
                first, only = seen[source] == 1, arriving[source] == 1
                event = _event(mistake, first, only, bool(graph.paths.flows[source]))
                event = "repeated" if edge.id in taken else event
                taken.add(edge.id)
                kept.append(WrongStep(edge.id, wrong[edge.target], part, wrong[source], event))
        differ = [i for i, right in enumerate(run.grads) if not _same(right, wrong[i])]
    waiting = tuple(
        id for id, count in enumerate(arriving)
        if count > 1 and (mistake == "overwrite" or graph.paths.flows[id])
    )  # fmt: skip
    # Where nothing had to wait, another order of the terms is a matter of the last bit.
    affected = tuple(differ) if waiting else ()
    return WrongOrder(run.grads, wrong, affected, waiting, tuple(kept), steps)


def _arrivals(graph: Graph) -> list[int]:
    """How many contributions each node has to wait for."""
    arriving = [0] * len(graph.nodes)
    for node in graph.nodes:
        for slot in graph.paths.flows[node.id]:
            arriving[node.inputs[slot]] += 1
    return arriving


def _path_steps(graph: Graph) -> int:
    """How many steps it takes when every arrival is passed on: one per path from the output."""
    visits = [0] * len(graph.nodes)
    visits[graph.output] = 1
    steps = 0
    for node in reversed(graph.nodes):
        for slot in graph.paths.flows[node.id]:
            visits[node.inputs[slot]] += visits[node.id]
            steps += visits[node.id]
    return steps


def _leaving(graph: Graph, id: int) -> Iterator[Edge]:
    return (graph.entering[id][slot] for slot in graph.paths.flows[id])


def _depth_first(graph: Graph, mistake: Mistake) -> Iterator[Edge]:
    """Edges as a recursion would take them, without its depth."""
    started = {graph.output}
    stack = [_leaving(graph, graph.output)]
    while stack:
        edge = next(stack[-1], None)
        if edge is None:
            stack.pop()
            continue
        yield edge
        if mistake == "again" or edge.source not in started:
            started.add(edge.source)
            stack.append(_leaving(graph, edge.source))


def _overwriting(graph: Graph) -> Iterator[Edge]:
    for node in reversed(graph.nodes):
        yield from _leaving(graph, node.id)


def _contribution(graph: Graph, run: Run, edge: Edge, upstream: Any) -> Any:
    node = graph.nodes[edge.target]
    operands = [run.values[i] for i in node.inputs]
    value = run.values[node.id]
    return local_and_contribution(arrays, node, edge.slot, upstream, value, operands)[1]


def _event(mistake: Mistake, first: bool, only: bool, flows: bool) -> Event:
    if mistake == "overwrite":
        return "arrived" if first else "replaced"
    if first and only:
        return "arrived"
    if not flows:
        return "added"
    if first:
        return "early"
    return "lost" if mistake == "once" else "onward"


def _same(right: Any, wrong: Any) -> bool:
    if right is None or wrong is None:
        return right is wrong
    return bool(np.allclose(right, wrong, rtol=_AGREES, atol=0.0, equal_nan=True))
