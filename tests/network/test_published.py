"""Networks whose numbers are known: one step by hand, and the death of a unit."""

from __future__ import annotations

import numpy as np
import pytest

from engine.network import Spec, parse_spec
from engine.network.parts import BY_WORDS, Use
from engine.network.spec import Layer
from engine.network.survey import Survey, survey

SETTINGS = parse_spec("1 → 1, sine, mse").settings


def test_the_two_layers_of_mazur() -> None:
    """His step of 0.5, first with his biases left as they are, as in the text, then with them."""
    sigmoid = Layer(2, Use.of(BY_WORDS["sigmoid",]))
    spec = Spec(2, (sigmoid, sigmoid), SETTINGS)
    w1, w2 = np.array([[0.15, 0.25], [0.2, 0.3]]), np.array([[0.4, 0.5], [0.45, 0.55]])
    start = np.concatenate([w1.ravel(), [0.35, 0.35], w2.ravel(), [0.6, 0.6]])
    x, y = np.array([[0.05, 0.1]]), np.array([[0.01, 0.99]])
    seen = survey(spec, start, x, y)
    assert seen.loss == pytest.approx(0.2983711087600027, rel=1e-14)
    np.testing.assert_allclose(
        seen.layers[1].weight_gradient[:, 0], [0.082167, 0.082668], atol=5e-7
    )
    first, second = seen.layers
    for biases, loss in ((0.0, 0.29102777369359933), (1.0, 0.28047144679143016)):
        moved = np.concatenate(
            [
                (w1 - 0.5 * first.weight_gradient).ravel(),
                0.35 - 0.5 * biases * first.bias_gradient,
                (w2 - 0.5 * second.weight_gradient).ravel(),
                0.6 - 0.5 * biases * second.bias_gradient,
            ]
        )
        assert survey(spec, moved, x, y).loss == pytest.approx(loss, rel=1e-14)


X, WANTED = np.array([[0.5], [1.0], [1.5], [2.0]]), np.ones((4, 1))


class Unit:
    """One unit, w = 1 and b = 0, that is to answer 1 at four points."""

    def __init__(self, *activation: float, name: str = "relu") -> None:
        layer = Layer(1, Use.of(BY_WORDS[name,], *activation))
        self.spec = Spec(1, (layer,), SETTINGS)
        self.parameters = np.array([1.0, 0.0])

    def survey(self) -> Survey:
        return survey(self.spec, self.parameters, X, WANTED)

    def step(self, rate: float) -> Survey:
        """One step of plain descent; what it found before."""
        seen = self.survey()
        own = seen.layers[0]
        self.parameters = self.parameters - rate * np.concatenate(
            [own.weight_gradient.ravel(), own.bias_gradient]
        )
        return seen

    @property
    def alive(self) -> int:
        """At how many points it is."""
        return int((self.survey().layers[0].sums > 0).sum())


def test_one_step_too_far_kills_a_unit_for_good() -> None:
    unit = Unit()
    seen = unit.step(1.0)
    assert seen.loss == 0.375
    assert (seen.layers[0].weight_gradient[0, 0], seen.layers[0].bias_gradient[0]) == (1.25, 0.5)
    assert unit.parameters.tolist() == [-0.25, -0.5]
    for _ in range(5):
        seen = unit.step(1.0)
        assert (unit.alive, seen.loss) == (0, 1.0)
        assert not seen.layers[0].weight_gradient.any()
        assert not seen.layers[0].bias_gradient.any()


def test_with_smaller_steps_it_lives() -> None:
    unit = Unit()
    losses = [unit.step(0.1).loss for _ in range(4)]
    np.testing.assert_allclose(losses, [0.375, 0.241, 0.207, 0.193], atol=5e-4)


@pytest.mark.parametrize(("leak", "alive", "off"), [(0.01, 8, 0), (0.1, 158, 8)])
def test_a_leak_keeps_it_moving_but_does_not_settle(leak: float, alive: int, off: int) -> None:
    """With the larger leak its path is chaotic: the last digit of a sum decides where it goes."""
    unit, count = Unit(leak, name="leaky_relu"), 0
    for _ in range(400):
        count += unit.alive > 0
        unit.step(1.0)
    assert abs(count - alive) <= off


@pytest.mark.parametrize(("leak", "steps"), [(0.01, 143), (0.1, 14)])
def test_a_leak_brings_it_back(leak: float, steps: int) -> None:
    unit = Unit(leak, name="leaky_relu")
    unit.step(1.0)
    lives: list[bool] = []
    for _ in range(steps + 50):
        assert unit.alive or not any(lives)
        unit.step(0.1)
        lives.append(unit.alive > 0)
    assert lives.index(True) + 1 == steps
