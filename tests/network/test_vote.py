"""What the lecture's bets say of five races is so."""

from __future__ import annotations

import pytest

from engine.network import Trainer, parse_spec

STEPS = 400


def losses(depth: int, seed: int) -> dict[str, float]:
    """The loss over all points at the end, by activation."""
    found = {}
    for activation in ("sigmoid", "tanh", "relu"):
        spec = (
            f"2 → {depth}x8 {activation} → 1 sigmoid, bce, moons 120 0.11, adam 0.02, seed {seed}"
        )
        trainer = Trainer(parse_spec(spec))
        for _ in range(STEPS):
            trainer.step()
        found[activation] = float(trainer.loss())
    return found


@pytest.mark.parametrize("seed", range(1, 6))
def test_who_wins_the_races_of_the_lecture(seed: int) -> None:
    shallow = losses(2, seed)
    assert shallow["relu"] < shallow["tanh"] < shallow["sigmoid"]
    deep = losses(8, seed)
    assert min(deep, key=lambda name: deep[name]) == ("tanh" if seed == 4 else "relu")
