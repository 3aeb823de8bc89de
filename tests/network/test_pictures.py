"""What is drawn of a network is what it answers: maps, axes, regions, the loss around."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import ExpressionError
from engine.analysis.axis import unit_axis
from engine.analysis.decision import Classes, Curve, Levels, decision
from engine.analysis.landscape import directions, landscape
from engine.analysis.patterns import bound, patterns, regions_of
from engine.analysis.units import counted, responses
from engine.limits import Limits
from engine.network import Trainer, parse_spec
from engine.network.answers import answers
from engine.network.effort import check_forward
from engine.network.grid import chosen, grid, ranges_of
from engine.network.layers import parted
from engine.network.survey import points_for, survey_at
from engine.network.train import Checkpoint, first_parameters

SPECS = [
    "2 → 5 tanh → 4 relu nobias → 1, moons 50",
    "2 → 5 gelu norm → 5 silu residual → 3, blobs 3 50",
    "1 → 6 elu → 1, sine 50",
]
PLANE = ((-1.0, 2.0), (0.0, 1.0))


@pytest.mark.parametrize("text", SPECS)
@pytest.mark.parametrize("count", [1, 7, 4_100])
def test_answers_are_those_of_a_pass_with_a_loss(text: str, count: int) -> None:
    spec = parse_spec(text)
    parameters = first_parameters(spec)
    rng = np.random.default_rng(1)
    x = rng.normal(size=(count, spec.inputs))
    points = points_for(spec)._replace(inputs=x, labels=np.zeros(count))
    told = survey_at(spec, Checkpoint(0, parameters), points).layers[-1].out
    np.testing.assert_allclose(answers(spec, parameters, x), told, rtol=1e-12, atol=1e-14)
    quick = answers(spec, parameters, x, np.float32)
    assert quick.dtype == np.float32
    np.testing.assert_allclose(quick, told, rtol=1e-4, atol=1e-5)


def test_a_region_is_around_the_data_or_what_is_asked_for() -> None:
    data = np.array([[0.0, 1.0], [2.0, 1.0]])
    assert chosen(data, None) == ranges_of(data) == ((-0.3, 2.3), (0.0, 2.0))
    assert chosen(data, [0, 1, 2, 3]) == ((0, 1), (2, 3))
    for region in ([0, 1], [1, 0, 2, 3], [0, 1, 2, math.nan], [0, math.inf, 0, 1], [0, 1, 2]):
        with pytest.raises(ExpressionError) as caught:
            chosen(data, region)
        assert (caught.value.code, caught.value.params["wanted"]) == ("network_region", 4)
    with pytest.raises(ExpressionError) as caught:
        chosen(np.zeros((2, 3)), None)
    assert caught.value.code == "network_plane"


def test_a_map_holds_the_output_to_half_a_level() -> None:
    for text in ("2 → 4 tanh → 1, moons", "2 → 4 tanh → 1, moons, hinge", "2 → 4 tanh → 1, saddle"):
        spec = parse_spec(text)
        parameters = first_parameters(spec)
        found = decision(spec, parameters, PLANE, 20)
        assert isinstance(found, Levels)
        told = answers(spec, parameters, grid(PLANE, 20)).reshape(20, 20)
        step = (found.high - found.low) / 255
        shown = found.low + step * found.output
        assert np.abs(shown - told).max() < step * 0.51
        assert (found.low, found.high) == (0, 1) or "bce" not in str(spec)


def test_classes_are_those_of_the_largest_output() -> None:
    spec = parse_spec("2 → 8 tanh → 3, blobs 3, init normal 2")
    parameters = first_parameters(spec)
    found = decision(spec, parameters, PLANE, 16)
    assert isinstance(found, Classes)
    told = answers(spec, parameters, grid(PLANE, 16)).reshape(16, 16, 3)
    assert np.array_equal(found.winner, told.argmax(axis=-1))
    shares = np.exp(told) / np.exp(told).sum(axis=-1, keepdims=True)
    assert np.abs(found.sure / 255 - shares.max(axis=-1)).max() < 0.003


def test_one_input_gives_a_curve() -> None:
    spec = parse_spec("1 → 6 tanh → 1, sine")
    found = decision(spec, first_parameters(spec), ((-1.0, 1.0),), 9)
    assert isinstance(found, Curve)
    assert (found.output.shape, found.boundary) == ((9,), None)


def test_outputs_that_are_not_finite_are_drawn_all_the_same() -> None:
    spec = parse_spec("2 → 1, saddle")
    found = decision(spec, np.array([math.nan, 1.0, 0.0]), PLANE, 4)
    assert isinstance(found, Levels)
    assert math.isfinite(found.low + found.high)
    [maps] = responses(spec, np.array([math.nan, 1.0, 0.0]), PLANE, 4)
    assert maps.scale.tolist() == [0.0]


@pytest.mark.parametrize("text", SPECS)
def test_maps_of_units_are_their_answers(text: str) -> None:
    spec = parse_spec(text)
    parameters = first_parameters(spec)
    ranges = PLANE[: spec.inputs]
    found = responses(spec, parameters, ranges, 6)
    assert [each.layer for each in found] == [1 + i for i in range(len(spec.layers))]
    assert sum(len(each.maps) for each in found) == counted(spec)
    points = grid(ranges, 6)
    told = survey_at(
        spec,
        Checkpoint(0, parameters),
        points_for(spec)._replace(inputs=points, labels=np.zeros(len(points))),
    )
    for each, layer in zip(found, told.layers, strict=True):
        shown = each.maps / 127 * each.scale.reshape(-1, *[1] * len(ranges))
        off = np.abs(shown.reshape(len(each.maps), -1) - layer.out.T)
        assert (off.max(axis=1) <= each.scale / 127 * 0.51 + 1e-5).all()
    [second] = responses(spec, parameters, ranges, 6, layer=2)
    assert np.array_equal(second.maps, found[1].maps)


@pytest.mark.parametrize("text", SPECS)
def test_the_gradient_on_a_units_axis_sums_to_its_biass(text: str) -> None:
    spec = parse_spec(text)
    trainer = Trainer(spec)
    for _ in range(5):
        trainer.step()
    points = points_for(spec)
    for layer, own in enumerate(spec.layers, 1):
        found = unit_axis(spec, trainer.checkpoint(), points, layer, own.width - 1)
        if found.bias_gradient is not None and "norm" not in own.traits:
            assert found.gradient.sum() == pytest.approx(found.bias_gradient, rel=1e-9, abs=1e-14)
        if "nobias" in own.traits:
            assert found.bias is None
        assert found.alive == len(points.inputs) or own.activation is not None


def test_a_sure_output_keeps_its_gradient_on_its_axis() -> None:
    spec = parse_spec("2 → 1 sigmoid, xor")
    found = unit_axis(spec, Checkpoint(0, np.array([0, 0, 900.0])), points_for(spec), 1, 0)
    np.testing.assert_allclose(found.gradient, [0.25, 0, 0, 0.25])


@pytest.mark.parametrize(
    ("layer", "unit", "code"),
    [
        (0, 0, "network_layer"),
        (3, 0, "network_layer"),
        (1, 4, "network_unit"),
        (1, -1, "network_unit"),
    ],
)
def test_what_does_not_exist_has_no_axis(layer: int, unit: int, code: str) -> None:
    spec = parse_spec("2 → 4 relu → 1, moons")
    at = Checkpoint(0, first_parameters(spec))
    with pytest.raises(ExpressionError) as caught:
        unit_axis(spec, at, points_for(spec), layer, unit)
    assert caught.value.code == code
    for language in ("en", "ru"):
        assert "{" not in caught.value.message(language)


def test_softmax_has_no_slope_of_a_unit() -> None:
    spec = parse_spec("2 → 4 softmax → 1, moons")
    with pytest.raises(ExpressionError) as caught:
        unit_axis(spec, Checkpoint(0, first_parameters(spec)), points_for(spec), 1, 0)
    assert caught.value.code == "network_slope"


def trained(text: str, steps: int = 30) -> tuple[Any, Any]:
    trainer = Trainer(parse_spec(text))
    for _ in range(steps):
        trainer.step()
    return trainer.spec, trainer.parameters


@pytest.mark.parametrize(
    "text",
    [
        "1 → 9 relu → 7 relu → 1, sine, adam 0.05",
        "1 → 6 leaky_relu 0.2 → 5 relu nobias → 1 relu, sine, mse",
        "1 → 5 → 4 leaky_relu -0.5 → 1, step",
        "1 → 8 relu → 1 tanh, sine, mse",
    ],
)
def test_between_its_joints_a_trained_network_is_straight(text: str) -> None:
    spec, parameters = trained(text)
    joints, slopes, start = regions_of(spec, parameters, -2.0, 2.0)
    assert len(slopes) <= bound(spec)
    ends = np.concatenate([[-2.0], joints, [2.0]])
    values = start + np.concatenate([[0.0], np.cumsum(slopes * np.diff(ends))])
    at = np.linspace(-2, 2, 401)
    told = answers(spec, parameters, at[:, None])[:, 0]
    last = spec.layers[-1].activation
    bent = np.tanh if last and last.part.name == "tanh" else np.asarray
    np.testing.assert_allclose(bent(np.interp(at, ends, values)), told, atol=1e-9)


def test_the_network_of_the_book_has_all_its_regions() -> None:
    spec = parse_spec("1 → 5x10 relu → 1, init zigzag")
    parameters = first_parameters(spec)
    assert len(parameters) == 471
    assert len(regions_of(spec, parameters, 0.0, 1.0).slopes) == bound(spec) == 161_051


def test_too_many_regions_are_refused_while_they_are_counted() -> None:
    spec = parse_spec("1 → 4x100 relu → 1, init zigzag")
    with pytest.raises(ExpressionError) as caught:
        regions_of(spec, first_parameters(spec), 0.0, 1.0)
    assert caught.value.code == "limit_regions"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1 → 3 tanh → 1, sine", "tanh"),
        ("1 → 3 relu norm → 1, sine", "norm"),
        ("1 → 3 relu → 3 relu residual → 1, sine", "residual"),
    ],
)
def test_only_straight_pieces_have_regions(text: str, name: str) -> None:
    spec = parse_spec(text)
    with pytest.raises(ExpressionError) as caught:
        regions_of(spec, first_parameters(spec), -1.0, 1.0)
    assert (caught.value.code, caught.value.params["name"]) == ("network_piecewise", name)


def test_a_plane_shows_at_least_so_many_regions() -> None:
    spec, parameters = trained("2 → 3 relu → 1, moons")
    found = patterns(spec, parameters, ((-50.0, 50.0), (-50.0, 50.0)), 200)
    assert 6 <= found.seen <= bound(spec) == 7
    x = grid(((-50.0, 50.0), (-50.0, 50.0)), 200)
    own = parted(spec, parameters)
    on = (x @ own["W1"] + own["b1"] > 0) @ [1, 2, 4]
    assert len(np.unique(on)) == found.seen
    for pattern in np.unique(on):
        assert len(np.unique(found.colours.ravel()[on == pattern])) == 1
    square = on.reshape(200, 200)
    beside = square[:, 1:] != square[:, :-1]
    assert np.array_equal(found.edges[0, 1:] == 1, beside[0])
    assert (found.edges[:, 1:] >= beside).all()
    assert found.edges[0, 0] == 0


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_a_plane_and_a_line_through_it_agree(seed: int) -> None:
    """Along a row of pixels no more patterns are seen than there are pieces."""
    spec = parse_spec(f"2 → 4 relu → 3 relu → 1, saddle, seed {seed}")
    found = patterns(spec, first_parameters(spec), ((-1.0, 1.0), (-1.0, 1.0)), 24)
    assert 1 <= found.seen <= bound(spec)
    assert (found.seen == 1) == (not found.edges.any())


def test_the_loss_around_is_the_loss_at_those_parameters() -> None:
    for text in ("2 → 4 tanh → 1, moons 40", "2 → 4 tanh norm → 1, moons 40"):
        spec, parameters = trained(text)
        points = points_for(spec)
        found = landscape(spec, parameters, points, 0.5, 5, seed=3)
        first, second = directions(spec, parameters, 3)
        for i, j in ((0, 0), (2, 2), (1, 4)):
            moved = parameters + 0.25 * (j - 2) * first + 0.25 * (i - 2) * second
            loss = survey_at(spec, Checkpoint(0, moved), points).loss
            assert found.losses[i, j] == pytest.approx(loss, rel=1e-5)
        assert found.here == survey_at(spec, Checkpoint(0, parameters), points).loss
        assert found.low <= found.here <= found.high


def test_each_units_weights_move_as_far_as_they_are_long() -> None:
    spec, parameters = trained("2 → 4 relu norm → 3, blobs 3")
    own = parted(spec, parameters)
    for direction in directions(spec, parameters, 0):
        moves = parted(spec, direction)
        for name in ("W1", "W2"):
            lengths, moved = (np.linalg.norm(each[name], axis=0) for each in (own, moves))
            np.testing.assert_allclose(lengths, moved, rtol=1e-12)
        assert not any(moves[name].any() for name in ("b1", "g1", "c1", "b2"))
    assert np.array_equal(directions(spec, parameters, 0), directions(spec, parameters, 0))
    assert not np.array_equal(directions(spec, parameters, 0), directions(spec, parameters, 1))


def test_the_same_function_has_the_same_landscape_however_its_weights_are_scaled() -> None:
    spec, parameters = trained("2 → 4 relu nobias → 1 nobias, saddle, mse")
    scaled = parameters * np.repeat([10.0, 0.1], [8, 4])
    points = points_for(spec)
    one, other = (landscape(spec, p, points, 1.0, 7, 0) for p in (parameters, scaled))
    np.testing.assert_allclose(one.losses, other.losses, rtol=1e-5)


def test_too_much_is_refused_before_it_is_done() -> None:
    limits = Limits.service()
    check_forward(parse_spec("2 → 16 tanh → 16 tanh → 1, moons"), 40_000, limits)
    with pytest.raises(ExpressionError) as caught:
        check_forward(parse_spec("2 → 99x64 tanh → 1, moons"), 40_000, limits)
    assert caught.value.code == "limit_training"
