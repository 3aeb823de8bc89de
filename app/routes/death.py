"""The step at which a unit died."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from engine.analysis.death import death
from engine.network.effort import check_retraced
from engine.network.sets import count_for
from engine.network.survey import points_for

from ..asked import Asked
from ..json import answer
from ..networks import Answer, moment_of
from ..openapi import answers
from .units import AxisRequest

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)


class DeathRequest(AxisRequest):
    """A network before a unit of it died, and a step at which no point woke that any more."""

    until: int = Field(description="A step at which the unit is dead.", ge=0)


class UnitDeath(Answer):
    """When a unit died, of the steps from the checkpoint on."""

    until: int
    awake: int | None = Field(
        description="The last step at which some point woke it; null where none did from here on."
    )
    since: int | None = Field(
        description="The first step from which on none did: one after `awake`, or the step of the "
        "checkpoint, where it may be dead for longer; null where it is awake at `until`."
    )


@router.post("/death", summary="The step at which a unit died", responses=answers(UnitDeath))
async def post_death(body: DeathRequest, request: Request) -> Response:
    """Since which step no point of the data wakes a unit, by training again step by step."""
    limits = request.app.state.settings.limits
    now = moment_of(body, limits)
    steps = max(0, body.until - now.checkpoint.step)
    check_retraced(now.spec, steps, count_for(now.spec), limits)
    points = points_for(now.spec)
    found = death(now.spec, now.checkpoint, points, body.layer, body.unit, body.until)
    return answer({**now.head, "until": body.until, **found._asdict()})
