"""Looking at a training changes nothing, and what is seen is true."""

from __future__ import annotations

import numpy as np
import pytest

from engine import ExpressionError
from engine.limits import Limits
from engine.network import Trainer, check_training, parse_spec, restored, saved, views
from engine.network.layers import parameter_count
from engine.network.train import first_parameters

SPECS = [
    "2 → 5 tanh → 1, moons 40, batch 8, l1, l2, clip 0.1",
    "2 → 6 relu norm dropout 0.3 → 6 residual → 3, blobs, momentum",
    "1 → 4 gelu → 1, sine 30, rmsprop",
]


@pytest.mark.parametrize("text", SPECS)
def test_who_looks_changes_nothing(text: str) -> None:
    spec = parse_spec(text)
    plain, looked = Trainer(spec), Trainer(spec)
    for _ in range(7):
        plain.step()
        now = views.moment(looked)
        views.health(looked)
        views.around(looked)
        before, change = looked.parameters, looked.coming()
        loss = looked.step()
        np.testing.assert_allclose(looked.parameters, before + change, rtol=1e-12, atol=1e-15)
        assert (now.loss, now.rate) == (loss, looked.descent.rate)
    assert np.array_equal(plain.parameters, looked.parameters)
    ours, theirs = saved(plain.checkpoint()), saved(looked.checkpoint())
    assert ours == theirs


@pytest.mark.parametrize("text", SPECS)
def test_the_gradient_is_that_of_the_loss_alone(text: str) -> None:
    trainer = Trainer(parse_spec(text))
    found = views.gradient(trainer)
    start = trainer.checkpoint()
    for i in (0, 3, len(found) - 1):
        ends = []
        for h in (1e-6, -1e-6):
            moved = start.parameters.copy()
            moved[i] += h
            ends.append(Trainer(trainer.spec, type(start)(0, moved)).loss())
        assert found[i] == pytest.approx((ends[0] - ends[1]) / 2e-6, rel=1e-5, abs=1e-8)


@pytest.mark.parametrize("text", SPECS)
def test_a_checkpoint_comes_back_whole(text: str) -> None:
    trainer = Trainer(parse_spec(text))
    trainer.step()
    there = trainer.checkpoint()
    back = restored(saved(there), trainer.spec)
    assert back.step == 1
    assert np.array_equal(back.parameters, there.parameters)
    assert back.memory.keys() == there.memory.keys()
    for name, kept in there.memory.items():
        assert np.array_equal(back.memory[name], kept)


def test_a_map_is_what_the_network_gives_there() -> None:
    trainer = Trainer(parse_spec(SPECS[0]))
    found = views.around(trainer)
    assert found is not None
    (left, right), (bottom, _) = found.ranges
    corners = trainer.outputs(np.array([[left, bottom], [right, bottom]]))
    np.testing.assert_allclose(found.outputs[0, [0, -1]], corners, rtol=1e-12)
    assert left < trainer.points.inputs[:, 0].min() < right


def test_a_vanishing_gradient_is_told_beyond_what_its_square_can_hold() -> None:
    spec = parse_spec("1 → 60x1 sigmoid → 1, sine 8, init constant 1e-4")
    found = views.health(Trainer(spec))
    assert 0 < found.gradient[0] < 1e-250
    assert all(a < b for a, b in zip(found.gradient, found.gradient[1:], strict=False))


def test_weights_of_nothing_have_no_ratio() -> None:
    found = views.health(Trainer(parse_spec("2 → 2 → 1, xor, init zeros")))
    assert np.isnan(found.update[0])
    assert not np.isfinite(found.update[1])


@pytest.mark.parametrize("text", SPECS)
def test_parameters_are_counted_without_drawing_them(text: str) -> None:
    spec = parse_spec(text)
    assert parameter_count(spec) == len(first_parameters(spec))


def test_a_deep_network_may_be_trained_and_a_huge_one_not() -> None:
    limits = Limits.service()
    deep = parse_spec("2 → 99x64 relu residual → 1, moons".replace("2 → 99x", "2 → 64 relu → 98x"))
    check_training([deep], 1000, limits)
    with pytest.raises(ExpressionError) as caught:
        check_training([deep, deep], 1000, limits)
    assert caught.value.code == "limit_parameters"
