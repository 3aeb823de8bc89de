"""The step at which a unit died is that of a training looked at after each of its steps."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from engine import ExpressionError
from engine.analysis.axis import unit_axis
from engine.analysis.death import Death, death
from engine.limits import Limits
from engine.network import Checkpoint, Spec, Trainer, parse_spec
from engine.network.effort import check_retraced
from engine.network.survey import points_for
from engine.network.train import first_parameters

STEPS = 60
SPECS = [
    "1 → 6 relu → 1, sine 20, sgd 1",
    "2 → 6 relu → 6 relu → 1 sigmoid, bce, moons 40, sgd 3, batch 4",
    "2 → 6 relu → 6 relu → 1 sigmoid, bce, moons 40, adam 0.3, batch 4",
    "2 → 6 relu → 6 relu → 1 sigmoid, bce, moons 40, adam 0.3, batch 4, float32",
    "2 → 6 relu norm → 6 relu residual → 1 sigmoid, bce, moons 40, adam 0.3, batch 4",
    "2 → 6 relu dropout 0.5 → 6 sigmoid → 1, moons 40, sgd 30, validation 0.2",
]

Lives = dict[tuple[int, int], list[bool]]
"""Of each unit, by layer and place, whether it was awake at each step."""


@lru_cache
def watched(text: str) -> tuple[Spec, list[Checkpoint], Lives]:
    """A training, with a look at the axis of each unit after each step."""
    spec = parse_spec(text)
    trainer, points = Trainer(spec), points_for(spec)
    moments: list[Checkpoint] = []
    lives: Lives = {}
    for _ in range(STEPS + 1):
        moments.append(trainer.checkpoint())
        for layer, own in enumerate(spec.layers, 1):
            for unit in range(own.width):
                alive = unit_axis(spec, moments[-1], points, layer, unit).alive
                lives.setdefault((layer, unit), []).append(alive > 0)
        trainer.step()
    return spec, moments, lives


def expected(life: list[bool], start: int, until: int) -> Death:
    awake = max((step for step in range(start, until + 1) if life[step]), default=None)
    since = start if awake is None else awake + 1
    return Death(awake, since if since <= until else None)


@pytest.mark.parametrize("text", SPECS, ids=ascii)
def test_it_is_found_as_if_someone_had_looked_at_each_step(text: str) -> None:
    spec, moments, lives = watched(text)
    assert any(life[0] and not life[-1] for life in lives.values())
    for (layer, unit), life in lives.items():
        for start, until in ((0, STEPS), (0, 9), (3, 40), (17, 17)):
            found = death(spec, moments[start], points_for(spec), layer, unit, until)
            assert found == expected(life, start, until)


def test_a_unit_that_woke_again_has_died_the_last_time() -> None:
    spec, moments, lives = watched(SPECS[1])
    life = lives[2, 1]
    falls = [i for i in range(1, STEPS) if life[i - 1] and not life[i]]
    assert len(falls) > 1
    for start, until in ((0, falls[0]), (0, STEPS), (falls[0], STEPS)):
        found = death(spec, moments[start], points_for(spec), 2, 1, until)
        last = max(fall for fall in falls if fall <= until)
        assert found == Death(last - 1, last)


def test_of_a_unit_dead_at_the_start_nothing_is_known_before() -> None:
    spec, moments, lives = watched(SPECS[0])
    assert not any(lives[1, 3][1:])
    assert death(spec, moments[10], points_for(spec), 1, 3, 30) == Death(None, 10)


def test_a_step_before_the_start_is_refused() -> None:
    spec, moments, _ = watched(SPECS[0])
    with pytest.raises(ExpressionError) as caught:
        death(spec, moments[10], points_for(spec), 1, 0, 9)
    assert (caught.value.code, caught.value.params) == ("network_past", {"until": 9, "step": 10})


def test_a_step_beyond_a_lost_loss_is_refused() -> None:
    spec = parse_spec("1 → 6 → 1, sine 20, sgd 100")
    start = Checkpoint(0, first_parameters(spec))
    with pytest.raises(ExpressionError) as caught:
        death(spec, start, points_for(spec), 1, 0, 1_000)
    assert caught.value.code == "network_unreached"
    step = caught.value.params["step"]
    assert death(spec, start, points_for(spec), 1, 0, step) == Death(step, None)
    for language in ("en", "ru"):
        assert "{" not in caught.value.message(language)


def test_what_would_take_too_long_is_refused_before_it_begins() -> None:
    spec, limits = parse_spec(SPECS[0]), Limits.service()
    check_retraced(spec, 10_000, 20, limits)
    for much, points in ((90_000, 20), (10_000, 100_000)):
        with pytest.raises(ExpressionError) as caught:
            check_retraced(spec, much, points, limits)
        assert caught.value.code == "limit_retraced"
        assert caught.value.params["actual"] > limits.retraced
        for language in ("en", "ru"):
            assert "{" not in caught.value.message(language)


def test_looks_leave_a_training_as_it_is() -> None:
    spec, moments, _ = watched(SPECS[2])
    before = [np.copy(moments[5].parameters), *map(np.copy, moments[5].memory.values())]
    death(spec, moments[5], points_for(spec), 1, 0, STEPS)
    for kept, now in zip(before, [moments[5].parameters, *moments[5].memory.values()], strict=True):
        np.testing.assert_array_equal(kept, now)
