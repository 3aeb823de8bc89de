"""One shape for every error: RFC 9457 ``application/problem+json``, in the reader's language."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from engine.errors import ExpressionError
from engine.messages import fill
from engine.text import Language

from .locale import language_of
from .messages import HINTS, MESSAGES

log = logging.getLogger("backlight")


class ServiceError(Exception):
    """An error of the service's own, with a code from ``app.messages``."""

    def __init__(
        self, status: int, code: str, headers: Mapping[str, str] | None = None, **params: Any
    ):
        super().__init__(code)
        self.status, self.code, self.params, self.headers = status, code, params, headers


def problem(
    status: int,
    code: str,
    message: str,
    *,
    span: tuple[int, int] | None = None,
    hint: str | None = None,
    params: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Build the answer."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "message": message,
        "span": span,
        "hint": hint,
        "params": {name: jsonable(value) for name, value in (params or {}).items()},
    }
    return Response(
        orjson.dumps(body),
        status,
        {**(headers or {}), "Cache-Control": "no-store"},
        media_type="application/problem+json",
    )


def jsonable(value: Any) -> Any:
    """Return a parameter as JSON can hold it; what a person typed may contain anything."""
    if isinstance(value, bool | float | None):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, list | tuple):
        return [jsonable(item) for item in value]
    return str(value).encode("utf-8", "backslashreplace").decode()


def of_service(error: ServiceError, language: Language) -> Response:
    """Answer with one of the service's own errors."""
    hint = HINTS.get(error.code)
    return problem(
        error.status,
        error.code,
        fill(MESSAGES[error.code].of(language), error.params, language),
        hint=fill(hint.of(language), error.params, language) if hint else None,
        params=error.params,
        headers=error.headers,
    )


def of_expression(error: ExpressionError, language: Language) -> Response:
    """Answer a mistake in a program: 413 when a limit is exceeded, else 422."""
    return problem(
        413 if error.code.startswith("limit_") else 422,
        error.code,
        jsonable(error.message(language)),
        span=error.span,
        hint=jsonable(error.hint_text(language)),
        params=error.params,
    )


def of_http(error: HTTPException, method: str, language: Language) -> Response:
    """Answer what the router itself refuses."""
    headers = dict(error.headers or {})
    if error.status_code == 404:
        own = ServiceError(404, "not_found")
    elif error.status_code == 405:
        allowed = headers.get("Allow", "")
        own = ServiceError(405, "method_not_allowed", headers, method=method, allowed=allowed)
    elif error.status_code == 400:
        own = ServiceError(400, "json_invalid")
    else:
        own = ServiceError(error.status_code, "request_refused", headers)
    return of_service(own, language)


def of_validation(error: RequestValidationError, language: Language) -> Response:
    """Answer a request that does not have the declared form; the first mistake is enough."""
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return of_service(ServiceError(400, "json_invalid"), language)
    place = ".".join(str(part) for part in first["loc"][1:]) or "body"
    return of_service(
        ServiceError(422, "request_invalid", field=place, reason=first["type"]), language
    )


def install(app: FastAPI) -> None:
    """Make an application answer every expected error in our shape."""
    answers: dict[type[Exception], Any] = {
        ServiceError: of_service,
        ExpressionError: of_expression,
        RequestValidationError: of_validation,
    }
    for kind, answer in answers.items():

        async def handle(request: Request, error: Exception, answer: Any = answer) -> Response:
            response: Response = answer(error, language_of(request.scope))
            return response

        app.add_exception_handler(kind, handle)

    async def refuse(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
        return of_http(error, request.method, language_of(request.scope))

    app.add_exception_handler(HTTPException, refuse)


class CatchAll:
    """Turn a bug into a 500 with a number, and log its place, never what a person typed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except ServiceError as error:
            await of_service(error, language_of(scope))(scope, receive, send)
        except Exception as error:
            number = secrets.token_hex(4)
            log.error("internal error %s: %s at %s", number, type(error).__name__, where(error))
            if started:
                raise
            response = of_service(ServiceError(500, "internal", id=number), language_of(scope))
            await response(scope, receive, send)


def where(error: Exception) -> str:
    """Return the innermost places of an error, without its message, which may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
