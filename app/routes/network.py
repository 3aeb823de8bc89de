"""A network in, the program it stands for and one run of it out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi import Request as HttpRequest
from pydantic import Field
from starlette.responses import Response

import engine
from engine import network

from .. import runs, wire
from ..asked import Asked
from ..json import answer
from ..locale import language_of
from ..networks import About, moment_of
from ..openapi import answers
from ..schemas import Trace

router = APIRouter(prefix="/api", tags=["programs"], route_class=Asked)


class Network(Trace):
    """What was understood, and a trace of its first forward and backward pass."""

    spec: str = Field(description="The network in its canonical text.")
    form: dict[str, Any] = Field(description="The network as an object.")
    source: str = Field(description="The program, in Backlight's language.")


@router.post("/network", summary="Build a network", responses=answers(Network))
async def post_network(body: About, request: HttpRequest) -> Response:
    """The network as a program anyone could have typed, run once over its first batch.

    With a checkpoint its numbers are those of the training, and its batch is the coming one.
    """
    limits = request.app.state.settings.limits
    spec, checkpoint = moment_of(body, limits)
    network.check_size(spec, limits)
    source = network.program(spec, network.parted(spec, checkpoint.parameters), checkpoint.step)
    graph = engine.parse(source, limits=limits)
    name = runs.content_hash(graph, source, None, [])
    found = engine.trace(graph, program=runs.ready(request.app.state.programs, graph, name))
    head = {"spec": str(spec), "form": network.form_of(spec), "source": source}
    return answer({**head, **wire.of_trace(found, name, language_of(request.scope))})
