"""A worker process: answers one request after the other, by the same routes as the server.

It ends when its input does, so it never outlives the server that started it.
"""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import sys
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread, main_thread
from typing import Any, BinaryIO

from starlette.types import ASGIApp
from starlette.types import Message as Said

from ..middleware.compress import Compress
from ..processes.link import Kind, Message, heard
from ..questions import answering
from ..settings import Settings
from ..where import where
from .call import Parcel


class PutDown(BaseException):
    """Nobody waits for this answer any more; no handler of errors is to catch it."""


class Worker:
    """What is asked, and what need not be answered."""

    def __init__(self, app: ASGIApp, output: BinaryIO) -> None:
        self.app, self.output = app, output
        self.inbox: SimpleQueue[Message] = SimpleQueue()
        # first of all: a question that is already in the pipe may take minutes
        self.inbox.put(Message(Kind.ASK, 0))
        self.current = 0
        self.dropped: set[int] = set()
        self.loop = asyncio.new_event_loop()

    def listen(self, source: BinaryIO) -> None:
        """Take what the server says; a question that is dropped is left at once."""
        for message in heard(source):
            if message.kind is Kind.DROP:
                self.dropped.add(message.stream)
                signal.pthread_kill(main_thread().ident or 0, signal.SIGUSR1)
            else:
                self.inbox.put(message)
        os._exit(0)  # at once, whatever is being answered

    def interrupted(self, *_: object) -> None:
        """Leave the present question, if it is the one that was dropped."""
        if self.current in self.dropped:
            self.current = 0
            raise PutDown

    def work(self) -> None:
        """Say that one is there, then answer one after the other."""
        while True:
            message = self.inbox.get()
            if message.kind is Kind.START:
                message = Message(Kind.END, message.stream, 0, self.answer(message))
            self.output.write(message.packed())
            self.output.flush()

    def answer(self, message: Message) -> bytes:
        """The answer to a request; of one that was dropped, nothing."""
        try:
            self.current = message.stream
            if message.stream in self.dropped:
                return b""
            asked = Parcel.opened(message.body)
            return self.loop.run_until_complete(answered(self.app, asked)).packed()
        except PutDown:
            return b""
        except Exception as error:
            return Parcel({"error": where(error)}, b"").packed()
        finally:
            self.current = 0
            self.dropped.discard(message.stream)


async def answered(app: ASGIApp, asked: Parcel) -> Parcel:
    """Ask the application as a server would."""
    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": asked.head["path"],
        "query_string": asked.head["query"].encode("latin-1"),
        "headers": [
            (name.encode("latin-1"), value.encode("latin-1"))
            for name, value in asked.head["headers"]
        ],
    }
    start: Said = {}
    body = bytearray()

    async def receive() -> Said:
        return {"type": "http.request", "body": asked.body, "more_body": False}

    async def send(said: Said) -> None:
        start.update(said)
        body.extend(said.get("body", b""))

    await app(scope, receive, send)
    headers = [
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"]
    ]
    return Parcel({"status": start["status"], "headers": headers}, bytes(body))


def main(memory: str, nice: str, settings: str) -> None:
    """Live within bounds, and work."""
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    os.nice(int(nice))
    worker = Worker(Compress(answering(Settings.of(settings))), sys.stdout.buffer)
    signal.signal(signal.SIGUSR1, worker.interrupted)
    Thread(target=worker.listen, args=(sys.stdin.buffer,), daemon=True).start()
    with suppress(BrokenPipeError):
        worker.work()


if __name__ == "__main__":
    main(*sys.argv[1:])
