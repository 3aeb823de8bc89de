"""Training against PyTorch's (tests/golden/networks.py wrote it down), and against itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.network import parse_spec
from engine.network.data import batch_at, points_of
from engine.network.parts import PARTS
from engine.network.train import DivergedError, Trainer

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "networks.json").read_text("utf-8"))


@pytest.mark.parametrize("entry", GOLDEN, ids=lambda entry: ascii(entry["name"]))
def test_a_hundred_steps_end_where_pytorch_ends(entry: dict[str, Any]) -> None:
    trainer = Trainer(parse_spec(entry["name"]))
    losses = [trainer.step() for _ in range(100)]
    np.testing.assert_allclose([losses[0], losses[-1]], entry["losses"], rtol=1e-8)
    np.testing.assert_allclose(trainer.parameters, entry["parameters"], rtol=1e-8, atol=1e-8)


def test_every_part_of_training_is_held_against_pytorch() -> None:
    seen = {
        str(use.part.name)
        for entry in GOLDEN
        for spec in [parse_spec(entry["name"])]
        for use in [
            *spec.settings.values(),
            *(layer.activation for layer in spec.layers if layer.activation),
            *(use for layer in spec.layers for use in layer.traits.values()),
        ]
    }
    kinds = ("activation", "trait", "loss", "optimizer", "decay", "clip", "penalty")
    known = {part.name for part in PARTS if part.kind in kinds}
    assert known - seen == {"dropout", "swish"}  # random; another name of silu


@pytest.mark.parametrize("optimizer", [p.name for p in PARTS if p.kind == "optimizer"])
def test_going_on_is_the_same_as_never_having_stopped(optimizer: str) -> None:
    spec = parse_spec(f"2 → 4 tanh dropout 0.2 → 1, moons, {optimizer}, batch 16, decay cosine 30")
    through, stopped = Trainer(spec), Trainer(spec)
    for _ in range(20):
        through.step()
        stopped = Trainer(spec, stopped.checkpoint())
        stopped.step()
    assert np.array_equal(through.parameters, stopped.parameters)
    assert stopped.checkpoint().step == 20


def test_a_loss_that_is_no_number_stops_and_changes_nothing() -> None:
    trainer = Trainer(parse_spec("1 → 8 relu → 8 relu → 1, sine, sgd 100"))
    before = trainer.checkpoint()

    def go_on() -> None:
        nonlocal before
        for _ in range(100):
            before = trainer.checkpoint()
            trainer.step()

    with np.errstate(all="ignore"), pytest.raises(DivergedError) as caught:
        go_on()
    assert caught.value.step == before.step == trainer.steps_taken
    assert np.array_equal(before.parameters, trainer.parameters)
    assert np.isfinite(trainer.parameters).all()


def test_an_epoch_shows_every_point_once() -> None:
    points = points_of(parse_spec("2 → 1, moons 60").settings["data"], 2)
    first, second = (
        np.concatenate([batch_at(points, 20, 2, step).inputs for step in steps])
        for steps in ((0, 1, 2), (3, 4, 5))
    )
    for epoch in (first, second):
        assert {tuple(p) for p in epoch} == {tuple(p) for p in points.inputs}
    assert not np.array_equal(first, second)


@pytest.mark.parametrize(
    "text",
    [
        "2 → 8 tanh → 1, xor, adam 0.05",
        "2 → 8 tanh → 1, circles 200 0.05, adam 0.03",
        "2 → 2x16 relu → 1, spirals 200 0.05, adam 0.02, init he",
    ],
)
def test_it_learns(text: str) -> None:
    trainer = Trainer(parse_spec(text))
    for _ in range(1_500):
        trainer.step()
    assert trainer.accuracy() >= 0.98
