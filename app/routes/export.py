"""A program as a script to take home."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.export import Format, export

from ..asked import Asked
from ..json import answer
from ..locale import language_of
from ..openapi import answers
from ..schemas import Question

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class ExportQuestion(Question):
    """What to write the program in."""

    as_: Format = Field(alias="as", description="The library the script is to run on.")


class Exported(BaseModel):
    """A script that computes what we show, and asserts it."""

    script: str = Field(description="Python; its comments are in the language asked for.")


@router.post("/export", summary="A program as a Python script", responses=answers(Exported))
async def post_export(body: ExportQuestion, request: Request) -> Response:
    """Write the program with its inputs for numpy or PyTorch: both passes, and a check of them."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    return answer({"script": export(graph, body.as_, language_of(request.scope), limits)})
