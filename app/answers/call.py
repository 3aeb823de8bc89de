"""A question handed over, and its answer: a request and a response, packed for a pipe."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson

from ..processes.link import Kind, Message
from ..processes.supervised import Tell
from ..where import ElsewhereError

_SIZE = struct.Struct("<I")


class Parcel(NamedTuple):
    """A head, such as a request's path, and a body.

    Examples
    --------
    >>> Parcel.opened(Parcel({"path": "/api/trace"}, b"{}").packed())
    Parcel(head={'path': '/api/trace'}, body=b'{}')
    """

    head: Mapping[str, Any]
    body: bytes

    def packed(self) -> bytes:
        """As it goes over a pipe."""
        head = orjson.dumps(self.head)
        return _SIZE.pack(len(head)) + head + self.body

    @classmethod
    def opened(cls, packed: bytes) -> Parcel:
        """What was packed."""
        start = _SIZE.size + _SIZE.unpack_from(packed)[0]
        return cls(orjson.loads(packed[_SIZE.size : start]), packed[start:])


@dataclass(eq=False)
class Call:
    """A question that a worker answers.

    Attributes
    ----------
    id
        Its number, the same for server and worker.
    request
        A packed parcel.
    tell
        Sends a message to its worker.
    answer
        A packed parcel, when it has come.
    """

    id: int
    request: bytes
    tell: Tell
    answer: asyncio.Future[bytes] = field(default_factory=asyncio.Future)
    falls: int = 0
    most_falls = 1

    def start(self) -> None:
        """Have the worker begin."""
        self.tell(Message(Kind.START, self.id, 0, self.request))

    def dropped(self) -> Message:
        """What tells the worker that nobody waits any more."""
        return Message(Kind.DROP, self.id)

    def came(self, message: Message) -> None:
        """Take the answer."""
        if not self.answer.done():
            self.answer.set_result(message.body)

    def fail(self, place: str) -> None:
        """End it without an answer."""
        if not self.answer.done():
            self.answer.set_exception(ElsewhereError(place))
