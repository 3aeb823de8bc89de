"""The backward pass to one input as a program of its own."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

import engine
from engine.analysis.backward import gradient_program

from .. import runs, wire
from ..asked import Asked
from ..json import answer
from ..locale import language_of
from ..numbers import tensor
from ..openapi import answers
from ..schemas import Pair, Question, Shown, Trace

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)


class BackwardQuestion(Question):
    """Which gradient to write as a program."""

    wrt: str = Field(description="The input to differentiate by.", examples=["x"])
    simple: bool = Field(True, description="Leave out what does nothing: times 1, plus 0.")


class Second(BaseModel):
    """The gradient differentiated once more."""

    node: int = Field(description="The input of the original program to differentiate by.")
    value: Shown


class BackwardProgram(BaseModel):
    """The gradient by one input, as a program and a run of it."""

    source: str | None = Field(
        description="Null where there is none: too long, or not sayable in the language."
    )
    value: Shown
    trace: Trace = Field(description="Of the gradient's own program.")
    partners: list[Pair] = Field(
        description="A node of the original, and the node that is its gradient here."
    )
    copies: list[Pair] = Field(
        description="A node of the original, and the node here that has the same value."
    )
    second: list[Second] | None = Field(description="Null for an array.")


@router.post(
    "/backward", summary="The backward pass as a program", responses=answers(BackwardProgram)
)
async def post_backward(body: BackwardQuestion, request: Request) -> Response:
    """Write the gradient as a program, which can be traced and differentiated like any other."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    found = gradient_program(graph, body.wrt, limits, simple=body.simple)
    name = runs.content_hash(found.trace.graph, found.source or "", None, [])
    return answer(
        {
            "source": found.source,
            "value": tensor(found.value),
            "trace": wire.of_trace(found.trace, name, language_of(request.scope)),
            "partners": found.partners,
            "copies": found.copies,
            "second": found.second
            and [{"node": each.node, "value": tensor(each.value)} for each in found.second],
        }
    )
