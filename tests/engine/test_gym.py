"""Exercises: the same by the same seed, of small numbers, and all of it matters."""

from __future__ import annotations

import numpy as np
import pytest

from engine import ExpressionError, parse
from engine.gym import FORMS, LEVELS, Gate, exercise
from engine.notes import kinks_met
from engine.program import Program

SEEDS = range(12)
LEVEL_NUMBERS = range(1, len(LEVELS) + 1)


@pytest.mark.parametrize("level", LEVEL_NUMBERS)
def test_every_number_is_small_and_every_input_matters(level: int) -> None:
    rules = LEVELS[level - 1]
    for seed in SEEDS:
        graph = parse(exercise(level, seed))
        run = Program(graph).run(graph.values())
        numbers = np.array([float(x) for x in (*run.values, *run.grads) if x is not None])
        assert np.abs(numbers).max() <= rules.largest
        assert all(abs(run.grads[id]) > 0.01 for id in graph.inputs)
        assert not list(kinks_met(graph, run))
        assert len(graph.inputs) == rules.inputs
        assert sum(len(edges) > 1 for edges in graph.users) >= bool(rules.reused)
        assert graph.nodes[graph.output].name == "f"
        ops = {node.op.name for node in graph.nodes if node.op}
        assert not rules.new or ops & set(rules.new)
        assert all(node.name for node in graph.nodes if node.op)


def test_a_seed_is_an_exercise() -> None:
    drawn = [exercise(3, seed) for seed in SEEDS]
    assert drawn == [exercise(3, seed) for seed in SEEDS]
    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize("level", LEVEL_NUMBERS)
@pytest.mark.parametrize("join", ["add", "sub", "mul", "div"])
@pytest.mark.parametrize("more", [(), ("pow",), ("exp", "sigmoid")])
def test_only_the_gates_chosen_occur(level: int, join: Gate, more: tuple[Gate, ...]) -> None:
    used = {node.op.name for node in parse(exercise(level, 5, (join, *more))).nodes if node.op}
    assert used <= {join, *more}


@pytest.mark.parametrize("ops", [("exp",), ("maximum", "minimum", "pow")])
def test_gates_that_cannot_join_make_none(ops: tuple[Gate, ...]) -> None:
    with pytest.raises(ExpressionError) as caught:
        exercise(1, 1, ops)
    assert caught.value.code == "gym_ops"


def test_each_form_is_the_op_it_is_named_by() -> None:
    for name, form in FORMS.items():
        graph = parse("a = 2; b = 3; f = " + form.format("a", "b"))
        assert [node.op.name for node in graph.nodes if node.op] == [name]
