"""The registry as people and pages read it."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

from engine.network.fit import classes_of, inputs_of
from engine.network.parts import PARTS, Part, Use
from engine.ops import OPS, Op, Param
from engine.ops.op import REQUIRED
from engine.text import Text

from .scenes.exhibits import EXHIBITS
from .scenes.scene import Scene
from .settings import Settings

Json = dict[str, Any]


def catalog(settings: Settings) -> Json:
    """Everything one can type, and how much of it."""
    limits = {**asdict(settings.limits), "trainings": settings.train_per_tab}
    return {**declared(), "limits": limits}


@cache
def declared() -> Json:
    """What is declared in the code: worked out once, for it never changes."""
    return {
        "ops": [of_op(op) for op in OPS.values() if not op.internal],
        "parts": [of_part(part) for part in PARTS],
        "scene": Scene.model_json_schema(),
        "exhibits": {name: form.model_json_schema() for name, form in EXHIBITS.items()},
    }


def of_op(op: Op) -> Json:
    """How an op is typed and told; its mathematics stands in the rule book."""
    return {
        "name": op.name,
        "spellings": [op.name, *op.aliases],
        "params": [of_param(param) for param in op.params],
        "doc": of_text(op.doc),
        "headlines": [of_text(text) for text in op.headlines],
    }


def of_part(part: Part) -> Json:
    """One part of a network; of a data set also what its points are."""
    found: Json = {
        "kind": part.kind,
        "name": part.words[-1],
        "words": list(part.words),
        "doc": of_text(part.doc),
        "numbers": [number._asdict() for number in part.numbers],
    }
    if part.kind == "data":
        inputs, classes = inputs_of(Use.of(part)), classes_of(Use.of(part))
        found["points"] = {"inputs": inputs, "classes": classes} if inputs else None
    return found


def of_param(param: Param) -> Json:
    """One parameter; `default` is null where it is required, and where it is None."""
    required = param.default is REQUIRED
    return {
        "name": param.name,
        "kind": param.kind,
        "required": required and param.kind != "variadic",
        "default": None if required else param.default,
    }


def of_text(text: Text) -> Json:
    """A text in both languages."""
    return text._asdict()
