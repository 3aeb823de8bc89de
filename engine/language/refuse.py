"""What the lexer says about a character, number or bracket that cannot be."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NoReturn

from ..errors import ExpressionError
from ..text import Text

if TYPE_CHECKING:
    from ..errors import Span
    from .lexer import Tokens

# Signs of other languages: after a value, and in front of one.
_INFIX = {
    "//": "floor(a / b)",
    "%": "a - b * floor(a / b)",
    "&": "a * b",
    "&&": "a * b",
    "|": "max(a, b)",
    "||": "max(a, b)",
    ":=": "a = b",
    "**=": "a = a ^ b",
    "^=": "a = a ^ b",
    "@=": "a = a @ b",
    "//=": "a = floor(a / b)",
    "%=": "a = a - b * floor(a / b)",
    "<<": "a * 2 ^ b",
    ">>": "floor(a / 2 ^ b)",
    "->": "a = b",
    "?": "a if c else b",
    "!": None,
    "~": None,
}
_PREFIX = _INFIX | {
    "!": "1 - a",
    "~": "1 - a",
    "|": "abs(a)",
    "//": "# …",
    "%": "# …",
    "->": "def f(a): return …",
}
_VALUE_ENDS = ("name", "number", ")", "]", "²")

# What looks like a character of ours: letters of a Russian keyboard, signs of a word processor.
_SIGNS = dict(zip("÷⋅∙∗–—{}µ←", "/***--()μ=", strict=True))
_LOOK_ALIKES = dict(zip("асеорхуіјѕАВСЕНКМОРТХ", "aceopxyijsABCEHKMOPTX", strict=True)) | _SIGNS
_LONGER = {"≤": "<=", "≥": ">=", "≠": "!=", "√": "sqrt(…)", "∑": "sum(…)", "½": "1/2"}

_CLOSING = {"(": ")", "[": "]"}


def token(tokens: Tokens, at: int) -> None:
    """Refuse a token that cannot be, and brackets that do not match before it."""
    if tokens.kinds[at] == "unknown":
        character(tokens, at)
    brackets(tokens)


def character(tokens: Tokens, at: int) -> NoReturn:
    """Refuse a sign that means nothing here."""
    piece, span = tokens.texts[at], tokens.span(at)
    after_value = tokens.kinds[at - 1] in _VALUE_ENDS
    operators = _INFIX if after_value else _PREFIX
    if piece in operators:
        params: dict[str, Any] = {"operator": piece, "instead": operators[piece]}
        raise ExpressionError("operator_unknown", span, params, params["instead"] and "write")
    if piece in ("'", '"', "`"):
        _quote(tokens, at)
    if not piece.isprintable():
        raise unseen(piece, span)
    instead = _instead(piece)
    # Unicode names characters in English alone
    name = Text(unicodedata.name(piece, "NO NAME"), f"U+{ord(piece):04X}")
    params = {"name": name, "instead": instead, "character": piece}
    hint = None
    if piece.isalpha() and len(instead) == 1:
        word = params["instead"] = _word(tokens, at)
        hint = "latin" if word.isascii() else "latin_names"
    elif piece == "\\" and tokens.kinds[at + 1] == "newline":
        hint = "go_on_in_brackets"
    elif (piece == "\\" and tokens.kinds[at + 1] == "name") or (
        piece == "$" and tokens.texts.count(piece) > 1
    ):
        hint = "latex"
    elif piece == "∂":
        hint = "gradients"
    elif instead != piece:
        hint = "write"
    raise ExpressionError("character_refused", span, params, hint)


def unseen(piece: str, span: Span) -> ExpressionError:
    """What to say of a character that cannot be printed: raw it could garble the message."""
    nameless = "CONTROL CHARACTER" if unicodedata.category(piece) == "Cc" else "NO NAME"
    name = Text(unicodedata.name(piece, nameless), "непечатаемый")
    params = {"name": name, "instead": _instead(piece), "character": f"U+{ord(piece):04X}"}
    hint = "plain_space" if piece.isspace() else "delete"
    return ExpressionError("character_refused", span, params, hint)


def _instead(piece: str) -> str:
    """What one would type in place of a character; itself if nothing is like it."""
    known = _LOOK_ALIKES.get(piece) or _LONGER.get(piece)
    if known:
        return known
    plain = unicodedata.normalize("NFKC", piece).replace("\N{MINUS SIGN}", "-")
    if not plain.isascii() or plain.isspace():
        return piece
    return f"^{plain}" if unicodedata.decomposition(piece).startswith("<super>") else plain


def _word(tokens: Tokens, at: int) -> str:
    """The word around a letter that is not ours, in our letters as far as they are alike."""
    first = last = at
    while tokens.texts[first - 1].isalpha() and touch(tokens, first):
        first -= 1
    while tokens.texts[last + 1].isalpha() and touch(tokens, last + 1):
        last += 1
    return "".join(_instead(piece) for piece in "".join(tokens.texts[first : last + 1]))


def touch(tokens: Tokens, at: int) -> bool:
    """Whether there is no blank between a token and the one before it."""
    return tokens.ends[at - 1] == tokens.ends[at] - len(tokens.texts[at])


def _quote(tokens: Tokens, at: int) -> None:
    """Refuse a text in quotes, if they are closed in the same line."""
    for end in range(at + 1, len(tokens.texts)):
        if tokens.kinds[end] == "newline":
            return
        if tokens.texts[end] == tokens.texts[at]:
            raise ExpressionError("quote_refused", tokens.span(at, end))


def glued(tokens: Tokens, at: int) -> None:
    """Refuse a number that runs into the name after it, unless they are a product such as `2x`."""
    number, name = tokens.texts[at - 1 : at + 1]
    span, whole = tokens.span(at - 1, at), number + name
    if tokens.kinds[at - 1 : at + 1] != ["number", "name"] or span[1] - span[0] != len(whole):
        return
    if name.startswith("_"):
        code, instead = "number_underscore", whole.replace("_", "")
    elif re.fullmatch("0([xX][0-9A-Fa-f]+|[bB][01]+|[oO][0-7]+)", whole):
        code, instead = "number_base", str(int(whole, 0))
    elif name in ("j", "J"):
        code, instead = "number_complex", f"{number} * {name}"
    elif number.endswith("."):
        called = tokens.kinds[at + 1] == "("
        code, instead = (
            "number_dot",
            f"({number[:-1]}).{name}()" if called else f"{number}0 * {name}",
        )
    else:
        return
    raise ExpressionError(code, span, {"number": whole, "instead": instead}, "write")


def brackets(tokens: Tokens) -> None:
    """Refuse the first bracket without its partner, if there is one."""
    opened: list[int] = []
    for at, kind in enumerate(tokens.kinds):
        if kind in _CLOSING:
            opened.append(at)
        elif kind in (")", "]"):
            opening = tokens.kinds[opened.pop()] if opened else ""
            if _CLOSING.get(opening) != kind:
                code = "bracket_mismatched" if opening else "bracket_unopened"
                params = {"opening": opening, "closing": kind}
                raise ExpressionError(code, tokens.span(at), params)
    if opened:
        opening = tokens.kinds[opened[-1]]
        params = {"opening": opening, "instead": _CLOSING[opening]}
        raise ExpressionError("bracket_unclosed", tokens.span(opened[-1]), params, "add")
