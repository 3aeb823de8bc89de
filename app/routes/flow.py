"""How gradients fare in a network, layer by layer."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.analysis.flow import RULES, Health, flow
from engine.analysis.histogram import Histogram
from engine.messages import flow as words
from engine.network.sets import count_for
from engine.network.spec import Layer
from engine.network.survey import points_for

from ..asked import Asked
from ..json import answer
from ..locale import language_of
from ..networks import About, Answer, moment_of
from ..numbers import number
from ..openapi import answers
from ..schemas import Shown

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)

Code = Literal["healthy", "vanishing", "exploding", "dead", "not_finite"]


class Counts(BaseModel):
    """A histogram: equal parts of a range."""

    low: Shown
    high: Shown
    counts: list[int]
    zero: int = Field(description="Numbers that are exactly 0, where the range has no place for 0.")


class LayerHealth(BaseModel):
    """What one layer does with what comes in and with what comes back."""

    layer: int = Field(description="From 1.")
    activation: str | None
    width: int
    scale: Shown = Field(description="Standard deviation of h over units and points.")
    gradient: Shown = Field(description="Norm of ∂L/∂h.")
    weight_gradient: Shown = Field(description="Norm of ∂L/∂W.")
    weights: Shown = Field(description="Norm of W.")
    update: Shown = Field(description="Norm of what the next step does to W, against that of W.")
    ratio: Shown = Field(description="`gradient` against that of the last hidden layer.")
    saturated: float | None = Field(
        description="Share of units and points where the activation is flat; null if never."
    )
    dead: float | None = Field(
        description="Share of units that no point wakes; null where none can die."
    )
    asleep: list[int] | None = Field(description="Which those are, from 0.")
    values: Counts = Field(description="Of h.")
    gradients: Counts = Field(description="Of log10 |∂L/∂h|.")
    verdict: Code


class Entry(BaseModel):
    """What comes in."""

    scale: Shown
    gradient: Shown = Field(description="Norm of ∂L/∂x.")


class Verdict(BaseModel):
    """The whole network in a sentence."""

    code: Code
    layer: int | None = Field(description="Which layer it is about.")
    message: str


class Rule(BaseModel):
    """From where on a verdict holds, and who found it."""

    code: Code
    measure: Literal["ratio", "dead"]
    threshold: float
    message: str
    source: str


class NetworkFlow(Answer):
    """The health of a network over its data."""

    loss: Shown
    points: int = Field(description="Points that were looked at.")
    of: int = Field(description="Points that there are.")
    input: Entry
    layers: list[LayerHealth]
    verdict: Verdict
    rules: list[Rule]


@router.post("/flow", summary="The health of a network", responses=answers(NetworkFlow))
async def post_flow(body: About, request: Request) -> Response:
    """For each layer the scale of its output, its gradients and its weights' next step, judged."""
    limits = request.app.state.settings.limits
    language = language_of(request.scope)
    now = moment_of(body, limits)
    points = points_for(now.spec, limits.training)
    found = flow(now.spec, now.checkpoint, points)
    return answer(
        {
            **now.head,
            "loss": number(found.survey.loss),
            "points": len(points.inputs),
            "of": count_for(now.spec),
            "input": {name: number(value) for name, value in found.entry._asdict().items()},
            "layers": [
                layer_out(i, own, health)
                for i, (own, health) in enumerate(
                    zip(now.spec.layers, found.layers, strict=True), 1
                )
            ],
            "verdict": {
                "code": found.verdict,
                "layer": found.layer,
                "message": found.message(language),
            },
            "rules": [
                {
                    **rule._asdict(),
                    "message": words.RULES[rule.code].of(language),
                    "source": words.SOURCES[rule.code].of(language),
                }
                for rule in RULES
            ],
        }
    )


def layer_out(i: int, own: Layer, health: Health) -> dict[str, Any]:
    """One layer as it is sent."""
    found = {
        name: number(value) if isinstance(value, float) else value
        for name, value in health._asdict().items()
    }
    return {
        "layer": i,
        "activation": own.activation and own.activation.part.name,
        **found,
        "dead": health.dead,
        "values": counts(health.values),
        "gradients": counts(health.gradients),
    }


def counts(histogram: Histogram) -> dict[str, Any]:
    """A histogram as it is sent."""
    return {
        "low": number(histogram.low),
        "high": number(histogram.high),
        "counts": histogram.counts,
        "zero": histogram.zero,
    }
