"""What can go wrong around a server, done for real: it goes on, or ends as it was told.

Workers that are killed, and servers that leave none behind, are in ``tests/app``.
"""

from __future__ import annotations

import ast
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.answers.crew import PLACES
from tests.app.test_answers import LARGE, LONG, NO_LIMITS, asking, until
from tests.app.test_server import ask, running, stop
from tests.conftest import ROOT, free_port, wait_for

pytestmark = pytest.mark.flaky(reruns=1)
"""Real processes on a machine that may stall: what needed a second try is named at the end."""

OPEN = 200
BIG = {"source": "+".join(["x"] * 400)}
"""Its answer is half a megabyte."""


@contextmanager
def half_sent(url: str, path: str = "/api/trace", length: int = 10) -> Iterator[None]:
    """A request whose body does not come."""
    place = urlsplit(url)
    with closing(socket.create_connection((place.hostname, place.port))) as half:
        head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n{{"
        half.sendall(head.encode())
        yield


def test_two_hundred_open_requests_do_not_keep_a_server_from_ending() -> None:
    with running(**NO_LIMITS) as (url, process), ExitStack() as open_:
        for i in range(OPEN // 2):
            open_.enter_context(half_sent(url))
            open_.enter_context(asking(url, f"tab-number-{i}", LONG))
        until(url, "backlight_answers_waiting", OPEN // 2 - PLACES)
        code, log, _ = stop(process, signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in log


def test_who_does_not_read_holds_nobody_up() -> None:
    with running() as (url, process), ExitStack() as open_:
        for i in range(20):
            open_.enter_context(asking(url, f"tab-number-{i}", BIG))
        assert ask(url, "x = 3; x * x")["nodes"][0]["grad"] == 6
        assert ask(url, LARGE["source"])["schema"] == 1
        code, log, _ = stop(process, signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in log


def nothing_can_be_written() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_full_disk_costs_no_answer(workers: str) -> None:
    port = free_port()
    command = [sys.executable, "-m", "app", "--port", str(port), "--workers", workers]
    with open("/dev/full", "w") as full:  # noqa: PTH123 (a device)
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "BACKLIGHT_ACCESS_LOG": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            stderr=full,
            preexec_fn=nothing_can_be_written,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(url, process)
        assert ask(url, "x = 3; x * x")["nodes"][0]["grad"] == 6
        assert ask(url, LARGE["source"])["schema"] == 1
        with urllib.request.urlopen(f"{url}/metrics", timeout=10) as answer:
            assert b"backlight_requests_total" in answer.read()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()


def test_a_request_that_is_never_finished_is_given_up() -> None:
    with running(BACKLIGHT_BODY_SECONDS="0.5") as (url, _):
        with closing(HTTPConnection(urlsplit(url).netloc, timeout=20)) as connection:
            connection.putrequest("POST", "/api/trace")
            connection.putheader("Content-Length", "10")
            connection.endheaders(b"{")
            answer = connection.getresponse()
            assert (answer.status, json.load(answer)["code"]) == (408, "body_too_slow")
            assert answer.headers["connection"] == "close"
        assert ask(url, "x = 3; x * x")["schema"] == 1


@pytest.mark.parametrize("path", sorted((ROOT / "app").rglob("*.py")), ids=lambda path: path.name)
def test_a_clock_that_jumps_is_not_noticed(path: Path) -> None:
    """Waits and rates go by the monotonic clock; only the log tells the time of day."""
    if path.name == "logs.py":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in {("time", "time"), ("datetime", "now")}


@pytest.mark.parametrize("piece", [b"a" * 65_536, (b"X-B: " + b"b" * 60 + b"\r\n") * 1_000])
def test_a_head_without_an_end_is_refused(piece: bytes) -> None:
    with running() as (url, _):
        place = urlsplit(url)
        with closing(socket.create_connection((place.hostname, place.port), timeout=10)) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ")
            with pytest.raises(ConnectionError):
                line.sendall(500 * piece)
        assert ask(url, "x = 3; x * x")["nodes"][0]["grad"] == 6
