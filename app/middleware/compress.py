"""Large answers are compressed, where the reader can take that; small ones pass as they are."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable

from starlette.middleware.gzip import GZipResponder, IdentityResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..scope import header_of

LEAST = 1024
"""Bytes from which it pays."""

_LEVEL = 4


class Compress:
    """Look at how long an answer says it is; what is short needs no second look."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass one request on."""
        chosen = send

        def choose(message: Message) -> Awaitable[None]:
            nonlocal chosen
            if message["type"] == "http.response.start" and not short(message.get("headers", ())):
                chosen = self.responder(scope, send).send_with_compression
            return chosen(message)

        return self.app(scope, receive, choose)

    def responder(self, scope: Scope, send: Send) -> IdentityResponder:
        """What says that a reader who can unpack gets it packed, and packs it for one who can."""
        packs = "gzip" in header_of(scope, b"accept-encoding")
        responder = (
            GZipResponder(self.app, LEAST, _LEVEL) if packs else IdentityResponder(self.app, LEAST)
        )
        responder.send = send
        return responder


def short(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Tell whether an answer declares less than what is worth compressing.

    Examples
    --------
    >>> short([(b"content-length", b"1023")]), short([(b"content-length", b"1024")]), short([])
    (True, False, False)
    """
    for name, value in headers:
        if name == b"content-length":
            return int(value) < LEAST
    return False
