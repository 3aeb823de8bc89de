"""A network looked at: one example forward and backward, and what its next step will do."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi import Request as HttpRequest
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine import network

from ..asked import Asked
from ..json import answer
from ..networks import About, moment_of, sent
from ..numbers import number, tensor
from ..openapi import answers
from ..schemas import Shown

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)
LARGEST = 20_000
"""Parameters of the largest network that is shown number by number."""


class LookRequest(About):
    """A network, where its training is, and one example."""

    example: int = Field(0, ge=0, description="Its place in the data set.")


class NextStep(BaseModel):
    """What the next step of a training finds."""

    loss: Shown
    penalty: Shown
    norm: Shown
    rate: Shown


class Validation(BaseModel):
    """The network at the points that are held back."""

    loss: Shown
    accuracy: float | None


class Moment(BaseModel):
    """Where the training stands, as its frames tell it."""

    epoch: int
    loss: Shown = Field(description="Of the coming step's batch.")
    penalty: Shown = Field(description="What L1 and L2 add to it.")
    accuracy: float | None = Field(
        description="Null without classes, or of a network too large to be run at every point."
    )
    validation: Validation | None = Field(description="Null where no points are held back.")


Numbers = dict[str, Shown] | None
"""By name: `W` [in, width], `b`, with layer norm `g` and `c`."""


class LookLayer(BaseModel):
    """A layer; of a network too large to be drawn number by number there are only its units."""

    width: int
    activation: str | None
    h: Shown
    h_grad: Shown
    parameters: Numbers
    gradients: Numbers
    descents: Numbers = Field(description="The gradient of the next batch, as applied.")
    updates: Numbers = Field(description="What the next step adds.")


class Look(BaseModel):
    """A forward and a backward pass of one example."""

    spec: str
    form: dict[str, Any]
    checkpoint: dict[str, Any] | None = Field(
        description="Where this is, to be sent back; of a large network null: it is what was sent."
    )
    parameters: int = Field(description="How many there are.")
    step: int
    example: int
    examples: int
    inputs: Shown
    target: Shown
    loss: Shown = Field(description="Of this example alone.")
    next: NextStep | None = Field(description="Null when its loss or gradient is no number.")
    moment: Moment
    layers: list[LookLayer]


@router.post("/look", summary="Look at one example in a network", responses=answers(Look))
async def post_look(body: LookRequest, request: HttpRequest) -> Response:
    """Each unit's value and gradient, each parameter, its gradient and what comes next."""
    limits = request.app.state.settings.limits
    spec, checkpoint = moment_of(body, limits)
    network.check_training([spec], 1, limits)
    small = len(checkpoint.parameters) <= LARGEST
    seen = network.look(spec, checkpoint, body.example, numbers=small)
    step = seen.step._asdict() if seen.step else None
    layers = [
        {
            "width": layer.width,
            "activation": layer.activation and str(layer.activation),
            "h": tensor(found.h),
            "h_grad": tensor(found.h_grad),
            **{
                name: {key: tensor(value) for key, value in getattr(found, name).items()}
                if small
                else None
                for name in ("parameters", "gradients", "descents", "updates")
            },
        }
        for layer, found in zip(spec.layers, seen.layers, strict=True)
    ]
    return answer(
        {
            "spec": str(spec),
            "form": network.form_of(spec),
            "checkpoint": sent(checkpoint) if small else None,
            "parameters": len(checkpoint.parameters),
            "step": checkpoint.step,
            "example": seen.example,
            "examples": seen.examples,
            "inputs": tensor(seen.inputs),
            "target": tensor(seen.target),
            "loss": number(seen.loss),
            "next": step and {name: number(value) for name, value in step.items()},
            "moment": {
                "epoch": seen.moment.epoch,
                "loss": number(seen.moment.loss),
                "penalty": number(seen.moment.penalty),
                **judged(seen.judged),
            },
            "layers": layers,
        }
    )


def judged(found: network.Judged | None) -> dict[str, Any]:
    """Accuracy and validation as they are sent."""
    if found is None:
        return {"accuracy": None, "validation": None}
    if found.validation is None:
        return {"accuracy": found.accuracy, "validation": None}
    loss, right = found.validation
    return {"accuracy": found.accuracy, "validation": {"loss": number(loss), "accuracy": right}}
