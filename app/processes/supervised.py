"""A worker process under supervision: started when needed, and again when it falls."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from .link import HEAD, Kind, Message, opened

log = logging.getLogger("backlight")

_ROOT = Path(__file__).resolve().parents[2]
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_MEMORY_KEPT = {"MALLOC_MMAP_THRESHOLD_": str(4 << 20), "MALLOC_TRIM_THRESHOLD_": str(64 << 20)}
"""Bytes; to give memory back and take it anew for the next question takes a third of its time."""
_PATIENCE = 15.0
"""Seconds of silence before a worker is asked whether it lives, and until it must have answered."""
_PAUSE = 0.5
"""Seconds between two starts, at least."""
_GOODBYE = 1.0


Tell = Callable[[Message], None]


class Duty(Protocol):
    """What a worker works for: it is told to begin, and what it says comes back, up to its END.

    Attributes
    ----------
    id
        Its number, the same for server and worker.
    falls, most_falls
        How often its worker fell, and how often it may before the duty is given up.
    """

    id: int
    falls: int
    most_falls: int

    def start(self) -> None:
        """Have the worker begin, or begin anew."""

    def came(self, message: Message) -> None:
        """Take what the worker says."""

    def fail(self, place: str) -> None:
        """End without the worker, as a bug."""


D = TypeVar("D", bound=Duty)


class Supervised(Generic[D]):
    """One worker and the duties it works for.

    Parameters
    ----------
    module
        What it runs, given the following two.
    memory
        Bytes that the process may have.
    nice
        How much others go before it.
    more
        What else it is given.
    in_turn
        Whether it works for one duty after the other: then only the first one can have felled it.

    Attributes
    ----------
    falls
        How often a worker ended that was still needed.
    ready
        Whether the worker has said anything yet.
    """

    def __init__(
        self, module: str, memory: int, nice: int, *more: str, in_turn: bool = False
    ) -> None:
        self.command = (sys.executable, "-m", module, str(memory), str(nice), *more)
        self.in_turn = in_turn
        self.falls = 0
        self.ready = asyncio.Event()
        self.streams: dict[int, D] = {}
        self._process: Process | None = None
        self._keeper: asyncio.Task[None] | None = None

    def take(self, stream: D) -> None:
        """Work for one more duty."""
        self.streams[stream.id] = stream
        if not self.wake():
            stream.start()

    def wake(self) -> bool:
        """Start the worker where there is none; tell whether that was needed."""
        if self._keeper is None or self._keeper.done():
            self._keeper = asyncio.create_task(self._keep())
            return True
        return False

    def drop(self, stream: D) -> None:
        """Work for it no longer."""
        if self.streams.pop(stream.id, None):
            self.tell(Message(Kind.DROP, stream.id))

    def is_first(self, stream: D) -> bool:
        """Whether it is the one that has waited longest."""
        return next(iter(self.streams), None) == stream.id

    def end(self, stream: D) -> None:
        """Work for it no longer, at the price of the worker, who does not listen."""
        self.streams.pop(stream.id, None)
        if self._process:
            with suppress(ProcessLookupError):
                self._process.kill()

    def tell(self, message: Message) -> None:
        """Send a message; a worker that is gone will be told anew what is to be done."""
        pipe = self._process and self._process.stdin
        if pipe and not pipe.is_closing():
            pipe.write(message.packed())

    async def close(self) -> None:
        """End the worker: it goes when its input ends."""
        for stream in list(self.streams.values()):
            self.drop(stream)
        if self._keeper is None:
            return
        if self._process and self._process.stdin:
            self._process.stdin.close()
        done, _ = await asyncio.wait([self._keeper], timeout=_GOODBYE)
        if not done and self._process:
            with suppress(ProcessLookupError):
                self._process.kill()
            await asyncio.wait([self._keeper], timeout=_GOODBYE)

    async def _keep(self) -> None:
        """Have a worker; one without duties stays until it falls."""
        while True:
            try:
                self._process = process = await self._start()
            except OSError as error:
                self._give_up(f"{type(error).__name__} when a worker was to be started")
                return
            for stream in list(self.streams.values()):
                stream.start()
            await self._listen(process)
            self._process = None
            self.ready.clear()
            code = await process.wait()
            if not self.streams:
                return
            log.warning("a worker ended with %s; another takes over", code)
            self._fell()
            await asyncio.sleep(_PAUSE)

    async def _start(self) -> Process:
        return await asyncio.create_subprocess_exec(
            *self.command,
            stdin=PIPE,
            stdout=PIPE,
            cwd=_ROOT,
            env={**os.environ, **_ONE_THREAD, **_MEMORY_KEPT},
            start_new_session=True,  # a Ctrl-C is the server's to answer
        )

    async def _listen(self, process: Process) -> None:
        """Pass on what the worker says, until it ends or has to be ended."""
        assert process.stdout is not None
        asked = False
        while True:
            try:
                async with asyncio.timeout(_PATIENCE):
                    head = await process.stdout.readexactly(HEAD)
                    kind, id, step, size = opened(head)
                    body = await process.stdout.readexactly(size)
            except asyncio.IncompleteReadError:
                return
            except TimeoutError:
                if asked:
                    log.error("a worker does not answer")
                    process.kill()
                    return
                asked = bool(self.streams)
                self.tell(Message(Kind.ASK, 0))
                continue
            asked = False
            self.ready.set()
            self._came(Message(kind, id, step, body))

    def _came(self, message: Message) -> None:
        stream = self.streams.get(message.stream)
        if stream is None:
            return  # its reader has gone
        if message.kind is Kind.END:
            del self.streams[message.stream]
        stream.came(message)

    def _fell(self) -> None:
        """What made the worker fall may be one of its duties."""
        self.falls += 1
        for stream in list(self.streams.values())[: 1 if self.in_turn else None]:
            stream.falls += 1
            if stream.falls > stream.most_falls:
                del self.streams[stream.id]
                stream.fail("a worker that fell again and again")

    def _give_up(self, place: str) -> None:
        for stream in list(self.streams.values()):
            del self.streams[stream.id]
            stream.fail(place)
