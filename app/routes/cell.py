"""One number of a tensor, and the terms that make it."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.analysis.cell import cell
from engine.analysis.terms import Factor, Part

from .. import runs
from ..asked import Asked
from ..json import answer
from ..numbers import number
from ..openapi import answers
from ..schemas import Latex, Question, Shown

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)

What = Literal["value", "gradient"]


class CellRequest(Question):
    """Which number is asked about."""

    node: int = Field(description="Id of the node.", ge=0)
    at: list[int] = Field(description="Its place, counted from 0 on each axis.", max_length=8)
    what: What = "gradient"


class CellFactor(BaseModel):
    """One number of a product, and the cell it stands in."""

    what: Literal["value", "gradient", "local"]
    node: int | None = Field(description="Null for a derivative that stands in no table.")
    at: list[int]
    number: Shown


class CellTerm(BaseModel):
    """One term: upstream times local, or what a value was made from."""

    first: CellFactor = Field(description="Of a gradient the local factor.")
    second: CellFactor | None = Field(description="Of a gradient the upstream.")
    product: Shown | None = Field(description="Null where numbers are read but not added.")


class CellPart(BaseModel):
    """The terms that one op brings."""

    kind: str = Field(description="How the op meets the cell.")
    edge: int | None = Field(description="The edge of a gradient's terms.")
    terms: list[CellTerm]
    more: int = Field(description="How many further terms there are.")
    rest: Shown = Field(description="What the further terms add up to.")
    total: Shown


class Cell(BaseModel):
    """One number, taken apart."""

    node: int
    what: What
    at: list[int]
    number: Shown
    parts: list[CellPart]
    latex: Latex = Field(description="The sum, with slots for the numbers of its terms.")


@router.post("/cell", summary="Where one number comes from", responses=answers(Cell))
async def post_cell(body: CellRequest, request: Request) -> Response:
    """Every term of one number's gradient or value, each with the cells that meet in it."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    runs.existing(graph, [body.node])
    found = cell(graph, body.node, body.at, body.what, limits)
    return answer(
        {
            "node": found.node,
            "what": found.what,
            "at": found.at,
            "number": number(found.number),
            "parts": [_part(part) for part in found.parts],
            "latex": found.formula._asdict(),
        }
    )


def _part(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "edge": part.edge and part.edge.id,
        "terms": [
            {
                "first": _factor(term.first),
                "second": term.second and _factor(term.second),
                "product": None if term.product is None else number(term.product),
            }
            for term in part.terms
        ],
        "more": part.more,
        "rest": number(part.rest),
        "total": number(part.total),
    }


def _factor(factor: Factor) -> dict[str, Any]:
    return {**factor._asdict(), "number": number(factor.number)}
