"""Places for trainings: so many workers with so many places each."""

from __future__ import annotations

import asyncio
import itertools

from ..errors import ServiceError
from ..processes.supervised import Supervised
from ..settings import Settings
from .stream import Stream

_GOODBYE = 0.5
"""Seconds that workers have to end their trainings; the server waits not much longer."""
_NICE = 10
"""Answers to requests come first."""
_WAIT = 2
"""Seconds after which someone who found no place may try again."""


class Pool:
    """All workers of one server process.

    Parameters
    ----------
    settings
        Of interest: those that begin with `train_`.
    """

    def __init__(self, settings: Settings) -> None:
        self.slots, self.seconds = settings.train_slots, settings.train_seconds
        self.per_tab = settings.train_per_tab
        self.workers: list[Supervised[Stream]] = [
            Supervised("app.training.worker", settings.train_memory, _NICE)
            for _ in range(settings.train_workers)
        ]
        self.stopping = False
        self._ids = itertools.count(1)

    def open(self, job: bytes, tab: str) -> Stream:
        """Begin a training; whoever opens it closes it.

        Parameters
        ----------
        job
            What `job_of` has made, as JSON.
        tab
            Who it is for.

        Raises
        ------
        ServiceError
            429 when all places are taken, or as many as one tab may have; 503 when the server
            stops.
        """
        if self.stopping:
            raise ServiceError(503, "stopping", {"Retry-After": str(_WAIT)})
        again = {"Retry-After": str(_WAIT)}
        if sum(stream.tab == tab for stream in self._streams()) >= self.per_tab:
            raise ServiceError(429, "training_tab", again, limit=self.per_tab, seconds=_WAIT)
        worker = min(self.workers, key=lambda each: len(each.streams))
        if len(worker.streams) >= self.slots:
            raise ServiceError(429, "training_full", again, seconds=_WAIT)
        stream = Stream(next(self._ids), tab, job, self.seconds, worker.tell)
        worker.take(stream)
        return stream

    def close(self, stream: Stream) -> None:
        """Free its place."""
        for worker in self.workers:
            worker.drop(stream)

    def finish(self) -> None:
        """Have all trainings end soon, each with a last checkpoint."""
        self.stopping = True
        for stream in self._streams():
            stream.finish("stopping")
        asyncio.get_running_loop().call_later(_GOODBYE, self._leave)

    async def stop(self) -> None:
        """End the workers."""
        self.stopping = True
        await asyncio.gather(*(worker.close() for worker in self.workers))

    @property
    def running(self) -> int:
        """Trainings under way."""
        return len(self._streams())

    @property
    def falls(self) -> int:
        """How often a worker ended that was still needed."""
        return sum(worker.falls for worker in self.workers)

    def _leave(self) -> None:
        for stream in self._streams():
            stream.leave()
            self.close(stream)

    def _streams(self) -> list[Stream]:
        return [stream for worker in self.workers for stream in worker.streams.values()]
