"""Reverse and forward mode on the way to the same gradient, operation by operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from ..counts import Counts, Work, count_operations, forward_work, reverse_work
from ..effort import check_effort
from ..forward_mode import pushforward
from ..graph import Graph
from ..limits import Limits
from ..program import Program
from ..shapes import size

_MOST_TOLD = 4_000
"""Longer races are not told piece by piece; their counts are."""


class Pass(NamedTuple):
    """The passes that forward mode makes for one input: the same work for each of its numbers."""

    node: int
    times: int
    work: tuple[Work, ...]


class Result(NamedTuple):
    """One number of the gradient, by both modes."""

    node: int
    at: tuple[int, ...]
    gradient: float
    tangent: float


class Race(NamedTuple):
    """Both modes side by side.

    Attributes
    ----------
    counts
        Operations in all.
    numbers
        How many input numbers there are: the passes that forward mode makes.
    reverse, forward
        What is done, in order; None when there is too much of it to tell.
    results
        The first numbers of the gradient.
    """

    counts: Counts
    numbers: int
    reverse: tuple[Work, ...] | None
    forward: tuple[Pass, ...] | None
    results: tuple[Result, ...]

    @property
    def ratio(self) -> float:
        """How many times the work of the cheaper mode the other one takes; NaN for no work."""
        few, many = sorted(self.counts)
        return many / few if few else float("nan")


def race(graph: Graph, limits: Limits | None = None, most: int = 64) -> Race:
    """Compute the gradient in both modes, and tell what each of them does.

    Parameters
    ----------
    graph
        The function, at its own numbers.
    limits
        Every number of the gradient takes a pass of its own; None for no limit.
    most
        How many numbers of the gradient to compute by forward mode.

    Raises
    ------
    ExpressionError
        `limit_work`, when so many passes would be too much.

    Examples
    --------
    >>> from engine import parse
    >>> found = race(parse("x = -2; y = 5; z = -4; (x + y) * z"))
    >>> found.counts, found.ratio
    (Counts(reverse=4, forward=5), 1.25)
    >>> [sum(work.cost for work in each.work) for each in found.forward]
    [2, 2, 1]
    """
    numbers = sum(size(graph.nodes[id].shape) for id in graph.inputs)
    check_effort(graph, 1 + min(numbers, most), limits)
    reverse, forward = tuple(reverse_work(graph)), tuple(forward_work(graph))
    told = sum(work.inputs.bit_count() for work in forward) <= _MOST_TOLD
    return Race(
        count_operations(graph),
        numbers,
        reverse if told else None,
        tuple(_passes(graph, forward)) if told else None,
        tuple(_results(graph, most)),
    )


def _passes(graph: Graph, work: tuple[Work, ...]) -> Iterator[Pass]:
    for place, id in enumerate(graph.inputs):
        mine = tuple(each for each in work if each.inputs >> place & 1)
        yield Pass(id, size(graph.nodes[id].shape), mine)


def _results(graph: Graph, most: int) -> Iterator[Result]:
    values = [np.asarray(value, dtype=float)[()] for value in graph.values()]
    run = Program(graph).run(values)
    places = (
        (place, id, at)
        for place, id in enumerate(graph.inputs)
        for at in np.ndindex(graph.nodes[id].shape)
    )
    for (place, id, at), _ in zip(places, range(most), strict=False):
        direction = np.zeros(graph.nodes[id].shape)
        direction[at] = 1.0
        tangents: list[Any] = [None] * len(values)
        tangents[place] = direction[()]
        tangent = pushforward(graph, values, tangents)[graph.output].tangent
        gradient = float(np.asarray(run.grads[id])[at])
        yield Result(id, at, gradient, 0.0 if tangent is None else float(tangent))
