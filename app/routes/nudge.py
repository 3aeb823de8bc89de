"""What the output does when one value is changed a little."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.analysis.nudge import nudged

from .. import runs
from ..asked import Asked
from ..json import answer
from ..numbers import number
from ..openapi import answers
from ..schemas import Question, Shown

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class NudgeRequest(Question):
    """A program, its numbers, and the value that is changed."""

    node: int = Field(description="Id of the node.", ge=0)
    by: float = Field(description="What is added to its value.", allow_inf_nan=False)


class Nudge(BaseModel):
    """What came of it."""

    change: Shown = Field(description="Of the output.")


@router.post("/nudge", summary="The output after a small change", responses=answers(Nudge))
async def post_nudge(body: NudgeRequest, request: Request) -> Response:
    """Change one node's value, computed or given, and tell how far the output moves."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    runs.existing(graph, [body.node])
    return answer({"change": number(nudged(graph, body.node, body.by))})
