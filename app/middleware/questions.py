"""Questions are found by their address at once, before routes are tried in turn."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable

from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from ..scope import path_of


class Questions:
    """Have a question's own route answer it, and the application what is none.

    Parameters
    ----------
    routes
        Those of the questions, none of whose addresses is a pattern.
    """

    def __init__(self, app: ASGIApp, routes: Iterable[APIRoute]) -> None:
        self.app = app
        self.answers: dict[str, ASGIApp] = {route.path: route.handle for route in routes}

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass one request on."""
        asked = self.answers.get(path_of(scope)) if scope["method"] == "POST" else None
        return (asked or self.app)(scope, receive, send)
