"""What a network says around its data."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.analysis.decision import decision
from engine.network.effort import check_forward

from ..arrays import Packed
from ..asked import Asked
from ..json import answer
from ..networks import Answer, Pictured, moment_of
from ..openapi import answers
from ..pictures import axes, decided
from ..schemas import Range

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)

_MAP, _CURVE = 200, 256


class DecisionRequest(Pictured):
    """A network of one or two inputs, and how finely to look."""

    size: int | None = Field(
        None, description=f"Numbers along each input: {_MAP}, or {_CURVE} of one.", ge=2, le=512
    )


class DecisionShown(BaseModel):
    """A curve, a map in 256 levels, or a map of classes; only what its kind has."""

    kind: Literal["curve", "map", "classes"]
    x: Range
    y: Range | None = None
    low: float | None = Field(None, description="What the byte 0 stands for.")
    high: float | None = Field(None, description="What the byte 255 stands for.")
    boundary: float | None = Field(None, description="The output between two classes.")
    output: Packed | None = Field(None, description="Rows from the start of y.")
    winner: Packed | None = Field(None, alias="class", description="The class that wins.")
    sure: Packed | None = Field(None, description="255 times its share.")


class NetworkDecision(Answer):
    """What a network says everywhere around its data."""

    decision: DecisionShown


@router.post("/decision", summary="The decision map", responses=answers(NetworkDecision))
async def post_decision(body: DecisionRequest, request: Request) -> Response:
    """The output of a network over the line or the plane of its inputs."""
    limits = request.app.state.settings.limits
    now = moment_of(body, limits)
    ranges = now.ranges(body)
    size = body.size or (_MAP if ranges[1:] else _CURVE)
    limits.check("tensor_elements", size ** len(ranges))
    check_forward(now.spec, size ** len(ranges), limits)
    found: dict[str, Any] = decided(decision(now.spec, now.checkpoint.parameters, ranges, size))
    return answer({**now.head, "decision": {**found, **axes(ranges)}})
