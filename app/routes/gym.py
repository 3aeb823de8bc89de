"""Exercises by level and seed."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from engine.gym import FORMS, LEVELS, Gate, exercise

from ..asked import Asked
from ..json import answer
from ..openapi import answers

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class GymQuestion(BaseModel):
    """Which exercise."""

    model_config = ConfigDict(extra="forbid")

    level: int = Field(1, ge=1, le=len(LEVELS), description="How hard.")
    seed: int = Field(1, ge=0, le=999_999, description="Which of its level; the same is the same.")
    ops: list[Gate] = Field([], max_length=len(FORMS), description="Empty: the level's own.")


class Drill(BaseModel):
    """An exercise: its backward pass is to be worked out."""

    source: str


@router.post("/gym", summary="An exercise by level and seed", responses=answers(Drill))
async def post_gym(body: GymQuestion) -> Response:
    """Make a program of small numbers, without kinks, in which every input has a gradient."""
    return answer({"source": exercise(body.level, body.seed, body.ops)})
