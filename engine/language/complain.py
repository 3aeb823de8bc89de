"""What the parser says where the text goes on in a way it cannot."""

from __future__ import annotations

import re
from keyword import iskeyword
from typing import NoReturn

from ..errors import ExpressionError, Span
from ..ops import function_names
from . import refuse
from .lexer import Tokens
from .suggest import NEEDLESS

LINE_ENDS = ("newline", "end")
ASSIGNMENTS = ("=", "+=", "-=", "*=", "/=")
_VALUES = ("name", "number", "(", "[", "True", "False", "None")
_THOUSAND = 3  # digits in a group, as in 1 000
_SHORT = {"(": "(…)", ")": "(…)", "[": "[…]", "]": "[…]", "²": "…²"}
# Words that mean something somewhere else; where a name should stand, they only stop the reading.
_OWN = ("for", "in", "if", "else", "def", "return", "True", "False", "None")
_SLIPS = {
    "=>": ">=",
    "=<": "<=",
    "<>": "!=",
    "===": "==",
    "!==": "!=",
    "^^": "^",
    "++": "a += 1",
    "--": "a -= 1",
}
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
    span = _place(tokens, at)
    _tag(tokens, at)
    refuse.token(tokens, at)
    if kinds[at] in LINE_ENDS:
        _slip(tokens, at - 1)
        raise ExpressionError("value_missing_at_end", span)
    _slip(tokens, at)
    if kinds[at].isalpha():
        keyword(tokens, at)
    if kinds[at] in (")", "]") and kinds[at - 1] in ("(", "["):
        raise ExpressionError("brackets_empty", tokens.span(at - 1, at))
    raise ExpressionError("value_missing", span, {"found": texts[at]})


def _tag(tokens: Tokens, at: int) -> None:
    """Refuse `<b>`, `</b>` or `<br/>`, of which a sign in front or behind has no value."""
    kinds, texts, _ = tokens
    first = at - (kinds[at] in LINE_ENDS)
    while kinds[first] != "<" and first and refuse.touch(tokens, first):
        first -= 1
    if kinds[first] != "<" or not refuse.touch(tokens, first + 1):
        return
    rest = range(first, len(kinds))
    last = next((k for k in rest if kinds[k] == ">" or kinds[k] in LINE_ENDS), first)
    inside = at <= first + 1 or last in (at - 1, at)
    named = re.match(r"[a-z/!]", texts[first + 1], re.IGNORECASE)
    if inside and named and kinds[last] == ">":
        raise ExpressionError("tag_refused", tokens.span(first, last))


def opened_tag(tokens: Tokens, first: int) -> None:
    """Refuse the `<sup>` of `x<sup>2</sup>`, which only its closing tag tells from a comparison."""
    kinds, texts, _ = tokens
    if kinds[first] != "<" or not refuse.touch(tokens, first + 1):
        return
    closing = ["<", "/", texts[first + 1], ">"]
    rest = range(first + 2, len(texts))
    if any(texts[k : k + 4] == closing for k in rest):
        last = next(k for k in rest if kinds[k] == ">")
        raise ExpressionError("tag_refused", tokens.span(first, last))


def _slip(tokens: Tokens, at: int) -> None:
    """Refuse two signs that are one in other languages, or the wrong way round."""
    span = tokens.span(at - 1, at)
    operator = tokens.texts[at - 1] + tokens.texts[at]
    if operator in _SLIPS and span[1] - span[0] == len(operator):
        params = {"operator": operator, "instead": _SLIPS[operator]}
        raise ExpressionError("operator_unknown", span, params, "write")


def misfit(tokens: Tokens, at: int) -> NoReturn:
    """A value is complete, and this cannot follow it."""
    kinds, texts, _ = tokens
    span = tokens.span(at)
    opened_tag(tokens, at - 2)
    refuse.token(tokens, at)
    if kinds[at] in ASSIGNMENTS:
        _assignment_inside(tokens, at)
    if kinds[at] == ",":
        _comma(tokens, at)
    if kinds[at] in _VALUES:
        _operator_missing(tokens, at)
    if kinds[at].isalpha():
        keyword(tokens, at)
    params = {"found": texts[at]}
    if kinds[at] == ";" and (bracket := _bracket(tokens, at)):
        params["instead"] = "[[1, 2], [3, 4]]" if bracket == "[" else ","
    hint = "write" if "instead" in params else None
    raise ExpressionError("unexpected", span, params, hint)


def _assignment_inside(tokens: Tokens, at: int) -> NoReturn:
    """`f(2 = x)` may want to compare; `x = y = 2` and `x = 1 y = 2` are two statements."""
    if _bracket(tokens, at):
        params, hint = {"instead": "=="}, "compare"
    else:
        params, hint = {"instead": "x = 1; y = 2"}, "bind_each"
    raise ExpressionError("assignment_inside", tokens.span(at), params, hint)


def _comma(tokens: Tokens, at: int) -> NoReturn:
    """A comma outside brackets: `3,14`, or the end of a statement."""
    kinds, texts, _ = tokens
    params, hint, span = {"found": ","}, "separate", tokens.span(at)
    if kinds[at - 1 : at + 2] == ["number", ",", "number"]:
        params["instead"], hint = f"{texts[at - 1]}.{texts[at + 1]}", "decimal_point"
        span = tokens.span(at - 1, at + 1)
    elif kinds[at - 1] == kinds[at + 1] == "name":
        params["instead"], hint = "x = 1; y = 2", "bind_each"
    elif kinds[at + 1] in LINE_ENDS:
        hint = ""
    raise ExpressionError("unexpected", span, params, hint)


def _operator_missing(tokens: Tokens, at: int) -> NoReturn:
    kinds, texts, _ = tokens
    left, right = (_SHORT.get(texts[k], texts[k]) for k in (at - 1, at))
    params = {"left": left, "right": right, "instead": f"{left} * {right}"}
    code, hint, span = "operator_missing", "times", tokens.span(at - 1, at)
    if kinds[at + 1 : at + 2] == ["="]:  # let x = 5
        hint, params["instead"] = "write", f"{right} = …"
    elif left in NEEDLESS:
        hint = NEEDLESS[left]
    elif left in function_names() and kinds[at - 2] != ".":
        hint, params["instead"] = "write", f"{left}({right})"
    elif kinds[at - 1] == kinds[at] == "number":
        if span[1] - span[0] == len(left + right):  # 1.2.3
            code, hint, params["number"] = "number_dots", "", left + right
        elif _bracket(tokens, at) == "[":
            hint, params["instead"] = "write", f"{left}, {right}"
        elif len(right) == _THOUSAND:
            hint, params["instead"] = "write", left + right
    raise ExpressionError(code, span, params, hint)


def _bracket(tokens: Tokens, at: int) -> str | None:
    """The innermost bracket that is open in front of a token."""
    opened: list[str] = []
    for kind in tokens.kinds[:at]:
        if kind in ("(", "["):
            opened.append(kind)
        elif kind in (")", "]") and opened:
            opened.pop()
    return opened[-1] if opened else None


def keyword(tokens: Tokens, at: int) -> NoReturn:
    """A word of Python's that has no meaning here."""
    name, span = tokens.texts[at], tokens.span(at)
    instead, hint = _KEYWORDS.get(name), "write"
    if tokens.kinds[at + 1] in ASSIGNMENTS:
        instead, hint = "λ" if name == "lambda" else f"{name}_", "rename"
    elif name in ("import", "from"):
        hint = "no_import"
    elif not instead:
        hint = ""
    raise ExpressionError("keyword_refused", span, {"name": name, "instead": instead}, hint)


def else_missing(tokens: Tokens, at: int, value: str) -> NoReturn:
    """A condition without its other half."""
    refuse.token(tokens, at)
    params = {"instead": f"{value} if … else 0"}
    raise ExpressionError("else_missing", _place(tokens, at), params, "write")


def sign_missing(tokens: Tokens, at: int, sign: str) -> NoReturn:
    """A certain sign should stand here."""
    refuse.token(tokens, at)
    params = {"sign": sign, "instead": _KEYWORDS["for"]}
    hint = "write" if sign == "in" else None
    raise ExpressionError("sign_missing", _place(tokens, at), params, hint)


def name_missing(tokens: Tokens, at: int) -> NoReturn:
    """A name should stand here."""
    refuse.token(tokens, at)
    word = tokens.texts[at]
    if iskeyword(word) and word not in _OWN:
        keyword(tokens, at)
    raise ExpressionError("name_missing", _place(tokens, at))


def _place(tokens: Tokens, at: int) -> Span:
    """The place of a token; the end of a line has no width."""
    start, end = tokens.span(at)
    return (start, start) if tokens.kinds[at] in LINE_ENDS else (start, end)
