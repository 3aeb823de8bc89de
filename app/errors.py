"""One shape for every error: RFC 9457 ``application/problem+json``, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from engine.errors import ExpressionError
from engine.messages import fill
from engine.text import Language, Text

from .locale import language_of
from .messages import HINTS, MESSAGES, REASONS
from .numbers import number

_LONGEST = 200


class ServiceError(Exception):
    """An error of the service's own, with a code from ``app.messages``."""

    def __init__(
        self, status: int, code: str, headers: Mapping[str, str] | None = None, **params: Any
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.params, self.headers = status, code, params, headers


def problem(
    status: int,
    code: str,
    message: str,
    hint: str | None,
    *,
    span: tuple[int, int] | None = None,
    params: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Build the answer."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "message": printable(message),
        "span": span,
        "hint": hint and printable(hint),
        "params": {name: jsonable(value) for name, value in params.items()},
    }
    return Response(
        orjson.dumps(body),
        status,
        {**(headers or {}), "Cache-Control": "no-store"},
        media_type="application/problem+json",
    )


def jsonable(value: Any) -> Any:
    """Return a parameter as JSON can hold it; what a person typed may contain anything."""
    match value:
        case bool() | None:
            return value
        case int():
            return value if abs(value) < 2**53 else str(value)
        case float():
            return number(value)
        case Text():
            return value.en
        case list() | tuple():
            return [jsonable(item) for item in value]
        case _:
            text = str(value)
            return printable(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def printable(text: str) -> str:
    """Return a text that UTF-8 can hold: a lone surrogate is written out."""
    return text.encode("utf-8", "backslashreplace").decode()


def of_service(error: ServiceError, language: Language) -> Response:
    """Answer with one of the service's own errors."""
    hint = HINTS.get(error.code) or REASONS.get(error.params.get("reason", ""))
    return problem(
        error.status,
        error.code,
        fill(MESSAGES[error.code].of(language), error.params, language),
        fill(hint.of(language), error.params, language) if hint else None,
        params=error.params,
        headers=error.headers,
    )


def of_expression(error: ExpressionError, language: Language) -> Response:
    """Answer a mistake in a program: 413 when a limit is exceeded, else 422."""
    return problem(
        413 if error.code.startswith("limit_") else 422,
        error.code,
        error.message(language),
        error.hint_text(language),
        span=error.span,
        params=error.params,
    )


def of_router(error: HTTPException, request: Request) -> ServiceError:
    """Return our error for what the router refuses."""
    headers = error.headers or {}
    match error.status_code:
        case 400:
            return ServiceError(400, "json_invalid")
        case 404:
            return ServiceError(404, "not_found")
        case 405:
            known = set(headers.get("Allow", "").split(", "))
            allowed = ", ".join(sorted(known | {"HEAD"} if "GET" in known else known))
            params = {"method": request.method, "allowed": allowed}
            return ServiceError(405, "method_not_allowed", {"Allow": allowed}, **params)
        case status:
            return ServiceError(status, "request_refused", headers)


def unfit(place: Iterable[str | int], reason: str, content_type: str = "json") -> ServiceError:
    """Return our error for a request without the declared form: where, and the validator's code.

    What is no JSON at all has no place in it.
    """
    field = ".".join(map(str, place))
    if not field and "json" not in content_type:
        return ServiceError(415, "media_type")
    return ServiceError(422, "request_invalid", field=field or "body", reason=reason)


def install(app: FastAPI) -> None:
    """Make an application answer every expected error in our shape."""

    @app.exception_handler(ServiceError)
    async def refusal(request: Request, error: ServiceError) -> Response:
        return of_service(error, language_of(request.scope))

    @app.exception_handler(HTTPException)
    async def routing(request: Request, error: HTTPException) -> Response:
        return of_service(of_router(error, request), language_of(request.scope))

    @app.exception_handler(RequestValidationError)
    async def form(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]  # one mistake is enough
        return of_service(unfit(first["loc"][1:], first["type"]), language_of(request.scope))
