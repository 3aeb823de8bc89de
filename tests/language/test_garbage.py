"""Whatever is typed, nothing but a program or a mistake comes of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine import ExpressionError, Limits, parse
from engine.language import Program

from .corpus import read
from .styles import restyled
from .test_parse import PIECES
from .trees import programs

SERVICE = Limits.service()
_ALPHABET = st.one_of(
    st.sampled_from("xyze01.()[],:;=+-*/^²@<>!#\n\t _'\"\\{}|&%~σπ×−х"), st.characters()
)
_WORDS = st.sampled_from(
    [
        *(*PIECES, "for i in range(3):", "def f(a):", "return ", "\n", "\n  ", "x = ", "+= ", "²"),
        *("sum(", "axis=0", "zeros(", "randn(2)", "1e999", "__x", "sin²", "lambda", "if", ";", "#"),
    ]
)
CORPUS = [case["text"] for case in read("mistakes.toml")]


@given(st.text(_ALPHABET, max_size=60))
def test_garbage_is_a_program_or_a_mistake(text: str) -> None:
    harmless(text)


@given(st.lists(_WORDS, max_size=25).map("".join))
def test_words_in_any_order_are_a_program_or_a_mistake(text: str) -> None:
    harmless(text)


@given(st.sampled_from(CORPUS), st.sampled_from(CORPUS), st.data())
def test_programs_cut_and_joined(a: str, b: str, data: st.DataObject) -> None:
    i, j = data.draw(st.integers(0, len(a))), data.draw(st.integers(0, len(b)))
    harmless(a[:i] + b[j:])


@given(restyled(programs), st.integers(0), st.text(_ALPHABET, max_size=2), st.integers(0, 2))
def test_slips_of_the_finger(written: tuple[Program, str], at: int, new: str, gone: int) -> None:
    text = written[1]
    at %= len(text) + 1
    harmless(text[:at] + new + text[at + gone :])


def harmless(text: str) -> None:
    """Nothing but a mistake with its place, told in both languages, comes out of a text."""
    error = mistake(text)
    if error is None:
        return
    if error.span is not None:
        start, end = error.span
        assert 0 <= start <= end <= len(text)
    for language in ("en", "ru"):
        assert error.message(language)
        assert error.hint is None or error.hint_text(language)


def mistake(text: str) -> ExpressionError | None:
    try:
        parse(text, limits=SERVICE)
    except ExpressionError as error:
        return error
    return None
