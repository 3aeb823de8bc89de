"""All derivatives along one edge, as a matrix."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.analysis.edge_matrix import Structure, edge_matrix

from .. import runs
from ..asked import Asked
from ..json import answer
from ..numbers import nested
from ..openapi import answers
from ..schemas import Question, Shown

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class JacobianRequest(Question):
    """Which edge is asked about."""

    edge: int = Field(description="Id of the edge.", ge=0)


class Jacobian(BaseModel):
    """The derivative of each number of an edge's user by each number of its operand."""

    edge: int
    matrix: list[list[Shown]] = Field(description="A row for each number of the user.")
    upstream: list[Shown] = Field(description="The user's gradient, number by number.")
    contribution: list[Shown] = Field(description="The upstream times the matrix.")
    products: list[list[Shown]] = Field(
        description="Each entry times its row's upstream; a column adds up to the contribution."
    )
    structure: Structure = Field(description="What is to be seen in the matrix.")


@router.post("/jacobian", summary="The Jacobian of an edge", responses=answers(Jacobian))
async def post_jacobian(body: JacobianRequest, request: Request) -> Response:
    """The matrix that an upstream gradient is multiplied by, though nobody ever builds it."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    runs.existing_edge(graph, body.edge)
    found = edge_matrix(graph, body.edge, limits)
    return answer(
        {
            "edge": body.edge,
            "matrix": nested(found.matrix),
            "upstream": nested(found.upstream),
            "contribution": nested(found.contribution),
            "products": nested(found.products),
            "structure": found.structure,
        }
    )
