"""Take a request's body whole, within bounds of size and time, before anything looks at it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import ServiceError
from ..scope import header_of, path_of
from .room import Loan, Room

CLOSE = {"Connection": "close"}
_SLOW = "the body comes too slowly"
AGAIN = 1
"""Seconds after which someone who found no room may try again."""


class BoundedBody:
    """Refuse bodies that are declared or turn out too large, or that dribble in.

    Parameters
    ----------
    limit, seconds
        Bytes and time.
    limits
        By path, where another size holds.
    room
        Bytes for all bodies together that are over the limit of the other paths: they are held
        from the first one read until the answer begins.
    """

    def __init__(
        self,
        app: ASGIApp,
        limit: int,
        seconds: float,
        limits: Mapping[str, int] | None = None,
        room: int = 0,
    ) -> None:
        self.app, self.limit, self.seconds, self.limits = app, limit, seconds, limits or {}
        self.room = Room(room)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on with its body read."""
        limit = self.limits.get(path_of(scope), self.limit)
        declared = header_of(scope, b"content-length")
        if not declared:
            if not header_of(scope, b"transfer-encoding"):
                await self.app(scope, receive, send)
                return
            declared = str(limit)  # or less; that is known when it is here
        if not declared.isdecimal() or (size := int(declared[:20])) > limit:
            raise too_large(limit)
        if size <= self.limit:  # which needs no room, and waits for nobody
            await self.taken(scope, receive, send, limit)
            return
        loan = await self.borrowed(size)

        def watched(message: Message) -> Awaitable[None]:
            if message["type"] == "http.response.start":
                loan.give_back()
            return send(message)

        try:
            await self.taken(scope, receive, watched, limit)
        finally:
            loan.give_back()

    async def taken(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        """Pass it on with its body read, unless the client has gone."""
        body = await self.timely(receive, limit)
        if body is None:
            return
        messages = [{"type": "http.request", "body": body, "more_body": False}]
        del body  # whoever answers decides how long it is kept

        async def replay() -> Message:
            return messages.pop() if messages else await receive()

        await self.app(scope, replay, send)

    async def borrowed(self, size: int) -> Loan:
        """Room for a body, once there is some."""
        try:
            async with asyncio.timeout(self.seconds):
                return await self.room.lend(size)
        except TimeoutError:
            headers = {**CLOSE, "Retry-After": str(AGAIN)}
            raise ServiceError(429, "rate", headers, seconds=AGAIN) from None
        except asyncio.CancelledError:
            raise stopping() from None

    async def timely(self, receive: Receive, limit: int) -> bytes | None:
        """The body, unless it comes too slowly.

        As `asyncio.timeout` does it, at a quarter of what that costs a body that is already here.
        """
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        assert task is not None
        timer = loop.call_later(self.seconds, task.cancel, _SLOW)
        try:
            return await self.read(receive, limit)
        except asyncio.CancelledError as cancelled:
            if cancelled.args != (_SLOW,):
                raise stopping() from None
            task.uncancel()
            raise ServiceError(408, "body_too_slow", CLOSE, limit=self.seconds) from None
        finally:
            timer.cancel()

    async def read(self, receive: Receive, limit: int) -> bytes | None:
        """Collect the body; None when the client hangs up."""
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return None
            body += message.get("body", b"")
            if len(body) > limit:
                raise too_large(limit)
            if not message.get("more_body"):
                return bytes(body)


def too_large(limit: int) -> ServiceError:
    """Return the error, which also ends the connection: the rest need not be read."""
    return ServiceError(413, "body_too_large", CLOSE, limit=limit)


def stopping() -> ServiceError:
    """Return the error when the server stops and will not wait for the rest."""
    return ServiceError(503, "stopping", CLOSE)
