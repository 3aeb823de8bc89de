"""Races: each racer in a process of its own, one working at a time, in shuffled rounds.

Several thread pools in one process fight, so racers share none; what disturbs the machine for a
round disturbs all racers, so only ratios within a round are used.
"""

from __future__ import annotations

import gc
import math
import multiprocessing
import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from .racer import Build, Columns, Work

SLICE = 0.02
"""Seconds that one racer works in one round, at least."""


@dataclass(frozen=True)
class Race:
    """What came out: for each racer, the seconds per step in each round.

    Attributes
    ----------
    dag
        What was computed.
    seconds
        By racer; all lists have one number a round.
    failed
        Why a racer did not start, or how it was wrong.
    """

    dag: Work
    seconds: Mapping[str, Sequence[float]]
    failed: Mapping[str, str]

    def ratio(self, ours: str, theirs: str) -> float | None:
        """How many times longer `theirs` takes: the median over the rounds."""
        if ours not in self.seconds or theirs not in self.seconds:
            return None
        pairs = zip(self.seconds[ours], self.seconds[theirs], strict=True)
        return statistics.median(b / a for a, b in pairs)

    def median(self, name: str) -> float | None:
        """Seconds per step."""
        return statistics.median(self.seconds[name]) if name in self.seconds else None


def race(dag: Work, racers: Mapping[str, Build], rounds: int) -> Race:
    """Check that all racers compute the same numbers, then time them."""
    failed: dict[str, str] = {}
    reference: Columns | None = None
    with ExitStack() as stack:
        lanes = {name: stack.enter_context(_Lane(dag, build)) for name, build in racers.items()}
        for name, lane in lanes.items():
            seen = lane.look()
            if isinstance(seen, str):
                failed[name] = seen
            elif seen is not None:
                reference = reference or seen
                if not agree(seen, reference):
                    failed[name] = "computes other numbers"
        seconds: dict[str, list[float]] = {name: [] for name in lanes if name not in failed}
        order = list(seconds)
        for _ in range(rounds):
            random.shuffle(order)
            for name in order:
                seconds[name].append(lanes[name].time())
    return Race(dag, seconds, failed)


def agree(found: Columns, expected: Columns, tolerance: float = 1e-6) -> bool:
    """Whether two racers tell the same numbers wherever both tell one."""
    return all(
        len(ours) == len(theirs)
        and all(
            a is None or b is None or math.isclose(a, b, rel_tol=tolerance, abs_tol=1e-9)
            for a, b in zip(ours, theirs, strict=True)
        )
        for ours, theirs in zip(found, expected, strict=True)
    )


class _Lane:
    """A process with one racer, and the wire to it."""

    def __init__(self, dag: Work, build: Build) -> None:
        context = multiprocessing.get_context("spawn")
        self._wire, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(far, dag, build), daemon=True)
        self._process.start()
        far.close()

    def __enter__(self) -> _Lane:
        return self

    def __exit__(self, *_: object) -> None:
        self._wire.close()
        self._process.join(10)

    def look(self) -> Columns | str | None:
        """Start the racer; the numbers it computes, or what went wrong."""
        self._wire.send("look")
        seen: Columns | str | None = self._wire.recv()
        return seen

    def time(self) -> float:
        """Seconds per step, over a slice of time."""
        self._wire.send("time")
        seconds: float = self._wire.recv()
        return seconds


def _serve(wire: Connection, dag: Work, build: Build) -> None:
    """Answer until the other end closes."""
    with suppress(EOFError):
        wire.recv()
        try:
            racer = build(dag)
            seen = racer.look() if racer.look else None
            steps = _steps(racer.step)
        except Exception as error:  # a racer that breaks is a finding, not the end of the run
            wire.send(f"{type(error).__name__}: {error}")
            return
        gc.collect()
        gc.freeze()
        wire.send(seen)
        while wire.recv():
            wire.send(_timed(racer.step, steps))


def _timed(step: Callable[[], object], steps: int) -> float:
    start = time.perf_counter()
    for _ in range(steps):
        step()
    return (time.perf_counter() - start) / steps


def _steps(step: Callable[[], object]) -> int:
    """How many steps fill a slice of time, once all is warm."""
    rough = max(1, int(SLICE / 4 / _timed(step, 3)))
    return max(1, int(SLICE / _timed(step, rough)))
