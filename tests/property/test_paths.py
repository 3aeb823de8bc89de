"""A gradient is the sum over all paths, each followed alone."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine import ExpressionError, Graph, Limits, compile, parse
from engine.analysis.paths import PathSum, count_paths, path_sum

from .recipes import Recipe, recipes

ENOUGH = 400


def taken_apart(graph: Graph, node: int, **options: Any) -> PathSum:
    return path_sum(graph, compile(graph).run(graph.values()), node, **options)


def adds_up(graph: Graph) -> None:
    assume(max(count_paths(graph)) <= ENOUGH)
    run = compile(graph).run(graph.values())
    for node in graph.nodes:
        found = path_sum(graph, run, node.id, most=ENOUGH)
        assert found.total == len(found.paths)
        if not found.paths:
            assert found.gradient is None or not np.any(found.gradient)
            continue
        parts = np.array([path.contribution for path in found.paths])
        scale = max(1.0, float(np.max(np.abs(parts))))
        np.testing.assert_allclose(
            parts.sum(axis=0), found.gradient, rtol=1e-10, atol=1e-10 * scale
        )


@given(recipes())
def test_the_paths_of_scalars_add_up_to_the_gradient(recipe: Recipe) -> None:
    adds_up(recipe.graph())


@given(recipes(arrays=True))
def test_the_paths_of_arrays_add_up_to_the_gradient(recipe: Recipe) -> None:
    adds_up(recipe.graph())


@given(recipes(), st.integers(1, 6))
def test_the_largest_paths_of_scalars_are_the_largest(recipe: Recipe, most: int) -> None:
    graph = recipe.graph()
    assume(most < count_paths(graph)[0] <= ENOUGH)
    sizes = sorted(abs(path.contribution) for path in taken_apart(graph, 0, most=ENOUGH).paths)
    found = taken_apart(graph, 0, most=most)
    assert found.exact
    np.testing.assert_allclose(
        [abs(path.contribution) for path in found.paths], sizes[::-1][:most], rtol=1e-9
    )


def test_each_path_leads_from_the_node_to_the_output() -> None:
    graph = parse("x = 2; y = x * x; z = sin(y); f = y * z + x")
    found = taken_apart(graph, 0)
    assert found.total == 5
    for path in found.paths:
        edges = [graph.edges[id] for id in path.edges]
        assert (edges[0].source, edges[-1].target) == (0, graph.output)
        assert all(a.target == b.source for a, b in pairwise(edges))


def test_a_billion_paths_are_counted_and_not_followed() -> None:
    graph = parse("x = 1\nfor i in range(30):\n  x = x + 0.5 * x\nf = x")
    found = taken_apart(graph, 0, most=3)
    assert found.total == 2**30
    assert [path.contribution for path in found.paths] == [1.0, 0.5, 0.5]
    assert found.gradient == pytest.approx(1.5**30)


def test_a_pruned_sum_of_arrays_says_that_it_may_have_missed_some() -> None:
    graph = parse("x = [1, 2]\nfor i in range(10):\n  x = x + x * x\nf = sum(x)")
    found = taken_apart(graph, 0, most=5)
    assert (found.total, len(found.paths), found.exact) == (3**10, 5, False)


def test_no_path_and_no_gradient_are_two_things() -> None:
    graph = parse("x = 2; y = 3; f = y * (x > 1)")
    apart, constant = (taken_apart(graph, graph.find(name).id) for name in ("x", "y"))  # type: ignore[union-attr]
    assert (apart.total, apart.paths, apart.gradient) == (0, (), 0.0)
    assert constant.total == 1


def test_too_many_numbers_are_refused_before_any_is_computed() -> None:
    graph = parse("x = randn(200, 200)\nfor i in range(20):\n  x = x + tanh(x)\nf = sum(x)")
    run = compile(graph).run(graph.values())
    with pytest.raises(ExpressionError, match="steps"):
        path_sum(graph, run, 0, most=100, limits=Limits.service())
