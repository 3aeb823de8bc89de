"""How much a JSON text would be once it is read: a short text can hold millions of small things."""

from __future__ import annotations

import re
from itertools import islice

_PIECE = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{,]', re.DOTALL)


def over(text: bytes, limit: int) -> bool:
    """Tell whether it holds more numbers, texts, lists and objects than so many.

    Never more than `limit` of them are looked at, and what a text says is skipped. A list counts
    besides what it holds, and so does a field's name.

    Examples
    --------
    >>> over(b"[[], [], []]", 5), over(b'{"rows": "1,2,3"}', 3)
    (True, False)
    """
    if len(text) <= limit:  # each takes a letter
        return False
    found = _PIECE.finditer(text)
    return next(islice(found, limit, None), None) is not None
