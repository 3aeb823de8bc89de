"""The scenes of the lecture: our own and those of the host's folder, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from engine import Limits

from .locks import LIST, locked, locks
from .mistake import Mistake, SceneError
from .reading import Shown, read

SUFFIXES = (".yaml", ".yml")


class Contents(NamedTuple):
    """What the folders hold now."""

    scenes: tuple[Shown, ...]
    refused: tuple[Mistake, ...]


class Playlist:
    """Scenes as they stand in their folders: a file is read when it is new or has changed.

    Parameters
    ----------
    folders
        Later ones add to the earlier ones.
    limits
        Of what scenes open.
    """

    def __init__(self, folders: Sequence[Path], limits: Limits) -> None:
        self.folders = folders
        self.limits = limits
        self._known: dict[Path, tuple[tuple[int, int], Shown | SceneError]] = {}

    def contents(self) -> Contents:
        """Scenes in their order, and why others cannot be shown.

        One that is broken harms no other; of two with one id the first is shown, and of one
        that is locked only the beginning.
        """
        scenes: dict[str, Shown] = {}
        refused: list[Mistake] = []
        for file in self._files():
            found = self._read(file)
            if isinstance(found, SceneError):
                refused += found.mistakes
            elif (other := scenes.get(found.scene.id)) is not None:
                params = {"id": found.scene.id, "other": other.file}
                refused.append(Mistake(file.name, 1, "scene_id_twice", params))
            else:
                scenes[found.scene.id] = found
        for lock in locks(self.folders):
            if (named := scenes.get(lock.scene)) is not None:
                scenes[lock.scene] = locked(named)
            else:
                refused.append(Mistake(LIST, lock.line, "scene_lock", {"id": lock.scene}))
        ordered = sorted(scenes.values(), key=lambda shown: (shown.scene.order, shown.scene.id))
        return Contents(tuple(ordered), tuple(refused))

    def find(self, id: str) -> Shown | None:
        """The scene of a name."""
        return next((each for each in self.contents().scenes if each.scene.id == id), None)

    def _files(self) -> Iterator[Path]:
        for folder in self.folders:
            try:
                files = sorted(folder.iterdir())
            except OSError:  # a folder that is not there holds nothing
                continue
            yield from (file for file in files if file.suffix in SUFFIXES)

    def _read(self, file: Path) -> Shown | SceneError:
        try:
            about = file.stat()
        except OSError:  # it went away between the two looks
            return SceneError([Mistake(file.name, 1, "scene_unreadable", {})])
        stamp = (about.st_mtime_ns, about.st_size)
        known = self._known.get(file)
        if known and known[0] == stamp:
            return known[1]
        found: Shown | SceneError
        try:
            found = read(file, self.limits)
        except SceneError as error:
            found = error
        self._known[file] = (stamp, found)
        return found
