"""Regions for parameters: the figures of the lecture, and that they are what networks have."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from engine.analysis.capacity import DEPTHS, capacity, curve, widest
from engine.analysis.regions import regions_along
from engine.network.zigzag import zigzag


@pytest.mark.parametrize(
    ("network", "parameters", "regions"),
    [
        ((1, 5, 10), 471, 161_051),
        ((10, 5, 50), 10_801, 179562019186562049740867382427559978336256),
        ((2, 1, 3), 13, 7),
        ((2, 2, 3), 25, 28),
        ((10, 1, 50), 601, 13_432_735_556),
        ((10, 1, 8), 97, 256),
        ((1, 1, 3), 10, 4),
        ((1, 2, 3), 22, 16),
        ((1, 3, 3), 34, 64),
    ],
)
def test_the_figures(network: tuple[int, int, int], parameters: int, regions: int) -> None:
    found = capacity(*network)
    assert (found.parameters, found.regions) == (parameters, regions)


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("width", [3, 4, 10])
def test_a_network_that_attains_it(depth: int, width: int) -> None:
    layers, told = zigzag(width, depth), capacity(1, depth, width)
    found = regions_along(layers, 0.0, 1.0)
    assert sum(w.size + b.size for w, b in layers) == told.parameters
    assert (len(found.slopes), told.kind) == (told.regions, "exactly")
    assert found.values(0.0, 1.0) == pytest.approx(np.arange(told.regions + 1) % 2, abs=1e-6)


def test_two_units_cannot_alternate_without_one_to_spare() -> None:
    assert capacity(1, 2, 2).kind == "at_most"
    assert capacity(1, 1, 2).kind == "exactly"
    assert capacity(2, 2, 3).kind == "at_least"


@pytest.mark.parametrize(("inputs", "depth"), [*itertools.product((1, 2, 10), DEPTHS)])
def test_the_widest_fits_and_one_more_unit_does_not(inputs: int, depth: int) -> None:
    for budget in (1, 12, 13, 100, 471, 472, 10_801):
        found = widest(inputs, depth, budget)
        width = found.width if found else 0
        assert found is None or found.parameters <= budget
        assert capacity(inputs, depth, width + 1).parameters > budget


def test_a_curve_is_no_finer_than_it_is_drawn() -> None:
    found = curve(1, 1, 100_000)
    assert len(found) <= 240
    assert found[-1].parameters <= 100_000
