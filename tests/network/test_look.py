"""One example in a network agrees with the program anyone could have typed."""

from __future__ import annotations

import numpy as np
import pytest

from engine import compile
from engine.errors import ExpressionError
from engine.network import Trainer, build, look, parse_spec
from engine.network.look import LayerLook

SPECS = [
    "2 → 3 tanh → 4 relu → 1, circles 12, batch 1",
    "2 → 3 tanh norm → 3 residual → 3, blobs 3 12, batch 1",
]


@pytest.mark.parametrize("text", SPECS)
def test_it_is_what_the_program_computes(text: str) -> None:
    spec = parse_spec(text)
    graph = build(spec)
    values, grads = compile(graph).replay(graph.values())
    data = Trainer(spec).points.inputs
    first = graph.find("X")
    assert first is not None
    shown = next(i for i, each in enumerate(data) if np.array_equal(each, values[first.id][0]))
    seen = look(spec, example=shown)
    assert seen.loss == pytest.approx(float(values[graph.output]), abs=1e-12)
    for i, layer in enumerate(seen.layers, 1):
        for name, gradient in layer.gradients.items():
            node = graph.find(f"{name}{i}")
            assert node is not None
            np.testing.assert_allclose(gradient, grads[node.id], rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("text", [*SPECS, "2 → 4 tanh → 1, moons 20, sgd 0.1, l2 0.1, clip 0.01"])
def test_the_next_step_is_the_one_a_training_takes(text: str) -> None:
    spec = parse_spec(text)
    trainer = Trainer(spec)
    for _ in range(3):
        trainer.step()
    seen = look(spec, trainer.checkpoint())
    before = trainer.parameters
    penalty = trainer.penalty()
    loss, down = trainer.step(), trainer.descent
    assert seen.step == (loss, penalty, down.norm, down.rate)
    update = np.concatenate([flat(layer) for layer in seen.layers])
    np.testing.assert_array_equal(before + update, before + (trainer.parameters - before))


def flat(layer: LayerLook) -> np.ndarray:
    return np.concatenate([part.ravel() for part in layer.updates.values()])


def test_plain_descent_goes_against_the_gradient_of_its_batch() -> None:
    for layer in look(parse_spec("2 → 4 tanh → 1, moons 20, sgd 0.1")).layers:
        np.testing.assert_allclose(layer.updates["W"], -0.1 * layer.descents["W"], atol=1e-15)


def test_an_example_that_is_not_there() -> None:
    with pytest.raises(ExpressionError) as caught:
        look(parse_spec("2 → 1, xor"), example=4)
    assert caught.value.code == "example"


def test_a_loss_that_is_no_number_has_no_next_step() -> None:
    spec = parse_spec("1 → 1, sine, init constant 1000, batch 4")
    checkpoint = Trainer(spec).checkpoint()
    checkpoint.parameters[:] = 1e200
    assert look(spec, checkpoint).step is None
