"""What a request's scope says."""

from __future__ import annotations

from starlette.types import Scope

BEGUN = "backlight.begun"
"""Key of what a worker has made of a question whose answer goes on here."""


def path_of(scope: Scope) -> str:
    """The path below the address that the server stands at (`--root-path`).

    Examples
    --------
    >>> path_of({"type": "http", "path": "/maths/api/trace", "root_path": "/maths"})
    '/api/trace'
    >>> path_of({"type": "http", "path": "/mathsapi", "root_path": "/maths"})
    '/mathsapi'
    """
    path: str = scope["path"]
    root: str = scope.get("root_path", "")
    if not root:
        return path
    below = path.removeprefix(root.rstrip("/"))
    return below if below[:1] == "/" else path


def header_of(scope: Scope, name: bytes) -> str:
    """A header's first value, or nothing; its name in small letters, as the server gives it.

    Examples
    --------
    >>> header_of({"headers": [(b"host", b"localhost")]}, b"host")
    'localhost'
    """
    for key, value in scope["headers"]:
        if key == name:
            found: str = value.decode("latin-1")
            return found
    return ""
