"""All ways to run a program lead to the same numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given

from engine import Graph, compile, parse
from engine.codegen import generate
from engine.differentiate import backward_graph, gradient_graph
from engine.forward_mode import pushforward
from engine.program import Program, Run

from .recipes import Recipe, recipes

H = 1e-4


def close(found: Any, expected: Any, tolerance: float = 1e-10) -> None:
    if found is None or expected is None:
        assert found is None
        assert expected is None
    else:
        scale = max(1.0, float(np.max(np.abs(expected), initial=0.0)))
        np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance * scale)


def same_columns(found: tuple[Any, Any], expected: tuple[Any, Any], tolerance: float) -> None:
    for ours, theirs in zip(found, expected, strict=True):
        for a, b in zip(ours, theirs, strict=True):
            close(a, b, tolerance)


def every_way(graph: Graph, tolerance: float = 1e-10) -> None:
    program = compile(graph)
    values = graph.values()
    run = program.run(values)
    expected = (run.values, run.grads)
    on_arrays = compile(graph)
    on_arrays.scalar = False
    whole = on_arrays.run(values)
    same_columns((whole.values, whole.grads), expected, tolerance)
    edges = (run.locals, run.contributions)
    same_columns((whole.locals, whole.contributions), edges, tolerance)
    same_columns(program.replay(values), expected, tolerance)
    same_columns(generate(graph, program.scalar)(values), expected, tolerance)
    same_columns(generate(graph, scalar=False)(values), expected, tolerance)
    backward = backward_graph(graph)
    joint = Program(backward.builder.build(graph.output)).forward(values)
    for id, place in enumerate(backward.gradients):
        if place is not None:
            close(joint[place], run.grads[id], tolerance)


@given(recipes())
def test_scalar_programs_run_the_same_in_every_way(recipe: Recipe) -> None:
    every_way(recipe.graph())


@given(recipes(arrays=True))
def test_array_programs_run_the_same_in_every_way(recipe: Recipe) -> None:
    every_way(recipe.graph())


@given(recipes(arrays=True))
def test_a_text_is_the_graph_one_would_build(recipe: Recipe) -> None:
    built, typed = recipe.graph(), parse(recipe.text())
    expected, found = compile(built).run(built.values()), compile(typed).run(typed.values())
    for node in built.nodes:
        if node.name:
            twin = typed.find(node.name)
            assert twin is not None
            close(found.values[twin.id], expected.values[node.id], 1e-12)
            close(found.grads[twin.id], expected.grads[node.id], 1e-12)


@given(recipes(arrays=True))
def test_forward_mode_agrees_with_reverse_mode(recipe: Recipe) -> None:
    graph = recipe.graph()
    run = compile(graph).run(graph.values())
    for id in graph.inputs:
        for index in np.ndindex(graph.nodes[id].shape):
            tangents = [np.zeros(graph.nodes[i].shape) for i in graph.inputs]
            tangents[graph.inputs.index(id)][index] = 1.0
            out = pushforward(graph, graph.values(), tangents)[graph.output]
            reverse = run.grads[id]
            slope = 0.0 if out.tangent is None else out.tangent
            close(slope, 0.0 if reverse is None else np.asarray(reverse)[index])


@given(recipes(arrays=True))
def test_gradients_agree_with_differences(recipe: Recipe) -> None:
    graph = recipe.graph()
    run = compile(graph).run(graph.values())
    for place, id in enumerate(graph.inputs):
        for index in np.ndindex(graph.nodes[id].shape):
            wide, narrow = (difference(graph, run, place, index, h) for h in (H, H / 2))
            if not abs(wide - narrow) < 1e-6 * max(1.0, abs(wide)):
                continue  # a kink, a jump or the domain's end within reach, or too curved to tell
            gradient = 0.0 if run.grads[id] is None else np.asarray(run.grads[id])[index]
            close(gradient, narrow, 1e-5)


def difference(graph: Graph, run: Run, place: int, index: tuple[int, ...], h: float) -> float:
    held = {n.id: run.values[n.id] for n in graph.nodes if n.op and n.op.name == "detach"}

    def at(step: float) -> float:
        values = [np.array(value, dtype=float) for value in graph.values()]
        values[place][index] += step
        return float(Program(graph).forward(values, held)[graph.output])

    return (at(h) - at(-h)) / (2 * h)


@given(recipes(arrays=True))
def test_second_derivatives_are_symmetric(recipe: Recipe) -> None:
    graph = recipe.graph()
    for a in range(len(recipe.leaves)):
        for b in range(a):
            close(second(graph, f"x{a}", f"x{b}"), second(graph, f"x{b}", f"x{a}"), 1e-8)


def second(graph: Graph, first: str, then: str) -> float:
    """The sum of all ∂²f/∂a∂b: the gradient's numbers are summed before the second pass."""
    twice = gradient_graph(gradient_graph(graph, first), then)
    return float(compile(twice).run(twice.values()).values[twice.output])


@given(recipes(wild=True))
def test_nan_and_infinity_come_out_alike(recipe: Recipe) -> None:
    graph = recipe.graph()
    program = compile(graph)
    values = graph.values()
    run = program.run(values)
    interpreted = program.replay(values)
    program.compile()
    compiled = program.replay(values)
    for columns in (interpreted, compiled):
        same_numbers(columns[0], run.values)
        same_numbers(columns[1], run.grads)


def same_numbers(found: Any, expected: Any) -> None:
    for a, b in zip(found, expected, strict=True):
        assert (a is None) == (b is None)
        if a is not None:
            np.testing.assert_allclose(a, b, rtol=1e-9, atol=1e-290)
