"""The log: one line of JSON an event, and never what a person typed."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import orjson

from .where import where

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Of the request that is being answered; each answer tells its own in `X-Request-Id`."""

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "app.logs.Line"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"backlight": {"level": "INFO"}, "uvicorn.error": {"level": "WARNING"}},
}


class Line(logging.Formatter):
    """A record as JSON; of an exception its type and place, for its message may quote a person."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        if id := request_id.get():
            line["request"] = id
        line |= getattr(record, "fields", {})
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, Exception):
            line["error"] = where(error)
        return orjson.dumps(line).decode()
