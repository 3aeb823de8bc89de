"""Each figure of the hall: how it is measured, and what it has to be."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections.abc import Iterator, Sequence

from tests.app.corpus import texts

from ..figures import Figure
from ..page.figures import least, most
from .line import Line
from .people import PAGES, open_pages
from .server import Server, serving

SECONDS = 15.0
_LINES = 8
_RUN = 3.0
_BETWEEN = 0.02
_ATTACKS = 5
_SWEEPS = 3


def nth(times: Sequence[float], of_100: int) -> float:
    """The time within which so many of a hundred are, in milliseconds."""
    return 1e3 * statistics.quantiles(times, n=100)[of_100 - 1]


def full_hall(server: Server) -> Iterator[Figure]:
    """All pages at once, and a trivial request in between."""
    with open_pages(server.address) as hall:
        health = asyncio.run(probed(server.address))
        seen = hall.seen()
    refused = sum(count for status, count in seen.statuses.items() if status == 429)
    other = sum(count for status, count in seen.statuses.items() if status not in (200, 429))
    rate = len(seen.replays) / SECONDS
    yield most(f"replays of a drag, p95 ({rate:.0f} a second)", 100, nth(seen.replays, 95), "ms")
    yield most(f"first graph while {PAGES} pages come, p95", 3000, nth(seen.first, 95), "ms")
    yield most("new texts, p95", 500, nth(seen.traces, 95), "ms")
    yield Figure("requests told to wait (429)", "0", refused, refused == 0, "")
    yield Figure("answers that were neither that nor good", "0", other, other == 0, "")
    yield most("`/healthz` meanwhile, p99", 25, nth(health, 99), "ms")


async def probed(address: str) -> list[float]:
    """Seconds of trivial requests, one after the other."""
    line, found = Line(address, "a-probe-of-its-own"), []
    until = time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        await asyncio.sleep(_BETWEEN)
        began = time.perf_counter()
        await line.ask("/healthz")
        found.append(time.perf_counter() - began)
    line.close()
    return found


def against_nothing(rounds: int) -> Iterator[Figure]:
    """Replays a second, against a route that does nothing, in turns."""
    ratios = []
    no_ceiling = {"BACKLIGHT_ADDRESS_RATE": "1000000"}
    with serving("bench.hall.empty") as empty, serving("app", **no_ceiling) as server:
        for _ in range(rounds):
            nothing = asyncio.run(rate_of(empty.address))
            ratios.append(asyncio.run(rate_of(server.address)) / nothing)
    ratio = statistics.median(ratios)
    yield least("replays a second, against an empty FastAPI route", 0.65, ratio, "×")


async def rate_of(address: str) -> float:
    """Replays a second over a few connections, each a tab of its own for every request."""
    source = "x = -2; y = 5; z = -4; q = x + y; f = q * z"
    asker = Line(address, "first-of-all")
    status, answer = await asker.ask("/api/trace", {"source": source})
    program = json.loads(answer)["program"] if status == 200 else ""  # the empty one knows none
    moves = [{"program": program, "inputs": {"x": i / 7}} for i in range(200)]
    until = time.perf_counter() + _RUN
    done = 0

    async def work(i: int) -> None:
        nonlocal done
        while time.perf_counter() < until:
            line = Line(address, f"worker-{i}-{done:06}")
            for move in moves:  # a tab has no more at once
                status, _ = await line.ask("/api/replay", move)
                assert status == 200
                if time.perf_counter() >= until:
                    break
                done += 1
            line.close()

    await asyncio.gather(*map(work, range(_LINES)))
    asker.close()
    return done / _RUN


def attacks(server: Server) -> Iterator[Figure]:
    """Every text of strangers, several times: the slowest answer, and what stays in memory."""
    slowest, name = asyncio.run(attacked(server.address))
    asyncio.run(attacked(server.address))
    before = server.memory()
    for _ in range(_SWEEPS):
        asyncio.run(attacked(server.address))
    grown = server.memory() - before
    what = f"slowest of {len(texts())} attacks (`{name}`), median of {_ATTACKS}"
    yield most(what, 50, slowest, "ms")
    yield most(f"memory after {_SWEEPS * _ATTACKS} times all of them", 50, max(0.0, grown), "MB")


async def attacked(address: str) -> tuple[float, str]:
    """The slowest attack, in milliseconds, and its beginning."""
    found = []
    for i, text in enumerate(texts()):
        line, times = Line(address, f"attacker-{i:04}"), []
        for _ in range(_ATTACKS):
            began = time.perf_counter()
            status, _ = await line.ask("/api/trace", {"source": text})
            times.append(1e3 * (time.perf_counter() - began))
            assert status in (200, 413, 422), (status, text[:40])
        line.close()
        found.append((statistics.median(times), text.splitlines()[0][:16] if text.strip() else ""))
    return max(found)
