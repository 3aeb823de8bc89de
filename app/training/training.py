"""One stream's work: one network or several in step, done in slices, told in frames."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import orjson

from engine.network import Checkpoint, DivergedError, Trainer, parse_spec, restored, saved

from ..given import with_given
from ..processes.link import Kind
from . import frames

Event = tuple[Kind, int, bytes]
"""A kind, the step, and the data as JSON."""

PACE = 1 / 30
"""Seconds from frame to frame, at least."""
AHEAD = 4
"""Frames that may wait for a slow reader."""
_SAVING, _SAVING_FIRST = 1.0, 0.125
_PER_BYTE = 5e-7
"""Seconds from checkpoint to checkpoint, at least, and more for large ones: to pause is to walk to
where one was from the last. The first come sooner, so that a short training has a way back, too."""
_LOOKING = 4.0
"""Of all time, a fifth at most goes into what is only looked at."""
_MAPS = 0.2
"""Seconds from map to map, at least."""


class Training:
    """Trains until its last step, and says so in events.

    Parameters
    ----------
    job
        `specs`, `checkpoint` or None, `until` (a step), `every` or None, `views`, `seconds` that
        it may take, and `after`: the step up to which all frames were told before.
    clock
        Seconds; another one in tests.
    """

    def __init__(self, job: dict[str, Any], clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.until: int = job["until"]
        self.every: int | None = job["every"]
        self.views = set(job["views"])
        self.example: int | None = job["example"]
        self.trainers = _trainers(job)
        self.step = max(trainer.steps_taken for trainer in self.trainers)
        self.diverged: list[int | None] = [
            None if trainer.steps_taken == self.step else trainer.steps_taken
            for trainer in self.trainers
        ]
        self.why: str | None = None
        self.waiting = 0
        self.told: int = job["after"]
        self.trail: list[tuple[int, list[dict[str, Any]], list[Checkpoint]]] = []
        self._light = sum(trainer.parameters.size for trainer in self.trainers) <= frames.LARGEST
        self._next_frame = self._next_look = self._next_map = 0.0
        self._saving = _SAVING_FIRST
        self._next_save = clock() + self._saving
        self._first = self.step
        self._over: float = clock() + job["seconds"]

    def rest(self) -> float:
        """Seconds until there is something to do."""
        if self.why or not self._due():
            return 0.0
        until = self._over if self.waiting >= AHEAD else min(self._next_frame, self._over)
        return until - self.clock()

    def advance(self, seconds: float) -> Iterator[Event]:
        """Work for so long, or until there is a frame to wait for."""
        until = self.clock() + seconds
        while not self.why and self.clock() < until:
            if self._due():
                if self.rest() > 0:
                    break
                yield self._frame()
            if self.step >= self.until:
                self.why = "steps"
            elif self.step > self._first and self.clock() >= self._over:
                self.why = "time"  # but never without a step
            else:
                self._take()
        if self.why == "diverged":
            yield from self._trailed()
        if self.why and self.step > self.told:
            yield self._frame()
        now = self.clock()
        if self.why or (now >= self._next_save and self.waiting < AHEAD):
            yield self._checkpoint(now)
        if self.why:
            yield self._end()

    def _due(self) -> bool:
        """Whether the frame of this step comes before the next step."""
        if self.told < 0:
            return True
        if self.step <= self.told:
            return False
        if self.every:
            return self.step % self.every == 0
        return self.waiting < AHEAD and self.clock() >= self._next_frame

    def _take(self) -> None:
        """A step of every network that still has a finite loss."""
        for i, trainer in enumerate(self.trainers):
            if self.diverged[i] is None:
                try:
                    trainer.step()
                except DivergedError as error:
                    self.diverged[i] = error.step
        if any(at is None for at in self.diverged):
            self.step += 1
            self._mark()
        else:
            self.why = "diverged"
            self.told = min(self.told, self.step - 1)  # its frame once more, with the news

    def _frame(self) -> Event:
        began = self.clock()
        self._next_frame = began + PACE
        ends = self.why is not None or self.told < 0 or self.step >= self.until
        look, map_ = ends or began >= self._next_look, ends or began >= self._next_map
        names = self.views if look and map_ else self.views - {"decision"}
        runs = [
            {
                **run,
                "accuracy": frames.accuracy(trainer) if look else None,
                "validation": frames.validation(trainer) if look else None,
                "views": frames.shown(trainer, names, self.example),
            }
            for run, trainer in zip(self._moments(), self.trainers, strict=True)
        ]
        self.trail = []
        now = self.clock()
        if look:
            self._next_look = now + _LOOKING * (now - began)
        if map_:
            self._next_map = began + _MAPS
        self.waiting += 1
        self.told = self.step
        return Kind.FRAME, self.step, orjson.dumps({"step": self.step, "runs": runs})

    def _moments(self) -> list[dict[str, Any]]:
        """What a frame tells of every network when nothing is looked at."""
        unseen: dict[str, Any] = {"accuracy": None, "validation": None, "views": {}}
        return [
            {**frames.moment(trainer), **unseen, "diverged": at}
            for trainer, at in zip(self.trainers, self.diverged, strict=True)
        ]

    def _mark(self) -> None:
        """Keep what is told only if the loss is lost before the next frame: its way there.

        That is 1, 2, 4, … steps after the last frame, as a loss that grows doubles again and again.
        """
        after = self.step - self.told
        if self._light and self.every != 1 and self.told >= 0 and not after & (after - 1):
            self.trail.append((self.step, self._moments(), [t.checkpoint() for t in self.trainers]))

    def _trailed(self) -> Iterator[Event]:
        """The way to where the loss was lost, and back."""
        for step, moments, checkpoints in self.trail:
            data = {"step": step, "runs": moments}
            yield Kind.FRAME, step, orjson.dumps(data)
            yield Kind.CHECKPOINT, step, orjson.dumps({**data, "runs": [*map(saved, checkpoints)]})
        self.waiting += 2 * len(self.trail)
        self.trail = []

    def _checkpoint(self, now: float) -> Event:
        runs = [saved(trainer.checkpoint()) for trainer in self.trainers]
        data = orjson.dumps({"step": self.step, "runs": runs})
        self._saving = min(_SAVING, 2 * self._saving)
        self._next_save = now + max(self._saving, _PER_BYTE * len(data))
        self.waiting += 1
        return Kind.CHECKPOINT, self.step, data

    def _end(self) -> Event:
        step = self.step
        if self.why == "diverged":
            step = max(at for at in self.diverged if at is not None)
        return Kind.END, step, orjson.dumps({"why": self.why, "step": step})


def _trainers(job: dict[str, Any]) -> list[Trainer]:
    specs = [with_given(parse_spec(text), job["points"]) for text in job["specs"]]
    starts: list[Checkpoint | None] = [None] * len(specs)
    if job["checkpoint"]:
        runs = zip(job["checkpoint"]["runs"], specs, strict=True)
        starts = [restored(run, spec) for run, spec in runs]
    return [Trainer(spec, start) for spec, start in zip(specs, starts, strict=True)]
