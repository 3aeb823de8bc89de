"""A moment of a training as JSON: numbers by name, arrays in base64."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import numpy as np

from engine.analysis.decision import pictured
from engine.network import views
from engine.network.layers import shapes_of
from engine.network.look import at_example
from engine.network.train import Trainer

from ..arrays import array
from ..numbers import number
from ..pictures import axes, decided

Json = dict[str, Any]
LARGEST = 20_000
"""Parameters of the largest network whose parameters go into frames."""
_DIGITS = 5


def parameters(trainer: Trainer) -> Json | None:
    """All parameters and their gradients; nothing for a network too large to be drawn."""
    values = trainer.parameters
    if values.size > LARGEST:
        return None
    return {
        "shapes": [[name, list(shape)] for name, shape in shapes_of(trainer.spec).items()],
        "values": array(values.astype(np.float32)),
        "gradients": array(views.gradient(trainer).astype(np.float32)),
    }


def units(trainer: Trainer, example: int) -> Json:
    """What every unit says of one example, and its gradient there; one layer after another."""
    found = at_example(trainer, example).machine.hidden()
    columns = (np.concatenate(column, axis=1)[0] for column in zip(*found, strict=True))
    h, h_grad = (array(column.astype(np.float32)) for column in columns)
    return {"h": h, "h_grad": h_grad}


def health(trainer: Trainer) -> Json:
    """One number a layer, with as many digits as a picture shows."""
    found = views.health(trainer)._asdict()
    return {name: [number(float(f"{x:.{_DIGITS}g}")) for x in row] for name, row in found.items()}


def decision(trainer: Trainer) -> Json | None:
    """What the network gives around its data, in bytes where it is a map."""
    found = views.around(trainer)
    if found is None:
        return None
    return {**decided(pictured(trainer.spec, found.outputs)), **axes(found.ranges)}


VIEWS: Mapping[str, Callable[[Trainer], Json | None]] = {
    "parameters": parameters,
    "decision": decision,
    "health": health,
}
"""What a frame may show."""


def moment(trainer: Trainer) -> Json:
    """The numbers of a training that every frame tells."""
    found = views.moment(trainer)._asdict()
    return {name: number(value) if type(value) is float else value for name, value in found.items()}


def shown(trainer: Trainer, names: Collection[str], example: int | None = None) -> Json:
    """The views that are asked for, and the units at an example."""
    found = {name: view(trainer) for name, view in VIEWS.items() if name in names}
    return found if example is None else {**found, "units": units(trainer, example)}


def accuracy(trainer: Trainer) -> float | None:
    """The share of all points whose class is found; None where there are no classes."""
    return trainer.accuracy() if trainer.points.classes else None


def validation(trainer: Trainer) -> Json | None:
    """Loss and accuracy at the points that are held back; None where none are."""
    found = trainer.validation()
    if found is None:
        return None
    loss, share = found
    return {"loss": number(loss), "accuracy": share if trainer.points.classes else None}
