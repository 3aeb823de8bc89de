"""Three hundred pages in a process of their own: some drag, the others read and type."""

from __future__ import annotations

import asyncio
import json
import math
import multiprocessing
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from .line import Line

PAGES, DRAGGING, RATE = 300, 30, 30.0
TYPING = 10.0
"""Seconds from one new text to the next, for those who do not drag."""
_COMING = 5.0
_EXAMPLES = Path(__file__).resolve().parent.parent.parent / "static" / "examples.json"


_NUMBER = re.compile(r"\w+ = -?[\d.]+$", re.MULTILINE)
"""How a text with a slider begins."""


class Seen(NamedTuple):
    """What the pages met: seconds of each answer, and how often each status came.

    Attributes
    ----------
    first
        Of each page, while all of them come.
    replays, traces
        Of what was asked when all had come.
    """

    first: list[float]
    replays: list[float]
    traces: list[float]
    statuses: dict[int, int]


class Hall:
    """Pages that are open; `seen` closes them and tells."""

    def __init__(self, wire: Connection) -> None:
        self._wire = wire

    def seen(self) -> Seen:
        """What they met since all had come."""
        self._wire.send("enough")
        found: Seen = self._wire.recv()
        return found


@contextmanager
def open_pages(address: str) -> Iterator[Hall]:
    """Have them all come, then leave the block running."""
    context = multiprocessing.get_context("spawn")
    wire, far = context.Pipe()
    process = context.Process(target=_run, args=(far, address), daemon=True)
    process.start()
    try:
        wire.recv()
        yield Hall(wire)
    finally:
        wire.close()
        process.join(10)


def texts() -> list[str]:
    """The programs that the page offers."""
    return [example["text"] for example in json.loads(_EXAMPLES.read_text(encoding="utf-8"))]


def _run(wire: Connection, address: str) -> None:
    asyncio.run(_all(wire, address))


async def _all(wire: Connection, address: str) -> None:
    seen, since = Seen([], [], [], Counter()), [math.inf]
    pages = [asyncio.create_task(_page(address, i, seen, since)) for i in range(PAGES)]
    await asyncio.sleep(2 * _COMING)
    while len(seen.first) < PAGES:
        await asyncio.sleep(0.1)
    since[0] = time.perf_counter()
    wire.send("all have come")
    await asyncio.to_thread(wire.recv)
    for page in pages:
        page.cancel()
    found = await asyncio.gather(*pages, return_exceptions=True)
    broken = [each for each in found if not isinstance(each, asyncio.CancelledError)]
    if broken:
        raise RuntimeError(f"{len(broken)} pages ended: {broken[0]!r}")
    wire.send(seen)


async def _page(address: str, i: int, seen: Seen, since: list[float]) -> None:
    chance = random.Random(i)
    line = Line(address, f"page-{i:08}")
    programs = texts()
    await asyncio.sleep(chance.uniform(0, _COMING))
    await line.ask("/")
    fit = [text for text in programs if i >= DRAGGING or _NUMBER.match(text)]
    source = fit[i % len(fit)]
    seconds, answer = await _timed(line, "/api/trace", {"source": source}, seen)
    seen.first.append(seconds)
    if i < DRAGGING:
        await _drag(line, json.loads(answer), seen, since, chance)
    while True:
        await asyncio.sleep(chance.uniform(0, 2 * TYPING))
        source = f"{chance.choice(programs)}\n# {chance.randrange(1000)}"
        began = time.perf_counter()
        seconds, _ = await _timed(line, "/api/trace", {"source": source}, seen)
        if began > since[0]:
            seen.traces.append(seconds)


async def _drag(
    line: Line, trace: dict[str, object], seen: Seen, since: list[float], chance: random.Random
) -> None:
    """Move a slider for as long as the page is open; a move that finds the last still out waits."""
    names = [
        node["name"]
        for node in trace["nodes"]  # type: ignore[attr-defined]
        if node["role"] == "input" and not node["shape"]
    ]
    while True:
        began = time.perf_counter()
        body = {"program": trace["program"], "inputs": {names[0]: chance.uniform(0.1, 2)}}
        seconds, _ = await _timed(line, "/api/replay", body, seen)
        if began > since[0]:
            seen.replays.append(seconds)
        await asyncio.sleep(max(0.0, began + 1 / RATE - time.perf_counter()))


async def _timed(line: Line, path: str, body: object, seen: Seen) -> tuple[float, bytes]:
    began = time.perf_counter()
    status, answer = await line.ask(path, body)
    seen.statuses[status] = seen.statuses.get(status, 0) + 1
    return time.perf_counter() - began, answer
