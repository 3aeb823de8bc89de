"""How much memory the largest bodies take that are let in, many of them at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from app.routes.train import PATH
from app.settings import Settings

from ..figures import Figure
from ..page.figures import most
from .line import Line
from .server import Server, serving

BODIES = 40
_BETWEEN = 0.02
_HEAD = b'{"spec": "2 -> 16 tanh -> 1, moons", "steps": 1, "checkpoint": {'


def large_bodies() -> Iterator[Figure]:
    """Send them to a server of their own, and watch it while they are read and refused."""
    with serving("app") as server:
        peak, statuses = asyncio.run(sent(server))
    megabytes = Settings().train_body_bytes / 1e6
    yield most(f"memory while {BODIES} bodies of {megabytes:.0f} MB come at once", 512, peak, "MB")
    refused = sum(status in (413, 422) for status in statuses)
    yield Figure("of them refused as unfit", str(BODIES), refused, refused == BODIES, "")


async def sent(server: Server) -> tuple[float, list[int]]:
    """The most memory that was in use, and how the requests ended."""
    lines = [Line(server.address, f"who-sends-much-{i:02}") for i in range(BODIES)]
    bodies = checkpoint(), empty_lists()
    asked = asyncio.gather(
        *(line.ask(PATH, bodies[i % len(bodies)]) for i, line in enumerate(lines))
    )
    peak = server.memory()
    while not asked.done():
        await asyncio.sleep(_BETWEEN)
        peak = max(peak, await asyncio.to_thread(server.memory))
    for line in lines:
        line.close()
    return peak, [status for status, _ in await asked]


def checkpoint() -> bytes:
    """A checkpoint far too large for its network."""
    head = _HEAD + b'"step": 0, "runs": [{"step": 0, "memory": {}, "parameters": "'
    return filled(head, b"AAAA", b'"}]}}')


def empty_lists() -> bytes:
    """What takes the most memory once it is read: millions of things of three letters."""
    return filled(_HEAD + b'"runs": [', b"[],", b"0]}}")


def filled(head: bytes, middle: bytes, tail: bytes) -> bytes:
    """A body of exactly the size that is let in, give or take a piece of its middle."""
    room = Settings().train_body_bytes - len(head) - len(tail)
    return head + middle * (room // len(middle)) + tail
