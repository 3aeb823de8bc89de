"""What each unit of a network answers, over its inputs and at its data."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.analysis.axis import unit_axis
from engine.analysis.units import counted, responses
from engine.network.effort import check_forward
from engine.network.survey import points_for

from ..arrays import Packed, array
from ..asked import Asked
from ..json import answer
from ..networks import About, Answer, Pictured, moment_of
from ..numbers import nested, number
from ..openapi import answers
from ..pictures import axes
from ..schemas import Range, Shown

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)

_MAP, _CURVE = 24, 96


class UnitsRequest(Pictured):
    """A network of one or two inputs, and how finely to look at its units."""

    layer: int | None = Field(None, description="Only the units of this one, from 1.")
    size: int | None = Field(
        None, description=f"Numbers along each input: {_MAP}, or {_CURVE} of one.", ge=2, le=256
    )


class LayerMaps(BaseModel):
    """The answers of one layer's units."""

    layer: int
    width: int
    scale: list[Shown] = Field(description="For each unit its largest answer in size.")
    maps: Packed = Field(
        description="By unit and row, from the start of y: 127 times the answer against its scale."
    )


class NetworkUnits(Answer):
    """What every unit answers over the line or the plane of the inputs."""

    x: Range
    y: Range | None = None
    size: int
    layers: list[LayerMaps]


class AxisRequest(About):
    """A network and one of its units."""

    layer: int = Field(description="From 1.")
    unit: int = Field(description="In its layer, from 0.")


class UnitAxis(Answer):
    """One unit at every point of the data."""

    z: list[Shown] = Field(description="What its activation is given, at each point.")
    slope: list[Shown] = Field(description="Its local derivative there.")
    h: list[Shown] = Field(description="What the unit answers.")
    gradient: list[Shown] = Field(description="∂L/∂z.")
    alive: int = Field(description="Points at which the slope is not 0.")
    points: int
    weights: list[Shown]
    weight_gradient: list[Shown]
    bias: Shown
    bias_gradient: Shown


@router.post("/units", summary="What each unit answers", responses=answers(NetworkUnits))
async def post_units(body: UnitsRequest, request: Request) -> Response:
    """The answer of every unit over the line or the plane of the inputs."""
    limits = request.app.state.settings.limits
    now = moment_of(body, limits)
    ranges = now.ranges(body)
    size = body.size or (_MAP if ranges[1:] else _CURVE)
    limits.check("tensor_elements", counted(now.spec, body.layer) * size ** len(ranges))
    check_forward(now.spec, size ** len(ranges), limits)
    found = responses(now.spec, now.checkpoint.parameters, ranges, size, body.layer)
    layers = [
        {
            "layer": each.layer,
            "width": len(each.scale),
            "scale": nested(each.scale),
            "maps": array(each.maps),
        }
        for each in found
    ]
    return answer({**now.head, **axes(ranges), "size": size, "layers": layers})


@router.post("/axis", summary="The data on a unit's axis", responses=answers(UnitAxis))
async def post_axis(body: AxisRequest, request: Request) -> Response:
    """At which points of the data a unit is alive, and what comes back to it there."""
    limits = request.app.state.settings.limits
    now = moment_of(body, limits)
    points = points_for(now.spec)
    check_forward(now.spec, len(points.inputs), limits, passes=3)
    found = unit_axis(now.spec, now.checkpoint, points, body.layer, body.unit)
    return answer(
        {
            **now.head,
            "z": nested(found.sums),
            "slope": nested(found.slopes),
            "h": nested(found.answers),
            "gradient": nested(found.gradient),
            "alive": found.alive,
            "points": len(points.inputs),
            "weights": nested(found.weights),
            "weight_gradient": nested(found.weight_gradient),
            "bias": None if found.bias is None else number(found.bias),
            "bias_gradient": None if found.bias is None else number(found.bias_gradient or 0.0),
        }
    )
