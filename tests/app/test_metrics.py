"""What the server tells of itself: true sums, whichever process is asked, nothing of people."""

from __future__ import annotations

import json
import os
import re
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.metrics.board import Board
from app.metrics.metric import Kind, Metric
from app.metrics.prometheus import text_of
from app.settings import Settings

from .streams import SPEC
from .test_server import ask, children, running
from .test_train_server import ENDLESS, reading, upto, worker_of

pytestmark = pytest.mark.flaky(reruns=1)
"""Real processes on a machine that may stall: what needed a second try is named at the end."""

LINE = re.compile(r'([a-z_]+)(\{(?:[a-z]+="[^"\\]*",?)+\})? ([0-9.e+-]+)')

Numbers = dict[str, float]


def numbers(text: str) -> Numbers:
    """Every line that is no comment, by name and labels."""
    found = {}
    for line in text.splitlines():
        if not line.startswith("# "):
            match = LINE.fullmatch(line)
            assert match, line
            found[match[1] + (match[2] or "")] = float(match[3])
    return found


def told(url: str) -> Numbers:
    with urllib.request.urlopen(f"{url}/metrics", timeout=10) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        return numbers(answer.read().decode())


def requests(route: str, status: str) -> str:
    return f'backlight_requests_total{{route="{route}",status="{status}"}}'


@pytest.fixture
def near() -> Iterator[TestClient]:
    """A client on the machine of the server."""
    app = create_app(Settings(trace_rate=0.01))
    with TestClient(app, base_url="http://localhost", client=("127.0.0.1", 50_000)) as client:
        yield client


def test_requests_are_counted_by_route_and_ending(near: TestClient) -> None:
    for source in ("x = 3; x * x", "x +", "x = 4"):
        headers = {"X-Backlight-Tab": "other-tab" if source == "x +" else "the-same-tab"}
        near.post("/api/trace", json={"source": source}, headers=headers)
    near.get("/api/scenes/no-such-scene")
    near.get("/static/icon.svg")
    for made_up in ("/secret", "/api/secret", "/%22%0A"):
        near.get(made_up)
    text = near.get("/metrics").text
    assert "secret" not in text
    found = numbers(text)
    assert found[requests("/api/trace", "2xx")] == 1
    assert found[requests("/api/trace", "4xx")] == 1
    assert found[requests("/api/trace", "429")] == 1
    assert found[requests("/api/scenes/{scene}", "4xx")] == 1
    assert found[requests("/static", "2xx")] == 1
    assert found[requests("other", "4xx")] == 3


def test_times_are_counted_up_to_each_end(near: TestClient) -> None:
    for _ in range(5):
        near.get("/healthz")
    found = numbers(near.get("/metrics").text)
    name = 'backlight_request_seconds_bucket{route="/healthz",le='
    counts = [count for line, count in found.items() if line.startswith(name)]
    assert counts == sorted(counts)
    assert counts[-1] == 5
    assert found['backlight_request_seconds_count{route="/healthz"}'] == 5
    assert found['backlight_request_seconds_sum{route="/healthz"}'] > 0


def test_strangers_find_nothing() -> None:
    for settings, status in ((Settings(), 404), (Settings(metrics="198.51.100.0/24"), 200)):
        app = create_app(settings)
        with TestClient(app, base_url="http://localhost", client=("198.51.100.7", 5)) as client:
            assert client.get("/metrics").status_code == status


def test_the_loop_is_watched_and_so_are_those_who_train() -> None:
    with running(BACKLIGHT_LIMIT_NODES="50") as (url, process):
        with reading(url, **ENDLESS) as found:
            upto(found, 2)
            assert told(url)["backlight_trainings"] == 1
            os.kill(worker_of(process.pid), signal.SIGKILL)
            upto(found, 5)
        now = told(url)
        assert now["backlight_worker_falls_total"] == 1
        assert now["backlight_loop_lag_seconds_count"] > 0


def test_whichever_process_is_asked_tells_of_all_and_of_those_that_have_gone() -> None:
    with running("--workers", "2") as (url, process):
        for i in range(12):
            ask(url, f"x = {i}; x * x")
        line = requests("/api/trace", "2xx")
        assert [told(url)[line] for _ in range(6)] == [12] * 6
        servers = [
            child
            for child in children(process.pid)
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]
        assert len(servers) == 2
        os.kill(servers[0], signal.SIGKILL)
        ask(url, "x = 1")
        assert told(url)[line] == 13


COUNTED = Metric("counted", "Things.", Kind.COUNTER)
STANDING = Metric("standing", "Things.", Kind.GAUGE)


def test_what_stands_goes_with_its_process_and_what_was_counted_stays(tmp_path: Path) -> None:
    gone = 2**22 + 1  # larger than any process of Linux
    board = Board([COUNTED, STANDING], tmp_path)
    board.add(COUNTED)
    board.set(STANDING, 5)
    (tmp_path / str(gone)).write_bytes((tmp_path / str(os.getpid())).read_bytes())
    (tmp_path / str(gone + 1)).write_bytes(b"\0")  # being made
    found = numbers(text_of(board))
    assert found == {"counted": 2, "standing": 5}


def test_without_room_a_process_tells_of_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    board = Board([COUNTED], tmp_path / "nowhere")
    board.add(COUNTED)
    assert numbers(text_of(board)) == {"counted": 1}
    assert "no room for metrics" in caplog.text


def test_an_internal_error_is_logged_with_its_request(capfd: pytest.CaptureFixture[str]) -> None:
    with running(BACKLIGHT_ACCESS_LOG="1") as (url, process):
        with reading(url, **ENDLESS) as found:
            last = 0
            for _ in range(4):
                last += 3
                upto(found, last)
                os.kill(worker_of(process.pid), signal.SIGKILL)
            *_, (_, end) = found
        process.send_signal(signal.SIGTERM)
        log = process.communicate(timeout=20)[1].decode()
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    (error,) = [line for line in lines if line["level"] == "error"]
    assert error["request"] in end["message"]
    assert SPEC not in log
    (asked,) = [line for line in lines if line["event"] == "request" and "train" in line["route"]]
    assert asked["request"] == error["request"]
