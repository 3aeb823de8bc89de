"""The programs of the data files: their texts, and the places marked in them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from engine.errors import Span


def read(name: str, folder: Path = Path(__file__).parent) -> list[dict[str, Any]]:
    """Every case of a data file, in order, its marks turned into `spans`."""
    path = folder / name
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    return [case | unmarked(case["text"]) for cases in sections.values() for case in cases]


def unmarked(marked: str) -> dict[str, Any]:
    """The text without its marks, and the places that they enclose.

    Examples
    --------
    >>> unmarked("x = ⟦2⟧y")
    {'text': 'x = 2y', 'spans': [(4, 5)]}
    """
    text, opened = "", 0
    spans: list[Span] = []
    for character in marked:
        if character == "⟦":
            opened = len(text)
        elif character == "⟧":
            spans.append((opened, len(text)))
        else:
            text += character
    return {"text": text, "spans": spans}


def title(case: Any) -> str:
    """A short name for a case, in ASCII as file names and terminals like it."""
    return f"{case['code']}-{ascii(case['text'])[1:31]}"
