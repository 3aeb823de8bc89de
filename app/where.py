"""Where an error arose, for a log that tells nothing that people typed."""

from __future__ import annotations

import traceback
from pathlib import Path

_FRAMES = 6


class ElsewhereError(Exception):
    """A bug that another process met; the message is its type and place."""


def where(error: Exception) -> str:
    """Tell an error's type and innermost places, not its message, which may quote a person."""
    return f"{type(error).__name__} at {_places(error)}"


def _places(error: Exception) -> str:
    if isinstance(error, ElsewhereError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
