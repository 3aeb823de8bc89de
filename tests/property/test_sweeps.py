"""A sweep finds at every point what the program finds there."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine import Graph, compile
from engine.sweep import Axis, Sweeper

from .recipes import Recipe, recipes
from .test_runs import close, same_numbers


def axes_of(draw: st.DataObject, graph: Graph, numbers: list[float]) -> list[Axis]:
    """One or two numbers of the inputs, any of them."""
    places = [(id, at) for id in graph.inputs for at in np.ndindex(graph.nodes[id].shape)]
    chosen = draw.draw(st.lists(st.sampled_from(places), min_size=1, max_size=2, unique=True))
    return [Axis(id, numbers[k:], at) for k, (id, at) in enumerate(chosen)]


def at_each_point(graph: Graph, axes: list[Axis]) -> Any:
    """Every point's place in the sweep, and the program's run there."""
    program = compile(graph)
    for place in np.ndindex(*(len(axis.numbers) for axis in axes)):
        values = {
            id: np.array(v, dtype=float) for id, v in zip(graph.inputs, graph.values(), strict=True)
        }
        for axis, k in zip(axes, place, strict=True):
            values[axis.node][axis.at] = axis.numbers[k]
        yield place, program.run([values[id][()] for id in graph.inputs])


@given(recipes(arrays=True), st.data())
def test_every_point_of_a_sweep_is_a_run(recipe: Recipe, data: st.DataObject) -> None:
    graph = recipe.graph()
    axes = axes_of(data, graph, [-1.1, 0.3, 2.2])
    wanted = data.draw(st.sets(st.sampled_from(range(len(graph.nodes)))))
    sweeper = Sweeper(graph, axes, nodes=wanted)
    sweeper.run()  # a second time rows hold what they held at the end of the first
    found = sweeper.run()
    for place, run in at_each_point(graph, axes):
        if not all(np.all(np.abs(v) < 1e6) for v in [*run.values, *run.grads] if v is not None):
            continue
        for id in wanted:
            close(found.values[id][place], run.values[id])
            slopes = found.grads[id]
            close(None if slopes is None else slopes[place], run.grads[id])


@given(recipes(arrays=True, wild=True), st.data())
def test_nan_and_infinity_come_out_as_in_a_run(recipe: Recipe, data: st.DataObject) -> None:
    graph = recipe.graph()
    axes = axes_of(data, graph, [0.0, 1.0, -750.0, 1e200])
    found = Sweeper(graph, axes).run()
    for place, run in at_each_point(graph, axes):
        same_numbers([found.values[node.id][place] for node in graph.nodes], run.values)
        slopes = [found.grads[node.id] for node in graph.nodes]
        same_numbers([None if s is None else s[place] for s in slopes], run.grads)
