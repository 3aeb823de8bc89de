"""Every message for people, in English and Russian, and how its blanks are filled.

A template names its blanks `{name}`; `{count|argument|arguments}` is the word that fits a count
(three forms in Russian). Blanks hold what a person typed, so they are pasted, never interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..text import Language, Text
from .errors import ERRORS
from .hints import HINTS, USUAL
from .notes import NOTES

_BLANK = re.compile(r"\{(\w+)((?:\|[^|{}]+)*)\}")
_LONGEST = 60
_NUMBER = Text("[] (a single number)", "[] (одно число)")
"""How the shape of a number is told: an empty list alone would be a riddle."""


def fill(template: str, params: Mapping[str, Any], language: Language) -> str:
    r"""A message with its blanks filled.

    Examples
    --------
    >>> fill("{name} takes {n} {n|argument|arguments}", {"name": "clip", "n": 3}, "en")
    'clip takes 3 arguments'
    >>> fill("{n} {n|узел|узла|узлов}", {"n": 3_002}, "ru")
    '3\xa0002 узла'
    """

    def blank(match: re.Match[str]) -> str:
        name, forms = match[1], match[2].split("|")[1:]
        value = params.get(name, "?")
        return _plural(value, forms, language) if forms else _shown(value, language)

    return _BLANK.sub(blank, template)


def _plural(count: int, forms: list[str], language: Language) -> str:
    if language == "en":
        return forms[count != 1]
    last, teen = count % 10, 10 < count % 100 < 20
    return forms[2 if teen or last in (0, 5, 6, 7, 8, 9) else last != 1]


def _shown(value: Any, language: Language) -> str:
    if value == []:
        return _NUMBER.of(language)
    if isinstance(value, Text):
        return value.of(language)
    if isinstance(value, int):
        return f"{value:,}".replace(",", "," if language == "en" else "\N{NO-BREAK SPACE}")
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


__all__ = ["ERRORS", "HINTS", "NOTES", "USUAL", "fill"]
