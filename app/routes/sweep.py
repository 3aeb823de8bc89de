"""A program along one or two of its numbers: what a plot is drawn from."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.sweep import Span, picture

from .. import runs
from ..asked import Asked
from ..json import answer
from ..numbers import swept
from ..openapi import answers
from ..schemas import Pair, Question, Shown
from ..schemas import Request as Strict

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)

Finite = Annotated[float, Field(allow_inf_nan=False)]


class AxisRequest(Strict):
    """One number that moves, evenly from one end to the other."""

    name: str = Field(description="Name of an input.")
    at: list[int] = Field(
        default_factory=list, max_length=8, description="Which number of a tensor."
    )
    from_: Finite = Field(alias="from")
    to: Finite
    count: int = Field(ge=2, description="How many numbers; at most 40,000 points in all.")


class SweepRequest(Question):
    """A program, the numbers that stay, and those that move."""

    axes: list[AxisRequest] = Field(min_length=1, max_length=2)
    nodes: list[int] = Field(
        default_factory=list, max_length=64, description="Further nodes to tell of."
    )


class SweptAxis(BaseModel):
    """The numbers of an axis, and the slope of the output along it at each point."""

    node: int
    at: list[int]
    numbers: list[float]
    grads: Shown = Field(description="A list; for two axes a list of rows, one per first number.")


class SweptNode(BaseModel):
    """A node at every point."""

    node: int
    values: Shown
    grads: Shown


class BreakFound(BaseModel):
    """A place where a curve is not smooth."""

    at: float
    kind: Literal["kink", "jump", "pole", "end", "hole", "overflow"]
    sides: Pair | None = Field(
        description="Of a pole: the value's sign on either side; 0 where there is no value."
    )


class Swept(BaseModel):
    """The output and its slopes at every point."""

    axes: list[SweptAxis]
    values: Shown = Field(description="The output; nested as the slopes.")
    nodes: list[SweptNode]
    breaks: list[BreakFound] = Field(description="Of a curve; none are sought on a map.")


@router.post("/sweep", summary="Run it along one or two numbers", responses=answers(Swept))
async def post_sweep(body: SweepRequest, request: Request) -> Response:
    """The output and its slopes along one input number, or over a grid of two."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    runs.existing(graph, body.nodes)
    spans = [Span(axis.name, axis.from_, axis.to, axis.count, tuple(axis.at)) for axis in body.axes]
    found = picture(graph, spans, body.nodes, limits)
    return answer(
        {
            "axes": [
                {"node": axis.node, "at": axis.at, "numbers": axis.numbers, "grads": swept(slopes)}
                for axis, slopes in zip(found.axes, found.slopes, strict=True)
            ],
            "values": swept(found.value),
            "nodes": [
                {
                    "node": id,
                    "values": swept(found.others.values[id]),
                    "grads": None if grads is None else swept(grads),
                }
                for id, grads in found.others.grads.items()
            ],
            "breaks": [each._asdict() for each in found.breaks],
        }
    )
