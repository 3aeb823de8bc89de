"""A gradient taken apart into paths."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.analysis.paths import MOST, path_sum

from .. import runs
from ..asked import Asked
from ..json import answer
from ..numbers import tensor
from ..openapi import answers
from ..schemas import Question, Shown

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class PathsRequest(Question):
    """A program, its numbers, and the node whose gradient is taken apart."""

    node: int = Field(description="Id of the node.", ge=0)
    most: int = Field(MOST, description="How many paths to follow.", ge=1, le=100)


class Path(BaseModel):
    """One way from the node to the output."""

    edges: list[int] = Field(description="Ids, from the node to the output.")
    contribution: Shown = Field(description="The seed pulled back along this path alone.")


class Paths(BaseModel):
    """A gradient as a sum over paths."""

    node: int
    count: str = Field(description="How many paths there are, in decimal digits.")
    paths: list[Path] = Field(
        description="All, in the order of the backward pass; or the largest, largest first."
    )
    exact: bool = Field(description="False when a larger path may have been missed.")
    gradient: Shown = Field(description="The sum over all paths.")


@router.post("/paths", summary="A gradient as a sum over paths", responses=answers(Paths))
async def post_paths(body: PathsRequest, request: Request) -> Response:
    """The product of local derivatives along each path; the largest where there are too many."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    runs.existing(graph, [body.node])
    found = path_sum(graph, engine.trace(graph).run, body.node, body.most, limits)
    return answer(
        {
            "node": body.node,
            "count": str(found.total),
            "paths": [
                {"edges": path.edges, "contribution": tensor(path.contribution)}
                for path in found.paths
            ],
            "exact": found.exact,
            "gradient": tensor(found.gradient),
        }
    )
