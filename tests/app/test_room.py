"""Large bodies share what memory is set aside for them; small ones never wait for that."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app.errors import ServiceError
from app.middleware.body import BoundedBody
from app.middleware.room import Room

SMALL, LARGE = 10, 60


class Asked:
    """Requests to a layer that lets in one large body at a time."""

    def __init__(self, seconds: float = 60.0) -> None:
        self.begun: list[str] = []
        self.may_answer, self.may_end = asyncio.Event(), asyncio.Event()
        room = LARGE + SMALL
        self.layer = BoundedBody(self.app, SMALL, seconds, {"/large": LARGE}, room)

    async def app(self, scope: Any, receive: Any, send: Any) -> None:
        await receive()
        self.begun.append(scope["name"])
        await self.may_answer.wait()
        await send({"type": "http.response.start"})
        await self.may_end.wait()

    def ask(self, name: str, size: int, declared: bool = True) -> asyncio.Task[None]:
        body = b" " * size
        length = (b"content-length", str(size).encode())
        headers = [length if declared else (b"transfer-encoding", b"chunked")]
        scope = {"type": "http", "path": "/large", "headers": headers, "name": name}

        async def receive() -> Any:
            return {"type": "http.request", "body": body}

        async def send(message: Any) -> None: ...

        return asyncio.create_task(self.layer(scope, receive, send))


async def settle() -> None:
    """Let everyone go on who can."""
    for _ in range(20):
        await asyncio.sleep(0)


def test_large_ones_wait_until_an_answer_begins_and_small_ones_do_not() -> None:
    async def story() -> None:
        asked = Asked()
        tasks = [asked.ask("one", LARGE), asked.ask("two", LARGE), asked.ask("small", SMALL)]
        tasks.append(asked.ask("undeclared", SMALL, declared=False))  # may yet turn out large
        await settle()
        assert asked.begun == ["one", "small"]
        asked.may_answer.set()
        await settle()
        assert asked.begun == ["one", "small", "two", "undeclared"]
        asked.may_end.set()
        await asyncio.gather(*tasks)
        assert asked.layer.room.free == asked.layer.room.most

    asyncio.run(story())


def test_who_finds_no_room_is_told_to_come_again() -> None:
    async def story() -> None:
        asked = Asked(seconds=0.05)
        first = asked.ask("one", LARGE)
        with pytest.raises(ServiceError) as error:
            await asked.ask("two", LARGE)
        assert (error.value.status, error.value.headers) == (
            429,
            {"Connection": "close", "Retry-After": "1"},
        )
        first.cancel()
        await asyncio.wait([first])
        assert asked.layer.room.free == asked.layer.room.most

    asyncio.run(story())


def test_who_leaves_the_queue_takes_nothing_along() -> None:
    async def story() -> None:
        room = Room(10)
        first = await room.lend(10)
        leaving, staying = (asyncio.create_task(room.lend(size)) for size in (10, 10**9))
        await settle()
        leaving.cancel()
        first.give_back()
        first.give_back()
        assert (await staying).size == 10
        assert room.free == 0

    asyncio.run(story())
