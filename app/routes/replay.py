"""The same program with other numbers: only columns travel."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

import engine

from .. import runs, wire
from ..asked import Asked
from ..errors import ServiceError
from ..json import answer
from ..locale import language_of
from ..openapi import answers
from ..schemas import Columns, ReplayRequest

router = APIRouter(prefix="/api", tags=["programs"], route_class=Asked)


@router.post("/replay", summary="Run it again with other inputs", responses=answers(Columns))
async def replay(body: ReplayRequest, request: Request) -> Response:
    """Values and gradients in node order, local derivatives and contributions in edge order.

    Send the `program` of a trace; on 409 it is no longer in memory, then send its `source`.
    """
    programs = request.app.state.programs
    if body.program is not None:
        program, values = runs.known(programs, body.program, body.inputs)
    elif body.source is not None:
        limits = request.app.state.settings.limits
        graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
        name = runs.content_hash(graph, body.source, None, body.expand)
        expansion = runs.written_out(graph, body.expand, limits)
        if expansion is not None:
            graph = expansion.graph
        program, values = runs.ready(programs, graph, name), graph.values()
    else:
        raise ServiceError(422, "request_invalid", field="program", reason="missing")
    found = engine.trace(program.graph, values, program=program)
    return answer(wire.of_columns(found, language_of(request.scope)))
