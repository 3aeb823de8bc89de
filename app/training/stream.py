"""One training as the server sees it: what is asked, what came, and who waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from ..processes.link import Kind, Message
from ..processes.supervised import Tell


@dataclass(eq=False)
class Stream:
    """A training that someone reads.

    Attributes
    ----------
    id
        Its number, the same for server and worker.
    tab
        Who it is for.
    job
        What `job_of` has made, as JSON: it may be large, and is not looked into here.
    seconds
        How long it may take.
    tell
        Sends a message to its worker.
    falls
        How often its worker fell.
    """

    id: int
    tab: str
    job: bytes
    seconds: float
    tell: Tell
    falls: int = 0
    most_falls = 3
    _events: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    _saved: bytes | None = None
    _told: int = -1
    _why: str | None = None

    def start(self) -> None:
        """Have the worker begin, or go on from what is known of it."""
        bounds = orjson.dumps({"after": self._told, "seconds": self.seconds})
        lines = b"\n".join((self.job, bounds, self._saved or b"null"))
        self.tell(Message(Kind.START, self.id, 0, lines))
        if self._why:
            self.finish(self._why)

    def came(self, message: Message) -> None:
        """Take what the worker says; after a fall it says some of it again."""
        if message.kind is Kind.FRAME:
            self._told = message.step
        elif message.kind is Kind.CHECKPOINT:
            self._saved = message.body
        self._events.put_nowait(message)

    def fail(self, place: str) -> None:
        """End it without its worker, as a bug."""
        self._end({"why": "error", "place": place})

    def leave(self) -> None:
        """End it without its worker, who has no time left for a last checkpoint."""
        self._end({"why": self._why})

    def _end(self, how: dict[str, Any]) -> None:
        step = max(0, self._told)
        self.came(Message(Kind.END, self.id, step, orjson.dumps({"step": step, **how})))

    def finish(self, why: str) -> None:
        """Have it end soon, with a last checkpoint."""
        self._why = why
        self.tell(Message(Kind.FINISH, self.id, 0, why.encode()))

    async def events(self) -> AsyncIterator[Message]:
        """What comes, to its end; whoever has taken an event asks for the next."""
        while True:
            message = await self._events.get()
            yield message
            if message.kind is Kind.END:
                return
            self.tell(Message(Kind.TAKEN, self.id))
