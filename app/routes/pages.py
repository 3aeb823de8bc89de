"""Pages for people."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..templates import page

router = APIRouter(include_in_schema=False)


@router.get("/")
async def index(request: Request) -> Response:
    """The page itself."""
    return page("index.html", request)


@router.get("/network")
async def network(request: Request) -> Response:
    """The page for networks."""
    return page("network.html", request)


@router.get("/lecture")
@router.get("/lecture/{scene}")
async def lecture(request: Request) -> Response:
    """The page for the lecture; the scene is found by the page itself."""
    return page("lecture.html", request)


@router.get("/atlas")
async def atlas(request: Request) -> Response:
    """The page for activation functions."""
    return page("atlas.html", request)


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The API, described by its own schema; nothing is loaded from elsewhere."""
    return page("docs.html", request, schema=request.app.openapi())
