"""A worker process under supervision: started when needed, and again when it falls."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from pathlib import Path

from .link import HEAD, Kind, Message, opened
from .stream import Stream

log = logging.getLogger("backlight")

_ROOT = Path(__file__).resolve().parents[2]
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_FALLS = 3
"""So often may its worker fall before a training is given up."""
_PATIENCE = 15.0
"""Seconds of silence before a worker is asked whether it lives, and until it must have answered."""
_PAUSE = 0.5
"""Seconds between two starts, at least."""
_GOODBYE = 1.0


class Supervised:
    """One worker and the streams it works for.

    Parameters
    ----------
    memory
        Bytes that the process may have.

    Attributes
    ----------
    falls
        How often a worker ended that was still needed.
    """

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.falls = 0
        self.streams: dict[int, Stream] = {}
        self._process: Process | None = None
        self._keeper: asyncio.Task[None] | None = None

    def take(self, stream: Stream) -> None:
        """Work for one more stream."""
        self.streams[stream.id] = stream
        if self._keeper is None or self._keeper.done():
            self._keeper = asyncio.create_task(self._keep())
        else:
            stream.start()

    def drop(self, stream: Stream) -> None:
        """Work for it no longer."""
        if self.streams.pop(stream.id, None):
            self.tell(Message(Kind.DROP, stream.id))

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
        """Have a worker as long as there are streams; one without streams stays until it falls."""
        while self.streams:
            try:
                self._process = process = await self._start()
            except OSError as error:
                self._give_up(f"{type(error).__name__} when a worker was to be started")
                return
            for stream in list(self.streams.values()):
                stream.start()
            await self._listen(process)
            self._process = None
            code = await process.wait()
            if self.streams:
                log.warning("a training worker ended with %s; another takes over", code)
                self._fell()
                await asyncio.sleep(_PAUSE)

    async def _start(self) -> Process:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "app.training.worker", str(self.memory)),
            stdin=PIPE,
            stdout=PIPE,
            cwd=_ROOT,
            env={**os.environ, **_ONE_THREAD},
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
                    log.error("a training worker does not answer")
                    process.kill()
                    return
                asked = bool(self.streams)
                self.tell(Message(Kind.ASK, 0))
                continue
            asked = False
            self._came(Message(kind, id, step, body))

    def _came(self, message: Message) -> None:
        stream = self.streams.get(message.stream)
        if stream is None:
            return  # its reader has gone
        if message.kind is Kind.END:
            del self.streams[message.stream]
        stream.came(message)

    def _fell(self) -> None:
        """What made the worker fall may be one of its trainings."""
        self.falls += 1
        for stream in list(self.streams.values()):
            stream.falls += 1
            if stream.falls > _FALLS:
                del self.streams[stream.id]
                stream.fail("a worker that fell again and again")

    def _give_up(self, place: str) -> None:
        for stream in list(self.streams.values()):
            del self.streams[stream.id]
            stream.fail(place)
