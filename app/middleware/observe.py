"""Each request has a number, is counted and, where that is wanted, logged: no address, no body."""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Awaitable, Iterable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..logs import request_id
from ..metrics.told import OTHER, Told
from ..scope import path_of

log = logging.getLogger("backlight.access")

HEADER = b"x-request-id"


class Observe:
    """Number, count and log every request.

    Parameters
    ----------
    told
        Where requests are counted.
    routes
        The addresses that are answered, as they are declared.
    lines
        Whether each request is a line of the log.
    """

    def __init__(self, app: ASGIApp, told: Told, routes: Iterable[str], lines: bool) -> None:
        self.app, self.told, self.lines = app, told, lines
        self.exact = {route for route in routes if "{" not in route}
        self.patterns = [
            (re.compile(re.sub(r"\{\w+\}", "[^/]+", route)), route)
            for route in routes
            if "{" in route
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        status, id = 0, os.urandom(6).hex()
        route = self.route_of(path_of(scope))  # what is mounted moves the path
        began = time.perf_counter()
        answered: float | None = None

        def watch(message: Message) -> Awaitable[None]:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status, answered = message["status"], time.perf_counter()
                message["headers"] = [*message.get("headers", ()), (HEADER, id.encode())]
            return send(message)

        token = request_id.set(id)
        try:
            await self.app(scope, receive, watch)
        finally:
            request_id.reset(token)
            ended = time.perf_counter()
            self.told.request(route, status, (answered or ended) - began)
            if self.lines:
                fields: dict[str, Any] = {
                    "request": id,
                    "method": scope["method"],
                    "route": route,
                    "status": status,
                    "ms": round(1000 * (ended - began), 1),
                }
                log.info("request", extra={"fields": fields})

    def route_of(self, path: str) -> str:
        """The declared address of a path, so that nobody can make up ever new ones."""
        if path in self.exact:
            return path
        if path.startswith("/static/"):
            return "/static"
        return next((route for found, route in self.patterns if found.fullmatch(path)), OTHER)
