"""What a network learns from."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.network.data import points_of

from ..json import answer
from ..networks import About, moment_of
from ..numbers import nested
from ..openapi import answers

router = APIRouter(prefix="/api/network", tags=["networks"])


class Data(BaseModel):
    """All points, in order."""

    inputs: list[list[float]]
    labels: list[float] = Field(description="The number of the class, or what is to be found.")
    classes: int = Field(description="How many; 0 where numbers are to be found.")


@router.post("/data", summary="The points a network learns from", responses=answers(Data))
async def post_data(body: About, request: Request) -> Response:
    """The data set that the spec names, drawn from its seed."""
    spec, _ = moment_of(body, request.app.state.settings.limits)
    points = points_of(spec.settings["data"], int(spec.settings["seed"].values[0]))
    return answer(
        {
            "inputs": nested(points.inputs),
            "labels": nested(points.labels),
            "classes": points.classes,
        }
    )
