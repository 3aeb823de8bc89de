"""What can be typed: ops and limits."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from ..catalog import catalog
from ..json import dumps
from ..openapi import answers

router = APIRouter(prefix="/api", tags=["catalog"])


class Words(BaseModel):
    """One text in both languages."""

    en: str
    ru: str


class Param(BaseModel):
    """One parameter of an op."""

    name: str
    kind: Literal["value", "attr", "variadic"]
    required: bool
    default: Any


class CatalogOp(BaseModel):
    """How an op is typed and told; its mathematics stands in the rule book."""

    name: str
    spellings: list[str]
    params: list[Param]
    doc: Words
    headlines: list[Words]


class PartNumber(BaseModel):
    """A number that a part of a network takes."""

    name: str
    default: float
    least: float
    most: float
    whole: bool


class DataPoints(BaseModel):
    """What the points of a data set are; no classes where numbers are to be found."""

    inputs: int
    classes: int


class Part(BaseModel):
    """What a network can be made of."""

    kind: str
    name: str
    words: list[str]
    doc: Words
    numbers: list[PartNumber]
    points: DataPoints | None = None


class Catalog(BaseModel):
    """What can be typed, and how much of it: all, or what was asked for."""

    ops: list[CatalogOp] = []
    parts: list[Part] = []
    limits: dict[str, int | None] = {}
    scene: dict[str, Any] = Field({}, description="The form of a scene's file, as a JSON schema.")
    exhibits: dict[str, dict[str, Any]] = Field(
        {}, description="What each exhibit can be set to, as JSON schemas."
    )


Section = Literal["ops", "parts", "limits", "scene", "exhibits"]


@router.get("/catalog", summary="Ops and limits", responses=answers(Catalog))
async def get_catalog(
    request: Request,
    only: Annotated[list[Section] | None, Query(description="All if left out.")] = None,
) -> Response:
    """Every op with its spellings, parameters and words, and the limits in force."""
    whole = catalog(request.app.state.settings)
    content = dumps({section: whole[section] for section in only or whole})
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)
