"""What a training step must reach against other libraries, and the races it is read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..figures import Figure
from ..race import Race
from ..racer import Build
from . import racers
from .workloads import DEEP, SMALL, WIDE, Mlp

OURS, TORCH, JAX = "ours", "torch eager", "jax.jit"
ALL: Mapping[str, Build] = {OURS: racers.ours, TORCH: racers.torch_eager, JAX: racers.jax_jit}
RACES: tuple[tuple[Mlp, Mapping[str, Build]], ...] = ((SMALL, ALL), (WIDE, ALL), (DEEP, ALL))

FASTER = {SMALL.name: {TORCH: 8.0, JAX: 5.0}, DEEP.name: {TORCH: 2.0, JAX: 2.0}}
"""How many times faster than each peer our step has to be."""
MOST = {WIDE.name: {TORCH: 1.05}}
"""Most that our step may take of a peer's time, where nearly all of it is products of matrices."""


def figures(race: Race) -> Iterator[Figure]:
    """Read a race's figures."""
    name = race.dag.name
    for peer, goal in FASTER.get(name, {}).items():
        measured = race.ratio(OURS, peer)
        met = measured is not None and measured >= goal
        yield Figure(f"{name}: a step, faster than {peer}", f"≥ {goal:g}×", measured, met)
    for peer, goal in MOST.get(name, {}).items():
        measured = race.ratio(peer, OURS)
        met = measured is not None and measured <= goal
        yield Figure(f"{name}: a step, share of {peer}", f"≤ {goal:g}×", measured, met)
