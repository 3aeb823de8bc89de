"""The files of the pages as they are now: bundled or module by module, and their version."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"

File = tuple[str, int, int]
"""A file's name, when it was changed, and its size."""


@dataclass(frozen=True)
class Assets:
    """What pages refer to.

    Parameters
    ----------
    built
        The files that each bundled page starts with besides its own. None when there is no bundle,
        or when a source is newer: then the page runs on its sources, through the import map, and a
        change is seen at the next reload.
    version
        A digest of all contents, the same wherever they are; empty while pages run on sources.
    """

    built: dict[str, list[str]] | None
    version: str = ""

    @property
    def folder(self) -> str:
        """Where pages look for files: a version of them has a place of its own."""
        return f"static/{self.version}" if self.version else "static"


def assets() -> Assets:
    """Return what there was in this second: a hall that comes at once waits for one look."""
    return assets_in(int(time.monotonic()))


@lru_cache(maxsize=1)
def assets_in(second: int) -> Assets:  # noqa: ARG001 (part of the key)
    """Look at every file, but read them only when one has been changed."""
    try:
        found = tuple(sorted(files(STATIC)))
        list_ = STATIC / "built" / "preload.json"
        made = list_.stat().st_mtime_ns
        if any(changed > made for name, changed, _ in found if name.startswith(("js/", "css/"))):
            return Assets(None)
        return Assets(json.loads(list_.read_text(encoding="utf-8")), digest(STATIC, found))
    except OSError:  # none there, or just being built
        return Assets(None)


def files(folder: Path, below: str = "") -> Iterator[File]:
    """List the files of a folder, without the compressed siblings that are made of them."""
    for entry in os.scandir(folder / below):
        name = below + entry.name
        if entry.is_dir():
            yield from files(folder, f"{name}/")
        elif not name.endswith((".br", ".gz")):
            status = entry.stat()
            yield name, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=1)
def digest(folder: Path, found: tuple[File, ...]) -> str:
    """Name a version by the names and contents of its files."""
    digest = hashlib.sha256()
    for name, *_ in found:
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return digest.hexdigest()[:16]
