"""Three hundred pages in a process of their own: some drag, the others read and type."""

from __future__ import annotations

import asyncio
import json
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
    """What the pages met: seconds of each replay and trace, and how often each status came."""

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
    seen = Seen([], [], Counter())
    pages = [asyncio.create_task(_page(address, i, seen)) for i in range(PAGES)]
    await asyncio.sleep(2 * _COMING)
    seen.replays.clear()
    seen.traces.clear()
    wire.send("all have come")
    await asyncio.to_thread(wire.recv)
    for page in pages:
        page.cancel()
    found = await asyncio.gather(*pages, return_exceptions=True)
    broken = [each for each in found if not isinstance(each, asyncio.CancelledError)]
    if broken:
        raise RuntimeError(f"{len(broken)} pages ended: {broken[0]!r}")
    wire.send(seen)


async def _page(address: str, i: int, seen: Seen) -> None:
    chance = random.Random(i)
    line = Line(address, f"page-{i:08}")
    programs = texts()
    await asyncio.sleep(chance.uniform(0, _COMING))
    await line.ask("/")
    fit = [text for text in programs if i >= DRAGGING or _NUMBER.match(text)]
    source = fit[i % len(fit)]
    while True:
        answer = await _timed(line, "/api/trace", {"source": source}, seen.traces, seen)
        if i < DRAGGING:
            await _drag(line, json.loads(answer), seen, chance)
        await asyncio.sleep(chance.uniform(0, 2 * TYPING))
        source = f"{chance.choice(programs)}\n# {chance.randrange(1000)}"


async def _drag(line: Line, trace: dict[str, object], seen: Seen, chance: random.Random) -> None:
    """Move a slider for as long as the page is open; a move that finds the last still out waits."""
    names = [
        node["name"]
        for node in trace["nodes"]  # type: ignore[attr-defined]
        if node["role"] == "input" and not node["shape"]
    ]
    while True:
        due = time.perf_counter() + 1 / RATE
        body = {"program": trace["program"], "inputs": {names[0]: chance.uniform(0.1, 2)}}
        await _timed(line, "/api/replay", body, seen.replays, seen)
        await asyncio.sleep(max(0.0, due - time.perf_counter()))


async def _timed(line: Line, path: str, body: object, times: list[float], seen: Seen) -> bytes:
    began = time.perf_counter()
    status, answer = await line.ask(path, body)
    times.append(time.perf_counter() - began)
    seen.statuses[status] = seen.statuses.get(status, 0) + 1
    return answer
