"""How soon a worker is free when nobody waits for its answer, and how soon a busy server ends."""

from __future__ import annotations

import asyncio
import json
import signal
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

from ..figures import Figure
from ..page.figures import most
from .line import Line
from .server import serving

LONG = {"source": "x = 1\nfor i in range(60000):\n  x = sin(x) * w"}
LARGE = {"source": "x = 1\nfor i in range(20):\n  x = sin(x) * w"}
_NO_LIMITS = {
    "BACKLIGHT_LIMIT_NODES": "1000000",
    "BACKLIGHT_LIMIT_GRAPH_ELEMENTS": "100000000",
    "BACKLIGHT_ANSWER_SECONDS": "1000",
}
_TIMES, _AT_WORK = 7, 0.5
OPEN = 200


def leaving() -> Iterator[Figure]:
    """Leave questions, then end the server over many."""
    with serving("app", **_NO_LIMITS) as server:
        asyncio.run(answered(server.address))
        found = []
        for i in range(_TIMES):
            with closing(asking(server.address, f"who-leaves-{i}")):
                time.sleep(_AT_WORK)
            found.append(asyncio.run(answered(server.address)))
        yield most("worker free after its reader left", 500, 1e3 * statistics.median(found), "ms")
        with ExitStack() as open_:
            for i in range(OPEN // 2):
                open_.enter_context(closing(asking(server.address, f"who-waits-{i}")))
                open_.enter_context(closing(half_asking(server.address)))
            time.sleep(_AT_WORK)
            began = time.perf_counter()
            server.popen.send_signal(signal.SIGTERM)
            code = server.popen.wait()
            seconds = time.perf_counter() - began
        yield most(f"SIGTERM with {OPEN} open requests: exit {code} after", 2, seconds, "s")


async def answered(address: str) -> float:
    """Seconds until a question is answered that waits for the worker."""
    line = Line(address, "who-comes-next")
    began = time.perf_counter()
    status, _ = await line.ask("/api/trace", LARGE)
    line.close()
    assert status == 200
    return time.perf_counter() - began


def asking(address: str, tab: str) -> HTTPConnection:
    """A question under way."""
    connection = HTTPConnection(urlsplit(address).netloc)
    headers = {"Content-Type": "application/json", "X-Backlight-Tab": tab}
    connection.request("POST", "/api/trace", json.dumps(LONG), headers)
    return connection


def half_asking(address: str) -> HTTPConnection:
    """A request whose body does not come."""
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.putrequest("POST", "/api/trace")
    connection.putheader("Content-Length", "10")
    connection.endheaders(b"{")
    return connection
