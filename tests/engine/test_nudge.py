"""What the output does when a value in the middle is changed."""

from __future__ import annotations

import pytest

from engine import parse
from engine.analysis.nudge import nudged
from engine.trace import trace


@pytest.mark.parametrize("name", ["x", "p", "q", "f"])
def test_a_small_change_does_what_the_gradient_says(name: str) -> None:
    graph = parse("x = 1.5; p = exp(x); q = p * x + p; f = q * x")
    node = graph.find(name)
    assert node is not None
    grad = trace(graph).run.grads[node.id]
    assert nudged(graph, node.id, 1e-6) / 1e-6 == pytest.approx(grad, rel=1e-4)


def test_what_a_node_is_made_of_stays_as_it_is() -> None:
    graph = parse("x = 2; q = x * x; f = q + x")
    assert nudged(graph, 1, 0.5) == 0.5


def test_a_router_lets_only_the_winner_through() -> None:
    graph = parse("z = 2; w = 1; m = max(z, w)")
    assert [nudged(graph, id, 0.01) for id in (0, 1)] == pytest.approx([0.01, 0])


def test_each_input_keeps_its_own_number_while_one_is_changed() -> None:
    graph = parse("x = -2; y = 5; z = -4; q = x + y; f = q * z")
    grads = trace(graph).run.grads
    changes = [nudged(graph, node.id, 0.01) for node in graph.nodes]
    assert changes == pytest.approx([0.01 * grad for grad in grads])
