"""A program in, everything about one run of it out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

import engine

from .. import runs, wire
from ..asked import Asked
from ..json import answer
from ..locale import language_of
from ..openapi import answers
from ..schemas import Trace, TraceRequest

router = APIRouter(prefix="/api", tags=["programs"], route_class=Asked)


@router.post("/trace", summary="Run a program, step by step", responses=answers(Trace))
async def trace(body: TraceRequest, request: Request) -> Response:
    """Every value, gradient, local derivative and contribution, and the order they came in."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, output=body.output, limits=limits)
    name = runs.content_hash(graph, body.source, body.output, body.expand)
    expansion = runs.written_out(graph, body.expand, limits)
    if expansion is not None:
        graph = expansion.graph
    found = engine.trace(
        graph,
        mode=body.mode,
        wrt=body.wrt,
        direction=runs.moves(graph, body.wrt, body.direction),
        program=runs.ready(request.app.state.programs, graph, name),
    )
    content = wire.of_trace(found, name, language_of(request.scope))
    if expansion is not None:
        content["cells"] = expansion.cells
    return answer(content)
