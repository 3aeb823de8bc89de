"""What every request passes through, from the outside in."""

from __future__ import annotations

from collections.abc import Sequence

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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one connection on."""
        inner = self.wrapped if scope["type"] == "http" else self.bare
        await inner(scope, receive, send)
