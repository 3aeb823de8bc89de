"""A client that costs little: one connection, kept open, one request at a time."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import urlsplit


class Line:
    """A browser tab's connection to the server."""

    def __init__(self, address: str, tab: str) -> None:
        self._place = urlsplit(address)
        self._head = (
            f"HTTP/1.1\r\nHost: {self._place.netloc}\r\nX-Backlight-Tab: {tab}\r\n"
            "Content-Type: application/json\r\n"
        )
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, body: Any = None) -> tuple[int, bytes]:
        """Ask, and return status and body of the answer; what is bytes is written already."""
        content = body if isinstance(body, bytes) else written(body)
        method = "GET" if body is None else "POST"
        length = f"Content-Length: {len(content)}\r\n" if content else ""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._place.hostname, self._place.port)
        reader, writer = self._streams
        writer.write(f"{method} {path} {self._head}{length}\r\n".encode() + content)
        head = await reader.readuntil(b"\r\n\r\n")
        size = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        answer = await reader.readexactly(int(size or 0))
        return int(head[9:12]), answer

    def close(self) -> None:
        """Hang up."""
        if self._streams:
            self._streams[1].close()


def written(body: Any) -> bytes:
    """A body as JSON; nothing where there is none."""
    return b"" if body is None else json.dumps(body).encode()
