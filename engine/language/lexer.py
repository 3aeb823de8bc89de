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

from ..errors import ExpressionError, Span
from ..limits import NO_LIMITS, Limits

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

_SIGNS = (
    *("+", "-", "*", "/", "@", "^", "²", "<", "<=", ">", ">=", "==", "!="),
    *("=", "+=", "-=", "*=", "/=", "(", ")", "[", "]", ",", ":", ";", "."),
)
_KINDS = {sign: sign for sign in (*_SIGNS, *keyword.kwlist)}
_KINDS |= {"**": "^", "×": "*", "·": "*", "−": "-", "": "end"}
_BY_FIRST = (
    dict.fromkeys(_LETTERS, "name")
    | dict.fromkeys(string.digits + ".", "number")
    | dict.fromkeys("\r\n#", "newline")
)


class _Kinds(dict[str, str]):
    """The kinds of one text's tokens: signs and keywords, and names and numbers once seen."""

    def __missing__(self, text: str) -> str:
        kind = self[text] = _BY_FIRST.get(text[0], "unknown")
        return kind


_DEPTH = {"(": 1, "[": 1, ")": -1, "]": -1}


class Tokens(NamedTuple):
    """Three columns, a row per token: a sign or keyword is its own kind.

    The other kinds are `name`, `number`, `newline` (in front of each line; its text ends with the
    line's indentation), `unknown` and `end`.
    """

    kinds: list[str]
    texts: list[str]
    ends: list[int]

    def span(self, first: int, last: int | None = None) -> Span:
        """The place of one token, or of all from `first` to `last`."""
        return self.ends[first] - len(self.texts[first]), self.ends[last or first]


def lex(text: str, limits: Limits) -> Tokens:
    """Cut a text into tokens; empty lines are left out.

    Raises
    ------
    ExpressionError
        When the text, a name or a number is longer than a limit.

    Examples
    --------
    >>> lex("2x", Limits()).kinds
    ['newline', 'number', 'name', 'end']
    """
    limits.check("characters", len(text))
    pieces = _PIECE.findall("\n" + text)  # so that the first line begins as the others do
    ends = list(accumulate(map(len, pieces), initial=-1))[1:]
    texts = [piece.lstrip(" \t") for piece in pieces]
    kinds = list(map(_Kinds(_KINDS).__getitem__, texts))
    if kinds[-2] == "newline":  # the text is empty, or ends with empty lines
        del kinds[-2], texts[-2], ends[-2]
    tokens = Tokens(kinds, texts, ends)
    if "__" in text:
        _check_names(tokens)
    if limits is not NO_LIMITS:
        count = len(kinds) - 2  # without the first line's newline and the end
        if count > (limits.tokens or math.inf):
            limits.check("tokens", count, tokens.span((limits.tokens or 0) + 1))
        _check_lengths(tokens, limits)
    return tokens


def join_lines(tokens: Tokens) -> Tokens | None:
    """The tokens without the newlines inside brackets; None if there are none to leave out."""
    depth, kept = 0, []
    for at, kind in enumerate(tokens.kinds):
        depth += _DEPTH.get(kind, 0)
        if depth <= 0 or kind != "newline":
            kept.append(at)
    if len(kept) == len(tokens.kinds):
        return None
    kinds, texts, ends = tokens
    return Tokens([kinds[k] for k in kept], [texts[k] for k in kept], [ends[k] for k in kept])


def _check_names(tokens: Tokens) -> None:
    """Refuse the names that Python and browsers keep for themselves."""
    for at, text in enumerate(tokens.texts):
        if text.startswith("__"):
            raise ExpressionError("name_reserved", tokens.span(at), {"name": text})


def _check_lengths(tokens: Tokens, limits: Limits) -> None:
    longest = min(limits.identifier or math.inf, limits.literal or math.inf)
    for at, text in enumerate(tokens.texts):
        if len(text) > longest:
            kind = tokens.kinds[at]
            if kind == "name":
                limits.check("identifier", len(text), tokens.span(at))
            elif kind == "number":
                limits.check("literal", len(text), tokens.span(at))
