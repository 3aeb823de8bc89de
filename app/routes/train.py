"""A network learns, and the answer is a stream of what happens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any, Literal

from fastapi import APIRouter
from fastapi import Request as HttpRequest
from pydantic import Field
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from ..asked import Asked
from ..errors import ServiceError
from ..given import GIVEN, GivenPoints, plain
from ..json import answer, dumps
from ..locale import language_of
from ..openapi import ERRORS
from ..processes.link import Kind, Message
from ..schemas import Request
from ..scope import BEGUN
from ..tabs import tab_of
from ..training.ending import ended
from ..training.job import job_of
from ..training.pool import Pool
from ..training.stream import Stream

PATH = "/api/network/train"

Said = str | dict[str, Any]


class TrainRequest(Request):
    """One network, or several that are to be compared, and how far to train."""

    spec: Said | None = Field(None, description="The network, as for `/api/network`.")
    specs: list[Said] | None = Field(
        None, description="Two to four networks, trained in step.", min_length=2, max_length=4
    )
    checkpoint: dict[str, Any] | None = Field(
        None, description="Where to go on: the data of an earlier `checkpoint` event."
    )
    steps: int = Field(description="Steps to take from there.", ge=1)
    every: int | None = Field(
        None,
        description="Steps from frame to frame; as many as there is time for when null.",
        ge=1,
    )
    views: list[Literal["parameters", "decision", "health"]] = Field(
        default_factory=list, description="What frames show.", max_length=3
    )
    example: int | None = Field(
        None, description="The example whose units frames show, by its place in the data.", ge=0
    )
    points: GivenPoints | None = GIVEN


class Events(StreamingResponse):
    """A stream that frees its place whatever ends it."""

    def __init__(self, pool: Pool, stream: Stream, chunks: AsyncIterator[bytes]) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(chunks, media_type="text/event-stream", headers=headers)
        self.pool, self.stream = pool, stream

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it all, or as much as someone reads."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.pool.close(self.stream)


EXAMPLE = """\
event: frame
data: {"step":0,"runs":[{"epoch":0,"loss":0.69,"penalty":0.0,"norm":0.2,"rate":0.01,"accuracy":0.5,\
"validation":null,"diverged":null,"views":{}}]}

event: checkpoint
data: {"step":20,"runs":[{"step":20,"parameters":"AAAAAAAA8D8=","memory":{}}]}

event: end
data: {"why":"steps","step":20,"code":null,"message":null,"hint":null}

"""

STREAM: dict[int | str, dict[str, Any]] = {
    **ERRORS,
    200: {
        "description": (
            "Server-sent events: `frame` with numbers and views, `checkpoint` to be sent back, and "
            "at last `end` with the reason; docs/training.md has each field."
        ),
        "content": {"text/event-stream": {"schema": {"type": "string"}, "example": EXAMPLE}},
    },
}


class Begun(Asked):
    """A request that a worker has read already, as it is large, is a job."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if BEGUN in scope:
            await trained(scope[BEGUN], HttpRequest(scope))(scope, receive, send)
        else:
            await super().handle(scope, receive, send)


jobs = APIRouter(route_class=Asked)
"""For workers: the same address, and the job for an answer."""
router = APIRouter(tags=["programs"], route_class=Begun)


@jobs.post(PATH)
async def post_job(body: TrainRequest, request: HttpRequest) -> Response:
    """Make of a request what is to be done."""
    return answer(job(body, request))


@router.post(
    PATH,
    summary="Train a network",
    responses=STREAM,
    response_class=StreamingResponse,
)
async def post_train(body: TrainRequest, request: HttpRequest) -> Response:
    """Train a network, or several in step, and tell each moment as it comes.

    Nothing is kept here: a `checkpoint` sent back goes on from there, to the same numbers that
    an uninterrupted training would have found, bit for bit.
    """
    return trained(dumps(job(body, request)), request)


def job(body: TrainRequest, request: HttpRequest) -> dict[str, Any]:
    """What is asked for, once it is known that it can be done."""
    return job_of(
        networks(body),
        body.steps,
        request.app.state.settings.limits,
        body.checkpoint,
        body.every,
        body.views,
        body.example,
        plain(body.points),
    )


def trained(job: bytes, request: HttpRequest) -> Response:
    """Begin a job, and tell of it."""
    pool: Pool = request.app.state.pool
    stream = pool.open(job, tab_of(request.scope))
    language = language_of(request.scope)

    async def chunks() -> AsyncIterator[bytes]:
        async for message in stream.events():
            yield event(ended(message, language) if message.kind is Kind.END else message)

    return Events(pool, stream, chunks())


def networks(body: TrainRequest) -> Sequence[Said]:
    """The networks that are asked for, in one way or the other.

    Raises
    ------
    ServiceError
        When there are none, or both ways are taken.
    """
    if (body.spec is None) == (body.specs is None):
        reason = "missing" if body.spec is None else "extra_forbidden"
        field = "spec" if body.spec is None else "specs"
        raise ServiceError(422, "request_invalid", field=field, reason=reason)
    return [body.spec] if body.spec is not None else body.specs or []


def event(message: Message) -> bytes:
    """A message as an event of the stream."""
    return b"event: %s\ndata: %s\n\n" % (message.kind.name.lower().encode(), message.body)
