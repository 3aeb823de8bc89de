"""How the server is doing, for Prometheus."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..addresses import Addresses
from ..errors import ServiceError
from ..metrics.prometheus import TYPE, text_of
from ..tabs import address_of

router = APIRouter(include_in_schema=False)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Counts and times of all processes together; to those who may ask, else there is nothing."""
    allowed: Addresses = request.app.state.metrics_for
    if address_of(request.scope) not in allowed:
        raise ServiceError(404, "not_found")
    request.app.state.note()
    text = text_of(request.app.state.told.board)
    return Response(text, headers={"Content-Type": TYPE, "Cache-Control": "no-store"})
