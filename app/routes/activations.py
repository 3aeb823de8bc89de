"""The atlas of activations: their curves, and what is exactly known of each."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.atlas import Curve, Extreme, Interval, curves

from ..asked import Asked
from ..json import answer
from ..numbers import number, swept
from ..openapi import answers
from ..schemas import Request as Strict
from ..schemas import Shown
from .catalog import Words
from .sweep import BreakFound

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)

Finite = Annotated[float, Field(allow_inf_nan=False)]
POINTS = 401
"""On an axis; odd, so that 0 is among them."""


class ActivationsRequest(Strict):
    """Which activations, and where."""

    ids: list[str] = Field(default_factory=list, max_length=64, description="All when empty.")
    x: Finite = Field(0.0, description="The number to tell of exactly.")
    reach: float = Field(5.0, gt=0, le=100, description="Curves go from minus this to this.")
    parameters: dict[str, Finite] = Field(
        default_factory=dict, description="Numbers of parameters, by the activation's id."
    )


class IntervalShown(BaseModel):
    """Numbers between two ends."""

    ends: list[Shown]
    closed: list[bool]


class ExtremeShown(BaseModel):
    """Where a curve is highest or lowest."""

    at: float
    value: float


class ParameterShown(BaseModel):
    """A number that shapes an activation, and between what it may be."""

    name: str
    value: float
    usual: float
    low: float
    high: float


class ActivationShown(BaseModel):
    """One activation."""

    id: str
    label: str = Field(description="The name beside its curve.")
    name: Words
    latex: str
    program: str
    parameter: ParameterShown | None
    needs: list[str] = Field(description="What it is computed with, beside sums and products.")
    slide: IntervalShown | None = Field(description="The range that the lecture prints.")
    differs: list[bool] | None = Field(description="Which end of it is not the exact one.")
    range: IntervalShown
    slopes: IntervalShown = Field(description="What its derivative can be.")
    only: list[float] = Field(description="The derivative's values where there are no others.")
    besides: list[float] = Field(description="Its values apart from the interval of the others.")
    flat: list[Literal["no", "fades", "zero"]] = Field(
        description="Whether the derivative nears or reaches 0 on the left and on the right."
    )
    least: ExtremeShown | None
    steepest: ExtremeShown | None
    slackest: ExtremeShown | None
    value: Shown = Field(description="At x.")
    slope: Shown
    values: Shown
    grads: Shown
    breaks: list[BreakFound]


class Activations(BaseModel):
    """All that were asked for, on the same numbers."""

    x: float
    numbers: list[float]
    activations: list[ActivationShown]


@router.post("/activations", summary="Activations and derivatives", responses=answers(Activations))
async def post_activations(body: ActivationsRequest, request: Request) -> Response:
    """Curves of activation functions with their derivatives, exact ranges and extremes."""
    limits = request.app.state.settings.limits
    found = curves(body.ids, body.x, body.reach, POINTS, body.parameters, limits)
    return answer(
        {
            "x": body.x,
            "numbers": swept(found[0].numbers) if found else [],
            "activations": [of_curve(curve) for curve in found],
        }
    )


def of_curve(curve: Curve) -> dict[str, object]:
    """One activation with its curve."""
    known = curve.activation
    facts = known.facts(curve.parameter)
    return {
        "id": known.id,
        "label": known.label,
        "name": known.name._asdict(),
        "latex": known.latex,
        "program": known.program(curve.parameter),
        "parameter": known.parameter and {**known.parameter._asdict(), "value": curve.parameter},
        "needs": known.needs,
        "slide": known.slide and of_interval(known.slide),
        "differs": known.slide and facts.range.unlike(known.slide),
        "range": of_interval(facts.range),
        "slopes": of_interval(facts.slopes),
        "only": facts.only,
        "besides": facts.besides,
        "flat": facts.flat,
        "least": of_extreme(facts.least),
        "steepest": of_extreme(facts.steepest),
        "slackest": of_extreme(facts.slackest),
        "value": number(curve.at[0]),
        "slope": number(curve.at[1]),
        "values": swept(curve.values),
        "grads": swept(curve.slopes),
        "breaks": [each._asdict() for each in curve.breaks],
    }


def of_interval(interval: Interval) -> dict[str, object]:
    """An interval; an infinite end has a name."""
    return {"ends": [number(interval.low), number(interval.high)], "closed": interval.closed}


def of_extreme(extreme: Extreme | None) -> dict[str, float] | None:
    """A place and what is there."""
    return extreme and extreme._asdict()
