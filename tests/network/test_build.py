"""From a spec to a program: its numbers against numpy by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import engine
from engine.network import Spec, build, parse_spec, program
from engine.network.build import batch_of, targets
from engine.network.data import points_of
from engine.network.init import first_weights
from engine.network.parts import PARTS, Use

NETWORKS = [
    "2 → 3 tanh → 1, xor",
    "2 → 4 relu norm → 4 leaky_relu 0.2 norm nobias residual → 3, blobs 3, batch 5",
    "1 → 4 elu 2 → 4 tanh residual → 4 gelu residual 2 → 1, step, seed 3",
    "2 → 3 softmax → 1, moons, hinge",
    "2 → 3x3 silu → 1 sigmoid, mse, spirals",
]
BY_HAND: dict[str, Callable[..., Any]] = {
    "linear": lambda z: z,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "leaky_relu": lambda z, a: np.where(z > 0, z, a * z),
    "elu": lambda z, a: np.where(z > 0, z, a * (np.exp(z) - 1)),
    "gelu": lambda z: z * (1 + np.vectorize(math.erf)(z / math.sqrt(2))) / 2,
    "silu": lambda z: z / (1 + np.exp(-z)),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
}
LOSSES: dict[str, Callable[..., Any]] = {
    "mse": lambda p, y: ((p - y) ** 2).mean(),
    "bce": lambda p, y: -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean(),
    "cross_entropy": lambda p, y: -(y * np.log(BY_HAND["softmax"](p))).sum(axis=1).mean(),
    "hinge": lambda p, y: np.maximum(0, 1 - p * y).mean(),
}


def predicted(spec: Spec, x: Any) -> Any:
    """What the network gives for points [points, inputs]."""
    outs = [x]
    for layer, (weight, bias) in zip(spec.layers, first_weights(spec), strict=True):
        z = outs[-1] @ weight + (bias if bias.size else 0)
        if "norm" in layer.traits:
            z = (z - z.mean(axis=1, keepdims=True)) / np.sqrt(z.var(axis=1, keepdims=True) + 1e-5)
        use = layer.activation
        h = BY_HAND[use.part.name](z, *use.values) if use else z
        over = layer.traits.get("residual")
        outs.append(h + outs[-int(over.values[0])] if over else h)
    return outs[-1]


@pytest.mark.parametrize("text", NETWORKS)
def test_the_loss_is_the_one_by_hand(text: str) -> None:
    spec = parse_spec(text)
    graph = build(spec)
    values, _ = engine.compile(graph).replay([graph.nodes[i].value for i in graph.inputs])
    points = batch_of(spec, 0)
    loss = LOSSES[spec.settings["loss"].part.name]
    by_hand = loss(predicted(spec, points.inputs), targets(spec, points))
    assert values[graph.output] == pytest.approx(by_hand, rel=1e-12)


@pytest.mark.parametrize("text", NETWORKS)
def test_each_layer_is_a_group_of_its_own(text: str) -> None:
    spec = parse_spec(text)
    assert len(build(spec).groups) == len(spec.layers)


def test_penalties_stand_apart_from_the_loss() -> None:
    graph = build(parse_spec("2 → 2 tanh → 1, xor, init constant 0.5, l1 0.1, l2 0.2"))
    named = {node.name: node.id for node in graph.nodes}
    values, _ = engine.compile(graph).replay([graph.nodes[i].value for i in graph.inputs])
    assert values[named["penalty"]] == pytest.approx(0.1 * 6 * 0.5 + 0.2 * 6 * 0.25 / 2)
    assert values[named["total"]] == values[named["loss"]] + values[named["penalty"]]


@pytest.mark.parametrize("part", [p for p in PARTS if p.kind == "activation"], ids=lambda p: p.name)
def test_every_activation_builds(part: Any) -> None:
    spec = parse_spec(f"2 → 2 {part.name} → 1, xor")
    assert part.name in program(spec)
    assert build(spec).groups[0].label.startswith(part.name)


DRAWN = [p for p in PARTS if p.kind == "data" and p.name != "own"]


@pytest.mark.parametrize("part", DRAWN, ids=lambda p: p.name)
def test_points_are_the_same_for_the_same_seed(part: Any) -> None:
    data = Use.of(part)._replace(formula="x - y" if part.name == "data" else "")
    first, again, other = (points_of(data, seed) for seed in (5, 5, 6))
    assert np.array_equal(first.inputs, again.inputs)
    assert np.array_equal(first.labels, again.labels)
    assert part.name == "xor" or not np.array_equal(
        first.labels + first.inputs.T, other.labels + other.inputs.T
    )
    assert len(first.inputs) == len(first.labels)
    if first.classes:
        assert set(first.labels) == set(range(first.classes))


@pytest.mark.parametrize(
    ("init", "deviation"),
    [
        ("xavier", math.sqrt(2 / (300 + 200))),
        ("he 2", 2 * math.sqrt(2 / 300)),
        ("lecun", math.sqrt(1 / 300)),
        ("normal 0.3", 0.3),
        ("uniform 0.6", 0.6 / math.sqrt(3)),
    ],
)
def test_weights_spread_as_their_recipe_says(init: str, deviation: float) -> None:
    weight, bias = first_weights(parse_spec(f"2 → 300 → 200 → 1, moons, init {init}"))[1]
    assert weight.std() == pytest.approx(deviation, rel=0.02)
    assert abs(weight.mean()) < deviation / 50
    assert not bias.any()


@pytest.mark.parametrize("shape", [(30, 20), (20, 30)])
def test_orthogonal_weights_keep_lengths(shape: tuple[int, int]) -> None:
    weight, _ = first_weights(parse_spec(f"2 → {shape[0]} → {shape[1]} → 1, init orthogonal 2"))[1]
    small = weight.T @ weight if shape[0] > shape[1] else weight @ weight.T
    assert np.allclose(small, 4 * np.eye(20), atol=1e-4)


def test_what_acts_in_training_only_is_named_where_it_is_left_out() -> None:
    text = program(parse_spec("2 → 3 tanh dropout 0.5 → 1, xor"))
    assert "h1 = tanh_layer(X, W1, b1)  # without its dropout 0.5, which acts in" in text
    assert "#" not in program(parse_spec("2 → 3 tanh → 1, xor"))
