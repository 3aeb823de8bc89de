"""People who train, in a process of their own: they read their streams and count frames."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import NamedTuple
from urllib.parse import urlsplit

SPEC = "2 → 16 tanh → 16 tanh → 1, moons, adam 0.01, batch 64"
REQUEST = {"spec": SPEC, "steps": 100_000, "views": ["parameters", "decision", "health"]}
_WARM = 2.0


class Seen(NamedTuple):
    """What one person got.

    Attributes
    ----------
    frames
        A second.
    largest
        Bytes of the largest frame.
    """

    frames: float
    largest: int


class Hall:
    """Trainings that run; `seen` stops counting and tells."""

    def __init__(self, wire: Connection) -> None:
        self._wire = wire

    def seen(self) -> list[Seen]:
        """What each person got since the hall was warm."""
        self._wire.send("enough")
        found: list[Seen] = self._wire.recv()
        return found


@contextmanager
def training(address: str, people: int) -> Iterator[Hall]:
    """So many people train at once."""
    context = multiprocessing.get_context("spawn")
    wire, far = context.Pipe()
    process = context.Process(target=_run, args=(far, address, people), daemon=True)
    process.start()
    try:
        wire.recv()  # warm
        yield Hall(wire)
    finally:
        wire.close()
        process.join(10)


def _run(wire: Connection, address: str, people: int) -> None:
    asyncio.run(_train(wire, address, people))


async def _train(wire: Connection, address: str, people: int) -> None:
    sizes: list[list[int]] = [[] for _ in range(people)]
    readers = [asyncio.create_task(_read(address, i, found)) for i, found in enumerate(sizes)]
    await asyncio.sleep(_WARM)
    while not all(sizes):
        await asyncio.sleep(0.1)
    for found in sizes:
        found.clear()
    began = time.perf_counter()
    wire.send("warm")
    await asyncio.to_thread(wire.recv)
    seconds = time.perf_counter() - began
    wire.send([Seen(len(found) / seconds, max(found, default=0)) for found in sizes])
    for reader in readers:
        reader.cancel()


async def _read(address: str, person: int, sizes: list[int]) -> None:
    """Note the size of every frame of a person's tab, from one request to the next."""
    place = urlsplit(address)
    body = json.dumps(REQUEST).encode()
    head = (
        f"POST /api/network/train HTTP/1.0\r\nHost: {place.netloc}\r\n"
        f"X-Backlight-Tab: person-{person:03}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    while True:
        reader, writer = await asyncio.open_connection(place.hostname, place.port, limit=2**20)
        writer.write(head.encode() + body)
        while line := await reader.readline():
            if line.startswith(b"event: frame"):
                sizes.append(len(line) + len(await reader.readline()))
        writer.close()
