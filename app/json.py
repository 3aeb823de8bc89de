"""Answers in JSON."""

from __future__ import annotations

from typing import Any

import orjson
from starlette.responses import Response

HEADERS = {"Cache-Control": "no-store"}


def dumps(content: Any) -> bytes:
    """Write JSON; NaN and infinity must have been named before (see `app.numbers`)."""
    return orjson.dumps(content, default=plain, option=orjson.OPT_SERIALIZE_NUMPY)


def plain(value: Any) -> Any:
    """Open up what orjson does not know: mappings that are not dicts."""
    return dict(value)


def answer(content: Any) -> Response:
    """Answer with what was computed for this request alone."""
    return Response(dumps(content), media_type="application/json", headers=HEADERS)
