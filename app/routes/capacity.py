"""How many linear regions networks of one size and another can have."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.analysis.capacity import DEPTHS, Capacity, axis, capacity, curve, widest

from ..asked import Asked
from ..json import answer
from ..openapi import answers
from ..schemas import Request as Strict

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)

_MOST = 1_000_000


class CapacityRequest(Strict):
    """Networks of so many inputs, and what they may cost."""

    inputs: int = Field(1, ge=1, le=20)
    depth: int = Field(5, ge=1, le=5, description="Hidden layers.")
    width: int = Field(10, ge=1, le=300, description="Units in each.")
    budget: int | None = Field(
        None, ge=1, le=_MOST, description="Parameters; those of depth and width when null."
    )
    reach: int | None = Field(
        None, ge=1, le=_MOST, description="Curves go at least so far, and past the budget."
    )


class CapacityShown(BaseModel):
    """One network."""

    depth: int
    width: int
    parameters: int
    regions: str = Field(description="All digits.")
    kind: Literal["exactly", "at_least", "at_most"] = Field(description="What the maximum is.")


class CurveShown(BaseModel):
    """Networks of one depth and growing width."""

    depth: int
    widths: list[int]
    parameters: list[int]
    log10: list[float] = Field(description="Of their regions.")


class Capacities(BaseModel):
    """For each depth the widest network in the budget, and a curve over all widths."""

    inputs: int
    budget: int
    reach: int
    rows: list[CapacityShown | None] = Field(description="null: not even one unit is to be had.")
    curves: list[CurveShown]


@router.post("/capacity", summary="Regions for parameters", responses=answers(Capacities))
async def post_capacity(body: CapacityRequest) -> Response:
    """The most linear regions of ReLU networks (UDL, figure 4.7), depth by depth."""
    inputs = body.inputs
    budget = body.budget or capacity(inputs, body.depth, body.width).parameters
    reach = max(body.reach or 1, axis(budget))
    return answer(
        {
            "inputs": inputs,
            "budget": budget,
            "reach": reach,
            "rows": [shown(widest(inputs, depth, budget)) for depth in DEPTHS],
            "curves": [drawn(curve(inputs, k, reach), k) for k in DEPTHS],
        }
    )


def shown(found: Capacity | None) -> dict[str, object] | None:
    """One network; its regions may have more digits than a float."""
    return found and {**found._asdict(), "regions": str(found.regions)}


def drawn(networks: list[Capacity], depth: int) -> dict[str, object]:
    """A curve, column by column."""
    return {
        "depth": depth,
        "widths": [each.width for each in networks],
        "parameters": [each.parameters for each in networks],
        "log10": [each.decades for each in networks],
    }
