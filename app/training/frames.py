"""A moment of a training as JSON: numbers by name, arrays in base64."""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection, Mapping
from typing import Any

import numpy as np

from engine.network import views
from engine.network.layers import shapes_of
from engine.network.train import Trainer

from ..numbers import number

Json = dict[str, Any]
_LARGEST = 20_000
"""Parameters of the largest network whose parameters go into frames."""
_DIGITS = 5
_BOUNDARIES = {"bce": 0.5, "hinge": 0.0, "mse": 0.5}


def array(numbers: np.ndarray[Any, Any]) -> Json:
    """An array with its type and shape; little end first, row by row.

    Examples
    --------
    >>> array(np.ones((1, 2), np.float32))
    {'type': 'float32', 'shape': [1, 2], 'data': 'AACAPwAAgD8='}
    """
    little = np.ascontiguousarray(numbers, numbers.dtype.newbyteorder("<"))
    text = base64.b64encode(little.tobytes()).decode()
    return {"type": numbers.dtype.name, "shape": list(numbers.shape), "data": text}


def parameters(trainer: Trainer) -> Json | None:
    """All parameters and their gradients; nothing for a network too large to be drawn."""
    values = trainer.parameters
    if values.size > _LARGEST:
        return None
    return {
        "shapes": [[name, list(shape)] for name, shape in shapes_of(trainer.spec).items()],
        "values": array(values.astype(np.float32)),
        "gradients": array(views.gradient(trainer).astype(np.float32)),
    }


def health(trainer: Trainer) -> Json:
    """One number a layer, with as many digits as a picture shows."""
    found = views.health(trainer)._asdict()
    return {name: [number(float(f"{x:.{_DIGITS}g}")) for x in row] for name, row in found.items()}


def decision(trainer: Trainer) -> Json | None:
    """What the network gives around its data, in bytes where it is a map."""
    found = views.around(trainer)
    if found is None:
        return None
    if len(found.ranges) == 1:
        curve = array(found.outputs[:, 0].astype(np.float32))
        return {"kind": "curve", "x": found.ranges[0], "output": curve}
    head = dict(zip("xy", found.ranges, strict=True))
    if found.outputs.shape[-1] > 1:
        return {"kind": "classes", **head, **_classes(found.outputs)}
    return {"kind": "map", **head, **_levels(trainer, found.outputs[..., 0])}


def _levels(trainer: Trainer, outputs: np.ndarray[Any, Any]) -> Json:
    """One output from its lowest to its highest number in 256 levels; a probability from 0 to 1."""
    loss = trainer.spec.settings["loss"].part.name
    finite = np.nan_to_num(outputs)
    low, high = (0.0, 1.0) if loss == "bce" else (float(finite.min()), float(finite.max()))
    levels = (finite - low) / ((high - low) or 1.0) * 255
    boundary = _BOUNDARIES[loss] if trainer.points.classes else None
    bytes_ = array(levels.round().astype(np.uint8))
    return {"low": low, "high": high, "boundary": boundary, "output": bytes_}


def _classes(outputs: np.ndarray[Any, Any]) -> Json:
    """The class of the largest output, and how sure it is."""
    shares = np.exp(outputs - outputs.max(axis=-1, keepdims=True))
    sure = np.nan_to_num(shares.max(axis=-1) / shares.sum(axis=-1))
    return {
        "class": array(outputs.argmax(axis=-1).astype(np.uint8)),
        "sure": array((sure * 255).round().astype(np.uint8)),
    }


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


def shown(trainer: Trainer, names: Collection[str]) -> Json:
    """The views that are asked for."""
    return {name: view(trainer) for name, view in VIEWS.items() if name in names}


def accuracy(trainer: Trainer) -> float | None:
    """The share of all points whose class is found; None where there are no classes."""
    return trainer.accuracy() if trainer.points.classes else None
