"""Take a request's body whole, within bounds of size and time, before anything looks at it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import ServiceError
from ..scope import header_of, path_of

CLOSE = {"Connection": "close"}


class BoundedBody:
    """Refuse bodies that are declared or turn out too large, or that dribble in.

    Parameters
    ----------
    limit, seconds
        Bytes and time.
    limits
        By path, where another size holds.
    """

    def __init__(
        self, app: ASGIApp, limit: int, seconds: float, limits: Mapping[str, int] | None = None
    ) -> None:
        self.app, self.limit, self.seconds, self.limits = app, limit, seconds, limits or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on with its body read."""
        limit = self.limits.get(path_of(scope), self.limit)
        declared = header_of(scope, b"content-length")
        if not declared:
            if not header_of(scope, b"transfer-encoding"):
                await self.app(scope, receive, send)
                return
            declared = "0"
        if not declared.isdecimal() or int(declared[:20]) > limit:
            raise too_large(limit)
        try:
            async with asyncio.timeout(self.seconds):
                body = await self.read(receive, limit)
        except TimeoutError:
            raise ServiceError(408, "body_too_slow", CLOSE, limit=self.seconds) from None
        except asyncio.CancelledError:  # the server stops and will not wait for the rest
            raise ServiceError(503, "stopping", CLOSE) from None
        if body is None:
            return  # the client has gone
        messages = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def replay() -> Message:
            return next(messages, None) or await receive()

        await self.app(scope, replay, send)

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
