"""A real server in a process of its own: it starts, answers, and stops when told."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT, free_port, wait_for

pytestmark = pytest.mark.flaky(reruns=1)
"""Real processes on a machine that may stall: what needed a second try is named at the end."""

QUICK = 4.0
"""Seconds within which a server must be gone."""


@contextmanager
def running(*arguments: str, **environment: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    port = free_port()
    command = [sys.executable, "-m", "app", "serve", "--port", str(port), *arguments]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(url, process)
        yield url, process
    finally:
        process.kill()
        process.communicate()


def ask(url: str, source: str) -> Any:
    request = urllib.request.Request(
        f"{url}/api/trace",
        json.dumps({"source": source}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def stop(process: subprocess.Popen[bytes], how: int) -> tuple[int, str, float]:
    began = time.monotonic()
    process.send_signal(how)
    _, log = process.communicate(timeout=20)
    return process.returncode, log.decode(), time.monotonic() - began


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_at_once_and_cleanly(how: int) -> None:
    with running() as (url, process):
        assert ask(url, "x = 3; x * x")["nodes"][0]["grad"] == 6
        place = urlsplit(url)
        idle = http.client.HTTPConnection(place.netloc)
        idle.request("GET", "/healthz")
        idle.getresponse().read()
        half = socket.create_connection((place.hostname, place.port))
        half.sendall(b"POST /api/trace HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{")
        code, log, seconds = stop(process, how)
        idle.close()
        half.close()
    assert code == 0
    assert "Traceback" not in log
    assert seconds < QUICK


def test_several_workers_share_a_port() -> None:
    with running("--workers", "2") as (url, process):
        for i in range(20):
            assert ask(url, f"x = {i}; x * x")["nodes"][0]["grad"] == 2 * i
        code, log, seconds = stop(process, signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in log
    assert seconds < 2 * QUICK


def test_workers_end_with_the_server_that_started_them() -> None:
    with running("--workers", "2") as (_, process):
        assert len(children(process.pid)) > 2
        process.kill()
        process.communicate(timeout=20)  # which waits for all who hold the log


def children(process: int) -> list[int]:
    """Processes that a process has started."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in found]


def test_the_log_holds_no_program() -> None:
    with running(BACKLIGHT_ACCESS_LOG="1") as (url, process):
        ask(url, "secret = 3; secret * secret")
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:
            number = answer.headers["X-Request-Id"]
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{url}/secret/secret.html", timeout=5)
        with pytest.raises(urllib.error.HTTPError):
            ask(url, "secret secret")
        urllib.request.urlopen(f"{url}/?lang=ru&secret=1", timeout=5).close()
        _, log, _ = stop(process, signal.SIGTERM)
    assert "secret" not in log
    lines = [json.loads(line) for line in log.splitlines() if not line.startswith("Backlight on")]
    asked = [(line["method"], line["route"], line["status"]) for line in lines]
    assert ("POST", "/api/trace", 200) in asked
    assert ("POST", "/api/trace", 422) in asked
    assert ("GET", "/", 200) in asked
    assert ("GET", "other", 404) in asked
    assert [line["route"] for line in lines if line["request"] == number] == ["/healthz"]


def test_a_body_in_chunks_is_counted(server: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=10)
    chunks = (b" " * 4096 for _ in range(10_000))
    # The answer comes early and ends the connection: sending may fail before it is read.
    with suppress(ConnectionError):
        connection.request("POST", "/api/trace", chunks, encode_chunked=True)
        assert connection.getresponse().status == 413
    connection.close()
    assert ask(server, "x = 3; x * x")["schema"] == 1


def test_what_is_no_http_is_refused(server: str) -> None:
    place = urlsplit(server)
    with socket.create_connection((place.hostname, place.port), timeout=10) as raw:
        raw.sendall(b"\x16\x03\x01 hello\r\n\r\n")
        assert raw.recv(1000).startswith(b"HTTP/1.1 400")
    assert ask(server, "x = 3; x * x")["schema"] == 1


def test_a_socket_upgrade_is_no_way_in(server: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=10)
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Origin": "http://evil.example",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
    }
    connection.request("GET", "/api/trace", headers=headers)
    assert connection.getresponse().status == 405
    connection.close()
