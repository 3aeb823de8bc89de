"""What server and worker say to each other over two pipes: a short head, then JSON."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import BinaryIO, NamedTuple

_HEAD = struct.Struct("<BIQI")
HEAD = _HEAD.size


class Kind(IntEnum):
    """What a message is; the first ones go to the worker, the last ones come from it.

    ASK comes back as it is: proof that the worker lives.
    """

    START = 1
    FINISH = 2
    DROP = 3
    TAKEN = 4
    ASK = 5
    FRAME = 10
    CHECKPOINT = 11
    END = 12


class Message(NamedTuple):
    """One message.

    Attributes
    ----------
    kind, stream
        What it is, and which stream it is about.
    step
        Where the training is, in what comes from the worker.
    body
        JSON: the job, its bounds and where to go on, in lines (START); why (FINISH); the data of
        an event.
    """

    kind: Kind
    stream: int
    step: int = 0
    body: bytes = b""

    def packed(self) -> bytes:
        """The message as it goes over the pipe.

        Examples
        --------
        >>> packed = Message(Kind.END, 7, 3, b"{}").packed()
        >>> opened(packed[:HEAD])[:3], packed[HEAD:]
        ((<Kind.END: 12>, 7, 3), b'{}')
        """
        return _HEAD.pack(self.kind, self.stream, self.step, len(self.body)) + self.body


def opened(head: bytes) -> tuple[Kind, int, int, int]:
    """Kind, stream, step and the length of the body that follows."""
    kind, stream, step, size = _HEAD.unpack(head)
    return Kind(kind), stream, step, size


def heard(source: BinaryIO) -> Iterator[Message]:
    """What the other side says, until it says no more."""
    while len(head := source.read(HEAD)) == HEAD:
        kind, stream, step, size = opened(head)
        yield Message(kind, stream, step, source.read(size))
