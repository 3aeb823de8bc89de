"""A small network of ReLUs laid open."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.analysis.folding import Laid, laid_open, layers_of
from engine.analysis.folds import Folds
from engine.analysis.patches import Patch

from ..asked import Asked
from ..json import answer
from ..numbers import nested, number
from ..openapi import answers
from ..schemas import Request as Strict
from ..schemas import Shown

router = APIRouter(prefix="/api", tags=["analysis"], route_class=Asked)

_WIDEST = 10
Number = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]
Row = Annotated[list[Number], Field(min_length=1, max_length=_WIDEST)]
ENDS = {1: (0.0, 1.0), 2: (-1.0, 1.0)}


class LayerGiven(Strict):
    """One layer."""

    weights: list[Row] = Field(
        min_length=1,
        max_length=_WIDEST,
        description="A row for each input, a column for each unit.",
    )
    biases: Row


class FoldsRequest(Strict):
    """A network of one or two inputs and one output."""

    inputs: Literal[1, 2] = 1
    width: int = Field(3, ge=1, le=_WIDEST, description="Units in each hidden layer.")
    depth: int = Field(1, ge=1, le=2, description="Hidden layers.")
    layers: list[LayerGiven] | None = Field(
        None, min_length=2, max_length=3, description="Weights that make many regions when null."
    )
    x: list[Number] = Field(
        [0.5], min_length=1, max_length=2, description="Where to tell its numbers."
    )
    ends: list[Number] | None = Field(
        None,
        min_length=2,
        max_length=2,
        description="Where it is seen; 0 to 1, with two inputs -1 to 1.",
    )


class LayerShown(BaseModel):
    """One layer."""

    weights: Shown
    biases: Shown


class Switch(BaseModel):
    """Where a hidden unit goes on or off; counted from 0."""

    layer: int
    unit: int
    at: float


class LineShown(BaseModel):
    """All that happens along one input; straight between the cuts."""

    cuts: Shown
    before: list[Shown] = Field(description="For each hidden layer and unit, before its ReLU.")
    after: list[Shown]
    terms: Shown = Field(description="What each unit of the last hidden layer adds to the output.")
    output: Shown
    switches: list[Switch]


class PatchShown(BaseModel):
    """One linear region of the plane."""

    corners: Shown
    on: list[bool] = Field(description="Which hidden units are on there, layer by layer.")


class Laying(BaseModel):
    """A network laid open."""

    layers: list[LayerShown]
    parameters: int
    x: list[float]
    ends: list[float]
    before: list[Shown] = Field(description="At x.")
    after: list[Shown]
    terms: Shown = Field(description="What each unit of the last hidden layer adds to the output.")
    output: Shown
    regions: int = Field(description="In view.")
    most: str = Field(description="Regions that a network of this shape can have.")
    kind: Literal["exactly", "at_least", "at_most"] = Field(description="What the maximum is.")
    line: LineShown | None
    plane: list[PatchShown] | None


@router.post("/folds", summary="A ReLU network laid open", responses=answers(Laying))
async def post_folds(body: FoldsRequest, request: Request) -> Response:
    """Each unit before and after its ReLU, the sum, and every linear region there is."""
    low, high = body.ends or ENDS[body.inputs]
    said = body.layers
    given = None
    if said is not None:
        given = layers_of([each.weights for each in said], [each.biases for each in said])
    shape = body.inputs, body.width, body.depth
    laid = laid_open(shape, given, body.x, (low, high), request.app.state.settings.limits)
    return answer({"x": body.x, "ends": [low, high], **shown(laid)})


def shown(laid: Laid) -> dict[str, object]:
    """A network laid open."""
    return {
        "layers": [{"weights": nested(w), "biases": nested(b)} for w, b in laid.layers],
        "before": [nested(each) for each in laid.here.before],
        "after": [nested(each) for each in laid.here.after],
        "terms": nested(laid.here.terms),
        "output": number(laid.here.output),
        "regions": laid.regions,
        "parameters": laid.most.parameters,
        "most": str(laid.most.regions),
        "kind": laid.most.kind,
        "line": laid.line and along(laid.line),
        "plane": laid.plane and [patch(each) for each in laid.plane],
    }


def along(line: Folds) -> dict[str, object]:
    """What happens along one input."""
    return {
        "cuts": nested(line.cuts),
        "before": [nested(each) for each in line.before],
        "after": [nested(each) for each in line.after],
        "terms": nested(line.terms),
        "output": nested(line.output),
        "switches": [each._asdict() for each in line.switches],
    }


def patch(found: Patch) -> dict[str, object]:
    """One linear region."""
    return {"corners": nested(found.corners), "on": found.on}
