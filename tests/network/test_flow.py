"""Gradient health: against differences, against a table of depths, and in words."""

from __future__ import annotations

import contextlib
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.analysis.flow import FLAT, RULES, flow, judged
from engine.analysis.histogram import magnitudes, values
from engine.messages.flow import FLOW, SOURCES
from engine.messages.flow import RULES as RULE_TEXTS
from engine.network import Spec, parse_spec
from engine.network.parts import BY_WORDS, PARTS, Use, op_of
from engine.network.slopes import can_die, can_saturate, lively, slope
from engine.network.spec import Layer
from engine.network.survey import Survey, norm, points_for, survey, survey_at
from engine.network.train import Checkpoint, DivergedError, Trainer, first_parameters
from engine.text import Language

EXAMPLES = Path(__file__).parents[2] / "static/networks.json"
WIDTH, DEPTH, BATCH, SEEDS = 64, 20, 64, 15


def start(spec: Spec) -> Checkpoint:
    return Checkpoint(0, first_parameters(spec))


def ladder(activation: str, init: tuple[str, float], *, residual: bool, seed: int) -> Spec:
    """The network of the depth table: square layers without a bias."""
    traits = {"nobias": Use.of(BY_WORDS["nobias",])}
    if residual:
        traits["residual"] = Use.of(BY_WORDS["residual",])
    settings = {
        **parse_spec("1 → 1, sine, mse").settings,
        "init": Use.of(BY_WORDS["init", init[0]], init[1]),
        "seed": Use.of(BY_WORDS["seed",], seed),
    }
    layer = Layer(WIDTH, Use.of(BY_WORDS[activation,]), traits)
    return Spec(WIDTH, (layer,) * DEPTH, settings)


def climbed(spec: Spec, seed: int) -> Survey:
    """A run with N(0, 1) at the bottom and N(0, 1) coming back from the top."""
    rng = np.random.default_rng([seed, 77])
    x, adjoint = rng.normal(size=(2, BATCH, WIDTH))
    parameters = first_parameters(spec)
    top = survey(spec, parameters, x, np.zeros_like(x)).layers[-1].out
    return survey(spec, parameters, x, top - adjoint * adjoint.size / 2)


TABLE = [  # activation, init, residual; the three columns; what is wrong
    ("sigmoid", ("lecun", 1.0), False, (2.5e-13, 2.1e-12, 0.50), "vanishing"),
    ("tanh", ("lecun", 1.0), False, (0.20, 1.3, 0.15), "healthy"),
    ("tanh", ("lecun", 0.5), False, (7.5e-7, 1.0, 7.2e-7), "vanishing"),
    ("tanh", ("lecun", 3.0), False, (470, 390, 0.84), "exploding"),
    ("relu", ("lecun", 1.0), False, (7.8e-4, 1.2, 7.3e-4), "vanishing"),
    ("relu", ("he", 1.0), False, (0.80, 1.2, 0.75), "healthy"),
    ("relu", ("he", math.sqrt(2)), False, (815, 1.2, 769), "exploding"),
    ("sigmoid", ("lecun", 1.0), True, (1.2, 0.33, 10), "healthy"),
    ("relu", ("he", 1.0), True, (7.5e3, 0.31, 2.9e4), "exploding"),
    ("relu", ("he", 1 / math.sqrt(DEPTH)), True, (2.1, 0.34, 6.9), "healthy"),
]


@pytest.mark.parametrize(
    ("activation", "init", "residual", "row", "verdict"),
    TABLE,
    ids=[f"{r[0]}-{r[1]}-{r[2]}" for r in TABLE],
)
def test_twenty_layers_deep(
    activation: str, init: tuple[str, float], residual: bool, row: tuple[float, ...], verdict: str
) -> None:
    found, verdicts = [], []
    for seed in range(SEEDS):
        spec = ladder(activation, init, residual=residual, seed=seed)
        seen = climbed(spec, seed)
        first, last = seen.layers[0], seen.layers[-1]
        found.append(
            (
                norm(seen.inputs_gradient) / norm(last.gradient),
                norm(first.weight_gradient) / norm(last.weight_gradient),
                norm(last.out) / math.sqrt(last.out.size),
            )
        )
        verdicts.append(judged(spec, seen, [0.0] * DEPTH).verdict)
    np.testing.assert_allclose(np.median(found, axis=0), row, rtol=0.3)
    assert max(set(verdicts), key=verdicts.count) == verdict


@pytest.mark.parametrize(
    "text",
    ["2 → 4 tanh → 3 gelu → 1, moons 12", "2 → 3 norm tanh → 3 silu residual → 1, moons 12, mse"],
    ids=["folded", "program"],
)
def test_gradients_are_those_of_differences(text: str) -> None:
    spec = parse_spec(text)
    points, parameters = points_for(spec), first_parameters(spec)
    at = Checkpoint(0, parameters)
    seen = survey_at(spec, at, points)

    def moved(change: Any) -> float:
        nudged = points._replace(inputs=points.inputs + change)
        return survey_at(spec, at, nudged).loss

    for i, j in ((0, 0), (5, 1), (11, 0)):
        step = np.zeros_like(points.inputs)
        step[i, j] = 1e-6
        quotient = (moved(step) - moved(-step)) / 2e-6
        assert seen.inputs_gradient[i, j] == pytest.approx(quotient, rel=1e-6, abs=1e-9)
    step = np.zeros_like(parameters)
    step[3] = 1e-6
    ends = [survey_at(spec, Checkpoint(0, parameters + s), points).loss for s in (step, -step)]
    assert seen.layers[0].weight_gradient.ravel()[3] == pytest.approx(
        (ends[0] - ends[1]) / 2e-6, rel=1e-6, abs=1e-9
    )


def test_what_an_activation_was_given_is_what_it_answers() -> None:
    for text in ("2 → 4 tanh → 1, moons", "2 → 4 norm tanh → 1, moons"):
        seen = survey_at(spec := parse_spec(text), start(spec), points_for(spec))
        for own, layer in zip(spec.layers, seen.layers, strict=True):
            assert own.activation
            forward = op_of(own.activation).forward
            np.testing.assert_allclose(forward(layer.sums), layer.out, atol=1e-14)


def test_the_update_is_the_one_that_the_next_step_makes() -> None:
    spec = parse_spec("2 → 8 tanh → 1, moons, batch 16, clip 0.1, l2 0.1, momentum 0.1")
    trainer = Trainer(spec)
    for _ in range(3):
        trainer.step()
    at = trainer.checkpoint()
    found = flow(spec, at, points_for(spec))
    trainer.step()
    before, after = at.parameters[:16], trainer.parameters[:16]
    assert found.layers[0].update == pytest.approx(norm(after - before) / norm(before), rel=1e-12)


def test_a_unit_is_dead_when_no_point_wakes_it() -> None:
    spec = parse_spec("1 → 4 relu → 1, sine 20 0, mse")
    dead = first_parameters(spec)
    dead[:4], dead[4:8] = [1, 1, 1, -1], [0, -1, -3, -2]  # x is in [-1, 1]; at x = 1, 1 - 1 = 0
    found = flow(spec, Checkpoint(0, dead), points_for(spec))
    assert found.layers[0].dead == 0.75
    assert found.layers[0].asleep is not None
    assert found.layers[0].asleep.tolist() == [1, 2, 3]
    assert (found.layers[1].dead, found.layers[0].saturated) == (None, None)
    dead[4:8] = -3
    found = flow(spec, Checkpoint(0, dead), points_for(spec))
    assert (found.verdict, found.layer) == ("dead", 1)
    assert found.layers[0].weight_gradient == 0
    assert "100%" in found.message("en")


SATURATING = [p for p in PARTS if p.kind == "activation" and can_saturate(Use.of(p))]


@pytest.mark.parametrize("part", SATURATING, ids=lambda part: part.name)
def test_beyond_its_lively_part_an_activation_stays_flat(part: Any) -> None:
    use = Use.of(part)
    low, high = lively(use, FLAT)
    z = np.linspace(-40, 40, 8_001)
    sizes = np.abs(slope(use, z))
    beyond = (z < low - 1e-3) | (z > high + 1e-3)
    assert beyond.any()
    assert (sizes[beyond] < FLAT * sizes.max()).all()
    for end in (low, high):
        if math.isfinite(end):
            here = abs(slope(use, np.array([end]))[0])
            assert here == pytest.approx(FLAT * sizes.max(), rel=0.01)


@pytest.mark.parametrize("part", [p for p in PARTS if p.kind == "activation"], ids=lambda p: p.name)
def test_slopes_are_those_of_differences(part: Any) -> None:
    if part.name == "softmax":
        return
    use, z = Use.of(part), np.array([-30.0, -2.5, -0.4, 0.3, 1.7, 30.0])
    forward = op_of(use).forward
    quotient = (forward(z + 1e-6, *use.values) - forward(z - 1e-6, *use.values)) / 2e-6
    np.testing.assert_allclose(slope(use, z), quotient, rtol=1e-5, atol=1e-8)
    assert can_die(use) == (part.name == "relu")


def test_large_weights_saturate() -> None:
    shares = [
        flow(
            spec := parse_spec(f"2 → 32 tanh → 1, moons, init normal {d}"),
            start(spec),
            points_for(spec),
        )
        .layers[0]
        .saturated
        for d in (0.1, 10)
    ]
    assert shares[0] == 0.0
    assert shares[1] is not None
    assert shares[1] > 0.7


def test_a_network_of_zeros_has_no_gradient_to_speak_of() -> None:
    spec = parse_spec("2 → 4 tanh → 4 tanh → 1, moons, init zeros")
    found = flow(spec, start(spec), points_for(spec))
    assert (found.verdict, found.layer) == ("vanishing", 1)
    assert "exactly 0" in found.message("en")
    assert found.layers[0].gradients.zero == 4 * 200
    assert [layer.update for layer in found.layers[:-1]] == [0.0, 0.0]


def test_numbers_that_are_not_finite_are_told() -> None:
    spec = parse_spec("2 → 4 relu → 4 relu → 1, moons, mse")
    parameters = first_parameters(spec)
    parameters[20] = math.inf
    found = flow(spec, Checkpoint(0, parameters), points_for(spec))
    assert found.verdict == "not_finite"
    assert found.layer is not None
    assert math.isnan(found.layers[0].update)


@pytest.mark.parametrize(
    "text", ["1 → 12 tanh → 1, mse, sine 80 0.1, sgd 50", "2 → 4 tanh → 1, moons, l2 100, sgd 9"]
)
def test_a_training_that_diverged_is_not_healthy(text: str) -> None:
    """Every layer may still hold numbers where the loss, or the coming step, no longer is one."""
    trainer = Trainer(spec := parse_spec(text))
    with np.errstate(all="ignore"), contextlib.suppress(DivergedError):
        while True:
            trainer.step()
    found = flow(spec, trainer.checkpoint(), points_for(spec))
    assert (found.verdict, found.layer) == ("not_finite", None)
    assert "NaN" in found.message("en")


def test_a_loss_beyond_single_precision_is_not_healthy() -> None:
    """The only hidden layer is compared with itself."""
    trainer = Trainer(spec := parse_spec("2 → 4 relu → 1, mse, moons 120, sgd 100"))
    for _ in range(3):
        trainer.step()
    found = flow(spec, trainer.checkpoint(), points_for(spec))
    assert math.isfinite(found.survey.loss)
    assert (found.verdict, found.layer) == ("not_finite", None)


def test_a_network_that_is_sure_still_has_numbers() -> None:
    """Its answer is 1 to the last digit, and so is 1 - p = 0 in floating point."""
    spec = parse_spec("2 → 4 tanh → 1 sigmoid, bce, moons")
    parameters = first_parameters(spec)
    parameters[-1] = 50.0
    found = flow(spec, Checkpoint(0, parameters), points_for(spec))
    assert found.verdict != "not_finite"
    assert np.all(np.isfinite(found.survey.layers[-1].gradient))


@pytest.mark.parametrize("ratio", [math.nan, math.inf])
def test_a_ratio_that_is_no_number_is_told(ratio: float) -> None:
    """Overflow on the way back: the layers before hold inf, or the quotient of two of them."""
    spec = parse_spec("2 → 4 relu → 4 relu → 1, moons, mse")
    found = flow(spec, start(spec), points_for(spec))
    broken = found._replace(verdict="not_finite", layer=1)
    assert "Layer 1 " in replace_ratio(broken, ratio).message("en")
    assert "∞ times" in replace_ratio(
        found._replace(verdict="exploding", layer=1), math.inf
    ).message("en")
    much = replace_ratio(found._replace(verdict="exploding", layer=1), 1_000_000_000_002.0)
    assert "в 10¹² раз больше" in much.message("ru")


def test_fewer_points_are_looked_at_where_all_would_take_too_long() -> None:
    spec = parse_spec("2 → 99x64 tanh → 1, moons 5000")
    some = points_for(spec, 500_000_000)
    assert 150 < len(some.inputs) < 250
    assert len(points_for(spec, 1).inputs) == 8
    assert len(points_for(spec).inputs) == 5000


def test_histograms_lose_no_number() -> None:
    rng = np.random.default_rng(3)
    numbers = rng.normal(size=(50, 7)) * 10.0 ** rng.integers(-30, 3, (50, 7))
    numbers[0] = [0, 0, math.nan, math.inf, 5e-324, 1, -1]
    for found in (values(numbers), magnitudes(numbers)):
        assert int(found.counts.sum()) + found.zero == 348
    sizes = np.log10(np.abs(numbers[1:]))
    found = magnitudes(numbers[1:])
    assert found.high >= sizes.max() > found.high - 0.302
    width = (found.high - found.low) / len(found.counts)
    last = np.count_nonzero(sizes >= found.high - width)
    assert found.counts[-1] == last
    assert values(np.full(5, 2.0)).counts.tolist() == [5]
    assert magnitudes(np.zeros(3)).zero == 3


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_verdict_has_words_rule_and_source(language: Language) -> None:
    codes = {rule.code for rule in RULES}
    assert codes == RULE_TEXTS.keys() == SOURCES.keys()
    assert codes | {"healthy", "gone", "diverged", "not_finite"} == FLOW.keys()
    spec = parse_spec("2 → 20x8 sigmoid → 1, moons")
    found = flow(spec, start(spec), points_for(spec))
    said = found.message(language)
    assert f"10{'¹'}" in said
    assert "{" not in said
    ratio = replace_ratio(found, 1 / 102).message(language)
    assert "102" in ratio
    assert language == "en" or "в 102 раза меньше" in ratio


def replace_ratio(found: Any, ratio: float) -> Any:
    layers = [layer._replace(ratio=ratio) for layer in found.layers]
    return found._replace(layers=layers)


@pytest.mark.parametrize(("name", "steps"), [("vanishing", 0), ("exploding", 0), ("dead", 100)])
def test_an_example_of_an_illness_has_it(name: str, steps: int) -> None:
    examples = json.loads(EXAMPLES.read_text("utf-8"))
    (text,) = (each["spec"] for each in examples if each["id"] == name)
    trainer = Trainer(parse_spec(text))
    for _ in range(steps):
        trainer.step()
    found = flow(trainer.spec, trainer.checkpoint(), trainer.points)
    assert found.verdict == name


def test_units_that_all_say_the_same_have_no_deviation() -> None:
    spec = parse_spec("2 → 4 sigmoid → 4 tanh → 1 sigmoid, bce, moons 150, init zeros")
    found = flow(spec, Trainer(spec).checkpoint(), points_for(spec))
    assert [layer.scale for layer in found.layers] == [0.0, 0.0, 0.0]
