"""Sweeps: blocks, precision, limits, and where a curve breaks."""

from __future__ import annotations

import numpy as np
import pytest

from bench.ours import graph_of
from bench.workloads import random_dag
from engine import ExpressionError, Limits, compile, parse
from engine.sweep import Axis, Break, Span, Sweeper, breaks, picture


def test_single_precision_is_enough_for_a_picture() -> None:
    graph = graph_of(random_dag("60 ops", 60, 6, seed=3))
    line = np.linspace(-1.5, 1.5, 30)
    axes = [Axis(0, line), Axis(1, line)]
    exact, quick = Sweeper(graph, axes).run(), Sweeper(graph, axes, dtype=np.float32).run()
    for id in range(len(graph.nodes)):
        for ours, theirs in ((quick.values, exact.values), (quick.grads, exact.grads)):
            assert ours[id].dtype == np.float32
            scale = np.max(np.abs(theirs[id]))
            np.testing.assert_allclose(ours[id], theirs[id], rtol=1e-4, atol=1e-4 * scale)


def test_many_blocks_and_a_short_last_one_are_one_line() -> None:
    graph = parse("x = 0; y = 2; f = sin(x) * y")
    line = np.linspace(0, 9, 20_011)
    found = Sweeper(graph, [Axis(0, line)]).run()
    np.testing.assert_allclose(found.values[graph.output], 2 * np.sin(line), rtol=1e-13)
    np.testing.assert_allclose(found.grads[0], 2 * np.cos(line), rtol=1e-13)
    np.testing.assert_allclose(found.grads[1], np.sin(line), rtol=1e-13)


def test_one_number_of_an_array_moves() -> None:
    graph = parse("W = [[1, 2], [3, 4]]; x = [1, -1]; f = sum(relu(W @ x))")
    line = np.linspace(-2, 6, 9)
    found = Sweeper(graph, [Axis(0, line, (0, 1)), Axis(1, line, (0,))]).run()
    assert found.values[graph.output].shape == (9, 9)
    assert found.grads[0].shape == (9, 9, 2, 2)
    program = compile(graph)
    for i, w in enumerate(line):
        for j, x in enumerate(line):
            run = program.run([np.array([[1, w], [3, 4]]), np.array([x, -1.0])])
            assert found.values[graph.output][i, j] == pytest.approx(run.values[graph.output])
            np.testing.assert_allclose(found.grads[0][i, j], run.grads[0], atol=1e-12)


def test_what_a_row_held_before_is_not_seen() -> None:
    """A gradient of one number of an array is zero elsewhere, also in a row used before."""
    graph = parse("x = [1, 2, 3]; f = exp(x[0]) * sum(sin(tanh(x)))")
    found = Sweeper(graph, [Axis(0, [0.5, 1.5], (0,))], nodes=[0]).run()
    program = compile(graph)
    for i, number in enumerate([0.5, 1.5]):
        run = program.run([np.array([number, 2, 3])])
        assert found.grads[0][i] == pytest.approx(run.grads[0])


def test_a_branch_not_taken_gives_no_nan() -> None:
    """The rule of `chain`: nothing times infinity is nothing."""
    graph = parse("f = log(x) if x > 0 else x")
    found = Sweeper(graph, [Axis(graph.inputs[0], [-1.0, 0.0, 2.0])]).run()
    assert found.values[graph.output].tolist() == [-1.0, 0.0, np.log(2.0)]
    assert found.grads[graph.inputs[0]].tolist() == [1.0, 1.0, 0.5]


def test_a_number_too_large_for_single_precision_is_computed_all_the_same() -> None:
    graph = parse("x = 1; f = log(exp(x))")
    found = Sweeper(graph, [Axis(0, [1.0, 100.0, 300.0])], dtype=np.float32).run()
    assert found.grads[0].tolist() == [1.0, 1.0, 1.0]
    assert found.values[graph.output].tolist() == [1.0, 100.0, 300.0]
    far = Sweeper(parse("x = 1; f = tanh(x)"), [Axis(0, [-1e300, 1e300])], dtype=np.float32).run()
    assert far.values[1].tolist() == [-1.0, 1.0]


def test_a_sweep_can_run_again() -> None:
    sweeper = Sweeper(parse("f = x^2"), [Axis(0, [1.0, 3.0])])
    assert sweeper.run().grads[0].tolist() == sweeper.run().grads[0].tolist() == [2.0, 6.0]


@pytest.mark.parametrize(
    ("spans", "code"),
    [
        ([Span("y", 0, 1, 3)], "input_unknown"),
        ([Span("x", 1, 1, 3)], "axis_range"),
        ([Span("x", 0, 1, 3, (0,))], "axis_place"),
        ([Span("W", 0, 1, 3, (0, 2))], "axis_place"),
        ([Span("x", 0, 1, 300), Span("W", 0, 1, 300, (0, 0))], "limit_points"),
        ([Span("x", 0, 1, 40_000)], "limit_work"),
    ],
)
def test_what_cannot_be_swept_is_refused(spans: list[Span], code: str) -> None:
    graph = parse("x = 1; W = randn(2, 2); V = randn(40, 40); f = sum(tanh(x * V)) + sum(W)")
    with pytest.raises(ExpressionError) as refused:
        picture(graph, spans, limits=Limits.service())
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("relu(x)", [(0, "kink")]),
        ("abs(x)", [(0, "kink")]),
        ("relu(x - 0.37) + 3 * relu(0.9 - x)", [(0.37, "kink"), (0.9, "kink")]),
        ("max(x, x^2)", [(0, "kink"), (1, "kink")]),
        ("floor(x / 2)", [(-2, "jump"), (0, "jump"), (2, "jump"), (4, "jump")]),
        ("1 / x", [(0, "pole")]),
        ("tan(x)", [(-1.5708, "pole"), (1.5708, "pole")]),
        ("log(x)", [(0, "pole")]),
        ("sqrt(x)", [(0, "end")]),
        ("exp(exp(exp(x)))", [(1.88, "overflow")]),
        ("arcsin(x)", [(-1, "end"), (1, "end")]),
        ("sqrt(abs(x))", [(0, "kink")]),
        ("x * exp(x)", []),
        ("tanh(20 * x) + sin(10 * x)", []),
        ("0 * x + 5", []),
        ("7.5 + x - x", []),  # what rounding does is no jump
        ("0.3 * x + 0.1 * x - 0.4 * x", []),
        ("1e-20 * relu(x)", [(0, "kink")]),
    ],
)
@pytest.mark.parametrize(("start", "stop", "count"), [(-4, 4, 201), (-3.9, 4.3, 240)])
def test_breaks_are_found_and_bends_are_not(
    text: str, expected: list[tuple[float, str]], start: float, stop: float, count: int
) -> None:
    graph = parse(f"x = 1; f = {text}")
    axis = Axis(0, np.linspace(start, stop, count))
    found = Sweeper(graph, [axis]).run()
    places = breaks(graph, axis, found.values[graph.output], found.grads[0])
    assert [(round(each.at, 3), each.kind) for each in places] == [
        (round(at, 3), kind) for at, kind in expected
    ]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("5 / (x - 2)", (-1, 1)),
        ("1 / (2 - x) - 1000", (1, -1)),
        ("1 / (x - 2)^2", (1, 1)),
        ("log(x - 2)", (0, -1)),
    ],
)
@pytest.mark.parametrize("count", [200, 201])
def test_a_pole_is_told_from_both_sides(text: str, sides: tuple[int, int], count: int) -> None:
    [pole] = picture(parse(f"x = 1; f = {text}"), [Span("x", -2, 6, count)]).breaks
    assert pole == (2, "pole", sides)


def test_a_hole_is_told_from_an_end() -> None:
    [hole] = picture(parse("x = 1; f = sin(x) / x"), [Span("x", -1, 1, 201)]).breaks
    assert (hole.at, hole.kind) == (0, "hole")


def test_a_map_is_not_searched_for_breaks() -> None:
    found = picture(parse("x = 1; y = 1; x * y"), [Span("x", -1, 1, 3), Span("y", 0, 4, 2)])
    assert found.value.tolist() == [[0, -4], [0, 0], [0, 4]]
    assert [slope.tolist() for slope in found.slopes] == [[[0, 4]] * 3, [[-1, -1], [0, 0], [1, 1]]]
    assert found.breaks == []
    assert picture(parse("abs(x)"), [Span("x", -1, 1, 4)]).breaks == [Break(0.0, "kink")]
