"""Bodies as large as they may be, many at once: the server stays small, and others are answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

from app.settings import Settings
from tests.app.test_server import ask, running
from tests.app.test_train_server import of

from .test_faults import half_sent

pytestmark = pytest.mark.flaky(reruns=1)
"""Real processes on a machine that may stall: what needed a second try is named at the end."""

MANY = 24
LARGEST = Settings().train_body_bytes
ROOM = 2 * LARGEST
BODY = b'{"spec": "2 \xe2\x86\x92 1, xor", "steps": 1, "x": "' + b"a" * (LARGEST - 60) + b'"}'
PATIENT = {"BACKLIGHT_BODY_SECONDS": "100", "BACKLIGHT_TRACE_RATE": "10000"}
GROWTH = 10 * LARGEST
"""What is set aside, read and handed on; all at once would be several times as much."""


def peak(process: int) -> int:
    """Bytes that a process has had at most."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return 1024 * int(status.split("VmHWM:")[1].split()[0])


def pieces() -> Iterator[bytes]:
    for start in range(0, len(BODY), 65_536):
        yield BODY[start : start + 65_536]


@pytest.mark.parametrize("path", ["/api/network/look", "/api/network/train"])
@pytest.mark.parametrize("declared", [True, False], ids=["declared", "undeclared"])
def test_many_at_once_take_what_is_set_aside(path: str, declared: bool) -> None:
    answers: list[int] = []

    def send(place: str, tab: str) -> None:
        headers = {"Content-Type": "application/json", **of(tab)}
        with closing(HTTPConnection(place, timeout=100)) as connection:
            connection.request("POST", path, BODY if declared else pieces(), headers)
            answers.append(connection.getresponse().status)

    with running(BACKLIGHT_BODY_ROOM=str(ROOM), **PATIENT) as (url, process):
        assert ask(url, "x = 3; x * x")["schema"] == 1
        before = peak(process.pid)
        place = urlsplit(url).netloc
        threads = [Thread(target=send, args=(place, f"tab-number-{i}")) for i in range(MANY)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            assert ask(url, "x = 3; x * x")["nodes"][0]["grad"] == 6
        assert answers == [422] * MANY  # there is no x in a question
        assert peak(process.pid) - before < GROWTH


def test_who_takes_all_room_and_sends_nothing_holds_only_large_ones_up() -> None:
    with running(**PATIENT) as (url, _), ExitStack() as open_:
        for _ in range(MANY):
            open_.enter_context(half_sent(url, "/api/network/train", LARGEST))
        assert ask(url, "x = 3; x * x")["nodes"][0]["grad"] == 6
