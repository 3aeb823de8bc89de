"""Why a gradient is zero, tiny, huge or not finite."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.analysis.why import why

from .. import runs
from ..asked import Asked
from ..json import answer
from ..numbers import number
from ..openapi import answers
from ..schemas import Question, Shown

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class WhyRequest(Question):
    """A program, its numbers, and the node that is asked about."""

    node: int = Field(description="Id of the node.", ge=0)


class Factor(BaseModel):
    """One edge of the walk from the output to the node."""

    edge: int
    size: Shown = Field(description="By how much it scales the gradient; NaN where none passed.")
    log10: Shown = Field(description="Of the product up to and with this edge.")


class Why(BaseModel):
    """What makes a gradient what it is."""

    node: int
    kind: Literal["none", "zero", "tiny", "huge", "infinite", "not_finite", "ordinary"]
    code: str = Field(description="The reason.", examples=["saturated"])
    walk: list[Factor] = Field(description="From the output to the node.")
    culprits: list[int] = Field(description="Edges to blame, from the output on.")
    at: int = Field(description="The node at which to look.")
    params: dict[str, Any] = Field(description="What a sentence about the reason names.")


@router.post("/why", summary="Why a gradient is what it is", responses=answers(Why))
async def post_why(body: WhyRequest, request: Request) -> Response:
    """Walk from the output along the largest product to the factor that decides."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    runs.existing(graph, [body.node])
    found = why(graph, engine.trace(graph).run, body.node)
    return answer(
        {
            "node": body.node,
            "kind": found.kind,
            "code": found.code,
            "walk": [
                {"edge": each.edge, "size": number(each.size), "log10": number(each.log10)}
                for each in found.walk
            ],
            "culprits": found.culprits,
            "at": found.at,
            "params": {
                name: number(value) if isinstance(value, float) else value
                for name, value in found.params.items()
            },
        }
    )
