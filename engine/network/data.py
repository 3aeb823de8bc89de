"""Data sets, drawn anew from a seed: the same points for the same spec, on any machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError
from .fit import classes_of
from .formula import NAMES, formula
from .parts import Use

Floats = NDArray[np.float64]
Draw = Callable[..., tuple[Floats, Floats]]


class Points(NamedTuple):
    """What a network learns from.

    Attributes
    ----------
    inputs
        [points, inputs].
    labels
        [points]: the number of the class, or what is to be found.
    classes
        How many; 0 where numbers are to be found.
    """

    inputs: Floats
    labels: Floats
    classes: int


def points_of(data: Use, seed: int) -> Points:
    """Draw a data set.

    Examples
    --------
    >>> from .parts import BY_WORDS
    >>> points_of(Use.of(BY_WORDS["xor",]), 0).labels
    array([0., 1., 1., 0.])
    >>> points_of(Use.of(BY_WORDS["blobs",], 4, 10), 7).inputs.shape
    (10, 2)
    """
    rng = np.random.Generator(np.random.PCG64([seed, _STREAM]))
    draw = _formula(data.formula) if data.formula else _DRAW[data.part.name]
    inputs, labels = draw(rng, *data.values)
    return Points(inputs.round(_DIGITS), labels.round(_DIGITS), classes_of(data))


def count_of(data: Use) -> int:
    """How many points a data set has, without drawing it.

    Examples
    --------
    >>> from .parts import BY_WORDS
    >>> count_of(Use.of(BY_WORDS["xor",])), count_of(Use.of(BY_WORDS["blobs",], 4, 10))
    (4, 10)
    """
    counts = [
        int(value)
        for number, value in zip(data.part.numbers, data.values, strict=True)
        if number.name == "points"
    ]
    return counts[0] if counts else _CORNERS


_CORNERS = 4
_STREAM, _ORDER = 1, 3
"""Keep the points and their order apart from all else that is drawn from the same seed."""
_DIGITS = 4
"""A program shows the points, and they are to be read there."""


def batch_at(points: Points, batch: int, seed: int, step: int) -> Points:
    """The points of one step.

    Each epoch draws an order of its own and takes it batch by batch; what is left over, being less
    than a batch, waits for another epoch.
    """
    count = len(points.inputs)
    if batch >= count:
        return points
    epoch, place = divmod(step, count // batch)
    chosen = _order(count, seed, epoch)[place * batch : (place + 1) * batch]
    return Points(points.inputs[chosen], points.labels[chosen], points.classes)


@lru_cache(maxsize=16)
def _order(count: int, seed: int, epoch: int) -> NDArray[np.int64]:
    """An epoch's order, kept as each of its steps asks for it."""
    return np.random.Generator(np.random.PCG64([seed, _ORDER, epoch])).permutation(count)


def _halves(count: float) -> tuple[int, int]:
    return int(count) - int(count) // 2, int(count) // 2


def _both(first: Floats, second: Floats) -> tuple[Floats, Floats]:
    """Two classes, their points in turn."""
    inputs = np.concatenate([first, second])
    labels = np.concatenate([np.zeros(len(first)), np.ones(len(second))])
    order = np.argsort(np.concatenate([np.arange(len(first)), np.arange(len(second)) + 0.5]))
    return inputs[order], labels[order]


def _ring(radius: float | Floats, angle: Floats) -> Floats:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _xor(_: np.random.Generator) -> tuple[Floats, Floats]:
    corners = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    return np.array(corners), np.array([0.0, 1.0, 1.0, 0.0])


def _circles(rng: np.random.Generator, count: float, noise: float) -> tuple[Floats, Floats]:
    outer, inner = (
        _ring(r, rng.uniform(0, 2 * np.pi, n))
        for r, n in zip((1.0, 0.4), _halves(count), strict=True)
    )
    return _both(*(part + rng.normal(0, noise, part.shape) for part in (outer, inner)))


def _moons(rng: np.random.Generator, count: float, noise: float) -> tuple[Floats, Floats]:
    upper, lower = (rng.uniform(0, np.pi, n) for n in _halves(count))
    first = _ring(1.0, upper) - [0.5, 0.25]
    second = [0.5, 0.25] - _ring(1.0, lower)
    return _both(*(part + rng.normal(0, noise, part.shape) for part in (first, second)))


def _spirals(rng: np.random.Generator, count: float, noise: float) -> tuple[Floats, Floats]:
    arms = []
    for turn, n in enumerate(_halves(count)):
        along = np.sqrt(rng.uniform(0.02, 1, n))
        arm = _ring(2 * along, 3 * np.pi * along + np.pi * turn)
        arms.append(arm + rng.normal(0, noise / 3, arm.shape))
    return _both(*arms)


def _blobs(
    rng: np.random.Generator, classes: float, count: float, noise: float
) -> tuple[Floats, Floats]:
    labels = np.arange(int(count)) % int(classes)
    centres = _ring(1.5, np.linspace(0, 2 * np.pi, int(classes), endpoint=False))
    return centres[labels] + rng.normal(0, noise, (int(count), 2)), labels.astype(np.float64)


def _curve(function: Callable[[Floats], Floats]) -> Draw:
    def draw(rng: np.random.Generator, count: float, noise: float) -> tuple[Floats, Floats]:
        x = np.linspace(-1, 1, int(count))
        return x[:, None], function(x) + rng.normal(0, noise, x.shape)

    return draw


def _surface(function: Callable[[Floats], Floats]) -> Draw:
    """A function of points [points, 2]."""

    def draw(rng: np.random.Generator, count: float, noise: float) -> tuple[Floats, Floats]:
        at = rng.uniform(-1, 1, (int(count), 2))
        return at, function(at) + rng.normal(0, noise, len(at))

    return draw


def _formula(text: str) -> Draw:
    """Whatever a person typed; it has to have a value everywhere."""
    known = formula(text)

    def values(at: Floats) -> Floats:
        found = known.at(at)
        if not np.isfinite(found).all():
            place = at[~np.isfinite(found)][0].round(_DIGITS)
            said = ", ".join(f"{n} = {v:g}" for n, v in zip(NAMES, place, strict=False))
            raise ExpressionError("formula_value", None, {"formula": text, "place": said})
        return found

    return _surface(values) if known.inputs > 1 else _curve(lambda x: values(x[:, None]))


def _hills(at: Floats) -> Floats:
    hill, hollow = (np.exp(-4 * np.square(at - middle).sum(axis=1)) for middle in (0.4, -0.4))
    found: Floats = hill - hollow
    return found


_DRAW: dict[str, Draw] = {
    "xor": _xor,
    "circles": _circles,
    "moons": _moons,
    "spirals": _spirals,
    "blobs": _blobs,
    "sine": _curve(lambda x: np.sin(np.pi * x)),
    "step": _curve(lambda x: np.where(x < 0, -1.0, 1.0)),
    "saddle": _surface(lambda at: at[:, 0] * at[:, 1]),
    "hills": _surface(_hills),
}
