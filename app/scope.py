"""What a request's scope says."""

from __future__ import annotations

from starlette.types import Scope


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
    root: str = scope.get("root_path", "").rstrip("/")
    below = path.removeprefix(root)
    return below if below[:1] == "/" else path
