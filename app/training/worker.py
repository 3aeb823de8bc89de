"""A worker process: several trainings, each in turn for a few milliseconds.

It ends when its input does, so it never outlives the server that started it.
"""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import BinaryIO

import numpy as np
import orjson

from ..processes.link import Kind, Message, heard
from ..where import where
from .training import Training

_SLICE, _ROUND = 0.004, 0.016
"""Seconds for one training before it is another's turn, and for all of them, at most."""
_IDLE = 3600.0


class Worker:
    """Trainings by the number of their stream."""

    def __init__(self, output: BinaryIO) -> None:
        self.output = output
        self.trainings: dict[int, Training] = {}

    def rest(self) -> float:
        """Seconds until one of the trainings has something to do."""
        return min((training.rest() for training in self.trainings.values()), default=_IDLE)

    def hear(self, message: Message) -> None:
        """Do what the server says."""
        training = self.trainings.get(message.stream)
        if message.kind is Kind.START:
            self.start(message)
        elif message.kind is Kind.ASK:
            self.tell(message)
        elif training is None:
            return  # it has ended meanwhile
        elif message.kind is Kind.FINISH:
            training.why = message.body.decode()
        elif message.kind is Kind.DROP:
            del self.trainings[message.stream]
        elif message.kind is Kind.TAKEN:
            training.waiting = max(0, training.waiting - 1)

    def start(self, message: Message) -> None:
        """Take a training on."""
        try:
            job, bounds, saved = map(orjson.loads, message.body.splitlines())
            checkpoint = saved or job["checkpoint"]
            self.trainings[message.stream] = Training({**job, **bounds, "checkpoint": checkpoint})
        except Exception as error:
            self.fail(message.stream, error)

    def work(self) -> None:
        """Give each training that can go on its slice; many have frames before they have steps."""
        seconds = min(_SLICE, _ROUND / max(1, len(self.trainings)))
        for stream, training in list(self.trainings.items()):
            if training.rest() > 0:
                continue
            try:
                for kind, step, body in training.advance(seconds):
                    self.tell(Message(kind, stream, step, body))
                    if kind is Kind.END:
                        del self.trainings[stream]
            except Exception as error:
                del self.trainings[stream]
                self.fail(stream, error)

    def fail(self, stream: int, error: Exception) -> None:
        """A bug, or no memory: this training ends, the others go on."""
        found = {"why": "error", "step": 0, "place": where(error)}
        self.tell(Message(Kind.END, stream, 0, orjson.dumps(found)))

    def tell(self, message: Message) -> None:
        """Send a message to the server."""
        self.output.write(message.packed())
        self.output.flush()


def run(source: BinaryIO, output: BinaryIO) -> None:
    """Work until the server has gone."""
    inbox: SimpleQueue[Message | None] = SimpleQueue()

    def listen() -> None:
        for message in heard(source):
            inbox.put(message)
        inbox.put(None)

    Thread(target=listen, daemon=True).start()
    worker = Worker(output)
    while True:
        rest = max(0.0, worker.rest())
        try:
            message = inbox.get(timeout=rest) if rest else inbox.get_nowait()
        except Empty:
            worker.work()
            continue
        if message is None:
            return
        worker.hear(message)


def main(memory: int, nice: int) -> None:
    """Live within bounds, and work."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    os.nice(nice)
    with np.errstate(all="ignore"), suppress(BrokenPipeError):  # what overflows is told as such
        run(sys.stdin.buffer, sys.stdout.buffer)
    os._exit(0)  # at once, whatever the listening thread waits for


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
