"""From a file to a scene that can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from engine import Limits

from .lines import LARGEST, Lines
from .misfit import Misfit, misfits
from .mistake import Mistake, SceneError
from .scene import Scene
from .stops import Stop, Told


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
    """

    scene: Scene
    file: str
    stops: tuple[Stop, ...]
    presets: tuple[Stop, ...]


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
        raise SceneError(_located(lines, misfits(error))) from None
    told = Told(scene, limits)
    if told.mistakes:
        raise SceneError(_located(lines, told.mistakes))
    return Shown(scene, file, tuple(told.stops), tuple(told.presets))


def _located(lines: Lines, found: list[Misfit]) -> list[Mistake]:
    mistakes = [lines.mistake(each.path, each.code, **each.params) for each in found]
    return sorted(mistakes, key=lambda mistake: mistake.line)
