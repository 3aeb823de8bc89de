"""A network number by number, as a program."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

import engine
from engine.analysis.scalars import example_program, unit_program
from engine.network import check_size

from ..asked import Asked
from ..json import answer
from ..networks import About, Answer, moment_of
from ..openapi import answers

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)


class ScalarsRequest(About):
    """A network at one example, all of it or one unit."""

    example: int = Field(0, ge=0, description="Its place in the data set.")
    layer: int | None = Field(None, description="From 1; null for the whole network.")
    unit: int = Field(0, ge=0, description="In its layer, from 0.")


class Scalars(Answer):
    """The same computation, one number at a time."""

    source: str = Field(description="The program, in Backlight's language.")


@router.post("/scalars", summary="A network number by number", responses=answers(Scalars))
async def post_scalars(body: ScalarsRequest, request: Request) -> Response:
    """One example through a network, or through one unit, as operations on single numbers.

    Values and gradients are those of the network; a program too long to be opened is refused.
    """
    limits = request.app.state.settings.limits
    moment = moment_of(body, limits)
    if body.layer is None:
        check_size(moment.spec, limits)
        source = example_program(*moment, body.example)
    else:
        # as long as what comes into it, however large the network
        source = unit_program(*moment, body.example, body.layer, body.unit)
    engine.parse(source, limits=limits)
    return answer({**moment.head, "source": source})
