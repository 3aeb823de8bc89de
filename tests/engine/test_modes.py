"""Two modes, one gradient: what they do adds up to what is counted."""

from __future__ import annotations

import pytest

from engine import ExpressionError, Limits, parse
from engine.analysis.modes import Race, race


def adds_up(found: Race) -> None:
    assert found.reverse is not None
    assert found.forward is not None
    assert sum(work.cost for work in found.reverse) == found.counts.reverse
    forward = sum(each.times * sum(work.cost for work in each.work) for each in found.forward)
    assert forward == found.counts.forward


def test_reverse_wins_by_as_much_as_there_are_inputs() -> None:
    # one product for each input, then a chain that every pass of forward mode takes anew
    names = [f"x{i}" for i in range(20)]
    text = f"s = {' + '.join(f'{n} * {n}' for n in names)}\n" + "s = tanh(s)\n" * 30
    found = race(parse(text))
    assert found.numbers == 20
    assert found.ratio > 5
    adds_up(found)


def test_with_one_input_forward_mode_costs_no_more() -> None:
    found = race(parse("x = 2; y = sin(x); f = y * y"))
    assert found.counts.forward <= found.counts.reverse


def test_each_number_of_an_array_is_a_pass() -> None:
    found = race(parse("x = [1, 2, 3]; f = sum(x * x)"))
    assert found.forward is not None
    assert [each.times for each in found.forward] == [3]
    assert [(r.at, r.gradient, r.tangent) for r in found.results] == [
        ((0,), 2, 2), ((1,), 4, 4), ((2,), 6, 6),
    ]  # fmt: skip


def test_a_long_race_is_counted_but_not_told() -> None:
    found = race(parse("W = randn(50, 50)\n" + "W = tanh(W)\n" * 5 + "f = sum(W)"))
    assert found.reverse is not None  # one input: few things, many numbers
    assert len(found.results) == 64
    wide = "\n".join(f"x{i} = {i}" for i in range(100))
    chain = "s = " + " + ".join(f"x{i}" for i in range(100)) + "\n" + "s = tanh(s)\n" * 60
    long = race(parse(f"{wide}\n{chain}"))
    assert long.reverse is None
    assert long.forward is None
    assert long.counts.forward > 4_000


def test_too_many_passes_are_refused() -> None:
    with pytest.raises(ExpressionError) as refused:
        race(parse("W = randn(200, 200)\n" + "W = tanh(W)\n" * 8), Limits.service())
    assert refused.value.code == "limit_work"


def test_without_inputs_there_is_nothing_to_race() -> None:
    found = race(parse("const(2) * const(3)"))
    assert found.counts == (0, 0)
    assert found.ratio != found.ratio
