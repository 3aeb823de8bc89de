"""From a file to a scene that can be shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from engine import Limits

from ..assets import STATIC
from .lines import LARGEST, Lines
from .misfit import Misfit, misfits
from .mistake import Mistake, SceneError
from .scene import Scene
from .stops import Stop, Told

GLOSSARY = STATIC / "glossary.json"


@dataclass(frozen=True)
class Shown:
    """A scene, checked.

    Attributes
    ----------
    scene
        As its file has it.
    file
        The file's name.
    stops
        What is on the board after each press.
    presets
        What is on the board after each preset.
    locked
        Whether the end of it is kept back.
    """

    scene: Scene
    file: str
    stops: tuple[Stop, ...]
    presets: tuple[Stop, ...]
    locked: bool = False


def read(file: Path, limits: Limits) -> Shown:
    """Read a scene's file.

    Raises
    ------
    SceneError
        With every mistake that was found, each with its line.
    """
    try:
        content = file.read_bytes()
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SceneError([Mistake(file.name, 1, "scene_unreadable", {})]) from None
    if len(content) > LARGEST:
        raise SceneError([Mistake(file.name, 1, "scene_too_large", {"most": LARGEST})])
    return shown(file.name, text, limits)


def shown(file: str, text: str, limits: Limits) -> Shown:
    """Check a scene's text.

    Parameters
    ----------
    file
        The name that messages call it by.
    text
        YAML.
    limits
        Of what it opens.

    Raises
    ------
    SceneError
        With every mistake that was found, each with its line.
    """
    lines = Lines(file, text)
    try:
        scene = Scene.model_validate(lines.content)
    except ValidationError as error:
        found = _located(lines, misfits(error))
        raise SceneError(sorted(found, key=lambda mistake: mistake.line)) from None
    told = Told(scene, limits)
    mistakes = [*_located(lines, told.mistakes), *unknown_words(file, text)]
    if mistakes:
        raise SceneError(sorted(mistakes, key=lambda mistake: mistake.line))
    return Shown(scene, file, tuple(told.stops), tuple(told.presets))


def unknown_words(file: str, text: str) -> Iterator[Mistake]:
    """Links to the glossary that lead nowhere."""
    known = glossary()
    for line, content in enumerate(text.splitlines(), 1):
        for word in re.findall(r"\(glossary:([^)]*)\)", content):
            if word not in known:
                yield Mistake(file, line, "scene_word", {"word": word})


@cache
def glossary() -> frozenset[str]:
    """The words that scenes can link to."""
    return frozenset(json.loads(GLOSSARY.read_text(encoding="utf-8")))


def _located(lines: Lines, found: list[Misfit]) -> list[Mistake]:
    return [lines.mistake(each.path, each.code, **each.params) for each in found]
