"""The text of a spec in tokens: arrows, commas, numbers, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..errors import Span
from ..language.refuse import unseen

_TOKEN = re.compile(
    r"(?P<arrow>→|->|(?<=\S)-|-(?=\s))|(?P<comma>[,;\n]+)"  # ` -1` is a number
    r"|(?P<times>\d+(?:\.\d+)?\s*[x×](?=\s*\d))"
    r"|(?P<number>[-+−]?(?:\d+(?:,\d+|\.?\d*)|\.\d+)(?:[eE][-+]?\d+)?)"  # `0,5` is refused whole
    r"|(?P<word>[^\W\d]\w*)|(?P<other>[-=]+>|\S)"
)


class Token(NamedTuple):
    """A piece of the text, and where it stands."""

    kind: str
    text: str
    span: Span


def tokens(text: str) -> Iterator[Token]:
    """All of them, and an empty one at the end.

    Examples
    --------
    >>> [token.kind for token in tokens("2 → 3x8 relu")]
    ['number', 'arrow', 'times', 'number', 'word', 'end']
    """
    for match in _TOKEN.finditer(text):
        if match["other"] and not match[0].isprintable():
            raise unseen(match[0], match.span())
        yield Token(str(match.lastgroup), match[0], match.span())
    yield Token("end", "", (len(text), len(text)))
