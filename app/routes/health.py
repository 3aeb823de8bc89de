"""Whether the process is up, and whether it can do its work."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import JSONResponse

import engine

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="The process is up", response_model=dict[str, str])
async def healthz() -> JSONResponse:
    """Answer at once."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@router.get("/readyz", summary="The engine works", response_model=dict[str, str])
async def readyz() -> JSONResponse:
    """Compute a small gradient, the way a request would."""
    graph = engine.parse("x = 3; x * x")
    _, grads = engine.compile(graph).replay(graph.values())
    ready = list(grads)[graph.inputs[0]] == 6.0
    return JSONResponse(
        {"status": "ok" if ready else "failing"},
        200 if ready else 503,
        headers={"Cache-Control": "no-store"},
    )
