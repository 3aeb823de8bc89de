"""The work of one stream, by a clock of the test's own."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from app.processes.link import Kind
from app.training.job import job_of
from app.training.training import AHEAD, PACE, Training
from engine.limits import Limits

from .streams import SPEC

TICK = 0.001


class Clock:
    """Time passes a little whenever someone looks."""

    def __init__(self, tick: float = TICK) -> None:
        self.now, self.tick = 100.0, tick

    def __call__(self) -> float:
        self.now += self.tick
        return self.now


def training(clock: Clock, steps: int = 100_000, seconds: float = 60, **more: Any) -> Training:
    job = {"after": -1, "seconds": seconds} | job_of([SPEC], steps, Limits.service())
    return Training(job | more, clock)


def worked(job: Training, clock: Clock, seconds: float, *, read: bool = True) -> list[Any]:
    """What a training says when it is given all the time there is."""
    until, found = clock.now + seconds, list[Any]()
    while clock() < until and not (found and found[-1][1] is Kind.END):
        if job.rest() > 0:
            continue
        for kind, step, data in job.advance(0.004):
            found.append((clock.now, kind, step, json.loads(data)))
            job.waiting -= read
    return found


@pytest.mark.parametrize("every", [None, 1, 7])
def test_frames_and_checkpoints_keep_their_pace(every: int | None) -> None:
    clock = Clock()
    found = worked(training(clock, every=every, views=["decision"]), clock, 4)
    frames = [(now, data) for now, kind, _, data in found if kind is Kind.FRAME]
    assert 4 / PACE * 0.6 < len(frames) <= 4 / PACE + 1
    if every:
        assert [data["step"] for _, data in frames] == [every * i for i in range(len(frames))]
    checkpoints = [now for now, kind, *_ in found if kind is Kind.CHECKPOINT]
    assert len(checkpoints) == 6
    # the first ones soon, then one a second
    assert (np.diff([0.0, *checkpoints]) >= [0.125, 0.25, 0.5, 1, 1, 1]).all()
    maps = [now for now, data in frames if "decision" in data["runs"][0]["views"]]
    assert 4 / 0.2 * 0.6 < len(maps) <= 4 / 0.2 + 1


def test_a_reader_who_is_slow_holds_up_what_counts_its_frames() -> None:
    clock = Clock()
    job = training(clock, every=1)
    worked(job, clock, 1, read=False)
    assert job.step == AHEAD
    assert 50 < job.rest() < 60
    job.waiting = 0
    worked(job, clock, 0.2)
    assert job.step > AHEAD


def test_a_reader_who_is_slow_misses_frames_of_what_goes_as_fast_as_it_can() -> None:
    clock = Clock()
    job = training(clock, 1_500)
    found = worked(job, clock, 10, read=False)
    kinds = [kind for _, kind, *_ in found]
    assert len(kinds) == AHEAD + 3
    assert kinds[-3:] == [Kind.FRAME, Kind.CHECKPOINT, Kind.END]  # they come in any case
    assert found[-1][2] == 1_500


def test_what_is_told_to_end_ends_with_a_frame_and_a_checkpoint() -> None:
    clock = Clock()
    job = training(clock, every=50)
    worked(job, clock, 0.1)
    job.why = "time"
    assert job.rest() == 0
    found = list(job.advance(0.004))
    assert [kind for kind, *_ in found] == [Kind.FRAME, Kind.CHECKPOINT, Kind.END]
    assert len({step for _, step, _ in found}) == 1
    assert json.loads(found[-1][2])["why"] == "time"


@pytest.mark.parametrize("read", [True, False])
def test_a_request_has_its_time_but_never_without_a_step(*, read: bool) -> None:
    clock = Clock()
    found = worked(training(clock, seconds=2, every=1), clock, 3, read=read)
    assert found[-1][3]["why"] == "time"
    assert found[-1][0] == pytest.approx(102, abs=0.1)
    found = worked(training(clock, seconds=0, every=5), clock, 3, read=read)
    assert [data.get("why") for *_, data in found][-1] == "time"
    assert found[-1][2] > 0


def test_what_was_told_before_is_not_told_again() -> None:
    clock = Clock()
    job = training(clock, 30, every=10, after=10)
    frames = [data for _, kind, _, data in worked(job, clock, 1) if kind is Kind.FRAME]
    assert [frame["step"] for frame in frames] == [20, 30]


@pytest.mark.parametrize(
    ("every", "frames", "way"),
    [(None, [0], [1, 2, 4, 8, 16, 32, 64, 77]), (25, [0, 25, 50, 75], [76, 77, 77])],
)
def test_the_way_to_where_the_loss_is_lost_is_told_and_kept(
    every: int | None, frames: list[int], way: list[int]
) -> None:
    clock = Clock(TICK / 1000)
    lost = job_of(["1 → 8 relu → 1, mse, sine, sgd 50"], 1_000, Limits.service())
    with np.errstate(all="ignore"):
        job = {"after": -1, "seconds": 60} | lost | {"every": every}
        found = worked(Training(job, clock), clock, 10)
    told = [data for _, kind, _, data in found if kind is Kind.FRAME]
    assert [data["step"] for data in told] == [*frames, *way]
    losses = [float(data["runs"][0]["loss"]) for data in told]
    assert losses == sorted(losses)
    kept = [step for _, kind, step, _ in found if kind is Kind.CHECKPOINT]
    assert kept == way
    assert found[-1][3]["why"] == "diverged"
