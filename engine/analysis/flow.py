"""Gradient health: what flows through each layer of a network, and whether it arrives."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..messages import fill
from ..messages.flow import FLOW
from ..network.data import Points
from ..network.layers import parted
from ..network.parts import Use
from ..network.slopes import can_die, can_saturate, lively
from ..network.spec import Layer as Own
from ..network.spec import Spec
from ..network.survey import Layer, Survey, norm, survey_at
from ..network.train import Checkpoint, DivergedError, Trainer
from ..text import Language
from .histogram import Histogram, magnitudes, values

Floats = NDArray[np.float64]
Code = Literal["healthy", "vanishing", "exploding", "dead", "not_finite"]

FLAT = 0.05
"""An activation is saturated where its slope is less than this share of its steepest."""
_COUNTABLE = 10_000
_LARGEST = float(np.finfo(np.float32).max)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Rule(NamedTuple):
    """From where on a layer is not healthy; `messages.flow` has the words and the sources.

    Attributes
    ----------
    code
        The verdict.
    measure
        The attribute of `Health` that is judged.
    threshold, above
        The verdict holds beyond it: above, or below.
    """

    code: Code
    measure: Literal["ratio", "dead"]
    threshold: float
    above: bool = True

    def holds(self, health: Health) -> bool:
        """Whether a layer deserves the verdict."""
        measured: float | None = getattr(health, self.measure)
        if measured is None:
            return False
        return measured >= self.threshold if self.above else measured <= self.threshold


RULES = (
    Rule("dead", "dead", 0.9),
    Rule("exploding", "ratio", 100.0),
    Rule("vanishing", "ratio", 0.01, above=False),
)
"""The first that holds is the verdict; a layer that is not finite is asked no more."""


class Health(NamedTuple):
    """What one layer does with what comes in and with what comes back.

    Attributes
    ----------
    width
        How many units it has.
    scale
        Standard deviation of h over units and points.
    gradient, weight_gradient, weights
        Norms of ∂L/∂h over all points, of ∂L/∂W, and of W.
    update
        Norm of what the next step does to W, against that of W.
    ratio
        `gradient` against that of the last hidden layer, where it sets out.
    saturated
        Share of units and points at which the slope is nearly 0; None where none can be.
    asleep
        Units whose slope is 0 at every point, from 0; None where none can be.
    values, gradients
        Histograms of h, and of log10 |∂L/∂h|.
    """

    width: int
    scale: float
    gradient: float
    weight_gradient: float
    weights: float
    update: float
    ratio: float
    saturated: float | None
    asleep: NDArray[np.intp] | None
    values: Histogram
    gradients: Histogram
    verdict: Code

    @property
    def dead(self) -> float | None:
        """Share of units that are asleep."""
        return None if self.asleep is None else self.asleep.size / self.width


class Entry(NamedTuple):
    """What comes in: its standard deviation, and the norm of ∂L/∂x."""

    scale: float
    gradient: float


class Flow(NamedTuple):
    """A network's health.

    Attributes
    ----------
    survey
        What it was read from.
    entry
        What comes in.
    layers
        From the first to the output.
    verdict
        Of the whole network.
    layer
        Which it is about, from 1; None where all is well, or nothing is.
    """

    survey: Survey
    entry: Entry
    layers: list[Health]
    verdict: Code
    layer: int | None

    def message(self, language: Language) -> str:
        """The verdict in a sentence."""
        health = self.layers[(self.layer or 1) - 1]
        known = health.ratio and not math.isnan(health.ratio)
        times = max(health.ratio, 1 / health.ratio) if known else 0.0
        params = {
            "layer": self.layer,
            "times": _said(times),
            "n": round(times) if times < _COUNTABLE else 0,  # a power of ten is many
            "percent": round(100 * (health.dead or 0.0)),
        }
        return fill(FLOW[self._words].of(language), params, language)

    @property
    def _words(self) -> str:
        """Which sentence says it."""
        if self.verdict == "not_finite" and self.layer is None:
            return "diverged"
        gone = self.verdict == "vanishing" and not self.layers[(self.layer or 1) - 1].ratio
        return "gone" if gone else self.verdict


def flow(spec: Spec, checkpoint: Checkpoint, points: Points) -> Flow:
    """The health of a network over its data.

    Parameters
    ----------
    spec, checkpoint
        The network and where its training is.
    points
        What it learns from, or as much of it as there is time for.

    Examples
    --------
    >>> from ..network import parse_spec
    >>> from ..network.survey import points_for
    >>> from ..network.train import first_parameters
    >>> spec = parse_spec("2 → 20x32 sigmoid → 1, moons")
    >>> found = flow(spec, Checkpoint(0, first_parameters(spec)), points_for(spec))
    >>> found.verdict, found.layer
    ('vanishing', 1)
    """
    seen = survey_at(spec, checkpoint, points)
    updates = _updates(spec, checkpoint)
    return judged(spec, seen, updates)


def judged(spec: Spec, seen: Survey, updates: list[float]) -> Flow:
    """The health of a network of which all is known.

    Parameters
    ----------
    spec, seen
        The network and what it computed.
    updates
        For each layer, how far the next step takes its weights.
    """
    sizes = [norm(layer.gradient) for layer in seen.layers]
    start = sizes[max(0, len(sizes) - 2)]
    layers = [
        _health(own, layer, update, size / start if start else 0.0)
        for own, layer, size, update in zip(spec.layers, seen.layers, sizes, updates, strict=True)
    ]
    verdicts = [_verdict(layer) for layer in layers]
    if len(layers) > 1 and verdicts[-1] != "not_finite":
        verdicts[-1] = "healthy"  # what flows sets out there
    layers = [
        layer._replace(verdict=verdict) for layer, verdict in zip(layers, verdicts, strict=True)
    ]
    entry = Entry(float(seen.inputs.std()), norm(seen.inputs_gradient))
    if "not_finite" not in verdicts and _diverged(seen, layers):
        return Flow(seen, entry, layers, "not_finite", None)
    for code in ("not_finite", *(rule.code for rule in RULES)):
        if code in verdicts:
            return Flow(seen, entry, layers, code, _worst(code, layers))
    # layers that are alike, or a single one, show nothing of what has grown in all of them
    return Flow(seen, entry, layers, "not_finite" if seen.loss > _LARGEST else "healthy", None)


def _health(own: Own, layer: Layer, update: float, ratio: float) -> Health:
    return Health(
        own.width,
        _deviation(layer.out),
        norm(layer.gradient),
        norm(layer.weight_gradient),
        norm(layer.weight),
        update,
        ratio,
        _saturated(own.activation, layer.sums),
        np.flatnonzero(~(layer.sums > 0).any(axis=0)) if can_die(own.activation) else None,
        values(layer.out),
        magnitudes(layer.gradient),
        "healthy",
    )


def _deviation(h: Floats) -> float:
    """0 where all are the same: what the mean is rounded by is none."""
    deviation = float(h.std())
    rounding = 4 * np.finfo(h.dtype).eps * float(np.abs(h).max())
    return 0.0 if deviation <= rounding else deviation


def _saturated(use: Use | None, sums: Floats) -> float | None:
    if use is None or not can_saturate(use):
        return None
    low, high = lively(use, FLAT)
    return int(np.count_nonzero((sums < low) | (sums > high))) / sums.size


def _verdict(layer: Health) -> Code:
    if not math.isfinite(layer.scale + layer.gradient + layer.weight_gradient):
        return "not_finite"
    return next((rule.code for rule in RULES if rule.holds(layer)), "healthy")


def _diverged(seen: Survey, layers: list[Health]) -> bool:
    """Whether the loss, or the step that follows from it, is no number."""
    steps = [layer.update for layer in layers if layer.weights]
    return not math.isfinite(seen.loss) or any(map(math.isnan, steps))


def _worst(code: Code, layers: list[Health]) -> int:
    """Which layer shows it most, from 1; the first that does where all do alike."""
    ill = [i for i, layer in enumerate(layers) if layer.verdict == code]
    if code == "not_finite":
        return 1 + ill[0]
    measured = {rule.code: [getattr(each, rule.measure) for each in layers] for rule in RULES}[code]
    return 1 + (min if code == "vanishing" else max)(ill, key=lambda i: float(measured[i]))


def _said(factor: float) -> int | str:
    """A factor as one says it: 470, or 10¹² where only its order of magnitude counts."""
    if factor < _COUNTABLE:
        return round(factor)
    if math.isinf(factor):
        return "∞"
    return f"10{str(round(math.log10(factor))).translate(_RAISED)}"


def _updates(spec: Spec, checkpoint: Checkpoint) -> list[float]:
    """How far the coming step takes each layer's weights, against their own size; 0 for none."""
    with np.errstate(all="ignore"):
        trainer = Trainer(spec, checkpoint)
        try:
            trainer.step()
        except DivergedError:
            return [math.nan] * len(spec.layers)
        change = parted(spec, trainer.parameters - checkpoint.parameters)
        own = parted(spec, checkpoint.parameters)
        weights = [f"W{i}" for i in range(1, len(spec.layers) + 1)]
        moved = {w: np.float64(norm(change[w])) for w in weights}
        return [float(moved[w] / norm(own[w])) if moved[w] else 0.0 for w in weights]
