"""What analyses of a graph tell agrees with a plain run of it, for any program."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from engine import parse, trace
from engine.analysis.backward import gradient_program
from engine.analysis.modes import race
from engine.analysis.order import MISTAKES, wrong_order
from engine.counts import count_operations
from engine.language import print_program

from .recipes import Recipe, recipes


def agrees(found: Any, expected: Any, tolerance: float) -> None:
    scale = max(1.0, float(np.max(np.abs(expected))))
    np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance * scale)


@given(recipes(arrays=True))
def test_the_program_computes_the_gradient(recipe: Recipe) -> None:
    graph = recipe.graph()
    run = trace(graph).run
    for id in graph.inputs:
        name = graph.nodes[id].name
        assert name is not None
        whole = gradient_program(graph, name, simple=False)
        agrees(whole.value, run.grads[id], 1e-10)
        found = gradient_program(graph, name)
        agrees(found.value, run.grads[id], 1e-10)
        for node, copy in found.copies:
            agrees(found.trace.run.values[copy], run.values[node], 1e-10)
        for node, partner in found.partners:
            agrees(found.trace.run.values[partner], run.grads[node], 1e-10)
        if found.source is not None:
            assert print_program(parse(found.source)) == found.source


@given(recipes(arrays=True))
def test_what_is_told_is_what_is_counted(recipe: Recipe) -> None:
    graph = recipe.graph()
    found = race(graph)
    assert found.reverse is not None
    assert found.forward is not None
    assert sum(work.cost for work in found.reverse) == found.counts.reverse
    forward = sum(each.times * sum(work.cost for work in each.work) for each in found.forward)
    assert forward == found.counts.forward
    assert found.counts == count_operations(graph)
    for result in found.results:
        assert result.tangent == pytest.approx(result.gradient, rel=1e-8, abs=1e-8)


@given(recipes(arrays=True))
def test_mistakes_show_only_where_there_is_something_to_wait_for(recipe: Recipe) -> None:
    graph = recipe.graph()
    for mistake in MISTAKES:
        found = wrong_order(graph, mistake)
        if not found.waiting:
            assert found.affected == ()
        for id, (right, wrong) in enumerate(zip(found.right, found.wrong, strict=True)):
            if id not in found.affected and right is not None:
                assert np.all(abs(right - wrong) <= 1e-8 * abs(right))
