"""A spec as plain data says what its text says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from engine import ExpressionError
from engine.network import form_of, parse_spec, spec_of

from .test_spec import CANONICAL, specs

FORM: dict[str, Any] = {"inputs": 2, "layers": [{"width": 4, "activation": "tanh"}, {"width": 1}]}


@given(specs())
def test_a_form_says_what_its_text_says(text: str) -> None:
    spec = parse_spec(text)
    assert spec_of(json.loads(json.dumps(form_of(spec)))) == spec


def test_what_is_left_out_takes_its_default() -> None:
    assert str(spec_of(FORM)) == "2 → 4 tanh → 1 sigmoid, bce, moons 200, adam 0.01"
    more = {
        "optimizer": {"name": "momentum", "momentum": 0.5},
        "clip": {"name": "value", "bound": 3},
    }
    assert str(spec_of({**FORM, **more})).endswith("momentum 0.01 0.5, clip value 3")
    assert parse_spec(CANONICAL) == spec_of(form_of(parse_spec(CANONICAL)))


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ({}, "layers"),
        ({"layers": []}, "inputs"),
        ({**FORM, "layers": "4"}, "layers"),
        ({**FORM, "layers": [4]}, "layers.0"),
        ({**FORM, "layers": [{"width": "4; import os"}]}, "layers.0.width"),
        ({**FORM, "layers": [{"width": True}]}, "layers.0.width"),
        ({**FORM, "optimizer": {"name": "adam 0.1, sgd"}}, "optimizer"),
        ({**FORM, "optimizer": 3}, "optimizer"),
        ({**FORM, "seed": [1]}, "seed"),
    ],
)
def test_a_wrong_form_is_told_by_its_key(form: Any, key: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        spec_of(form)
    assert (caught.value.code, caught.value.params["key"]) == ("form", key)


@pytest.mark.parametrize(
    ("form", "params"),
    [
        ({**FORM, "layers": [{"width": 4, "color": 1}]}, {"name": "layers.0.color"}),
        ({**FORM, "constructor": 3}, {"name": "constructor"}),
        ({**FORM, "optimizer": {"name": "adam", "speed": 1}}, {"name": "optimizer.speed"}),
        ({**FORM, "optimiser": "adam"}, {"name": "optimiser", "instead": "optimizer"}),
    ],
)
def test_a_key_that_a_form_does_not_have_is_told(form: Any, params: dict[str, str]) -> None:
    with pytest.raises(ExpressionError) as caught:
        spec_of(form)
    assert (caught.value.code, caught.value.params) == ("network_unknown", params)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"layers": [{"width": 3}, {"width": 0}, {"width": 1}]}, "layers.1"),
        ({"layers": [{"width": 3, "dropout": 2}, {"width": 1}]}, "layers.0"),
        ({"layers": [{"width": 3}, {"width": 1, "activation": "foo"}]}, "layers.1"),
        ({"inputs": 0}, "inputs"),
        ({"batch": 0}, "batch"),
        ({"data": "moonz", "seed": 3}, "data"),
    ],
)
def test_what_is_refused_in_a_form_is_told_by_its_key(change: Any, key: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        spec_of({**FORM, **change})
    assert caught.value.params["key"] == key


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (
            {"layers": [{"width": 4, "residual": True}, {"width": 1}]},
            "network_residual",
            "4 residual",
        ),
        ({"data": {"name": "data", "formula": "sin("}}, "bracket_unclosed", "("),
        ({"data": {"name": "data", "formula": ""}}, "formula_missing", "data"),
    ],
)
def test_what_a_form_asked_for_is_told_where_it_is_refused(
    change: Any, code: str, said: str
) -> None:
    """Its text is nowhere to be seen, so a place in it would be none."""
    with pytest.raises(ExpressionError) as caught:
        spec_of({**FORM, **change})
    error = caught.value
    assert (error.code, error.span, error.params["said"]) == (code, None, said)
