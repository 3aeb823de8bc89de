"""Small networks laid open: their units along a line, their regions in the plane."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.analysis.folding import laid_open, layers_of
from engine.analysis.folds import folds, here
from engine.analysis.patches import patches
from engine.analysis.regions import Layers
from engine.errors import ExpressionError
from engine.limits import Limits
from engine.network.foldable import foldable

UNIT = (0.0, 1.0)
SQUARE = (-1.0, -1.0), (1.0, 1.0)


def drawn(inputs: int, width: int, depth: int, seed: int) -> Layers:
    rng = np.random.default_rng(seed)
    sizes = [inputs, *[width] * depth, 1]
    return [(rng.normal(size=(a, b)), rng.normal(size=b) / 2) for a, b in itertools.pairwise(sizes)]


@pytest.mark.parametrize(
    ("shape", "regions", "parameters"),
    [
        *(((1, 1, 1), 2, 4), ((1, 3, 1), 4, 10), ((1, 3, 2), 16, 22), ((1, 10, 1), 11, 31)),
        *(((2, 3, 1), 7, 13), ((1, 2, 1), 3, 7)),
    ],
)
def test_what_the_lecture_says(shape: tuple[int, int, int], regions: int, parameters: int) -> None:
    ends = UNIT if shape[0] == 1 else (-1.0, 1.0)
    laid = laid_open(shape, None, [0.5] * shape[0], ends)
    assert (laid.regions, laid.most.parameters) == (regions, parameters)


def test_at_least_28_regions_are_reached() -> None:
    layers = layers_of(
        [
            [[-0.4, 1.1, -0.2], [0.7, 0.6, -1.1]],
            [[1.6, -0.3, -2.5], [0.6, 0.4, -1.7], [0.9, -1, -0.4]],
            [[1], [-1], [1]],
        ],
        [[0.1, -0.2, -0.2], [-0.5, 0.2, 0.4], [0]],
    )
    laid = laid_open((2, 3, 2), layers, [0, 0], (-1.0, 1.0))
    assert laid.most.regions == 28
    assert laid.regions == 30


@given(st.integers(1, 6), st.integers(1, 2), st.integers(0, 10_000))
def test_a_line_is_straight_between_its_cuts(width: int, depth: int, seed: int) -> None:
    layers = drawn(1, width, depth, seed)
    found = folds(layers, -1.0, 1.0)
    middles = (found.cuts[1:] + found.cuts[:-1]) / 2
    for i, x in enumerate(middles):
        now = here(layers, [x])
        for layer in range(depth):
            chord = found.before[layer][:, i : i + 2].mean(axis=1)
            assert now.before[layer] == pytest.approx(chord, abs=1e-9)
        assert now.output == pytest.approx(found.output[i : i + 2].mean(), abs=1e-9)
        assert now.output == pytest.approx(now.terms.sum() + layers[-1][1][0])


@given(st.integers(1, 4), st.integers(1, 2), st.integers(0, 10_000))
def test_patches_tile_the_square_and_know_their_units(width: int, depth: int, seed: int) -> None:
    layers = drawn(2, width, depth, seed)
    found = patches(layers, *SQUARE)
    areas = []
    for corners, on in found:
        x, y = corners.T
        areas.append(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)
        now = np.concatenate(here(layers, corners.mean(axis=0)).before)
        clear = np.abs(now) > 1e-9
        assert ((now > 0) == np.array(on))[clear].all()
    assert sum(areas) == pytest.approx(4)
    assert len({on for _, on in found}) == len(found)


def test_regions_of_too_many_units_are_refused_beforehand() -> None:
    with pytest.raises(ExpressionError) as refusal:
        laid_open((2, 10, 2), None, [0, 0], (-1.0, 1.0), Limits.service())
    assert refusal.value.code == "limit_work"


@pytest.mark.parametrize(
    ("weights", "biases", "x", "ends", "code"),
    [
        ([[[1.0]], [[1.0]]], [[0.0], [0.0]], [0.0, 1.0], UNIT, "folds_shape"),
        ([[[1.0, 2.0]], [[1.0]]], [[0.0], [0.0]], [0.0], UNIT, "folds_shape"),
        ([[[1.0]], [[1.0]]], [[0.0], [0.0, 1.0]], [0.0], UNIT, "folds_shape"),
        ([[[1.0]], [[1.0]]], [[0.0], [0.0]], [0.0], (1.0, 1.0), "folds_ends"),
        ([[[1.0]], [[1.0], [1.0, 2.0]]], [[0.0], [0.0]], [0.0], UNIT, "folds_ragged"),
    ],
)
def test_what_does_not_fit_is_refused(
    weights: list[list[list[float]]],
    biases: list[list[float]],
    x: list[float],
    ends: tuple[float, float],
    code: str,
) -> None:
    with pytest.raises(ExpressionError) as refusal:
        laid_open((1, 1, 1), layers_of(weights, biases), x, ends)
    assert refusal.value.code == code


@pytest.mark.parametrize("width", range(1, 7))
@pytest.mark.parametrize("depth", [1, 2])
def test_first_weights_are_the_same_each_time(width: int, depth: int) -> None:
    for inputs in (1, 2):
        first, again = foldable(inputs, width, depth), foldable(inputs, width, depth)
        for (w, b), (v, c) in zip(first, again, strict=True):
            assert (w == v).all()
            assert (b == c).all()
