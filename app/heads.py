"""A request's head has an end: uvicorn's quick parser would go on reading it for ever."""

from __future__ import annotations

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST = 65_536
"""Bytes of a head, as the other parser of uvicorn has it."""


class BoundedHead(HttpToolsProtocol):
    """Answer 400 to a head that goes on and on, and hang up.

    What comes in one piece with the beginning of a head is not counted, as an earlier request may
    stand before it there; a piece is no larger than what the event loop reads at once.
    """

    _begun = False
    _bytes = 0

    def data_received(self, data: bytes) -> None:
        """Read on."""
        before = self._begun
        super().data_received(data)
        self._bytes = self._bytes + len(data) if before and self._begun else 0
        if self._bytes > MOST:
            self.send_400_response("The head of the request is too long.")

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self._begun = True

    def on_headers_complete(self) -> None:
        """It has ended."""
        self._begun = False
        super().on_headers_complete()
