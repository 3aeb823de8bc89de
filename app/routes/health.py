"""Whether the process is up, and whether it can do its work."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

import engine

from ..errors import ServiceError
from ..json import answer
from ..openapi import answers
from ..schemas import Health

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="The process is up", responses=answers(Health))
async def healthz() -> Response:
    """Answer at once."""
    return answer({"status": "ok"})


@router.get("/readyz", summary="The engine works", responses=answers(Health))
async def readyz() -> Response:
    """Compute a small gradient, the way a request would."""
    graph = engine.parse("x = 3; x * x")
    _, grads = engine.compile(graph).replay(graph.values())
    if grads[graph.inputs[0]] != 6.0:
        raise ServiceError(503, "not_ready")
    return answer({"status": "ok"})
