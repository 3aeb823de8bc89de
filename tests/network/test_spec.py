"""The text of a spec: what it says, leaves open, how it is written back, and its mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import ExpressionError
from engine.messages.network import NETWORK, NUMBERS
from engine.network import parse_spec
from engine.network.parts import PARTS, Part, Use, written
from engine.network.read import slot_of
from engine.network.spec import SLOTS
from engine.network.words import LAYER_PARTS, SETTINGS

from ..language.corpus import read, title

MISTAKES = read("mistakes.toml", Path(__file__).parent)
# Codes of questions about a network, not about its text; tested with what raises them.
OF_QUESTIONS = {
    "example",
    "network_plane",
    "network_region",
    "scalars_mixed",
    "network_layer",
    "network_unit",
    "network_slope",
    "network_past",
    "network_unreached",
    "network_piecewise",
    "limit_regions",
    "formula_value",
    "formula_single",
    "folds_shape",
    "folds_ragged",
    "folds_ends",
}
CANONICAL = "2 → 8 tanh → 8 tanh → 1 sigmoid, bce, moons 200, adam 0.01"


@pytest.mark.parametrize(
    "text",
    [
        CANONICAL,
        "2 -> 8 tanh -> 8 tanh -> 1 sigmoid, bce, moons, adam 0.01",
        "2-8 tanh-8 tanh-1",
        "2 - 2x8 tanh - 1\nadam\nmoons",
        "2 → 2 × 8 tanh → 1; moons 200 0.1",
        "2 → 2x8 Tanh → 1 Sigmoid, BCE, Moons",
        "2 → 2x8 tanh → 1, moons, decay constant",
    ],
)
def test_one_network_in_many_hands(text: str) -> None:
    assert str(parse_spec(text)) == CANONICAL


def test_what_is_left_open_fits_the_shape() -> None:
    assert str(parse_spec("1 → 4 → 1")) == "1 → 4 → 1, mse, sine 200, adam 0.01"
    assert parse_spec("2 → 3, blobs 3").settings["loss"].part.name == "cross_entropy"
    assert parse_spec("2 → 1 tanh, moons").settings["loss"].part.name == "mse"


@pytest.mark.parametrize("case", MISTAKES, ids=title)
def test_a_mistake_is_told_with_its_place(case: dict[str, Any]) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_spec(case["text"])
    error = caught.value
    assert (error.code, [error.span]) == (case["code"], case["spans"])
    for language in ("en", "ru"):
        said = [error.message(language), error.hint_text(language)]
        assert list(filter(None, said)) == case[language]


def test_every_mistake_of_a_text_is_in_the_corpus() -> None:
    told = {case["code"] for case in MISTAKES}
    elsewhere = {"data_one_class", "unknown_function", "character_refused"}
    assert told - elsewhere == NETWORK.keys() - {"form", *OF_QUESTIONS}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_is_written_and_read(part: Part) -> None:
    known = LAYER_PARTS if part.words in LAYER_PARTS else SETTINGS
    assert known[part.words] is part
    assert known is LAYER_PARTS or slot_of(part) in SLOTS
    assert all(part.doc)
    for number in part.numbers:
        assert number.least <= number.default <= number.most


def test_a_hundred_hidden_layers_are_not_too_many() -> None:
    assert len(parse_spec("2 → 100x8 sigmoid → 1, moons").layers) == 101
    with pytest.raises(ExpressionError):
        parse_spec("2 → 100x8 → 8 → 1, moons")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_number_has_a_name_for_people(part: Part) -> None:
    for number in part.numbers:
        assert {number.name, f"{part.words[0]} {number.name}"} & NUMBERS.keys()


CHOOSY = {"init zigzag", "float32"}
"""Parts that not every network takes."""


def uses(*kinds: str) -> st.SearchStrategy[Use]:
    """Parts of these kinds with any numbers they take."""

    def numbers(part: Part) -> st.SearchStrategy[Use]:
        each = [
            st.integers(int(n.least), int(n.most)).map(float)
            if n.whole
            else st.floats(n.least, n.most)
            for n in part.numbers
        ]
        return st.tuples(*each).map(lambda values: Use(part, values))

    parts = [part for part in PARTS if part.kind in kinds and part.name not in CHOOSY]
    return st.sampled_from(parts).flatmap(numbers)


@st.composite
def specs(draw: st.DrawFn) -> str:
    """Texts of networks with any parts."""
    layers = draw(
        st.lists(st.tuples(st.integers(1, 64), st.none() | uses("activation")), max_size=6)
    )
    more = draw(
        st.lists(uses("optimizer", "init", "decay", "clip", "penalty", "count"), max_size=5)
    )
    chain = ["2", *(f"{width} {use}" if use else str(width) for width, use in layers), "1"]
    settings = {slot_of(use.part): str(use) for use in more}
    return ", ".join([" → ".join(chain), "circles", *settings.values()])


@given(specs())
def test_what_is_written_is_read_back(text: str) -> None:
    spec = parse_spec(text)
    assert parse_spec(str(spec)) == spec


@given(st.text(alphabet="2 81x→-,.tanhrelusgdmo\n0", max_size=40))
def test_any_text_is_a_spec_or_a_mistake_in_it(text: str) -> None:
    spec, error = None, None
    try:
        spec = parse_spec(text)
    except ExpressionError as caught:
        error = caught
    if error is None:
        assert parse_spec(str(spec)) == spec
    else:
        start, stop = error.span or (-1, -1)
        assert 0 <= start <= stop <= len(text)


def test_numbers_are_written_as_typed() -> None:
    assert [written(x) for x in (1.0, 0.1, 1e-5, 1e6)] == ["1", "0.1", "1e-05", "1000000"]
