"""The backward pass done wrong, beside the right one."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.analysis.order import wrong_order

from ..asked import Asked
from ..json import answer
from ..numbers import tensor
from ..openapi import answers
from ..schemas import Question, Shown

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class OrderQuestion(Question):
    """Which mistake to make."""

    mistake: Literal["once", "again", "overwrite"] = Field(
        "once",
        description="Pass on the first contribution and no other; pass on the whole at every "
        "arrival; let a contribution replace what is there.",
    )


class WrongStep(BaseModel):
    """One contribution of the wrong pass."""

    edge: int
    upstream: Shown = Field(description="What the user had when it passed it on.")
    contribution: Shown
    total: Shown = Field(description="What the receiver has afterwards.")
    event: Literal["arrived", "added", "early", "lost", "onward", "repeated", "replaced"]


class WrongGradient(BaseModel):
    """A node whose gradient comes out wrong."""

    node: int
    right: Shown
    wrong: Shown


class WrongOrder(BaseModel):
    """A wrong pass: its steps, and the gradients that differ from the right ones."""

    affected: list[WrongGradient]
    waiting: list[int] = Field(description="Nodes at which the mistake could show.")
    steps: list[WrongStep] = Field(description="The first of them.")
    total: int = Field(description="How many steps there were.")


@router.post("/order", summary="Pass gradients on too early", responses=answers(WrongOrder))
async def post_order(body: OrderQuestion, request: Request) -> Response:
    """Run the backward pass with a mistake, and say which gradients it gets wrong."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    found = wrong_order(graph, body.mistake, limits)
    return answer(
        {
            "affected": [
                {"node": id, "right": tensor(found.right[id]), "wrong": tensor(found.wrong[id])}
                for id in found.affected
            ],
            "waiting": found.waiting,
            "steps": [
                {
                    "edge": step.edge,
                    "upstream": tensor(step.upstream),
                    "contribution": tensor(step.contribution),
                    "total": tensor(step.total),
                    "event": step.event,
                }
                for step in found.steps
            ],
            "total": found.total,
        }
    )
