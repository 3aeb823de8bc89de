"""Answers in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response


class Answer(Response):
    """JSON that was computed for one request alone; its headers are written once, not each time."""

    def __init__(self, content: Any) -> None:
        super().__init__(dumps(content))
        length = (b"content-length", b"%d" % len(self.body))
        self.raw_headers = [*_HEADERS, length]

    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        """Leave them to the above."""


_HEADERS = ((b"cache-control", b"no-store"), (b"content-type", b"application/json"))


def dumps(content: Any) -> bytes:
    """Write JSON; NaN and infinity must have been named before (see `app.numbers`)."""
    return orjson.dumps(content, default=plain, option=orjson.OPT_SERIALIZE_NUMPY)


def plain(value: Any) -> Any:
    """Open up what orjson does not know: mappings that are not dicts."""
    return dict(value)


def answer(content: Any) -> Response:
    """Answer with what was computed for this request alone."""
    return Answer(content)
