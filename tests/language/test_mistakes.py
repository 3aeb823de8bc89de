"""Every mistake of the corpus is told as written there: place, message, hint, in two languages."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import pytest

from engine import ExpressionError, Limits, parse, trace
from engine.language import parse_program
from engine.messages import ERRORS, HINTS, NOTES, fill

from .corpus import read, title

MISTAKES = read("mistakes.toml")
NOT_NUMBERS = read("not_numbers.toml")


def mistake(case: dict[str, Any]) -> ExpressionError:
    limits = Limits(**case["limits"]) if "limits" in case else Limits.service()
    with pytest.raises(ExpressionError) as caught:
        parse(case["text"], limits=limits, inputs=case.get("inputs"), output=case.get("output"))
    return caught.value


@pytest.mark.parametrize("case", MISTAKES, ids=title)
def test_a_mistake_is_told_at_its_place(case: dict[str, Any]) -> None:
    error = mistake(case)
    assert error.code == case["code"]
    assert error.span == (case["spans"][0] if case["spans"] else None)


@pytest.mark.parametrize("case", MISTAKES, ids=title)
def test_a_mistake_is_told_in_both_languages(case: dict[str, Any]) -> None:
    error = mistake(case)
    for language in ("en", "ru"):
        told = [error.message(language), error.hint_text(language)]
        assert [words for words in told if words] == case[language]


@pytest.mark.parametrize("case", MISTAKES, ids=title)
def test_a_mistake_fills_every_blank_of_its_words(case: dict[str, Any]) -> None:
    error = mistake(case)
    filled = {name for name, value in error.params.items() if value is not None}
    for words in (ERRORS[error.code], *([HINTS[error.hint]] if error.hint else [])):
        assert set(re.findall(r"\{(\w+)", words.en)) <= filled


@pytest.mark.parametrize("case", NOT_NUMBERS, ids=title)
def test_what_is_no_number_is_shown_with_the_node_where_it_began(case: dict[str, Any]) -> None:
    found = trace(parse(case["text"], limits=Limits.service()))
    value = found.run.values[found.graph.output]
    assert value == case["value"] or (math.isnan(value) and math.isnan(case["value"]))
    began = ("outside_domain", "division_by_zero", "zero_by_zero", "overflow")
    notes = [note for note in found.notes if note.code in began]
    assert {note.span for note in notes} == set(case["spans"])
    for note in notes:
        assert note.code == case["code"]
        assert fill(NOTES[note.code].en, note.params, "en") == case["en"]
        assert fill(NOTES[note.code].ru, note.params, "ru") == case["ru"]


def test_a_lone_surrogate_is_named_by_its_number() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_program("x + \ud800")
    assert caught.value.span == (4, 5)
    assert "U+D800" in caught.value.message()


def test_the_next_program_is_read_as_if_nothing_had_been() -> None:
    for case in MISTAKES:
        mistake(case)
        assert parse("f = x + 1").nodes[0].name == "x"


def test_the_guide_quotes_what_is_said() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")
    quoted = re.findall(r"^\| `(.+?)` \| (.+) \|$", guide, re.MULTILINE)
    assert quoted
    for typed, told in quoted:
        with pytest.raises(ExpressionError) as caught:
            parse(typed)
        assert str(caught.value).startswith(told)
