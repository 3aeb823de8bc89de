"""Linear regions: those of known functions, and the most that a network can have."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from engine.analysis.regions import regions_along
from engine.network.zigzag import zigzag


@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5])
def test_a_zigzag_has_as_many_regions_as_can_be(depth: int) -> None:
    found = regions_along(zigzag(10, depth), 0.0, 1.0)
    assert len(found.slopes) == len(found.joints) + 1 == 11**depth
    assert np.array_equal(np.sign(found.slopes), (-1.0) ** np.arange(11**depth))


def test_its_parameters_are_those_of_the_book() -> None:
    """UDL Fig. 4.7: five layers of ten units, 471 parameters, 161,051 regions."""
    assert sum(w.size + b.size for w, b in zigzag(10, 5)) == 471
    assert len(regions_along(zigzag(10, 5), 0.0, 1.0).slopes) == 161_051


def test_it_alternates_between_0_and_1_at_its_joints() -> None:
    layers = zigzag(10, 5)
    h = regions_along(layers, 0.0, 1.0).joints[:, None]
    for i, (weight, bias) in enumerate(layers):
        h = h @ weight + bias
        h = h if i == len(layers) - 1 else np.maximum(h, 0)
    assert np.abs(h[0::2, 0] - 1).max() < 1e-8
    assert np.abs(h[1::2, 0]).max() < 1e-8


@pytest.mark.parametrize("seed", range(20))
def test_between_two_joints_any_network_is_straight(seed: int) -> None:
    rng = np.random.default_rng(seed)
    widths = [1, *rng.integers(1, 9, rng.integers(1, 4)), 1]
    layers = [
        (rng.normal(size=shape), rng.normal(size=shape[1])) for shape in itertools.pairwise(widths)
    ]

    def value(x: np.ndarray) -> np.ndarray:
        h = x[:, None]
        for i, (weight, bias) in enumerate(layers):
            h = h @ weight + bias
            h = h if i == len(layers) - 1 else np.maximum(h, 0)
        return h[:, 0]

    joints, slopes, _ = regions_along(layers, -3.0, 3.0)
    ends = np.concatenate([[-3.0], joints, [3.0]])
    for a, b, slope in zip(ends, ends[1:], slopes, strict=False):
        inside = a + (b - a) * np.array([0.01, 0.5, 0.99])
        found = np.diff(value(inside)) / np.diff(inside)
        np.testing.assert_allclose(found, slope, rtol=1e-6, atol=1e-9 / (b - a))
    assert (np.diff(slopes) != 0).all()


def test_too_few_units_cannot_waste_none() -> None:
    with pytest.raises(ValueError, match="3 units"):
        zigzag(2, 1)
