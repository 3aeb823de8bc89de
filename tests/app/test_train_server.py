"""Training on a real server: who leaves, what falls, and how it stops."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from .streams import PATH, SPEC, Event, events, frames, saved, told
from .test_server import children, running, stop

pytestmark = pytest.mark.flaky(reruns=1)
"""Real processes on a machine that may stall: what needed a second try is named at the end."""

TRIES = 200
ENDLESS: dict[str, Any] = {"spec": SPEC, "steps": 100_000, "every": 1}


def of(tab: str | None) -> dict[str, str]:
    """Headers of a browser's tab."""
    return {"X-Backlight-Tab": tab} if tab else {}


@contextmanager
def reading(url: str, tab: str | None = None, **request: Any) -> Iterator[Iterator[Event]]:
    """A stream that is read as it comes; leaving the block leaves the stream."""
    with (
        httpx.Client(base_url=url, timeout=30, headers=of(tab)) as client,
        client.stream("POST", PATH, json=request) as answer,
    ):
        assert answer.status_code == 200
        yield events(answer.iter_lines())


def upto(found: Iterator[Event], step: int) -> list[Event]:
    """What comes until a frame of this step."""
    seen = []
    for event in found:
        seen.append(event)
        if event[0] == "frame" and event[1]["step"] >= step:
            return seen
    raise AssertionError("the stream ended before")


def worker_of(server: int) -> int:
    """The process that trains for a server."""
    commands = {id: Path(f"/proc/{id}/cmdline").read_bytes() for id in children(server)}
    (worker,) = [id for id, command in commands.items() if b"app.training.worker" in command]
    return worker


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_who_leaves_frees_the_place_and_who_comes_too_late_waits() -> None:
    with running(BACKLIGHT_TRAIN_SLOTS="1", BACKLIGHT_TRACE_RATE="1000") as (url, _):
        with reading(url, **ENDLESS) as found:
            upto(found, 2)
            answer = httpx.post(
                url + PATH, json=ENDLESS, headers={"Accept-Language": "ru"}, timeout=60
            )
            assert answer.status_code == 429
            assert answer.headers["content-type"] == "application/problem+json"
            problem = answer.json()
            assert problem["code"] == "training_full"
            assert int(answer.headers["retry-after"]) == problem["params"]["seconds"] > 0
            assert "заняты" in problem["message"]
        for _ in range(TRIES):  # the server hears of it a moment later
            answer = httpx.post(url + PATH, json={"spec": SPEC, "steps": 1}, timeout=30)
            if answer.status_code == 200:
                break
        assert answer.status_code == 200


def test_a_hall_behind_one_address_is_many_and_each_tab_has_its_share() -> None:
    with running(BACKLIGHT_TRAIN_PER_TAB="1") as (url, _), ExitStack() as open_:
        assert httpx.get(f"{url}/api/catalog", timeout=60).json()["limits"]["trainings"] == 1
        tabs = [f"student-{i}" for i in range(3)]
        streams = [open_.enter_context(reading(url, tab, **ENDLESS)) for tab in tabs]
        for stream in streams:
            upto(stream, 1)
        headers = {**of(tabs[0]), "Accept-Language": "ru"}
        answer = httpx.post(url + PATH, json=ENDLESS, headers=headers, timeout=60)
        assert (answer.status_code, answer.json()["code"]) == (429, "training_tab")
        assert "уже идёт 1 обучение" in answer.json()["message"]
        assert int(answer.headers["retry-after"]) > 0


def test_a_killed_worker_is_not_noticed() -> None:
    with running() as (url, process), httpx.Client(base_url=url, timeout=60) as client:
        whole = told(client, steps=90, every=1)
        first = worker_of(process.pid)
        with reading(url, spec=SPEC, steps=90, every=1) as found:
            seen = upto(found, 45)
            os.kill(first, signal.SIGKILL)
            seen += found
        assert worker_of(process.pid) != first
    assert [frame["step"] for frame in frames(seen)] == list(range(91))
    losses = [[frame["runs"][0]["loss"] for frame in frames(found)] for found in (seen, whole)]
    assert losses[0] == losses[1]
    assert saved(seen) == saved(whole)
    assert seen[-1][1]["why"] == "steps"


def test_a_training_that_fells_its_worker_is_given_up() -> None:
    with running() as (url, process):
        with reading(url, **ENDLESS) as found:
            last = 0
            for _ in range(4):
                last += 3
                upto(found, last)
                os.kill(worker_of(process.pid), signal.SIGKILL)
            *_, (name, end) = found
        assert (name, end["why"], end["code"]) == ("end", "error", "internal")
        assert end["message"]
        with httpx.Client(base_url=url, timeout=30) as client:
            assert told(client, steps=1)[-1][1]["why"] == "steps"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stopping_server_says_goodbye(how: int) -> None:
    with running() as (url, process):
        with reading(url, **ENDLESS) as found:
            upto(found, 3)
            worker = worker_of(process.pid)
            process.send_signal(how)
            rest = list(found)
        log = process.communicate(timeout=20)[1].decode()
    assert rest[-1][1]["why"] == "stopping"
    assert process.returncode == 0
    assert "Traceback" not in log
    assert not alive(worker)


def test_a_reader_who_does_not_read_holds_nobody_up() -> None:
    with running() as (url, process):
        with (
            reading(url, **{**ENDLESS, "views": ["parameters", "decision"]}),
            httpx.Client(base_url=url, timeout=30) as client,
        ):
            for _ in range(3):
                assert told(client, steps=300)
        code, log, _ = stop(process, signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in log


def test_a_request_has_its_time() -> None:
    with running(BACKLIGHT_TRAIN_SECONDS="1") as (url, _), reading(url, **ENDLESS) as found:
        seen = list(found)
        assert seen[-1][1]["why"] == "time"
        assert saved(seen)["step"] == seen[-1][1]["step"] > 0


def test_a_worker_ends_with_its_server() -> None:
    with running() as (url, process), reading(url, **ENDLESS) as found:
        upto(found, 3)
        worker = worker_of(process.pid)
        process.kill()
        process.wait()
        for _ in range(TRIES):
            if not alive(worker):
                break
            signal.sigtimedwait([], 0.05)
        assert not alive(worker)
