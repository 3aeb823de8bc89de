"""The step at which a unit died: its training gone through again, with a look after each step."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors import ExpressionError
from ..network.build import targets
from ..network.data import Points
from ..network.slopes import slope
from ..network.spec import Spec
from ..network.train import Checkpoint, DivergedError, Trainer, machine_for
from .axis import layer_with


class Death(NamedTuple):
    """When a unit died, between two moments of its training.

    Attributes
    ----------
    awake
        The last step at which its slope was not 0 at every point; None where it was all along.
    since
        The first step after that; None where the unit is awake at the last one looked at.
    """

    awake: int | None
    since: int | None


def death(
    spec: Spec, checkpoint: Checkpoint, points: Points, layer: int, unit: int, until: int
) -> Death:
    """The step since which a unit was dead.

    Other layers may wake a dead unit, so all steps are looked at: what counts is its last death.

    Parameters
    ----------
    spec, checkpoint, points
        The network, where its training is gone through from, and the data that wake a unit.
    layer, unit
        From 1, and from 0.
    until
        The last step that is looked at.

    Raises
    ------
    ExpressionError
        `network_past` when that lies before the checkpoint, `network_unreached` when the loss is
        no number on the way, and as `unit_axis` does.

    Examples
    --------
    >>> from ..network import parse_spec
    >>> from ..network.survey import points_for
    >>> spec = parse_spec("1 → 1 relu → 1, sine 20, sgd 8")
    >>> start = Checkpoint(0, np.array([1.0, 0.0, 1.0, 0.0]))
    >>> death(spec, start, points_for(spec), 1, 0, until=9)
    Death(awake=2, since=3)
    """
    own = layer_with(spec, layer, unit)
    if until < checkpoint.step:
        raise ExpressionError("network_past", None, {"until": until, "step": checkpoint.step})
    trainer = Trainer(spec, checkpoint)
    machine = machine_for(spec, len(points.inputs), training=False)
    machine.take(points.inputs, targets(spec, points))
    awake: int | None = None
    with np.errstate(all="ignore"):
        while True:
            machine.parameters[:] = trainer.parameters
            sums = machine.sums_of(layer - 1)[:, unit]
            if slope(own.activation, sums).any():
                awake = trainer.steps_taken
            if trainer.steps_taken == until:
                break
            try:
                trainer.step()
            except DivergedError as error:
                params = {"until": until, "step": error.step}
                raise ExpressionError("network_unreached", None, params) from None
    since = checkpoint.step if awake is None else awake + 1
    return Death(awake, since if since <= until else None)
