"""Programs with a gradient that is zero, tiny, huge or broken, and what must be blamed."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import pytest

from engine import compile, parse
from engine.analysis.why import Why, kind_of, why

DEPTH = "x = 0.3\nfor i in range(12):\n  x = sigmoid(x)\nf = x"


class Case(NamedTuple):
    """A program, what is said of a gradient in it, the node to look at, the one asked about."""

    source: str
    kind: str
    code: str
    at: str | None = "h"
    name: str = "x"


CASES = {
    "relu's flat side": Case("x = -2; h = relu(x); f = 3 * h", "zero", "flat"),
    "relu at its kink": Case("x = 0; h = relu(x); f = 3 * h", "zero", "kink"),
    "open only where nothing arrives": Case(
        "x = [-1, 2, -3]; h = relu(x); f = sum(h * [1, 0, 2])", "zero", "apart"
    ),
    "held at a bound": Case("x = 5; h = clip(x, -1, 1); f = 3 * h", "zero", "flat"),
    "the lesser of two": Case(
        "a = 1; b = 2; m = max(a, b); f = 3 * m", "zero", "lost", at="m", name="a"
    ),
    "times zero": Case("x = 3; w = 0; h = w * x; f = h + 1", "zero", "times_zero"),
    "times a table of zeros": Case(
        "x = [3, 4]; W = [[0, 0], [0, 0]]; h = W @ x; f = sum(h)", "zero", "times_zero"
    ),
    "the branch not taken": Case(
        "x = 3; y = 2; h = where(y > 5, x, y); f = 2 * h", "zero", "unchosen"
    ),
    "the top of a hill": Case("x = 0; h = cos(x); f = 3 * h", "zero", "level"),
    "no path": Case("x = 3; y = 2; f = y * y", "zero", "no_path", at="x"),
    "a comparison": Case("x = 3; y = 2; h = x > 1; f = y * h", "zero", "blocked"),
    "a condition": Case("x = 3; y = 2; h = where(x, y, 1); f = y * h", "zero", "blocked"),
    "a detached value": Case("x = 3; h = detach(x); y = 1; f = y * h", "zero", "blocked"),
    "a constant": Case("x = 3; c = const(2); f = c * x", "none", "constant", at="c", name="c"),
    "terms that cancel": Case("x = 3; a = 2 * x; b = 2 * x; f = a - b", "zero", "cancel", at="x"),
    "terms that almost cancel": Case(
        "x = 3; a = 2 * x; b = 2.00001 * x; f = b - a", "tiny", "cancel", at="x"
    ),
    "cancelled farther up": Case(
        "x = 3; h = x * x; a = 2 * h; b = 2 * h; f = a - b", "zero", "cancel"
    ),
    "rounded to zero": Case(
        "x = 1\nfor i in range(5):\n  x = 1e-80 * x\nf = x", "zero", "underflow", at=None, name="x⁰"
    ),
    "saturated": Case("x = 10; h = sigmoid(x); f = 3 * h", "tiny", "saturated"),
    "saturated beyond all digits": Case("x = 800; h = tanh(x); f = 3 * h", "zero", "saturated"),
    "many small factors": Case(DEPTH, "tiny", "depth", at=None, name="x⁰"),
    "times little": Case("x = 3; w = 1e-5; h = w * x; f = 2 * h", "tiny", "times"),
    "divided by much": Case("x = 3; d = 1e5; h = x / d; f = 2 * h", "tiny", "divided"),
    "almost level": Case("x = 1e-5; h = x^2; f = 2 * h", "tiny", "shallow"),
    "near a pole": Case("x = 0.01; h = 1 / x; f = 2 * h", "huge", "steep"),
    "an exponential": Case("x = 9; h = exp(x); f = 2 * h", "huge", "exp"),
    "times much": Case("x = 3; w = 1e5; h = w * x; f = 2 * h", "huge", "times"),
    "divided by little": Case("x = 3; d = 1e-5; h = x / d; f = 2 * h", "huge", "divided"),
    "many large factors": Case(
        "x = 0.1\nfor i in range(12):\n  x = 3 * x\nf = x", "huge", "growth", at=None, name="x⁰"
    ),
    "many paths": Case(
        "x = 1\nfor i in range(12):\n  x = x + x\nf = x", "huge", "many_paths", at="x⁰", name="x⁰"
    ),
    "the root at zero": Case("x = 0; h = sqrt(x); f = 2 * h", "infinite", "infinite"),
    "a value that overflowed": Case("x = 1000; h = exp(x); f = 2 * h", "infinite", "value"),
    "a product that overflowed": Case(
        "x = 1e-300; a = 1e200 * x; f = 1e200 * a", "infinite", "overflow", at="a"
    ),
    "a value that is none": Case("x = -1; h = x^0.5; f = 2 * h", "not_finite", "value"),
    "nothing unusual": Case("x = 3; f = 2 * x", "ordinary", "ordinary", at="x"),
}


def ask(source: str, name: str) -> Why:
    graph = parse(source)
    first = name.endswith("⁰")
    found = [node.id for node in graph.nodes if name.strip("⁰") in node.names]
    return why(graph, compile(graph).run(graph.values()), found[0 if first else -1])


@pytest.mark.parametrize("case", CASES)
def test_the_culprit_is_found(case: str) -> None:
    source, kind, code, at, name = CASES[case]
    found, graph = ask(source, name), parse(source)
    assert (found.kind, found.code) == (kind, code)
    if at is not None:
        assert at.strip("⁰") in graph.nodes[found.at].names
    walked = [graph.edges[factor.edge] for factor in found.walk]
    assert not walked or walked[0].target == graph.output
    assert all(a.source == b.target for a, b in pairwise(walked))
    assert code == "cancel" or set(found.culprits) <= {edge.id for edge in walked}


def test_many_factors_are_counted_and_their_size_is_told() -> None:
    found = ask(DEPTH, "x⁰")
    assert found.params["count"] == len(found.culprits) == 12
    assert found.params["factor"] == pytest.approx(0.226, abs=0.01)
    assert found.walk[-1].log10 == pytest.approx(sum(math.log10(f.size) for f in found.walk))


def test_the_product_told_is_that_of_the_factors_counted() -> None:
    found = ask("x = 1\nh = x\nfor k in range(12):\n  h = sigmoid(4 * h)\nf = h", "x")
    told = found.params["count"] * math.log10(found.params["factor"])
    assert (found.code, found.params["count"]) == ("depth", 12)
    assert found.params["log10"] == pytest.approx(told)
    assert found.params["log10"] < found.walk[-1].log10 - 5  # each is followed by a factor 4


def test_a_saturated_unit_is_named_with_its_numbers() -> None:
    params = ask("x = 10; h = sigmoid(x); f = 3 * h", "x").params
    assert (params["op"], params["value"]) == ("sigmoid", 10.0)
    assert params["local"] == pytest.approx(4.54e-5, rel=1e-3)


def test_a_product_that_is_rounded_away_is_still_measured() -> None:
    found = ask("x = 1\nfor i in range(5):\n  x = 1e-80 * x\nf = x", "x⁰")
    assert found.params["log10"] == pytest.approx(-400)


def test_unequal_factors_are_told_from_the_smallest_to_the_largest() -> None:
    found = ask("x = 2; y = 1000 * (3 * (8 * (512 * x)))", "x")
    assert (found.code, found.params["count"]) == ("growth", 4)
    assert (found.params["smallest"], found.params["largest"]) == (3.0, 1000.0)


def test_a_walk_is_one_of_so_many_paths() -> None:
    found = ask("w = 8; x = 3; y = w*w*w*w*w*x*1000", "w")
    assert (found.kind, found.params["paths"]) == ("huge", "5")


def test_the_number_of_paths_is_told_in_digits() -> None:
    found = ask("x = 1\nfor i in range(12):\n  x = x + x\nf = x", "x⁰")
    assert found.params["paths"] == "4096"


@pytest.mark.parametrize(
    ("gradient", "kind"),
    [
        (0.0, "zero"),
        ([0.0, 0.0], "zero"),
        ([0.0, 2.0], "ordinary"),
        ([1.0, -math.inf], "infinite"),
        ([math.inf, math.nan], "not_finite"),
    ],
)
def test_the_largest_number_tells_the_kind(gradient: object, kind: str) -> None:
    assert kind_of(gradient) == kind
