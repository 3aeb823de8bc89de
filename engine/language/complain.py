"""What the parser says where the text goes on in a way it cannot."""

from __future__ import annotations

from typing import NoReturn

from ..errors import ExpressionError
from ..ops import function_names
from . import refuse
from .lexer import Tokens

ASSIGNMENTS = ("=", "+=", "-=", "*=", "/=")
_VALUES = ("name", "number", "(", "[", "True", "False", "None")
_KEYWORDS = {
    "and": "(a > 0) * (b > 0)",
    "or": "max(a > 0, b > 0)",
    "not": "1 - (a > 0)",
    "is": "a == b",
    "if": "x = a if c else b",
    "elif": "x = a if c else b",
    "else": "x = a if c else b",
    "while": "for i in range(10): …",
    "for": "for i in range(10): …",
    "lambda": "def f(x): return …",
}


def value_missing(tokens: Tokens, at: int) -> NoReturn:
    """A value should stand here."""
    kinds, texts, _ = tokens
    span = tokens.span(at)
    refuse.token(tokens, at)
    if kinds[at] in ("newline", "end"):
        raise ExpressionError("value_missing_at_end", (span[0], span[0]))
    if kinds[at].isalpha():
        keyword(tokens, at)
    if kinds[at] in (")", "]") and kinds[at - 1] in ("(", "["):
        raise ExpressionError("brackets_empty", tokens.span(at - 1, at))
    raise ExpressionError("value_missing", span, {"found": texts[at]})


def misfit(tokens: Tokens, at: int) -> NoReturn:
    """A value is complete, and this cannot follow it."""
    kinds, texts, _ = tokens
    span = tokens.span(at)
    refuse.token(tokens, at)
    if kinds[at] in ASSIGNMENTS:
        raise ExpressionError("assignment_inside", span, {"instead": "=="}, "compare")
    if kinds[at] in _VALUES:
        _operator_missing(tokens, at)
    if kinds[at].isalpha():
        keyword(tokens, at)
    raise ExpressionError("unexpected", span, {"found": texts[at]})


def _operator_missing(tokens: Tokens, at: int) -> NoReturn:
    kinds, texts, _ = tokens
    left = texts[at - 1] if kinds[at - 1] in _VALUES else "(…)"
    right = texts[at] if kinds[at] not in ("(", "[") else "(…)"
    called = left in function_names()
    params = {
        "left": left,
        "right": right,
        "instead": f"{left}({right})" if called else f"{left} * {right}",
    }
    span = tokens.span(at - 1, at)
    raise ExpressionError("operator_missing", span, params, "write" if called else "times")


def keyword(tokens: Tokens, at: int) -> NoReturn:
    """A word of Python's that has no meaning here."""
    name, span = tokens.texts[at], tokens.span(at)
    instead = _KEYWORDS.get(name)
    hint = "write" if instead else None
    raise ExpressionError("keyword_refused", span, {"name": name, "instead": instead}, hint)


def else_missing(tokens: Tokens, at: int, value: str) -> NoReturn:
    """A condition without its other half."""
    refuse.token(tokens, at)
    params = {"instead": f"{value} if … else 0"}
    start, end = tokens.span(at)
    span = (start, start) if tokens.kinds[at] in ("newline", "end") else (start, end)
    raise ExpressionError("else_missing", span, params, "write")


def sign_missing(tokens: Tokens, at: int, sign: str) -> NoReturn:
    """A certain sign should stand here."""
    refuse.token(tokens, at)
    start, end = tokens.span(at)
    span = (start, start) if tokens.kinds[at] in ("newline", "end") else (start, end)
    raise ExpressionError("sign_missing", span, {"sign": sign})


def name_missing(tokens: Tokens, at: int) -> NoReturn:
    """A name should stand here."""
    refuse.token(tokens, at)
    if tokens.kinds[at] == tokens.texts[at] and tokens.kinds[at].isalpha():
        keyword(tokens, at)
    raise ExpressionError("name_missing", tokens.span(at))
