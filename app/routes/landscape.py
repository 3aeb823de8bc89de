"""The loss around a network's parameters."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from engine import ExpressionError
from engine.analysis.landscape import landscape
from engine.limits import Limits
from engine.messages.flow import LANDSCAPE
from engine.network import Spec
from engine.network.data import Points
from engine.network.effort import check_forward
from engine.network.sets import count_for
from engine.network.survey import points_for

from ..arrays import Packed, array
from ..asked import Asked
from ..json import answer
from ..locale import language_of
from ..networks import About, Answer, moment_of
from ..numbers import number
from ..openapi import answers
from ..schemas import Shown

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)

_SIZES = (25, 15, 7)


class LandscapeRequest(About):
    """A network, and how far and how finely to look around its parameters."""

    size: int | None = Field(
        None,
        description="Losses along each direction, odd: "
        f"{_SIZES[0]} if null, or {_SIZES[-1]} at the least where a network is large.",
        ge=3,
        le=41,
    )
    span: float = Field(
        1.0, description="How far to go; 1 is as far as a unit's weights are long.", gt=0, le=100
    )
    seed: int = Field(0, description="Of the two directions.", ge=0, le=2**31 - 1)


class NetworkLandscape(Answer):
    """The loss on a square around the parameters."""

    size: int
    span: float
    loss: Shown = Field(description="At the parameters, without penalties.")
    losses: Packed = Field(description="Rows follow the second direction; the middle is here.")
    low: Shown = Field(description="Of the finite ones.")
    high: Shown
    points: int = Field(description="Points that the loss was taken at.")
    of: int = Field(description="Points that there are.")
    source: str


@router.post("/landscape", summary="The loss around here", responses=answers(NetworkLandscape))
async def post_landscape(body: LandscapeRequest, request: Request) -> Response:
    """The loss along two random directions, each unit's as long as its weights."""
    limits = request.app.state.settings.limits
    now = moment_of(body, limits)
    size, points = finest(now.spec, [body.size | 1] if body.size else _SIZES, limits)
    parameters = now.checkpoint.parameters
    found = landscape(now.spec, parameters, points, body.span, size, body.seed)
    return answer(
        {
            **now.head,
            "size": size,
            "span": body.span,
            "loss": number(found.here),
            "losses": array(found.losses),
            "low": number(found.low),
            "high": number(found.high),
            "points": len(points.inputs),
            "of": count_for(now.spec),
            "source": LANDSCAPE.of(language_of(request.scope)),
        }
    )


def finest(spec: Spec, sizes: Sequence[int], limits: Limits) -> tuple[int, Points]:
    """The first of these sizes that there is time for, and the points to take the loss at."""
    for size in sizes:
        points = points_for(spec, limits.training and limits.training // size**2)
        try:
            check_forward(spec, len(points.inputs), limits, passes=size**2)
        except ExpressionError as error:
            refused = error
        else:
            return size, points
    raise refused
