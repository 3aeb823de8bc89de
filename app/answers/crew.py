"""Workers that answer large questions, and who waits for them."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from contextlib import suppress
from typing import Any
from zlib import crc32

from ..errors import ServiceError
from ..processes.supervised import Supervised
from ..settings import Settings
from .call import Call
from .turns import Turns

_WAIT = 1
"""Seconds after which someone who found no place may try again."""
PLACES = 4
"""Questions that a worker has, so that it finds the next one when the event loop is busy."""
_GRACE = 1.0
"""Seconds that a worker has to put a question down before it is ended."""
_NICE = 0
"""Someone waits for an answer, as for a short one; trainings come after both."""


class Lane:
    """A worker and who waits for it."""

    def __init__(self, settings: Settings) -> None:
        self.worker: Supervised[Call] = Supervised(
            "app.answers.worker", settings.answer_memory, _NICE, settings.written(), in_turn=True
        )
        self.turns = Turns(PLACES)

    async def begin(self, call: Call) -> None:
        """Have the worker begin; the time that it needs to come is not the question's."""
        self.worker.take(call)
        if self.worker.ready.is_set():
            return
        ready = asyncio.create_task(self.worker.ready.wait())
        either: set[asyncio.Future[Any]] = {ready, call.answer}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()

    async def put_down(self, call: Call) -> None:
        """Have the worker leave a question that nobody waits for, and let the next one come."""
        if not self.worker.ready.is_set() or not self.worker.is_first(call):
            self.worker.drop(call)
        elif not call.answer.done():
            call.tell(call.dropped())
            await asyncio.wait([call.answer], timeout=_GRACE)
            if not call.answer.done():
                self.worker.end(call)
        with suppress(Exception):
            call.answer.exception()  # nobody will ask for it
        self.turns.leave()


class Crew:
    """All such workers of one server process.

    Parameters
    ----------
    settings
        Of interest: those that begin with `answer_`.

    Notes
    -----
    All questions of a tab go to the same worker: its programs are known there.
    """

    def __init__(self, settings: Settings) -> None:
        self.queue, self.per_tab = settings.answer_queue, settings.answer_per_tab
        self.seconds = settings.answer_seconds
        self.lanes = [Lane(settings) for _ in range(settings.answer_workers)]
        self.stopping = asyncio.Event()
        self._tabs: Counter[str] = Counter()
        self._ids = itertools.count(1)
        self._tidying: set[asyncio.Task[None]] = set()

    @property
    def waiting(self) -> int:
        """Questions without a worker yet."""
        return sum(len(lane.turns) for lane in self.lanes)

    @property
    def running(self) -> int:
        """Questions that workers have."""
        return sum(lane.turns.places - lane.turns.free for lane in self.lanes)

    @property
    def falls(self) -> int:
        """How often a worker ended that was still needed."""
        return sum(lane.worker.falls for lane in self.lanes)

    def wake(self) -> None:
        """Start the workers: someone has come who will ask."""
        for lane in self.lanes:
            lane.worker.wake()

    async def answer(self, request: bytes, tab: str) -> bytes:
        """Have a request answered; whoever no longer waits cancels.

        Raises
        ------
        ServiceError
            429 when too many wait, or too many of one tab; 503 when the server stops, or when the
            answer takes longer than it may.
        """
        if self.stopping.is_set():
            raise ServiceError(503, "stopping", {"Retry-After": str(_WAIT)})
        if self.waiting >= self.queue or self._tabs[tab] >= self.per_tab:
            raise ServiceError(429, "rate", {"Retry-After": str(_WAIT)}, seconds=_WAIT)
        lane = self.lanes[crc32(tab.encode()) % len(self.lanes)]
        self._tabs[tab] += 1
        try:
            await lane.turns.take(tab)
            return await self._work(lane, request)
        finally:
            self._tabs[tab] -= 1
            if not self._tabs[tab]:
                del self._tabs[tab]

    def finish(self) -> None:
        """Take no more questions, and send away those who wait."""
        self.stopping.set()

    async def stop(self) -> None:
        """End the workers."""
        self.stopping.set()
        await asyncio.gather(*(lane.worker.close() for lane in self.lanes))

    async def _work(self, lane: Lane, request: bytes) -> bytes:
        call = Call(next(self._ids), request, lane.worker.tell)
        try:
            await lane.begin(call)
            before = len(lane.worker.streams)  # they have their time, too
            async with asyncio.timeout(self.seconds * before):
                return await asyncio.shield(call.answer)
        except TimeoutError:
            raise ServiceError(503, "took_long", seconds=f"{self.seconds:g}") from None
        finally:
            task = asyncio.create_task(lane.put_down(call))
            self._tidying.add(task)
            task.add_done_callback(self._tidying.discard)
