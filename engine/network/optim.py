"""Optimizers: one rule each, on all parameters at once as one flat array, changed in place."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .parts import Use
from .tasks import Task, constant, do

Floats = NDArray[np.float64]
_SMALL = 1e-8
"""Keeps a division from nothing, as in the papers' own experiments."""
_NORM_SLACK = 1e-6
"""Added to the norm when a gradient is shortened, as PyTorch does."""


@dataclass(slots=True)
class Now:
    """A step as its rule sees it.

    Attributes
    ----------
    memory
        What the rule keeps, by name; it changes it in place.
    room
        As long as the parameters, for what is worked out on the way.
    rate
        The learning rate, an array without axes, which numpy takes faster than a number.
    t
        The number of the step, from 1.
    """

    memory: Mapping[str, Floats]
    room: Floats
    rate: Floats
    t: int = 0


class Rule(NamedTuple):
    """How parameters follow their gradient.

    Attributes
    ----------
    memory
        Names of what is kept from step to step, one array each, 0 at first.
    tasks
        `tasks(w, g, now, *numbers)`: what changes the parameters w and the memory in place.
    """

    memory: tuple[str, ...]
    tasks: Callable[..., list[Task]]


def _sgd(w: Floats, g: Floats, now: Now) -> list[Task]:
    return [(np.multiply, (g, now.rate, now.room)), (np.subtract, (w, now.room, w))]


def _momentum(w: Floats, g: Floats, now: Now, momentum: float) -> list[Task]:
    """Polyak 1964: v ← μv + g, w ← w − ηv."""
    v = now.memory["velocity"]
    return [*_gather(v, g, momentum), *_sgd(w, v, now)]


def _nesterov(w: Floats, g: Floats, now: Now, momentum: float) -> list[Task]:
    """Sutskever et al. 2013, with the gradient where one is: v ← μv + g, w ← w − η(g + μv)."""
    v, ahead = now.memory["velocity"], np.zeros_like(w)
    return [
        *_gather(v, g, momentum),
        *((np.copyto, (ahead, v)), *_gather(ahead, g, momentum)),
        *_sgd(w, ahead, now),
    ]


def _gather(v: Floats, g: Floats, momentum: float) -> list[Task]:
    return [(np.multiply, (v, constant(momentum, v), v)), (np.add, (v, g, v))]


def _rmsprop(w: Floats, g: Floats, now: Now, beta: float) -> None:
    """Tieleman and Hinton 2012: s ← βs + (1 − β)g², w ← w − ηg/(√s + ε)."""
    s = now.memory["square"]
    s *= beta
    s += (1.0 - beta) * g * g
    w -= now.rate * g / (np.sqrt(s) + _SMALL)


def _adam(w: Floats, g: Floats, now: Now, beta1: float, beta2: float) -> None:
    """Kingma and Ba 2015, both means corrected for their start at 0."""
    m, s = now.memory["mean"], now.memory["square"]
    m *= beta1
    m += (1.0 - beta1) * g
    s *= beta2
    s += (1.0 - beta2) * g * g
    spread = np.sqrt(s) / math.sqrt(1.0 - beta2**now.t) + _SMALL
    w -= now.rate / (1.0 - beta1**now.t) * m / spread


def _adamw(w: Floats, g: Floats, now: Now, decay: float, beta1: float, beta2: float) -> None:
    """Loshchilov and Hutter 2019: the weights shrink by themselves, not through the gradient."""
    w *= 1.0 - now.rate * decay
    _adam(w, g, now, beta1, beta2)


def _alone(update: Callable[..., None]) -> Callable[..., list[Task]]:
    """A rule that is one task."""
    return lambda *about: [(update, about)]


RULES = {
    "sgd": Rule((), _sgd),
    "momentum": Rule(("velocity",), _momentum),
    "nesterov": Rule(("velocity",), _nesterov),
    "rmsprop": Rule(("square",), _alone(_rmsprop)),
    "adam": Rule(("mean", "square"), _alone(_adam)),
    "adamw": Rule(("mean", "square"), _alone(_adamw)),
}


def rate_at(optimizer: Use, decay: Use | None, step: int) -> float:
    """The learning rate of a step, counted from 0.

    Examples
    --------
    >>> from .parts import BY_WORDS
    >>> adam, halved = Use.of(BY_WORDS["adam",], 0.1), Use.of(BY_WORDS["decay", "step"], 10, 0.5)
    >>> [rate_at(adam, halved, step) for step in (0, 9, 10, 25)]
    [0.1, 0.1, 0.05, 0.025]
    """
    rate = optimizer.values[0]
    if decay is None:
        return rate
    if decay.part.words[1] == "step":
        every, factor = decay.values
        return float(rate * factor ** (step // int(every)))
    share = min(1.0, step / decay.values[0])
    return rate * 0.5 * (1.0 + math.cos(math.pi * share))


class Descent:
    """The way of parameters down their gradient, as the settings of a spec ask for it.

    Parameters
    ----------
    settings
        The optimizer, and where they are there how the gradient is clipped and the rate decays.
    w, g
        Parameters and gradient, flat; both are changed in place.

    Attributes
    ----------
    memory
        What the optimizer keeps, by name, each as long as the parameters.
    norm, rate
        Of the last step: that of the whole gradient before it was cut, and how far it went.

    Examples
    --------
    >>> from .read import parse_spec
    >>> w, g = np.array([1.0, 2.0]), np.array([3.0, -4.0])
    >>> down = Descent(parse_spec("1 → 1, sine, sgd 0.5, clip 1").settings, w, g)
    >>> norm = down.clip()
    >>> down.move(0)
    >>> norm, w.round(3), down.rate
    (5.0, array([0.7, 2.4]), 0.5)
    """

    def __init__(self, settings: Mapping[str, Use], w: Floats, g: Floats) -> None:
        self._optimizer, self._gradient = settings["optimizer"], g
        self._clip, self._decay = settings.get("clip"), settings.get("decay")
        self.norm = math.nan
        self.rate, *numbers = self._optimizer.values
        rule = RULES[self._optimizer.part.name]
        self.memory = {name: np.zeros_like(w) for name in rule.memory}
        self._now = Now(self.memory, np.zeros_like(w), constant(self.rate, w))
        self._moving = rule.tasks(w, g, self._now, *numbers)

    def clip(self) -> float:
        """Cut the gradient, and tell the norm it had before."""
        g = self._gradient
        self.norm = norm = math.sqrt(g.dot(g))
        if self._clip:
            _cut(g, norm, self._clip)
        return norm

    def move(self, step: int) -> None:
        """Move the parameters in a step, counted from 0."""
        if self._decay:
            self.rate = rate_at(self._optimizer, self._decay, step)
            self._now.rate[()] = self.rate
        self._now.t = step + 1
        do(self._moving)


def _cut(g: Floats, norm: float, clip: Use) -> None:
    """As a whole, to a norm, or each number by itself; in place."""
    most = clip.values[0]
    if clip.part.words == ("clip",):
        g *= min(1.0, most / (norm + _NORM_SLACK))
    else:
        np.clip(g, -most, most, out=g)
