"""Workers and who looks after them, without a server around."""

from __future__ import annotations

import asyncio
import io
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
import pytest

from app.errors import ServiceError
from app.processes import supervised
from app.processes.link import Kind, Message, heard
from app.settings import Settings
from app.training.job import job_of
from app.training.pool import Pool
from app.training.stream import Stream
from app.training.worker import Worker, run
from engine.limits import Limits

from .streams import SPEC


def job(steps: int, every: int | None = None) -> dict[str, Any]:
    return job_of([SPEC], steps, Limits.service(), every=every)


def written(steps: int, every: int | None = None) -> bytes:
    return orjson.dumps(job(steps, every))


def start(stream: int, what: dict[str, Any]) -> Message:
    lines = (orjson.dumps(what), b'{"after": -1, "seconds": 60}', b"null")
    return Message(Kind.START, stream, 0, b"\n".join(lines))


def said(output: io.BytesIO) -> list[Message]:
    return list(heard(io.BytesIO(output.getvalue())))


def broken(_: float) -> None:
    raise MemoryError


def test_one_training_that_breaks_leaves_the_others_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.BytesIO()
    worker = Worker(output)
    worker.hear(start(1, job(20)))
    worker.hear(start(2, {**job(20), "specs": ["2 → 5 tahn → 1"]}))
    worker.hear(start(3, job(20)))
    monkeypatch.setattr(worker.trainings[3], "advance", broken)
    while worker.trainings:
        worker.work()
    ends = {m.stream: orjson.loads(m.body) for m in said(output) if m.kind is Kind.END}
    assert {stream: end["why"] for stream, end in ends.items()} == dict(
        zip((1, 2, 3), ("steps", "error", "error"), strict=True)
    )
    assert ends[2]["place"].startswith("ExpressionError at ")
    assert "tahn" not in ends[2]["place"]


def test_a_worker_does_what_it_is_told_and_ends_with_its_input() -> None:
    output = io.BytesIO()
    orders = [
        start(1, job(100_000)),
        Message(Kind.ASK, 0),
        start(2, job(100_000)),
        Message(Kind.DROP, 2),
        Message(Kind.FINISH, 1, 0, b"stopping"),
        Message(Kind.TAKEN, 9),
    ]
    run(io.BytesIO(b"".join(order.packed() for order in orders)), output)
    assert Message(Kind.ASK, 0) in said(output)


@asynccontextmanager
async def pool(**settings: Any) -> AsyncIterator[Pool]:
    found = Pool(Settings(**settings))
    try:
        yield found
    finally:
        await found.stop()


async def ended(stream: Stream) -> str:
    async for message in stream.events():
        last = message
    why: str = orjson.loads(last.body)["why"]
    return why


def test_trainings_go_where_fewest_are_until_all_places_are_taken() -> None:
    async def go() -> None:
        async with pool(train_workers=2, train_slots=2) as places:
            streams = [places.open(written(5), f"tab {i}") for i in range(4)]
            assert [len(worker.streams) for worker in places.workers] == [2, 2]
            with pytest.raises(ServiceError) as full:
                places.open(written(5), "a")
            assert (full.value.status, full.value.code) == (429, "training_full")
            assert await asyncio.gather(*map(ended, streams)) == ["steps"] * 4
            places.close(places.open(written(5), "a"))
            places.finish()
            with pytest.raises(ServiceError) as late:
                places.open(written(5), "a")
            assert (late.value.status, late.value.code) == (503, "stopping")

    asyncio.run(go())


def test_one_tab_has_its_share_of_the_places_and_no_more() -> None:
    async def go() -> None:
        async with pool(train_slots=8, train_per_tab=2) as places:
            first, _, _ = (places.open(written(5), tab) for tab in ("a", "a", "b"))
            with pytest.raises(ServiceError) as refused:
                places.open(written(5), "a")
            assert (refused.value.status, refused.value.code) == (429, "training_tab")
            assert refused.value.params["limit"] == 2
            places.close(first)
            assert await ended(places.open(written(5), "a")) == "steps"

    asyncio.run(go())


def test_a_worker_that_hangs_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    async def go() -> None:
        async with pool() as places:
            assert await ended(places.open(written(1), "a")) == "steps"
            hung = places.workers[0]._process
            assert hung is not None
            os.kill(hung.pid, signal.SIGSTOP)
            monkeypatch.setattr(supervised, "_PATIENCE", 0.2)
            stream = places.open(written(40, every=10), "a")
            await hung.wait()
            monkeypatch.setattr(supervised, "_PATIENCE", 30.0)
            assert await ended(stream) == "steps"
            assert places.workers[0]._process is not hung

    asyncio.run(go())


def test_a_server_that_stops_does_not_wait_for_a_worker_that_hangs() -> None:
    async def go() -> None:
        async with pool() as places:
            assert await ended(places.open(written(1), "a")) == "steps"
            hung = places.workers[0]._process
            assert hung is not None
            os.kill(hung.pid, signal.SIGSTOP)
            stream = places.open(written(40), "a")
            places.finish()
            assert await ended(stream) == "stopping"

    asyncio.run(go())
