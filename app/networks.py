"""Questions about a network at one moment of its training: what they say, and what it means."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel, Field

from engine import ExpressionError
from engine.limits import Limits
from engine.network import Checkpoint, Spec, parse_spec, restored, saved, spec_of
from engine.network.grid import Ranges, chosen
from engine.network.layers import parameter_count
from engine.network.sets import all_points
from engine.network.train import first_parameters

from .given import GIVEN, GivenPoints, plain, with_given
from .schemas import Request

Said = str | dict[str, Any]


class About(Request):
    """A network, and where its training is."""

    spec: Said = Field(
        description="The network, as for `/api/network`.",
        examples=["2 → 8 tanh → 1 sigmoid, bce, moons, adam 0.01"],
    )
    checkpoint: dict[str, Any] | None = Field(
        None,
        description="The data of a `checkpoint` event of one network; the first weights if null.",
    )
    points: GivenPoints | None = GIVEN


class Pictured(About):
    """A network, and the part of its inputs that is to be seen."""

    region: list[float] | None = Field(
        None,
        description="From where to where, for each input in turn; around the data if null.",
        max_length=4,
        examples=[[-2, 2, -1, 1]],
    )


class Answer(BaseModel):
    """What every answer says first."""

    spec: str = Field(description="The network in its canonical text.")
    step: int = Field(description="Steps that its training has taken.")


class Moment(NamedTuple):
    """What a question is about."""

    spec: Spec
    checkpoint: Checkpoint

    @property
    def head(self) -> dict[str, Any]:
        """What every answer begins with."""
        return {"spec": str(self.spec), "step": self.checkpoint.step}

    def ranges(self, body: Pictured) -> Ranges:
        """What is to be seen of its inputs.

        Raises
        ------
        ExpressionError
            When it has more than two, or the region is not one of them.
        """
        return chosen(all_points(self.spec).inputs, body.region)


def moment_of(body: About, limits: Limits) -> Moment:
    """The network that is asked about, and its parameters.

    Raises
    ------
    ExpressionError
        When it has a mistake or is too large, or the checkpoint is not its own.
    """
    limits.check("characters", len(str(body.spec)))
    spec = parse_spec(body.spec) if isinstance(body.spec, str) else spec_of(body.spec)
    limits.check("parameters", parameter_count(spec))
    spec = with_given(spec, plain(body.points))
    if body.checkpoint is None:
        return Moment(spec, Checkpoint(0, first_parameters(spec)))
    runs = body.checkpoint.get("runs")
    if not isinstance(runs, list) or len(runs) != 1:
        raise ExpressionError("checkpoint_damaged", None, {"name": "runs"})
    return Moment(spec, restored(runs[0], spec))


def sent(checkpoint: Checkpoint) -> dict[str, Any]:
    """A checkpoint as it travels: what `moment_of` takes back."""
    return {"step": checkpoint.step, "runs": [saved(checkpoint)]}
