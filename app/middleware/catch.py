"""The last resort: nothing leaves the service but an answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import ServiceError, of_service
from ..locale import language_of
from ..logs import request_id
from ..where import where

log = logging.getLogger("backlight")


class CatchAll:
    """Answer what the layers refuse, and turn a bug into a 500 with the number of the request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        started = False

        def watch(message: Message) -> Awaitable[None]:
            nonlocal started
            started = True
            return send(message)

        try:
            await self.app(scope, receive, watch)
        except ServiceError as error:
            await of_service(error, language_of(scope))(scope, receive, send)
        except Exception as error:
            log.error("internal error", extra={"fields": {"error": where(error)}})
            if started:
                raise
            response = of_service(
                ServiceError(500, "internal", id=request_id.get()), language_of(scope)
            )
            await response(scope, receive, send)
