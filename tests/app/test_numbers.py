"""Numbers keep their meaning on the wire."""

import json
import math

import numpy as np
import pytest

from app.json import dumps
from app.numbers import LARGEST, column, number, tensor


@pytest.mark.parametrize(
    ("value", "wire"),
    [
        (0.1, 0.1),
        (-0.0, -0.0),
        (5e-324, 5e-324),
        (1.7976931348623157e308, 1.7976931348623157e308),
        (math.nan, "NaN"),
        (math.inf, "Infinity"),
        (-math.inf, "-Infinity"),
        (np.float64(2), 2.0),
        (True, 1.0),
    ],
)
def test_one_number(value: float, wire: object) -> None:
    assert number(value) == wire
    assert json.loads(dumps(number(value))) == wire


def test_small_tensors_are_nested_lists() -> None:
    assert tensor(np.array([[1.0, math.nan], [-math.inf, 2.0]])) == [[1, "NaN"], ["-Infinity", 2]]
    assert tensor(np.zeros((2, 0))) == [[], []]
    assert tensor(None) is None
    assert isinstance(tensor(np.zeros(LARGEST)), list)


def test_large_tensors_are_summaries() -> None:
    array = np.arange(10_000.0).reshape(100, 100)
    array[0, 1] = math.inf
    summary = tensor(array)
    assert summary["shape"] == [100, 100]
    assert summary["min"] == 0.0
    assert summary["max"] == 9999.0
    assert summary["nonfinite"] == 1
    assert summary["mean"] == pytest.approx((array.size * 9999 / 2 - 1) / 9999)
    assert summary["block"][0][:3] == [0, "Infinity", 2]
    assert np.shape(summary["block"]) == (8, 8)


def test_a_summary_of_nothing_finite() -> None:
    summary = tensor(np.full(LARGEST + 1, math.nan))
    assert summary["nonfinite"] == LARGEST + 1
    assert summary["block"] == ["NaN"] * 8


def test_a_finite_column_passes_as_it_is() -> None:
    values = [1.0, None, 0.0, -2.5]
    assert column(values) is values


@pytest.mark.parametrize(
    ("values", "wire"),
    [
        ([1.0, math.nan, None], [1.0, "NaN", None]),
        ([math.inf, -math.inf], ["Infinity", "-Infinity"]),
        ([1e308, 1e308], [1e308, 1e308]),
        ([np.float64(1.0), np.array([1.0, math.inf])], [1.0, [1.0, "Infinity"]]),
        ([np.array([1.0, 2.0]), 3.0], [[1.0, 2.0], 3.0]),
        ([np.array([math.nan])], [["NaN"]]),
        ([np.array(math.nan)], ["NaN"]),
        ([np.True_], [1.0]),
        ([], []),
    ],
)
def test_columns(values: list[object], wire: list[object]) -> None:
    assert json.loads(dumps(column(values))) == wire
