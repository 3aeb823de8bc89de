"""What the lexer says about a character, number or bracket that cannot be."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NoReturn

from ..errors import ExpressionError

if TYPE_CHECKING:
    from .lexer import Tokens

_OPERATORS = {
    "//": "floor(a / b)",
    "%": "a - b * floor(a / b)",
    "&": "a * b",
    "&&": "a * b",
    "|": "max(a, b)",
    "||": "max(a, b)",
    "~": "1 - a",
    ":=": "a = b",
    "**=": "a = a ^ b",
    "^=": "a = a ^ b",
    "@=": "a = a @ b",
    "//=": "a = floor(a / b)",
    "%=": "a = a - b * floor(a / b)",
    "<<": "a * 2 ^ b",
    ">>": "floor(a / 2 ^ b)",
    "->": "a = b",
    "!": "1 - a",
}

# What looks like a character of ours: letters of a Russian keyboard, signs of a word processor.
_LOOK_ALIKES = dict(zip("асеорхуіјѕАВСЕНКМОРТХ", "aceopxyijsABCEHKMOPTX", strict=True)) | {
    "÷": "/", "⋅": "*", "∙": "*", "∗": "*", "–": "-", "—": "-", "≤": "<=", "≥": ">=", "≠": "!=",
    "³": "^3", "√": "sqrt", "{": "(", "}": ")", "µ": "μ",
}  # fmt: skip

_CLOSING = {"(": ")", "[": "]"}


def token(tokens: Tokens, at: int) -> None:
    """Refuse a token that cannot be, and brackets that do not match before it."""
    if tokens.kinds[at] == "unknown":
        character(tokens, at)
    brackets(tokens)


def character(tokens: Tokens, at: int) -> NoReturn:
    """Refuse a sign that means nothing here."""
    piece, span = tokens.texts[at], tokens.span(at)
    if piece in _OPERATORS:
        params = {"operator": piece, "instead": _OPERATORS[piece]}
        raise ExpressionError("operator_unknown", span, params, "write")
    if piece in ("'", '"', "`"):
        raise ExpressionError("quote_refused", span)
    code = f"U+{ord(piece):04X}"
    instead = _LOOK_ALIKES.get(piece) or unicodedata.normalize("NFKC", piece)
    params = {"name": unicodedata.name(piece, code), "instead": instead}
    hint: str | None
    if not piece.isprintable():  # shown raw, it could garble the message, or not be encodable
        hint = "plain_space" if instead.isspace() else "delete"
        raise ExpressionError("character_refused", span, params | {"character": code}, hint)
    usable = instead != piece and instead.isascii()
    hint = ("look_alike" if instead.isalpha() else "write") if usable else None
    raise ExpressionError("character_refused", span, params | {"character": piece}, hint)


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
