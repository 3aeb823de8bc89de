"""What a network says around its data."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.analysis.decision import decision
from engine.errors import ExpressionError
from engine.limits import Limits
from engine.network.effort import check_forward
from engine.network.spec import Spec

from ..arrays import Packed
from ..asked import Asked
from ..json import answer
from ..networks import Answer, Pictured, moment_of
from ..openapi import answers
from ..pictures import axes, decided
from ..schemas import Range

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)

_MAP, _CURVE = 200, 256


Size = Annotated[int, Field(ge=2, le=512)]
Sizes = Annotated[list[Size], Field(min_length=1, max_length=8)]


class DecisionRequest(Pictured):
    """A network of one or two inputs, and how finely to look."""

    size: Size | Sizes | None = Field(
        None,
        description=f"Numbers along each input: {_MAP}, or {_CURVE} of one, if none are said; "
        "of several the first that such a network is not too large for.",
        examples=[24, [120, 48, 20]],
    )


class DecisionShown(BaseModel):
    """A curve, a map in 256 levels, or a map of classes; only what its kind has."""

    kind: Literal["curve", "map", "classes"]
    x: Range
    y: Range | None = None
    low: float | None = Field(None, description="What the byte 0 stands for.")
    high: float | None = Field(None, description="What the byte 255 stands for.")
    boundary: float | None = Field(None, description="The output between two classes.")
    output: Packed | None = Field(None, description="Rows from the start of y.")
    winner: Packed | None = Field(None, alias="class", description="The class that wins.")
    sure: Packed | None = Field(None, description="255 times its share.")


class NetworkDecision(Answer):
    """What a network says everywhere around its data."""

    decision: DecisionShown


@router.post("/decision", summary="The decision map", responses=answers(NetworkDecision))
async def post_decision(body: DecisionRequest, request: Request) -> Response:
    """The output of a network over the line or the plane of its inputs."""
    limits = request.app.state.settings.limits
    now = moment_of(body, limits)
    ranges = now.ranges(body)
    size = _fitting(body.size or (_MAP if ranges[1:] else _CURVE), len(ranges), now.spec, limits)
    found: dict[str, Any] = decided(decision(now.spec, now.checkpoint.parameters, ranges, size))
    return answer({**now.head, "decision": {**found, **axes(ranges)}})


def _fitting(sizes: int | list[int], inputs: int, spec: Spec, limits: Limits) -> int:
    """The first size that is not too much; of the last one it is said that it is."""
    *finer, last = sizes if isinstance(sizes, list) else [sizes]
    for size in finer:
        with suppress(ExpressionError):  # of a limit
            return _checked(size, inputs, spec, limits)
    return _checked(last, inputs, spec, limits)


def _checked(size: int, inputs: int, spec: Spec, limits: Limits) -> int:
    limits.check("tensor_elements", size**inputs)
    check_forward(spec, size**inputs, limits)
    return size
