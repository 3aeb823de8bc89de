"""A question's route: declared as FastAPI's are, and read and answered without a detour.

FastAPI would do the same among much that no question of ours needs: dependencies, forms, files,
conversions of the answer. For a short answer that took three times as long as the answer itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, get_type_hints

from fastapi import Request
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError
from starlette.types import Receive, Scope, Send

from engine import ExpressionError

from .errors import ServiceError, of_expression, unfit
from .locale import language_of
from .pieces import over
from .scope import header_of

_JSON = re.compile(r"application/([^/]*\+)?json")


class Asked(APIRoute):
    """One question: `body` in its declared form, and the `request` where the endpoint takes it.

    Neither the body nor anything that holds it is kept while the answer goes on.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **declared: Any) -> None:
        super().__init__(path, endpoint, **declared)
        self.form = TypeAdapter(get_type_hints(endpoint)["body"]).validator
        self.takes_request = self.dependant.request_param_name is not None

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; what is no question is refused as on any other route."""
        if scope["method"] != "POST":
            await super().handle(scope, receive, send)
            return
        message = await receive()  # the whole body: see `BoundedBody`
        limit = scope["app"].state.settings.body_pieces
        asked = [self.read(message.pop("body", b""), header_of(scope, b"content-type"), limit)]
        if self.takes_request:
            asked.append(Request(scope, receive))
        try:
            response = await self.endpoint(*asked)
        except ExpressionError as error:
            response = of_expression(error, language_of(scope))
        del asked
        await response(scope, receive, send)

    def read(self, body: bytes, content_type: str, limit: int) -> Any:
        """A body in the declared form.

        Raises
        ------
        ServiceError
            400, 413, 415 or 422, the last with the place of what does not fit.
        """
        if not body:
            raise unfit((), "missing", content_type)
        if over(body, limit):
            raise ServiceError(413, "body_too_many", limit=limit)
        try:
            given = json.loads(body) if is_json(content_type) else body
        except (ValueError, RecursionError):  # too deep
            raise ServiceError(400, "json_invalid") from None
        try:
            return self.form.validate_python(given, from_attributes=True)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            raise unfit(first["loc"], first["type"], content_type) from None


@lru_cache(64)
def is_json(content_type: str) -> bool:
    """Tell whether a header declares JSON.

    Examples
    --------
    >>> is_json("application/json; charset=utf-8"), is_json("text/plain"), is_json("")
    (True, False, False)
    """
    return _JSON.fullmatch(content_type.partition(";")[0].strip().lower()) is not None
