"""Pages for people."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..locale import language_of
from ..templates import page

router = APIRouter(include_in_schema=False)


@router.get("/")
async def index(request: Request) -> Response:
    """The page itself."""
    return page("index.html", language_of(request.scope))


@router.get("/network")
async def network(request: Request) -> Response:
    """The page for networks."""
    return page("network.html", language_of(request.scope))


@router.get("/lecture")
@router.get("/lecture/{scene}")
async def lecture(request: Request) -> Response:
    """The page for the lecture; the scene is found by the page itself."""
    return page("lecture.html", language_of(request.scope))


@router.get("/atlas")
async def atlas(request: Request) -> Response:
    """The page for activation functions."""
    return page("atlas.html", language_of(request.scope))


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The API, described by its own schema; nothing is loaded from elsewhere."""
    return page("docs.html", language_of(request.scope), schema=request.app.openapi())
