"""Programs with a gradient that is zero, tiny, huge or broken, and what must be blamed."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from engine import compile, parse
from engine.analysis.why import Why, kind_of, why

DEPTH = "x = 0.3\nfor i in range(12):\n  x = sigmoid(x)\nf = x"

# program, node asked about, kind, code, the node to look at
CASES = {
    "relu's flat side": ("x = -2; h = relu(x); f = 3 * h", "x", "zero", "flat", "h"),
    "relu at its kink": ("x = 0; h = relu(x); f = 3 * h", "x", "zero", "kink", "h"),
    "held at a bound": ("x = 5; h = clip(x, -1, 1); f = 3 * h", "x", "zero", "flat", "h"),
    "the lesser of two": ("a = 1; b = 2; m = max(a, b); f = 3 * m", "a", "zero", "lost", "m"),
    "times zero": ("x = 3; w = 0; h = w * x; f = h + 1", "x", "zero", "times_zero", "h"),
    "times a table of zeros": (
        "x = [3, 4]; W = [[0, 0], [0, 0]]; h = W @ x; f = sum(h)", "x", "zero", "times_zero", "h",
    ),
    "the branch not taken": (
        "x = 3; y = 2; h = where(y > 5, x, y); f = 2 * h", "x", "zero", "unchosen", "h",
    ),
    "the top of a hill": ("x = 0; h = cos(x); f = 3 * h", "x", "zero", "level", "h"),
    "no path": ("x = 3; y = 2; f = y * y", "x", "zero", "no_path", "x"),
    "a comparison": ("x = 3; y = 2; h = x > 1; f = y * h", "x", "zero", "blocked", "h"),
    "a condition": ("x = 3; y = 2; h = where(x, y, 1); f = y * h", "x", "zero", "blocked", "h"),
    "a detached value": ("x = 3; h = detach(x); y = 1; f = y * h", "x", "zero", "blocked", "h"),
    "a constant": ("x = 3; c = const(2); f = c * x", "c", "zero", "constant", "c"),
    "terms that cancel": ("x = 3; a = 2 * x; b = 2 * x; f = a - b", "x", "zero", "cancel", "x"),
    "terms that almost cancel": (
        "x = 3; a = 2 * x; b = 2.00001 * x; f = b - a", "x", "tiny", "cancel", "x",
    ),
    "cancelled farther up": (
        "x = 3; h = x * x; a = 2 * h; b = 2 * h; f = a - b", "x", "zero", "cancel", "h",
    ),
    "rounded to zero": (
        "x = 1\nfor i in range(5):\n  x = 1e-80 * x\nf = x", "x⁰", "zero", "underflow", None,
    ),
    "saturated": ("x = 10; h = sigmoid(x); f = 3 * h", "x", "tiny", "saturated", "h"),
    "saturated beyond all digits": (
        "x = 800; h = tanh(x); f = 3 * h", "x", "zero", "saturated", "h",
    ),
    "many small factors": (DEPTH, "x⁰", "tiny", "depth", None),
    "times little": ("x = 3; w = 1e-5; h = w * x; f = 2 * h", "x", "tiny", "times", "h"),
    "divided by much": ("x = 3; d = 1e5; h = x / d; f = 2 * h", "x", "tiny", "divided", "h"),
    "almost level": ("x = 1e-5; h = x^2; f = 2 * h", "x", "tiny", "shallow", "h"),
    "near a pole": ("x = 0.01; h = 1 / x; f = 2 * h", "x", "huge", "steep", "h"),
    "an exponential": ("x = 9; h = exp(x); f = 2 * h", "x", "huge", "exp", "h"),
    "times much": ("x = 3; w = 1e5; h = w * x; f = 2 * h", "x", "huge", "times", "h"),
    "divided by little": ("x = 3; d = 1e-5; h = x / d; f = 2 * h", "x", "huge", "divided", "h"),
    "many large factors": (
        "x = 0.1\nfor i in range(12):\n  x = 3 * x\nf = x", "x⁰", "huge", "growth", None,
    ),
    "many paths": (
        "x = 1\nfor i in range(12):\n  x = x + x\nf = x", "x⁰", "huge", "many_paths", "x⁰",
    ),
    "the root at zero": ("x = 0; h = sqrt(x); f = 2 * h", "x", "not_finite", "infinite", "h"),
    "a value that overflowed": (
        "x = 1000; h = exp(x); f = 2 * h", "x", "not_finite", "value", "h",
    ),
    "a product that overflowed": (
        "x = 1e-300; a = 1e200 * x; f = 1e200 * a", "x", "not_finite", "overflow", "a",
    ),
    "nothing unusual": ("x = 3; f = 2 * x", "x", "ordinary", "ordinary", "x"),
}  # fmt: skip


def ask(source: str, name: str) -> Why:
    graph = parse(source)
    first = name.endswith("⁰")
    found = [node.id for node in graph.nodes if name.strip("⁰") in node.names]
    return why(graph, compile(graph).run(graph.values()), found[0 if first else -1])


@pytest.mark.parametrize("case", CASES)
def test_the_culprit_is_found(case: str) -> None:
    source, name, kind, code, at = CASES[case]
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


def test_a_saturated_unit_is_named_with_its_numbers() -> None:
    params = ask("x = 10; h = sigmoid(x); f = 3 * h", "x").params
    assert (params["op"], params["value"]) == ("sigmoid", 10.0)
    assert params["local"] == pytest.approx(4.54e-5, rel=1e-3)


def test_a_product_that_is_rounded_away_is_still_measured() -> None:
    found = ask("x = 1\nfor i in range(5):\n  x = 1e-80 * x\nf = x", "x⁰")
    assert found.params["log10"] == pytest.approx(-400)


def test_the_number_of_paths_is_told_in_digits() -> None:
    found = ask("x = 1\nfor i in range(12):\n  x = x + x\nf = x", "x⁰")
    assert found.params["paths"] == "4096"


@pytest.mark.parametrize(
    ("gradient", "kind"),
    [
        (0.0, "zero"),
        ([0.0, 0.0], "zero"),
        ([0.0, 2.0], "ordinary"),
        ([1.0, math.inf], "not_finite"),
    ],
)
def test_the_largest_number_tells_the_kind(gradient: object, kind: str) -> None:
    assert kind_of(gradient) == kind
