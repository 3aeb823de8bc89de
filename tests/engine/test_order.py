"""Wrong backward passes are wrong exactly where waiting or adding matters."""

from __future__ import annotations

import pytest

from engine import ExpressionError, Limits, parse
from engine.analysis.order import MISTAKES, Mistake, wrong_order

DIAMOND = "a = 1; b = a + a; c = b + b"


@pytest.mark.parametrize(("mistake", "a"), [("once", 2), ("again", 6), ("overwrite", 1)])
def test_each_mistake_has_its_own_wrong_number(mistake: Mistake, a: float) -> None:
    found = wrong_order(parse(DIAMOND), mistake)
    assert (found.right[0], found.wrong[0]) == (4, a)
    assert 0 in found.affected


def test_what_comes_late_is_lost() -> None:
    found = wrong_order(parse(DIAMOND), "once")
    assert [step.event for step in found.steps] == ["early", "added", "added", "lost"]
    assert [float(step.total) for step in found.steps] == [1, 1, 2, 2]
    # b itself ends up right: only what it handed on is wrong
    assert found.affected == (0,)


def test_what_is_passed_on_again_is_counted_twice() -> None:
    found = wrong_order(parse(DIAMOND), "again")
    events = ["early", "added", "added", "onward", "repeated", "repeated"]
    assert [step.event for step in found.steps] == events
    assert found.total == 6


def test_what_is_replaced_is_gone() -> None:
    found = wrong_order(parse(DIAMOND), "overwrite")
    assert [step.event for step in found.steps] == ["arrived", "replaced"] * 2
    assert [float(found.wrong[id]) for id in found.affected] == [1, 1]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_on_a_tree_nothing_goes_wrong(mistake: Mistake) -> None:
    found = wrong_order(parse("f = tanh(w * x + b) * exp(z)"), mistake)
    assert found.affected == found.waiting == ()
    assert {step.event for step in found.steps} == {"arrived"}


def test_inputs_used_twice_need_adding_but_no_waiting() -> None:
    graph = parse("x = 3; f = x * x")
    assert [wrong_order(graph, mistake).affected for mistake in MISTAKES] == [(), (), (0,)]


def test_too_many_paths_are_refused_before_they_are_walked() -> None:
    doubled = "x = 1\n" + "x = x + x\n" * 60
    with pytest.raises(ExpressionError) as refused:
        wrong_order(parse(doubled), "again", Limits.service())
    assert refused.value.code == "limit_work"
    assert wrong_order(parse(doubled), "once", Limits.service()).right[0] == 2.0**60


def test_depth_is_no_matter() -> None:
    deep = "x = 1\n" + "x = x + 1\n" * 2500
    assert wrong_order(parse(deep), "once").affected == ()
