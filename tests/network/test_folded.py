"""The fast way is the plain way: loss, gradient, and each layer's output and gradient."""

from __future__ import annotations

import numpy as np
import pytest

from engine.network import parse_spec
from engine.network.build import batch_of, targets
from engine.network.folded import Folded, fits
from engine.network.parts import PARTS
from engine.network.reference import Reference
from engine.network.train import first_parameters

ACTIVATIONS = [p.name for p in PARTS if p.kind == "activation" and p.name != "softmax"]
SPECS = [
    *(f"2 → 5 {name} → 4 {name} → 1, circles, batch 16, seed 4" for name in ACTIVATIONS),
    *(f"2 → 5 tanh → 1 {name}, circles, mse, batch 16" for name in ACTIVATIONS),
    *(f"2 → 20 {name} → 20 {name} → 1, circles, batch 128" for name in ("tanh", "relu", "sigmoid")),
    "2 → 5 tanh nobias → 5 relu → 3 nobias, blobs 3, batch 16",
    "2 → 5 → 1, moons, hinge, batch 16",
    "1 → 8 tanh → 1, sine, batch 32",
    "2 → 1, xor",
]


@pytest.mark.parametrize("text", SPECS, ids=ascii)
def test_both_ways_agree(text: str) -> None:
    spec = parse_spec(text)
    assert fits(spec)
    points = batch_of(spec, 0)
    parameters = first_parameters(spec)
    parameters += np.random.default_rng(1).normal(0, 0.1, parameters.shape)  # biases, too
    found = []
    for machine in (Folded(spec, len(points.inputs)), Reference(spec, len(points.inputs))):
        machine.parameters[:] = parameters
        machine.take(points.inputs, targets(spec, points))
        loss = machine.run()
        pairs = [*machine.hidden(), *machine.sums()]
        for layer, (z, _) in enumerate(machine.sums()):
            np.testing.assert_array_equal(machine.sums_of(layer), z)
        found.append([np.array(loss), machine.gradient, *(each for pair in pairs for each in pair)])
    for fast, plain in zip(*found, strict=True):
        np.testing.assert_allclose(fast, plain, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("trait", ["norm", "dropout", "residual"])
def test_what_is_not_folded_goes_the_plain_way(trait: str) -> None:
    assert not fits(parse_spec(f"2 → 2 tanh {trait} → 1, moons"))


@pytest.mark.parametrize(("way", "trait"), [(Folded, ""), (Reference, ""), (Reference, "norm")])
@pytest.mark.parametrize("z", [-1000.0, 1000.0])
def test_a_sure_and_wrong_answer_keeps_its_loss(
    way: type[Folded] | type[Reference], trait: str, z: float
) -> None:
    spec = parse_spec(f"2 → 2 tanh {trait} → 1 sigmoid, bce, xor")
    machine = way(spec, 1)
    machine.parameters[-1] = z  # all else is 0
    machine.take(np.zeros((1, 2)), np.array([[float(z < 0)]]))
    assert machine.run() == 1000.0
    assert abs(machine.gradient[-1]) == 1.0
    assert np.isfinite(machine.hidden()[-1][1]).all()


@pytest.mark.parametrize("z", [-60.0, -700.0])
def test_a_sure_and_right_answer_keeps_its_gradient(z: float) -> None:
    spec = parse_spec("2 → 2 tanh → 1 sigmoid, bce, xor")
    found = []
    for way in (Folded, Reference):
        machine = way(spec, 1)
        machine.parameters[-1] = z  # all else is 0
        machine.take(np.zeros((1, 2)), np.zeros((1, 1)))
        machine.run()
        found.append([machine.gradient[-1], *machine.hidden()[-1][0].ravel()])
    fast, plain = found
    np.testing.assert_allclose(plain, np.exp(z), rtol=1e-12)
    np.testing.assert_allclose(fast, plain, rtol=1e-12)
