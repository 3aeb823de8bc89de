"""What a network learns from: formulas, a person's own rows, points added, removed, held back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import ExpressionError
from engine.messages.data import DATA
from engine.network import Spec, Trainer, form_of, parse_spec, saved, spec_of
from engine.network.rows import MOST, read_rows
from engine.network.sets import (
    all_points,
    count_for,
    held_back,
    training_points,
    validation_points,
    with_points,
)

CATS = "length;weight;kind\n0,5;1;cat\n\n2;3;dog\n1;1,5;cat\n"


def code_of(action: Any, *arguments: Any, **more: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(ExpressionError) as caught:
        action(*arguments, **more)
    for language in ("en", "ru"):
        assert "{" not in caught.value.message(language)
        assert "?" not in caught.value.message(language)
    return caught.value.code, caught.value.params


@pytest.mark.parametrize(
    ("said", "canonical"),
    [
        ("1 → 1, data sin(3*x)", "data sin(3*x)"),
        ("1 → 1, data 50: max(x, 0), sgd", "data 50: max(x, 0)"),
        ("1 → 1, data 50 0: max(x,\n0)", "data 50 0: max(x, 0)"),
        ("2 → 1, data 200 0.5: x - y", "data 200 0.5: x - y"),
        ("2 - 1\ndata x-y\nadam", "data x-y"),
    ],
)
def test_a_formula_is_said_in_the_spec(said: str, canonical: str) -> None:
    spec = parse_spec(said)
    assert f", {canonical}, " in str(spec)
    assert parse_spec(str(spec)) == spec
    assert spec_of(form_of(spec)) == spec


def test_a_formula_gives_its_values() -> None:
    line = all_points(parse_spec("1 → 1, data 50 0: x^2 if x > 0 else -x"))
    x = line.inputs[:, 0]
    np.testing.assert_allclose(line.labels, np.where(x > 0, x**2, -x), atol=2e-4)
    plane = all_points(parse_spec("2 → 1, data 50 0: 3y"))
    np.testing.assert_allclose(plane.labels, 3 * plane.inputs[:, 1], atol=2e-4)
    assert all_points(parse_spec("1 → 1, data 5 0: 2")).labels.tolist() == [2.0] * 5


def test_a_formula_without_a_value_is_refused_where_it_has_none() -> None:
    code, params = code_of(all_points, parse_spec("1 → 1, data log(x)"))
    assert (code, params["place"]) == ("formula_value", "x = -1")


@pytest.mark.parametrize(
    ("formula", "problem"),
    [
        ("x, 3", ("formula_single", {"found": ","})),
        (
            "0,25 * x",
            ("unexpected", {"found": ",", "instead": "0.25", "said": "0,25", "key": "data"}),
        ),
        ("x; y = 2", ("formula_single", {"found": ";"})),
        ("x\nadam", ("formula_single", {"found": "\n"})),
        ("50: x", ("formula_single", {"found": ":"})),
        (3, ("form", {"key": "data.formula"})),
        (None, ("form", {"key": "data.formula"})),
    ],
)
def test_a_form_smuggles_nothing_in_with_its_formula(formula: Any, problem: Any) -> None:
    form = form_of(parse_spec("1 → 1, data x"))
    form["data"]["formula"] = formula
    assert code_of(spec_of, form) == problem


def test_nothing_is_to_be_defined_in_a_formula() -> None:
    for formula, hint in (("foo(x)", None), ("x(3)", "to multiply, write `x * (…)`")):
        with pytest.raises(ExpressionError) as caught:
            parse_spec(f"1 → 1, data {formula}")
        assert caught.value.hint_text() == hint


def test_a_form_may_leave_its_formula_open() -> None:
    form = {"inputs": 1, "layers": [{"width": 1}], "data": "data"}
    assert spec_of(form) == spec_of({**form, "data": {"name": "data"}})
    assert spec_of(form).settings["data"].formula


def test_a_formula_is_learned() -> None:
    trainer = Trainer(parse_spec("1 → 12 tanh → 1, data 60 0: sin(3*x), adam 0.02, batch 60"))
    for _ in range(600):
        last = trainer.step()
    assert last < 0.005


def test_a_table_is_read_as_people_have_it() -> None:
    rows = read_rows(CATS)
    assert rows.names == ("length", "weight", "kind")
    assert rows.words == ("cat", "dog")
    assert rows.inputs.tolist() == [[0.5, 1], [2, 3], [1, 1.5]]
    assert (rows.labels.tolist(), rows.classes()) == ([0, 1, 0], 2)
    same = read_rows([[0.5, 1, "cat"], [2, 3, "dog"], [1, "1.5", "cat"]])
    assert same.inputs.tolist() == rows.inputs.tolist()
    assert read_rows("\ufeff1\t2,5\n3\t4").labels.tolist() == [2.5, 4]
    assert read_rows('"1","2"\n3,4').names == ()


@pytest.mark.parametrize(
    ("said", "code", "params"),
    [
        ("", "data_empty", {}),
        ("x,y\n", "data_empty", {}),
        ([], "data_empty", {}),
        (7, "data_empty", {}),
        ("1,2\n3,oops", "data_text", {"line": 2, "column": 2, "found": "oops"}),
        ("a,b\n1,2\n\nx,3", "data_text", {"line": 4, "column": 1, "found": "x"}),
        ([[1, 2], [True, 2]], "data_text", {"line": 2, "column": 1, "found": "True"}),
        ([[1, 2], "34"], "data_text", {"line": 2, "column": 1, "found": "34"}),
        ([[1, 2], [[1], 2]], "data_text", {"line": 2, "column": 1, "found": "[1]"}),
        ("1,2\n,4", "data_gap", {"line": 2, "column": 1}),
        ([[1, 2], [3, None]], "data_gap", {"line": 2, "column": 2}),
        ("1,2\n3,nan", "data_nan", {"line": 2, "column": 2, "found": "nan"}),
        ("1,2\n1e300,4", "data_nan", {"line": 2, "column": 1, "found": "1e300"}),
        ("1,2\n3,4,5", "data_columns", {"line": 2, "found": 3, "wanted": 2}),
        ("1\n2", "data_columns", {"line": 1, "found": 1, "wanted": 2}),
        (",".join("1" * 70), "data_columns", {"line": 1, "found": 70, "wanted": 65}),
        ([[1, 2]] * 6_000, "limit_rows", {"actual": 6_000, "limit": MOST}),
        ("1,2\n" * 1_000_000, "limit_rows", {"actual": 1_000_000, "limit": MOST}),
        ("x,y\n" + "1,2\n" * 20_000, "limit_rows", {"actual": 20_000, "limit": MOST}),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_reason(
    said: Any, code: str, params: dict[str, Any]
) -> None:
    found, told = code_of(read_rows, said)
    assert (found, {name: told[name] for name in params}) == (code, params)


def test_every_wrong_row_is_named() -> None:
    with pytest.raises(ExpressionError) as caught:
        read_rows("x,y,kind\n1,2,0\nabc,2,1\n1,,1\n1,2,0\n1,nan,0\n1,2")
    error = caught.value
    assert str(error) == (
        "line 3, column 1: `abc` is not a number: 3 more lines are wrong: 4, 6, 7"
    )
    assert error.hint_text("ru") == "ещё неверны 3 строки: 4, 6, 7"
    with pytest.raises(ExpressionError) as caught:
        read_rows([[1, 2], [], *[[1, None]] * 9])
    assert caught.value.hint_text() == "9 more lines are wrong: 3, 4, 5, 6, 7, 8 …"


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,;\t\n\"' -naxe", max_size=60))
def test_any_text_is_a_table_or_a_mistake_in_it(text: str) -> None:
    rows, error = None, None
    try:
        rows = read_rows(text)
    except ExpressionError as caught:
        error = caught
    assert error is None or error.code in DATA
    assert rows is None or len(rows.inputs) == len(rows.labels) > 0
    assert rows is None or np.isfinite(rows.inputs).all()


def own(rows: Any, text: str = "2 → 4 tanh → 1, own 2, batch 8", **more: Any) -> Spec:
    return with_points(parse_spec(text), rows, **more)


def test_own_rows_are_what_is_learned() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(60, 3))
    rows = np.column_stack([x, np.where(x[:, 0] > 0, 1, -1)]).tolist()
    trainer = Trainer(own(rows, "3 → 6 tanh → 1, own 2, adam 0.05"))
    for _ in range(200):
        trainer.step()
    assert trainer.accuracy() == 1.0
    assert set(trainer.points.labels) == {0, 1}
    numbers = Trainer(own(rows, "3 → 6 tanh → 1, own 0"))
    assert set(numbers.points.labels) == {-1, 1}


@pytest.mark.parametrize(
    ("rows", "text", "code"),
    [
        (None, "2 → 1, own 2", "data_missing"),
        (CATS, "2 → 1, moons", "data_not_own"),
        (CATS, "3 → 1, own 2", "data_columns"),
        (CATS, "2 → 3, own 3", "data_classes"),
        ("1,2,1\n3,4,1", "2 → 1, own 2", "data_one_class"),
    ],
)
def test_rows_have_to_fit_the_network(rows: Any, text: str, code: str) -> None:
    assert code_of(own, rows, text)[0] == code


def test_points_are_added_and_removed() -> None:
    spec = with_points(parse_spec("2 → 1, xor"), None, [[0.5, 0.5, 1]], [1, 2])
    points = all_points(spec)
    assert points.inputs.tolist() == [[0, 0], [1, 1], [0.5, 0.5]]
    assert points.labels.tolist() == [0, 0, 1]
    assert count_for(spec) == 3
    assert Trainer(spec).batch == 3
    assert str(spec) == str(parse_spec("2 → 1, xor"))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"added": [[1, 2]]}, "data_columns"),
        ({"added": [[1, 2, 2]]}, "data_class"),
        ({"added": [[1, 2, 0.5]]}, "data_class"),
        ({"added": [[1, float("nan"), 1]]}, "data_nan"),
        ({"added": [[0, 0, 1]] * 1_001}, "limit_rows"),
        ({"removed": [4]}, "data_place"),
        ({"removed": [-1]}, "data_place"),
        ({"removed": [0, 1, 2, 3]}, "data_empty"),
    ],
)
def test_points_by_hand_have_to_fit(more: dict[str, Any], code: str) -> None:
    assert code_of(with_points, parse_spec("2 → 1, xor"), **more)[0] == code


@settings(deadline=None)
@given(st.integers(2, 60), st.floats(0.01, 0.9), st.integers(0, 99))
def test_what_is_held_back_is_never_learned(count: int, share: float, seed: int) -> None:
    spec = parse_spec(f"1 → 1, sine {max(4, count)} 0, validation {share}, seed {seed}")
    learned, held = training_points(spec), validation_points(spec)
    assert held is not None
    both = [set(map(tuple, points.inputs)) for points in (learned, held)]
    assert both[0] | both[1] == set(map(tuple, all_points(spec).inputs))
    assert not both[0] & both[1]
    assert all(both)
    assert len(learned.inputs) == count_for(spec)
    assert abs(len(held.inputs) - share * max(4, count)) <= 1


def test_adding_a_point_moves_none_in_or_out_of_what_is_held_back() -> None:
    spec = parse_spec("2 → 1, moons 40, validation 0.25")
    more = with_points(spec, added=[[0, 0, 1], [1, 1, 0]])
    assert held_back(more) == held_back(spec)
    fewer = with_points(spec, removed=[0])
    assert held_back(fewer) == [i - 1 for i in held_back(spec) if i]
    assert np.array_equal(
        all_points(fewer).inputs[held_back(fewer)],
        (validation_points(fewer) or all_points(fewer)).inputs,
    )


def test_validation_is_loss_and_accuracy_of_what_was_not_learned() -> None:
    trainer = Trainer(parse_spec("2 → 8 tanh → 1, moons 100 0.3, validation 0.3, adam 0.05"))
    for _ in range(200):
        trainer.step()
    found = trainer.validation()
    assert found is not None
    loss, accuracy = found
    points = trainer.held_back
    assert points is not None
    p = trainer.outputs(points.inputs)[:, 0]
    y = points.labels
    assert loss == pytest.approx(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), rel=1e-9)
    assert accuracy == np.mean((p > 0.5) == y)
    assert Trainer(parse_spec("2 → 1, moons")).validation() is None


def test_half_the_digits_train_as_well() -> None:
    text = "2 → 16 tanh → 16 relu → 1, moons, adam 0.01, clip 1, l2 0.001"
    full, half = (Trainer(parse_spec(text + more)) for more in ("", ", float32"))
    assert half.machine.parameters.dtype == np.float32
    for _ in range(50):
        losses = full.step(), half.step()
    assert losses[1] == pytest.approx(losses[0], rel=1e-3)
    assert losses[0] != losses[1]
    assert all(kept.dtype == np.float32 for kept in half.descent.memory.values())


def test_half_the_digits_go_on_bit_for_bit() -> None:
    spec = parse_spec("2 → 8 tanh → 1, moons, momentum, batch 16, float32")
    through, stopped = Trainer(spec), Trainer(spec)
    for _ in range(10):
        through.step()
        stopped = Trainer(spec, stopped.checkpoint())
        stopped.step()
    assert saved(through.checkpoint()) == saved(stopped.checkpoint())
