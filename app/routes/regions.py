"""Where a network of straight pieces is linear."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from engine.analysis.patterns import bound, patterns, regions_of
from engine.analysis.regions import Regions
from engine.network.effort import check_forward

from ..arrays import Packed, array
from ..asked import Asked
from ..json import answer
from ..networks import Answer, Pictured, moment_of
from ..numbers import nested, number
from ..openapi import answers
from ..pictures import axes
from ..schemas import Range, Shown

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)

_MAP, _TOLD = 200, 2_000


class RegionsRequest(Pictured):
    """A network of one or two inputs, and how finely to look at a plane."""

    size: int = Field(_MAP, description="Pixels along each of two inputs.", ge=2, le=512)


class NetworkRegions(Answer):
    """Linear regions: all of them on a line, at least so many on a plane."""

    kind: Literal["exact", "at_least"]
    count: int
    bound: str = Field(description="The most that a network of these widths could have.")
    x: Range
    y: Range | None = None
    joints: list[Shown] | None = Field(None, description=f"The first {_TOLD}, on a line.")
    slopes: list[Shown] | None = Field(None, description="Before, between and after them.")
    start: Shown = Field(None, description="The value at the start of x.")
    values: list[Shown] | None = Field(
        None, description="At the start of x, at those joints, and at its end when all are told."
    )
    colours: Packed | None = Field(None, description="On a plane: alike where units are.")
    edges: Packed | None = Field(None, description="1 where a region ends, to the left or below.")


@router.post("/regions", summary="Linear regions", responses=answers(NetworkRegions))
async def post_regions(body: RegionsRequest, request: Request) -> Response:
    """The pieces of which a network's answer is made."""
    limits = request.app.state.settings.limits
    now = moment_of(body, limits)
    ranges, parameters = now.ranges(body), now.checkpoint.parameters
    head = {**now.head, **axes(ranges), "bound": str(bound(now.spec))}
    if not ranges[1:]:
        return answer({**head, **exact(regions_of(now.spec, parameters, *ranges[0]), ranges[0])})
    limits.check("tensor_elements", body.size**2)
    check_forward(now.spec, body.size**2, limits)
    found = patterns(now.spec, parameters, ranges, body.size)
    pixels = {"colours": array(found.colours), "edges": array(found.edges)}
    return answer({**head, "kind": "at_least", "count": found.seen, **pixels})


def exact(found: Regions, ends: Range) -> dict[str, Any]:
    """All regions of a line."""
    return {
        "kind": "exact",
        "count": len(found.slopes),
        "joints": nested(found.joints[:_TOLD]),
        "slopes": nested(found.slopes[: _TOLD + 1]),
        "start": number(found.start),
        "values": nested(
            found.values(*ends)[: _TOLD + 2 if len(found.joints) <= _TOLD else _TOLD + 1]
        ),
    }
