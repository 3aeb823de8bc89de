"""The atlas of activations: whatever it says of one, its program does."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
import pytest

from engine import parse
from engine.atlas import ACTIVATIONS, Activation, Extreme, Facts, Interval, curves
from engine.ops import OPS
from engine.ops.activation import OPS as FUNCTIONS
from engine.sweep import Axis, Sweeper

FAR = np.concatenate([-np.geomspace(1e-3, 700, 2_000)[::-1], [0.0], np.geomspace(1e-3, 700, 2_000)])
NEAR = np.linspace(-8, 8, 16_001)
CASES = [
    pytest.param(each, value, id=f"{each.id} {value:g}")
    for each in ACTIVATIONS
    for value in (
        {each.parameter.low, each.parameter.usual, 0.6, each.parameter.high}
        if each.parameter
        else {0.0}
    )
]


def run(activation: Activation, parameter: float, numbers: Any) -> tuple[Any, Any]:
    graph = parse(activation.program(parameter))
    (node,) = [i for i in graph.inputs if graph.nodes[i].names[0] == "x"]
    found = Sweeper(graph, [Axis(node, numbers)]).run()
    return found.values[graph.output], found.grads[node]


def everywhere(activation: Activation, parameter: float, facts: Facts) -> tuple[Any, Any, Any]:
    """Numbers far and near and its extremes; values; slopes."""
    named = [each.at for each in (facts.least, facts.steepest, facts.slackest) if each]
    numbers = np.unique(np.concatenate([FAR, NEAR, named, [-1e-14, 1e-14]]))
    return numbers, *run(activation, parameter, numbers)


def derived(numbers: Any, slopes: Any, facts: Facts) -> Any:
    """The slopes that are a derivative, but for those apart: there is none where it jumps."""
    at = int(np.searchsorted(numbers, 0.0))
    torn = abs(slopes[at + 1] - slopes[at - 1]) > 0.01 and not facts.only
    kept = np.delete(slopes, at) if torn else slopes
    assert set(facts.besides) <= set(kept.tolist())
    return kept[~np.isin(kept, facts.besides)]


def fills(found: Any, interval: Interval) -> None:
    """Numbers stay in an interval and come to its ends."""
    low, high = found.min(), found.max()
    for end, known in ((low, interval.low), (high, interval.high)):
        if abs(known) == inf:
            assert abs(end) > 1
            assert np.sign(end) == np.sign(known)
        else:
            assert end == pytest.approx(known, abs=1e-12)
    assert low >= interval.low - 1e-15
    assert high <= interval.high + 1e-15


def test_the_registry_is_in_it() -> None:
    assert {each.id for each in ACTIVATIONS} == {op.name for op in FUNCTIONS} | {"heaviside"}
    assert all(each.id in OPS for each in ACTIVATIONS[1:])


@pytest.mark.parametrize(("activation", "parameter"), CASES)
def test_ranges_are_exact(activation: Activation, parameter: float) -> None:
    facts = activation.facts(parameter)
    numbers, values, slopes = everywhere(activation, parameter, facts)
    if facts.range.high == inf or facts.range.low == -inf:
        assert np.abs(values).max() > 600 * min(1.0, parameter or 1.0)
    fills(values, facts.range)
    fills(derived(numbers, slopes, facts), facts.slopes)


@pytest.mark.parametrize(("activation", "parameter"), CASES)
def test_an_end_that_is_open_is_not_reached(activation: Activation, parameter: float) -> None:
    """Where float64 can tell: before it rounds to the end."""
    facts = activation.facts(parameter)
    numbers = np.linspace(-15, 15, 3_001) / max(1.0, parameter)
    values, slopes = run(activation, parameter, numbers)
    for found, known in (
        (values, facts.range),
        (derived(numbers, slopes, facts), facts.slopes),
    ):
        if not known.closed[0]:
            assert found.min() > known.low
        if not known.closed[1]:
            assert found.max() < known.high


@pytest.mark.parametrize(("activation", "parameter"), CASES)
def test_slopes_that_are_few(activation: Activation, parameter: float) -> None:
    facts = activation.facts(parameter)
    _, _, slopes = everywhere(activation, parameter, facts)
    if facts.only:
        assert set(slopes.tolist()) == set(facts.only)
    else:
        assert len(set(slopes.tolist())) > 10


@pytest.mark.parametrize(("activation", "parameter"), CASES)
def test_extremes_are_where_they_are_said_to_be(activation: Activation, parameter: float) -> None:
    facts = activation.facts(parameter)
    numbers, values, slopes = everywhere(activation, parameter, facts)

    def check(extreme: Extreme | None, found: Any, best: Any) -> None:
        if not extreme:
            return
        assert numbers[best(found)] == pytest.approx(extreme.at, abs=1e-3)
        (here,) = found[numbers == extreme.at]
        assert here == pytest.approx(extreme.value, rel=1e-13)
        assert here == pytest.approx(found[best(found)], rel=1e-12)

    check(facts.least, values, np.argmin)
    check(facts.steepest, slopes, np.argmax)
    check(facts.slackest, slopes, np.argmin)
    if facts.least:
        (slope,) = slopes[numbers == facts.least.at]
        assert abs(slope) < 1e-12


@pytest.mark.parametrize(("activation", "parameter"), CASES)
def test_where_it_goes_flat(activation: Activation, parameter: float) -> None:
    far = np.array([-600.0, -60.0, -20.0, -1e-3, 1e-3, 20.0, 60.0, 600.0]) / max(1.0, parameter)
    _, slopes = run(activation, parameter, far)
    for side, ends in enumerate((slopes[3::-1], slopes[4:])):
        match activation.facts(parameter).flat[side]:
            case "no":
                assert abs(ends[-1]) > 1e-3
            case "fades":
                assert abs(ends[-1]) < 1e-12
                assert ends[0] != 0
            case "zero":
                assert (ends == 0).all()


def test_what_the_lecture_prints_is_marked_where_it_is_not_exact() -> None:
    unlike = {
        each.id: each.facts(each.value(None)).range.unlike(each.slide)
        for each in ACTIVATIONS
        if each.slide
    }
    assert unlike == {
        **dict.fromkeys(("sigmoid", "tanh", "softplus", "leaky_relu"), (True, True)),
        **dict.fromkeys(("elu", "silu", "gelu"), (True, True)),
        "relu": (False, True),
    }


@pytest.mark.parametrize(
    ("id", "x", "value", "slope"),
    [
        ("sigmoid", 0, 0.5, 0.25),
        ("sigmoid", 1, 0.731059, 0.196612),
        ("sigmoid", 2, 0.880797, 0.104994),
        ("sigmoid", 5, 0.993307, 0.006648),
        ("tanh", 1, 0.761594, 0.419974),
        ("tanh", 2, 0.964028, 0.070651),
        ("softplus", 0, 0.693147, 0.5),
        ("relu", 0, 0, 0),
        ("heaviside", 0, 1, 0),
    ],
)
def test_known_numbers(id: str, x: float, value: float, slope: float) -> None:
    (found,) = curves([id], x, 5.0, 3, {})
    assert found.at == pytest.approx((value, slope), abs=1e-6)


def test_parameters_are_kept_in_their_bounds() -> None:
    (steep,) = curves(["sigmoid"], 0.0, 5.0, 3, {"sigmoid": 1e9})
    assert steep.parameter == 20
    assert steep.at == (0.5, 5.0)
