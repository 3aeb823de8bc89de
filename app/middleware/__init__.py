"""What every request passes through, from the outside in.

A layer that has nothing left to do when the application has answered is a plain function and
returns what the application does; so is what it puts around `send`. A coroutine of its own would be
made and entered for nothing, for every request and every message.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send


class Layers:
    """Wrap an application in layers that only requests pass; start and stop go straight to it.

    Parameters
    ----------
    app
        The application.
    layers
        The outermost first.
    """

    def __init__(self, app: ASGIApp, layers: Sequence[Middleware]) -> None:
        self.bare = self.wrapped = app
        for cls, args, kwargs in reversed(layers):
            self.wrapped = cls(self.wrapped, *args, **kwargs)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass one connection on."""
        inner = self.wrapped if scope["type"] == "http" else self.bare
        return inner(scope, receive, send)
