"""The third zoom level: a network number by number says what its matrices say."""

from __future__ import annotations

import numpy as np
import pytest

import engine
from engine import ExpressionError
from engine.analysis.scalars import example_program, unit_program
from engine.network import Trainer, look, parse_spec

SPECS = [
    "2 → 3 tanh → 2 relu → 1, moons 20, batch 8",
    "2 → 3 leaky_relu 0.2 → 3 elu residual 1 → 1, circles 20",
    "2 → 2 sigmoid → 2 sigmoid nobias residual 2 → 1, saddle 20",
    "2 → 4 gelu → 3, blobs 3 20",
    "1 → 4 softplus → 1, sine 20",
    "2 → 3 tanh → 1, hinge, moons 20",
    "2 → 3 tanh dropout 0.5 → 1, moons 20",
]


def found(source: str) -> dict[str, tuple[float, float]]:
    """Value and gradient of each name."""
    trace = engine.trace(engine.parse(source))
    return {
        node.name: (float(trace.run.values[node.id]), float(trace.run.grads[node.id]))
        for node in trace.graph.nodes
        if node.name and trace.run.grads[node.id] is not None
    }


@pytest.mark.parametrize("text", SPECS, ids=ascii)
def test_all_levels_say_the_same_numbers(text: str) -> None:
    spec = parse_spec(text)
    trainer = Trainer(spec)
    for _ in range(5):
        trainer.step()
    at = trainer.checkpoint()
    seen = look(spec, at, 3)
    whole = found(example_program(spec, at, 3))
    assert whole["loss"][0] == pytest.approx(seen.loss, rel=1e-10, abs=1e-12)
    for number, layer in enumerate(seen.layers, 1):
        for unit, said in enumerate(layer.h):
            name = f"h{number}_{unit + 1}"
            one = found(unit_program(spec, at, 3, number, unit))
            for numbers in (whole, one):
                expected = said, layer.h_grad[unit]
                np.testing.assert_allclose(numbers[name], expected, rtol=1e-10, atol=1e-12)
                for i, weight in enumerate(layer.parameters["W"][:, unit]):
                    expected = weight, layer.gradients["W"][i, unit]
                    got = numbers[f"w{number}_{i + 1}_{unit + 1}"]
                    np.testing.assert_allclose(got, expected, rtol=1e-10, atol=1e-12)
                if "b" in layer.parameters:
                    expected = layer.parameters["b"][unit], layer.gradients["b"][unit]
                    got = numbers[f"b{number}_{unit + 1}"]
                    np.testing.assert_allclose(got, expected, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(
    ("text", "layer", "unit", "code"),
    [
        ("2 → 3 tanh norm → 1, xor", 1, 0, "scalars_mixed"),
        ("2 → 3 softmax → 1, xor", 1, 0, "scalars_mixed"),
        ("2 → 3 tanh → 1, xor", 1, 3, "network_unit"),
        ("2 → 3 tanh → 1, xor", 3, 0, "network_layer"),
    ],
    ids=ascii,
)
def test_what_is_not_one_sum_and_what_is_not_there(
    text: str, layer: int, unit: int, code: str
) -> None:
    with pytest.raises(ExpressionError) as refused:
        unit_program(parse_spec(text), None, 0, layer, unit)
    assert refused.value.code == code
