"""Text to tokens. One regular expression cuts; a table and the first character classify.

Tokens are columns, not objects: a first look at a new text must cost less than its gradients do.
"""

from __future__ import annotations

import keyword
import math
import re
import string
from itertools import accumulate
from typing import NamedTuple

from ..errors import Span
from ..limits import Limits
from . import refuse

# Greek besides ASCII; a letter of any other script may look like one of these, and is refused.
_GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωϑϕϖϱϵ"
_LETTERS = string.ascii_letters + "_" + _GREEK

# One token with the blanks before it. A newline takes the empty lines and comments after it along,
# and the next line's indentation. Possessive repeats (`++`) keep the time linear.
_COMMENT, _LINE_END = r"\#[^\r\n]*+", r"(?:\r\n?|\n)"
_PIECE = re.compile(
    rf"[ \t]*+(?:[{_LETTERS}][{_LETTERS}0-9]*+"
    r"|[()\[\],]"
    r"|(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?"
    r"|\*\*=?|//=?|<<|>>|->|:=|&&|\|\||[-+*/@^%=<>!]=?"
    rf"|(?:{_COMMENT})?{_LINE_END}(?:[ \t]*+(?:{_COMMENT})?{_LINE_END})*+[ \t]*+(?:{_COMMENT})?"
    rf"|(?:{_COMMENT})?\Z|.)",
    re.DOTALL,
)

_SIGNS = ("+", "-", "*", "/", "@", "^", "²", "<", "<=", ">", ">=", "==", "!=",
          "=", "+=", "-=", "*=", "/=", "(", ")", "[", "]", ",", ":", ";", ".")  # fmt: skip
_KINDS = {sign: sign for sign in (*_SIGNS, *keyword.kwlist)}
_KINDS |= {"**": "^", "×": "*", "·": "*", "−": "-", "": "end"}
_BY_FIRST = (
    dict.fromkeys(_LETTERS, "name")
    | dict.fromkeys(string.digits + ".", "number")
    | dict.fromkeys("\r\n#", "newline")
)


_DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1, "newline": 0}


class Tokens(NamedTuple):
    """Three columns, a row per token: a sign or keyword is its own kind.

    The other kinds are `name`, `number`, `newline` (in front of each line; its text ends with the
    line's indentation) and `end`.
    """

    kinds: list[str]
    texts: list[str]
    ends: list[int]

    def span(self, first: int, last: int | None = None) -> Span:
        """The place of one token, or of all from `first` to `last`."""
        return self.ends[first] - len(self.texts[first]), self.ends[last or first]


def lex(text: str, limits: Limits) -> Tokens:
    """Cut a text into tokens; newlines inside brackets and empty lines are left out.

    Raises
    ------
    ExpressionError
        For a character, number, name or bracket that cannot be.

    Examples
    --------
    >>> lex("2x", Limits()).kinds
    ['newline', 'number', 'name', 'end']
    """
    limits.check("characters", len(text))
    pieces = _PIECE.findall("\n" + text)  # so that the first line begins as the others do
    ends = list(accumulate(map(len, pieces), initial=-1))[1:]
    texts = [piece.lstrip(" \t") for piece in pieces]
    kinds = [_KINDS.get(text) or _BY_FIRST.get(text[0], "unknown") for text in texts]
    tokens = Tokens(kinds, texts, ends)
    if "unknown" in kinds:
        refuse.character(tokens, kinds.index("unknown"))
    limits.check("tokens", len(kinds), tokens.span(-1))
    longest = min(limits.identifier or math.inf, limits.literal or math.inf)
    if "__" in text or max(map(len, texts)) > longest:
        _check_words(tokens, limits)
    return _whole_lines(tokens)


def _check_words(tokens: Tokens, limits: Limits) -> None:
    for at, (kind, text) in enumerate(zip(tokens.kinds, tokens.texts, strict=True)):
        if kind == "name":
            limits.check("identifier", len(text), tokens.span(at))
            if text.startswith("__"):
                refuse.dunder(tokens, at)
        elif kind == "number":
            limits.check("literal", len(text), tokens.span(at))


def _whole_lines(tokens: Tokens) -> Tokens:
    """The tokens without the newlines that end no line: those in brackets and the last."""
    kinds = tokens.kinds
    depth, idle = 0, []
    for at in [at for at, kind in enumerate(kinds) if kind in _DEPTH]:
        depth += _DEPTH[kinds[at]]
        if depth > 0 and kinds[at] == "newline":
            idle.append(at)
    if depth:
        refuse.brackets(tokens)
    if kinds[-2] == "newline":
        idle.append(len(kinds) - 2)
    for column in tokens:
        for at in reversed(idle):
            del column[at]
    return tokens
