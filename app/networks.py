"""Questions about a network at one moment of its training: what they say, and what it means."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import Field

from engine import ExpressionError
from engine.limits import Limits
from engine.network import Checkpoint, Spec, parse_spec, restored, spec_of
from engine.network.effort import parameters
from engine.network.train import first_parameters

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


class Moment(NamedTuple):
    """What a question is about."""

    spec: Spec
    checkpoint: Checkpoint

    @property
    def head(self) -> dict[str, Any]:
        """What every answer begins with."""
        return {"spec": str(self.spec), "step": self.checkpoint.step}


def moment_of(body: About, limits: Limits) -> Moment:
    """The network that is asked about, and its parameters.

    Raises
    ------
    ExpressionError
        When it has a mistake or is too large, or the checkpoint is not its own.
    """
    limits.check("characters", len(str(body.spec)))
    spec = parse_spec(body.spec) if isinstance(body.spec, str) else spec_of(body.spec)
    limits.check("parameters", parameters(spec))
    if body.checkpoint is None:
        return Moment(spec, Checkpoint(0, first_parameters(spec)))
    runs = body.checkpoint.get("runs")
    if not isinstance(runs, list) or len(runs) != 1:
        raise ExpressionError("checkpoint_damaged", None, {"name": "runs"})
    return Moment(spec, restored(runs[0], spec))
