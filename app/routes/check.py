"""Our gradient beside two that know nothing of it."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.check import STEPS, check

from ..asked import Asked
from ..json import answer
from ..numbers import number
from ..openapi import answers
from ..schemas import Question, Shown

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class Checked(BaseModel):
    """One number of one input, checked."""

    node: int
    at: list[int] = Field(description="Which number of a tensor; empty for a scalar.")
    gradient: Shown
    dual: Shown = Field(description="By dual numbers.")
    central: Shown = Field(description="Central difference quotient.")
    left: Shown = Field(description="One-sided quotient from below.")
    right: Shown = Field(description="One-sided quotient from above.")
    errors: list[Shown] = Field(description="Error of the central quotient at each of `steps`.")
    verdict: Literal["agrees", "differs", "kink", "jump", "not_finite"]


class GradientCheck(BaseModel):
    """The gradient with respect to every input number, checked."""

    steps: list[float] = Field(description="Step sizes h, relative to a number's size.")
    numbers: list[Checked]


@router.post("/check", summary="Check the gradient", responses=answers(GradientCheck))
async def post_check(body: Question, request: Request) -> Response:
    """Reverse mode against dual numbers and against difference quotients of many step sizes."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    return answer(
        {
            "steps": STEPS,
            "numbers": [
                {
                    "node": found.node,
                    "at": found.at,
                    "gradient": number(found.gradient),
                    "dual": number(found.dual),
                    "central": number(found.central),
                    "left": number(found.left),
                    "right": number(found.right),
                    "errors": [number(error) for error in found.errors],
                    "verdict": found.verdict,
                }
                for found in check(graph, limits=limits)
            ],
        }
    )
