"""The same gradient by reverse and by forward mode, with operations counted."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.analysis.modes import race
from engine.counts import Work

from ..asked import Asked
from ..json import answer
from ..numbers import number
from ..openapi import answers
from ..schemas import Counts, Question, Shown

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class ModeWork(BaseModel):
    """A product along an edge, or an addition where terms meet."""

    kind: Literal["multiply", "add"]
    edge: int
    cost: int = Field(description="Operations it takes.")


class ModePass(BaseModel):
    """The passes of forward mode for one input: the same work for each of its numbers."""

    node: int
    times: int
    work: list[ModeWork]


class ModeResult(BaseModel):
    """One number of the gradient, by both modes."""

    node: int
    at: list[int] = Field(description="Which number of a tensor; empty for a scalar.")
    gradient: Shown = Field(description="By reverse mode.")
    tangent: Shown = Field(description="By forward mode.")


class Modes(BaseModel):
    """Two modes on the way to one gradient."""

    counts: Counts
    ratio: Shown = Field(description="Work of the dearer mode over that of the cheaper.")
    numbers: int = Field(description="Input numbers, and so passes of forward mode.")
    reverse: list[ModeWork] | None = Field(description="Null where there is too much to tell.")
    forward: list[ModePass] | None
    results: list[ModeResult] = Field(description="The first numbers of the gradient.")


def _work(each: Work) -> dict[str, Any]:
    return {"kind": each.kind, "edge": each.edge, "cost": each.cost}


@router.post("/modes", summary="Reverse against forward mode", responses=answers(Modes))
async def post_modes(body: Question, request: Request) -> Response:
    """Tell what each mode does for the gradient, in order, and what it arrives at."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    found = race(graph, limits)
    passes = found.forward
    return answer(
        {
            "counts": found.counts._asdict(),
            "ratio": number(found.ratio),
            "numbers": found.numbers,
            "reverse": found.reverse and [_work(each) for each in found.reverse],
            "forward": passes
            and [
                {"node": p.node, "times": p.times, "work": [_work(each) for each in p.work]}
                for p in passes
            ],
            "results": [
                {
                    "node": result.node,
                    "at": result.at,
                    "gradient": number(result.gradient),
                    "tangent": number(result.tangent),
                }
                for result in found.results
            ],
        }
    )
