"""Scenes whose end the lecturer keeps back: their names stand in a file beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from .reading import Shown

LIST = "locked"
"""The file's name; one scene in a line, `#` begins a remark."""
LARGEST = 65_536


class Lock(NamedTuple):
    """A scene's name, and the line it stands in."""

    scene: str
    line: int


def locks(folders: Sequence[Path]) -> Iterator[Lock]:
    """Read which scenes are locked now; a list that cannot be read locks nothing."""
    for folder in folders:
        try:
            with (folder / LIST).open(encoding="utf-8") as file:
                lines = file.read(LARGEST).splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        for line, text in enumerate(lines, 1):
            if name := text.partition("#")[0].strip():
                yield Lock(name, line)


def locked(shown: Shown) -> Shown:
    """Return what is given away of a locked scene: its story up to the first step that `closes`.

    Where none does, that is the first step. Notes and presets may tell the answer and are kept
    back with it.
    """
    scene = shown.scene
    end = next((i for i, step in enumerate(scene.story) if i and step.closes), 1)
    kept = {"story": scene.story[:end], "presets": [], "notes": None}
    return replace(
        shown,
        scene=scene.model_copy(update=kept),
        stops=tuple(stop for stop in shown.stops if stop.step < end),
        presets=(),
        locked=True,
    )
