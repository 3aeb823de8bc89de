"""In which language to answer: ``?lang=``, else ``Accept-Language``, else English."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import parse_qs

from starlette.types import Scope

from engine.text import Language

from .scope import header_of

LANGUAGES: tuple[Language, ...] = ("en", "ru")


def language_of(scope: Scope) -> Language:
    """Return the language of a request, even of one that no route answers."""
    query = scope.get("query_string", b"")
    if query:
        asked = parse_qs(query.decode("latin-1")).get("lang", [""])[0]
        if asked in LANGUAGES:
            return "ru" if asked == "ru" else "en"
    return preferred(header_of(scope, b"accept-language"))


@lru_cache(64)
def preferred(header: str) -> Language:
    """Return the language that an ``Accept-Language`` header weighs highest.

    Examples
    --------
    >>> preferred("de, ru;q=0.9, en;q=0.8"), preferred("")
    ('ru', 'en')
    """
    best: Language = "en"
    weight = 0.0
    for item in header.split(",")[:20]:
        tag, _, parameter = item.partition(";")
        for language in LANGUAGES:
            if tag.strip().lower().split("-")[0] == language and quality(parameter) > weight:
                best, weight = language, quality(parameter)
    return best


def quality(parameter: str) -> float:
    """Return the weight in ``q=0.8``; 1 when there is none, 0 when it cannot be read."""
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
