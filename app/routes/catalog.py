"""What can be typed: ops and limits."""

from __future__ import annotations

import hashlib

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..catalog import catalog
from ..json import dumps
from ..openapi import answers
from ..schemas import Catalog

router = APIRouter(prefix="/api", tags=["catalog"])


@router.get("/catalog", summary="Ops and limits", responses=answers(Catalog))
async def get_catalog(request: Request) -> Response:
    """Every op with its spellings, parameters and words, and the limits in force."""
    content = dumps(catalog(request.app.state.settings.limits))
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)
