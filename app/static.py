"""Files of the page: compressed ones made beforehand, never stale, never rebuilt on the way."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}


class Files(StaticFiles):
    """Serve a folder; a file's compressed sibling goes out in its place where it is accepted.

    Names carry no hash, so a browser asks each time and is told "not modified": one short answer
    per file against the certainty that two versions never mix.
    """

    def file_response(
        self,
        full_path: Any,
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer with a file, its compressed sibling, or 304."""
        path = Path(full_path)
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        accepted = Headers(scope=scope).get("accept-encoding", "")
        for name, suffix in ENCODINGS:
            sibling = Path(f"{path}{suffix}")
            if name in accepted and newer(sibling, stat_result):
                headers["Content-Encoding"] = name
                stat_result, full_path = sibling.stat(), sibling
                break
        response = FileResponse(
            full_path,
            status_code,
            headers,
            media_type=TYPES.get(path.suffix),
            stat_result=stat_result,
        )
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        if scope["method"] == "HEAD" or "range" in Headers(scope=scope):
            return response
        content = kept(str(full_path), stat_result.st_mtime_ns)
        return Response(content, status_code, response.headers)


@lru_cache(maxsize=400)
def kept(path: str, changed: int) -> bytes:  # noqa: ARG001 (part of the key)
    """Read a file once for all visitors; anew when it has been changed."""
    return Path(path).read_bytes()


def newer(sibling: Path, original: os.stat_result) -> bool:
    """Tell whether a compressed file exists and belongs to the original as it is now."""
    try:
        return sibling.stat().st_mtime >= original.st_mtime
    except OSError:
        return False
