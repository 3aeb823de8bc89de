"""Files of the pages: compressed beforehand, kept by browsers for ever, yet never stale."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from .assets import assets

VERSION = re.compile("[0-9a-f]{16}")
FOR_EVER = "public, max-age=31536000, immutable"
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

    Below the name of the version that is served, a browser keeps what it gets for ever. Anywhere
    else it asks each time, and is told "not modified": below the name of another version, too,
    where it gets what there is now.
    """

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file that an address names, with a version or without."""
        version, _, below = path.partition("/")
        if not VERSION.fullmatch(version):
            return await super().get_response(path, scope)
        response = await super().get_response(below, scope)
        if version == assets().version:
            response.headers["Cache-Control"] = FOR_EVER
        return response

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
