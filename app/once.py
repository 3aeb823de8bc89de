"""A route whose answers go on for long, and that does not keep what it was asked meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response


class Once(APIRoute):
    """Read the request through another one that is gone, with its body, when the answer begins."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers a request."""
        answer = super().get_route_handler()

        async def forgetful(request: Request) -> Response:
            return await answer(Request(request.scope, request.receive))

        return forgetful
