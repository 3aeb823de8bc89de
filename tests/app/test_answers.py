"""Large questions: who waits for whom, who leaves, what falls."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from app.answers.call import Parcel
from app.answers.crew import PLACES, Crew
from app.answers.turns import Turns
from app.answers.worker import Worker, answered
from app.errors import ServiceError
from app.middleware.handover import HandOver
from app.processes.link import Kind, Message
from app.questions import answering
from app.settings import Settings

from .test_server import children, running, stop
from .test_train_server import TRIES, alive, of

pytestmark = pytest.mark.flaky(reruns=1)
"""Real processes on a machine that may stall: what needed a second try is named at the end."""

LONG = {"source": "x = 1\nfor i in range(60000):\n  x = sin(x) * w\n"}
"""A question of minutes, which only a server without limits takes on."""
LARGE = {"source": "x = 1\nfor i in range(20):\n  x = sin(x) * w\n"}
NO_LIMITS = {
    "BACKLIGHT_LIMIT_NODES": "1000000",
    "BACKLIGHT_LIMIT_GRAPH_ELEMENTS": "100000000",
    "BACKLIGHT_ANSWER_SECONDS": "1000",
}


@contextmanager
def asking(url: str, tab: str, body: Any = LONG) -> Iterator[None]:
    """A question of a tab that is under way; leaving the block gives it up."""
    with closing(HTTPConnection(urlsplit(url).netloc)) as connection:
        headers = {"Content-Type": "application/json", **of(tab)}
        connection.request("POST", "/api/trace", json.dumps(body), headers)
        yield


def worker_of(server: int) -> int:
    """The process that answers for a server."""
    for _ in range(TRIES):
        for child in children(server):
            if b"app.answers.worker" in Path(f"/proc/{child}/cmdline").read_bytes():
                return child
        signal.sigtimedwait([], 0.05)
    raise AssertionError("no worker")


def standing(url: str, name: str) -> float:
    text = httpx.get(f"{url}/metrics", timeout=60).text
    (line,) = [line for line in text.splitlines() if line.startswith(f"{name} ")]
    return float(line.split()[1])


def until(url: str, name: str, number: float) -> None:
    """Wait until something stands so."""
    for _ in range(TRIES):
        if standing(url, name) == number:
            return
        signal.sigtimedwait([], 0.05)
    raise AssertionError(f"{name} does not become {number}")


def test_short_questions_do_not_wait_for_long_ones_and_who_leaves_frees_the_worker() -> None:
    with running(**NO_LIMITS) as (url, process):
        assert httpx.post(f"{url}/api/trace", json=LARGE, timeout=30).status_code == 200
        with asking(url, "the-long-one"):
            until(url, "backlight_answers_running", 1)
            first = worker_of(process.pid)
            assert (
                httpx.post(
                    f"{url}/api/trace", json={"source": "x = 3; x^2"}, timeout=60
                ).status_code
                == 200
            )
            with asking(url, "another-tab", LARGE):
                until(url, "backlight_answers_running", 2)
            until(url, "backlight_answers_running", 1)
        until(url, "backlight_answers_running", 0)
        answer = httpx.post(f"{url}/api/trace", json=LARGE, timeout=30)
        assert answer.status_code == 200
        assert worker_of(process.pid) == first
        assert standing(url, "backlight_worker_falls_total") == 0


def test_a_place_in_the_line_is_freed_too() -> None:
    with running(**NO_LIMITS, BACKLIGHT_ANSWER_QUEUE="1") as (url, _), ExitStack() as open_:
        for i in range(PLACES):
            open_.enter_context(asking(url, f"tab-number-{i}"))
        until(url, "backlight_answers_running", PLACES)
        with asking(url, "one-more-tab"):
            until(url, "backlight_answers_waiting", 1)
            answer = httpx.post(
                f"{url}/api/trace", json=LARGE, headers=of("and-another"), timeout=60
            )
            assert (answer.status_code, answer.json()["code"]) == (429, "rate")
            assert answer.headers["retry-after"] == "1"
        until(url, "backlight_answers_waiting", 0)


def test_one_tab_has_its_share() -> None:
    limits = {**NO_LIMITS, "BACKLIGHT_ANSWER_PER_TAB": "1"}
    with running(**limits) as (url, _), asking(url, "tab-number-1"):
        until(url, "backlight_answers_running", 1)
        headers = of("tab-number-1")
        answer = httpx.post(f"{url}/api/trace", json=LARGE, headers=headers, timeout=60)
        assert answer.status_code == 429
        answer = httpx.post(f"{url}/api/trace", json={"source": "x"}, headers=headers, timeout=60)
        assert answer.status_code == 200


def test_a_killed_worker_is_not_noticed_and_a_question_that_kills_is_given_up() -> None:
    with running(**NO_LIMITS) as (url, process):
        assert httpx.post(f"{url}/api/trace", json=LARGE, timeout=30).status_code == 200
        os.kill(worker_of(process.pid), signal.SIGKILL)
        answer = httpx.post(f"{url}/api/trace", json=LARGE, timeout=30)
        assert answer.status_code == 200
        found: list[httpx.Response] = []
        asked = Thread(
            target=lambda: found.append(httpx.post(f"{url}/api/trace", json=LONG, timeout=100))
        )
        asked.start()
        for _ in range(2):
            until(url, "backlight_answers_running", 1)
            falls = standing(url, "backlight_worker_falls_total")
            os.kill(worker_of(process.pid), signal.SIGKILL)
            until(url, "backlight_worker_falls_total", falls + 1)
        asked.join(30)
        assert (found[0].status_code, found[0].json()["code"]) == (500, "internal")
        assert httpx.post(f"{url}/api/trace", json=LARGE, timeout=30).status_code == 200


def test_an_answer_has_its_time() -> None:
    with running(**{**NO_LIMITS, "BACKLIGHT_ANSWER_SECONDS": "1"}) as (url, _):
        answer = httpx.post(f"{url}/api/trace?lang=ru", json=LONG, timeout=30)
        assert (answer.status_code, answer.json()["code"]) == (503, "took_long")
        assert "дольше 1 с" in answer.json()["message"]
        assert httpx.post(f"{url}/api/trace", json=LARGE, timeout=30).status_code == 200


def test_a_stopping_server_sends_those_who_wait_away() -> None:
    with running(**NO_LIMITS) as (url, process), asking(url, "the-long-one"):
        until(url, "backlight_answers_running", 1)
        worker = worker_of(process.pid)
        code, log, _ = stop(process, signal.SIGTERM)
        assert (code, "Traceback" in log) == (0, False)
        assert not alive(worker)


def test_a_worker_ends_with_its_server() -> None:
    with running(**NO_LIMITS) as (url, process), asking(url, "the-long-one"):
        until(url, "backlight_answers_running", 1)
        process.kill()
        process.communicate(timeout=20)  # which waits for all who hold the log


@pytest.mark.parametrize(
    ("path", "body", "large"),
    [
        ("/api/trace", b'{"source": "x = -2; y = 5; z = -4; q = x + y; f = q * z"}', False),
        ("/api/trace", b'{"source": "x = 1\\nfor i in range(99):\\n  x = x*x"}', True),
        ("/api/trace", b'{"source": "x = 1\\n\\u0066or i in range(99):\\n  x = x*x"}', True),
        ("/api/trace", b'{"source": "def f(x): return x*x\\nf(f(f(2)))"}', True),
        ("/api/trace", b'{"source": "sum(randn(99, 99))"}', True),
        ("/api/trace", b'{"source": "' + b"+".join([b"x"] * 100) + b'"}', True),
        ("/api/trace", b'{"source": "x", "expand": [1]}', True),
        ("/api/replay", b'{"program": "known", "inputs": {"x": [1, 2, 3, 4.0004]}}', False),
        ("/api/replay", b'{"program":"unknown"}', True),
        ("/api/replay", b'{"source": "x = -2; f = x^2"}', False),
    ],
)
def test_what_is_handed_over(path: str, body: bytes, large: bool) -> None:
    async def nothing(scope: Any, receive: Any, send: Any) -> None: ...

    crew = Crew(Settings())
    layer = HandOver(
        nothing, crew, always=(), sometimes=(path,), begun=(), pages=(), programs={"known"}
    )
    assert layer.large(path, body) is large


def test_programs_are_known_where_they_were_traced(service: TestClient) -> None:
    program = service.post("/api/trace", json=LARGE).json()["program"]
    body = {"program": program, "inputs": {"w": 2}}
    answer = service.post("/api/replay", json=body)
    assert answer.status_code == 200
    assert answer.json() == service.post("/api/replay", json={**LARGE, "inputs": {"w": 2}}).json()


def test_answers_are_the_same_wherever_they_are_made(service: TestClient) -> None:
    app = answering(Settings())
    headers = {"Accept-Language": "ru"}
    for body in (LARGE, {"source": "for i in range(3):\n  x = tahn(x)\n"}):
        with TestClient(app, base_url="http://localhost") as inline:
            here = inline.post("/api/trace", json=body, headers=headers)
        there = service.post("/api/trace", json=body, headers=headers)
        assert (there.status_code, there.json()) == (here.status_code, here.json())


def test_a_worker_says_that_it_is_there_before_it_takes_on_what_was_already_asked() -> None:
    worker = Worker(Starlette(), io.BytesIO())
    worker.inbox.put(Message(Kind.START, 1))
    assert worker.inbox.get().kind is Kind.ASK
    worker.loop.close()


def test_a_bug_in_a_worker_is_told_with_its_place() -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise KeyError("secret")

    asked = Parcel({"path": "/", "query": "", "headers": []}, b"")
    with pytest.raises(KeyError):
        asyncio.run(answered(broken, asked))


async def order(asked: str) -> str:
    """Tabs by letter ask in this order while one other is at work: the order they get it in."""
    turns, found = Turns(1), ""
    await turns.take("other")

    async def one(tab: str) -> None:
        nonlocal found
        await turns.take(tab)
        found += tab
        turns.leave()

    tasks = [asyncio.create_task(one(tab)) for tab in asked]
    await asyncio.sleep(0)
    assert len(turns) == len(asked)
    turns.leave()
    await asyncio.gather(*tasks)
    assert turns.free == 1
    return found


def test_tabs_take_turns() -> None:
    assert asyncio.run(order("aaaabbc")) == "abcabaa"


def test_a_turn_that_is_given_to_whoever_has_just_gone_goes_on() -> None:
    async def go() -> None:
        turns = Turns(1)
        await turns.take("a")
        gone = asyncio.create_task(turns.take("b"))
        waits = asyncio.create_task(turns.take("c"))
        await asyncio.sleep(0)
        gone.cancel()
        turns.leave()
        await waits
        given = asyncio.create_task(turns.take("d"))
        await asyncio.sleep(0)
        turns.leave()
        given.cancel()
        await asyncio.wait([given, gone])
        assert turns.free == 1

    asyncio.run(go())


def test_a_crew_that_stops_takes_nothing_on() -> None:
    async def go() -> None:
        crew = Crew(Settings())
        crew.finish()
        with pytest.raises(ServiceError) as refused:
            await crew.answer(b"", "a")
        assert (refused.value.status, refused.value.code) == (503, "stopping")

    asyncio.run(go())
