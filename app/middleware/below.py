"""Below a path of another site: `/backlight/api/trace` there is `/api/trace` here."""

from __future__ import annotations

from collections.abc import Awaitable

from starlette.types import ASGIApp, Receive, Scope, Send


class Below:
    """Say in each request's scope where the server stands, as the rest of it expects.

    A proxy may take the path off what it passes on, or leave it there; who asks the server itself,
    for its health, has never heard of it. Each has the same path in the scope.
    """

    def __init__(self, app: ASGIApp, root: str) -> None:
        self.app, self.root = app, root

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass one request on."""
        path: str = scope["path"]
        if path == self.root:
            path += "/"
        elif not path.startswith(f"{self.root}/"):
            path = self.root + path
        return self.app({**scope, "root_path": self.root, "path": path}, receive, send)
