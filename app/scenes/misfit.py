"""Fields of a scene that do not fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationError

from engine.text import Text

from ..messages import REASONS
from .lines import Path
from .mistake import MESSAGES


class Misfit(NamedTuple):
    """A field, and what is wrong with it; the file and the line are not known yet."""

    path: Path
    code: str
    params: Mapping[str, object]


def misfits(error: ValidationError, within: Path = ()) -> list[Misfit]:
    """What a form refused, each by the path of its field."""
    found = []
    for each in error.errors():
        path = (*within, *each["loc"])
        if each["type"] in MESSAGES:
            found.append(Misfit(path, each["type"], {}))
            continue
        reason = REASONS.get(each["type"]) or Text(each["msg"], each["msg"])
        name = ".".join(str(part) for part in path)
        found.append(Misfit(path, "scene_field", {"field": name, "reason": reason}))
    return found
