"""HEAD wherever there is GET: the same answer without its body."""

from __future__ import annotations

from collections.abc import Awaitable

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Head:
    """Let the application know only GET."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass one request on, and keep the body of an answer to HEAD back."""
        if scope["method"] != "HEAD":
            return self.app(scope, receive, send)

        def bare(message: Message) -> Awaitable[None]:
            return send({**message, "body": b""} if "body" in message else message)

        return self.app({**scope, "method": "GET"}, receive, bare)
