"""The same program as other people would type it."""

from __future__ import annotations

from hypothesis import strategies as st

from engine.language import Program, print_program
from engine.language.lexer import Tokens, lex
from engine.limits import NO_LIMITS

_SPELLINGS = {"*": ["*", "×", "·"], "^": ["^", "**"], "-": ["-", "−"]}
_BLANKS = ["", "", " ", "  ", "\t"]
_LINES = ["\n", "\n", "\r\n", "\n\n", "  # a remark\n", "\n# (\n   \n"]
_INDENTS = ["    ", "  ", "\t"]
_FACTORS = [("number", "name"), ("number", "("), (")", "name"), (")", "(")]


@st.composite
def restyled(draw: st.DrawFn, programs: st.SearchStrategy[Program]) -> tuple[Program, str]:
    """A program, and a text of it with other blanks, line ends, signs and remarks.

    Products lose their sign where that is allowed, and `^2` becomes `²`.
    """
    program = draw(programs)
    tokens = lex(print_program(program), NO_LIMITS)
    unit, depth, text = draw(st.sampled_from(_INDENTS)), 0, ""
    at = 1  # the first line's own beginning
    while tokens.kinds[at] != "end":
        kind, piece = tokens.kinds[at], tokens.texts[at]
        depth += (kind in "([") - (kind in ")]")
        if kind == "newline":
            levels = len(piece.rpartition("\n")[2]) // 4
            text += draw(st.sampled_from(_LINES)) + unit * levels
        elif kind == "*" and (tokens.kinds[at - 1], tokens.kinds[at + 1]) in _FACTORS:
            text += draw(st.sampled_from([" ", " * "]))
        elif _is_square(tokens, at) and draw(st.booleans()):
            text, at = text + "²", at + 1
        else:
            before = " " if kind.isalpha() or tokens.kinds[at - 1].isalpha() else ""
            text += before + draw(st.sampled_from(_SPELLINGS.get(kind, [piece])))
            text += draw(st.sampled_from([*_BLANKS, *(_LINES if depth else [])]))
        at += 1
    return program, text


def _is_square(tokens: Tokens, at: int) -> bool:
    """Whether `^2` stands here, and nothing after it that would bind to the 2."""
    return tokens.texts[at : at + 2] == ["^", "2"] and tokens.kinds[at + 2] not in "^.[("
