"""Our own racers: each returns every node's value and gradient."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle
from typing import Any

import numpy as np

import engine
from app.json import dumps
from app.numbers import column
from engine.ops import OPS
from engine.sweep import Axis, Sweeper

from .racer import Columns, Racer
from .workloads import Dag

_TEXTS = 4_096
SIDE = 200
"""Points on each side of the grid that is swept."""


def graph_of(dag: Dag) -> engine.Graph:
    """The graph, made without any text."""
    builder = engine.GraphBuilder()
    for i, number in enumerate(dag.inputs):
        builder.leaf(number, f"v{i}", "input")
    last = 0
    for op, operands in dag.nodes:
        last = builder.node(OPS[op], operands)
    return builder.build(last)


def replay(dag: Dag) -> Racer:
    """A compiled program run again, as a drag does."""
    program = engine.compile(graph_of(dag))
    program.compile()
    step = partial(program.replay, list(dag.inputs))
    return Racer(step, step)


def sweep(dag: Dag) -> Racer:
    """All gradients at the points of a grid over the first two inputs, as a picture needs them."""
    graph = graph_of(dag)
    line = np.linspace(-1.5, 1.5, SIDE)
    axes = [Axis(graph.inputs[0], line), Axis(graph.inputs[1], line)]
    wanted = [*graph.inputs, graph.output]
    return Racer(Sweeper(graph, axes, nodes=wanted, dtype=np.float32).run)


def columns(dag: Dag) -> Racer:
    """Only the writing of the two columns of a replay as JSON."""
    program = engine.compile(graph_of(dag))
    program.compile()
    values, grads = program.replay(dag.inputs)
    return Racer(lambda: dumps({"values": column(values), "grads": column(grads)}))


def unseen_text(dag: Dag) -> Racer:
    """From a text never seen before to every value and gradient."""
    rng = random.Random(0)
    names = ("x", "v", "node_", "a", "w_")
    texts = cycle(
        dag.text([v + rng.uniform(-1e-3, 1e-3) for v in dag.inputs], rng.choice(names))
        for _ in range(_TEXTS)
    )

    def run(text: str) -> tuple[engine.Graph, Sequence[Any], Sequence[Any]]:
        graph = engine.parse(text)
        return graph, *engine.compile(graph).replay(graph.values())

    def look() -> Columns:
        graph, values, grads = run(dag.text())
        count = len(dag.inputs) + len(dag.nodes)
        places = [graph.find(f"v{i}") for i in range(count)]
        return (
            [None if node is None else values[node.id] for node in places],
            [None if node is None else grads[node.id] for node in places],
        )

    for _ in range(_TEXTS):  # written beforehand: only reading them is timed
        next(texts)
    return Racer(lambda: run(next(texts)), look)


def _fresh(graph: engine.Graph) -> Callable[[], Columns]:
    values = graph.values()
    # A copy knows nothing yet of what its edges carry.
    return lambda: engine.compile(replace(graph)).replay(values)


def first_run(dag: Dag) -> Racer:
    """Forward and backward through a graph that was never run."""
    run = _fresh(graph_of(dag))
    return Racer(run, run)


def first_run_of_text(dag: Dag) -> Racer:
    """The same for a graph read from a text of as many lines; reading is not timed."""
    return Racer(_fresh(engine.parse(dag.text())))


def reading(dag: Dag) -> Racer:
    """Only the reading of that text."""
    return Racer(partial(engine.parse, dag.text()))
