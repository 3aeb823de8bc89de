"""Large questions leave the event loop: a worker answers them, and short ones never wait for it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection, Container

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..answers.call import Parcel
from ..answers.crew import Crew
from ..errors import ServiceError
from ..scope import BEGUN, path_of
from ..tabs import tab_of
from ..where import ElsewhereError

SMALL = 160
"""Bytes of a question that is answered at once: a program of a line or two."""

LARGE = 65_536
"""Bytes of a question that even to read takes long."""

_GROWS = re.compile(rb"for|def|rand|zeros|ones|eye|onehot|arange|expand|\d{4}|\\u")
"""What makes much of a short program, or may hide what does."""

_KNOWN = re.compile(rb'"program":\s*"(\w+)"')
_REPLAY = "/api/replay"
_PASSED = ("accept-language", "content-type")


class HandOver:
    """Let the crew answer what may take long.

    Parameters
    ----------
    crew
        Who answers.
    always, sometimes
        Questions that are handed over, and those that are when they are not small.
    begun
        Questions whose answer goes on here: of a large one, only the beginning is handed over.
    pages
        Whoever opens one of these will ask, so the workers get ready.
    programs
        Those that are known here: to run one again takes no time worth handing over.
    """

    def __init__(
        self,
        app: ASGIApp,
        crew: Crew,
        always: Collection[str],
        sometimes: Collection[str],
        begun: Collection[str],
        pages: Collection[str],
        programs: Container[str],
    ) -> None:
        self.app, self.crew = app, crew
        self.always, self.begun, self.programs = always, begun, programs
        self.known = {*always, *sometimes, *begun}
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or hand it over."""
        path = path_of(scope)
        if scope["method"] != "POST" or path not in self.known:
            if path in self.pages:
                self.crew.wake()
            await self.app(scope, receive, send)
            return
        first = await receive()
        if path not in self.always and not self.large(path, first.get("body", b"")):
            messages = [first]

            async def replay() -> Message:
                return messages.pop() if messages else await receive()

            await self.app(scope, replay, send)
            return
        passed = _PASSED if path in self.begun else (*_PASSED, "accept-encoding")
        # nothing here keeps the body: whoever does not read the answer must not hold that, too
        reply = await self.until_gone(
            asked(scope, path, first.pop("body", b""), passed), tab_of(scope), receive
        )
        if reply is None:
            return
        if "error" in reply.head:
            raise ElsewhereError(reply.head["error"])
        if path in self.begun and reply.head["status"] == 200:
            await self.app({**scope, BEGUN: reply.body}, receive, send)
            return
        headers = [
            (name.encode("latin-1"), value.encode("latin-1"))
            for name, value in reply.head["headers"]
        ]
        status = reply.head["status"]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": reply.body})

    def large(self, path: str, body: bytes) -> bool:
        """Whether an answer may take longer than handing it over does."""
        if path in self.begun:
            return len(body) > LARGE
        if path == _REPLAY and (known := _KNOWN.search(body)):
            return known[1].decode() not in self.programs
        return len(body) > SMALL or _GROWS.search(body) is not None

    async def until_gone(self, request: bytes, tab: str, receive: Receive) -> Parcel | None:
        """The answer; None when the client has gone, for whom nothing more is done.

        Raises
        ------
        ServiceError
            503 when the server stops, besides what the crew refuses.
        """
        answer = asyncio.create_task(self.crew.answer(request, tab))
        gone = asyncio.create_task(disconnected(receive))
        stopping = asyncio.create_task(self.crew.stopping.wait())
        try:
            await asyncio.wait({answer, gone, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return Parcel.opened(answer.result())
            if gone.done():
                return None
            raise ServiceError(503, "stopping", {"Retry-After": "1"})
        finally:
            for task in (answer, gone, stopping):
                task.cancel()


def asked(scope: Scope, path: str, body: bytes, passed: Collection[str]) -> bytes:
    """A request as a worker gets it, with some of its headers."""
    headers = Headers(scope=scope)
    kept = [(name, headers[name]) for name in passed if name in headers]
    query = scope.get("query_string", b"").decode("latin-1")
    return Parcel({"path": path, "query": query, "headers": kept}, body).packed()


async def disconnected(receive: Receive) -> None:
    """Wait until the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
