"""The figures that the engine must reach, and the races they are read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from . import ours, peers
from .race import Race
from .racer import Build
from .workloads import Dag, chain, random_dag

REPLAY, COLUMNS, UNSEEN = "replay", "columns as JSON", "unseen text, first run"
SWEEP = f"sweep of {ours.SIDE} × {ours.SIDE}"
BUILT, TYPED, READING = "first run, built", "first run, from text", "reading the text"
TORCH, MICROGRAD, JAX = "torch eager", "micrograd", "jax.jit"


@dataclass(frozen=True)
class Figure:
    """One goal and what was measured.

    Attributes
    ----------
    what, goal
        In words.
    measured
        The number to compare; None where a racer did not finish.
    met
        Whether it is good enough.
    unit
        `×` for ratios, `ms` for the one goal in absolute time.
    """

    what: str
    goal: str
    measured: float | None
    met: bool
    unit: str = "×"


RACES: tuple[tuple[Callable[[], Dag], Mapping[str, Build]], ...] = (
    (
        lambda: random_dag("60 ops", 60, 6, seed=3),
        {
            TORCH: peers.torch_eager,
            JAX: peers.jax_jit,
            MICROGRAD: peers.micrograd,
            REPLAY: ours.replay,
            COLUMNS: ours.columns,
            SWEEP: ours.sweep,
            UNSEEN: ours.unseen_text,
        },
    ),
    (
        lambda: random_dag("1,000 ops", 1_000, 20, seed=5),
        {
            TORCH: peers.torch_eager,
            JAX: peers.jax_jit,
            MICROGRAD: peers.micrograd,
            REPLAY: ours.replay,
            COLUMNS: ours.columns,
        },
    ),
    (
        lambda: random_dag("10,000 ops", 10_000, 50, seed=7),
        {REPLAY: ours.replay, COLUMNS: ours.columns},
    ),
    (
        lambda: chain(25_000),
        {BUILT: ours.first_run, TYPED: ours.first_run_of_text, READING: ours.reading},
    ),
)

FASTER = {
    "60 ops": {TORCH: 100, MICROGRAD: 20, JAX: 4},
    "1,000 ops": {TORCH: 65, MICROGRAD: 15, JAX: 4},
}
"""How many times faster than each peer a compiled replay has to be."""
UNSEEN_SHARE = 0.6
"""Most that reading and running an unseen text may take of one torch eager replay."""
SWEEP_GAIN = 35
"""How many times less a point of a sweep has to take than a replay."""
DEEP_SECONDS = 0.25
"""Most that the first run of the long chain may take."""


def figures(race: Race) -> Iterator[Figure]:
    """Read a race's figures."""
    name = race.dag.name
    for peer, goal in FASTER.get(name, {}).items():
        measured = race.ratio(REPLAY, peer)
        met = measured is not None and measured >= goal
        yield Figure(f"{name}: replay, faster than {peer}", f"≥ {goal}×", measured, met)
    if UNSEEN in race.seconds:
        yield _share(race, UNSEEN, TORCH, UNSEEN_SHARE)
    if COLUMNS in race.seconds:
        yield _share(race, COLUMNS, REPLAY, 1.0)
    if SWEEP in race.seconds:
        whole = race.ratio(SWEEP, REPLAY)
        gain = None if whole is None else whole * ours.SIDE**2
        met = gain is not None and gain >= SWEEP_GAIN
        what = f"{name}: {SWEEP}, all gradients, a point faster than {REPLAY}"
        yield Figure(what, f"≥ {SWEEP_GAIN}×", gain, met)
    for racer in (BUILT, TYPED):
        seconds = race.median(racer)
        if seconds is not None:
            most = f"≤ {DEEP_SECONDS * 1e3:.0f} ms"
            met = seconds <= DEEP_SECONDS
            yield Figure(f"{name}: {racer}", most, seconds * 1e3, met, "ms")


def _share(race: Race, racer: str, theirs: str, goal: float) -> Figure:
    measured = race.ratio(theirs, racer)
    met = measured is not None and measured <= goal
    return Figure(f"{race.dag.name}: {racer}, share of {theirs}", f"≤ {goal:g}×", measured, met)
