"""What a training looks like at one moment; none of it changes the training."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .effort import operations
from .grid import Ranges, grid, ranges_of
from .layers import parted
from .optim import rate_at
from .survey import norm
from .train import Trainer

Floats = NDArray[np.float64]
SIDE, ALONG = 48, 128
"""Points on each side of a map, and along a curve."""
_MOST = 500_000_000
"""Operations that a map may take."""


class Moment(NamedTuple):
    """Where a training stands, at the parameters that it has.

    Attributes
    ----------
    epoch
        How often all the data were gone through.
    loss, penalty, norm, rate
        Of the coming step; the norm is that of the loss's gradient alone.
    """

    epoch: int
    loss: float
    penalty: float
    norm: float
    rate: float


class Map(NamedTuple):
    """What the network gives around its data.

    Attributes
    ----------
    ranges
        For each input from where to where; ends included.
    outputs
        [SIDE, SIDE, outputs], rows from the second input's start; or [ALONG, outputs].
    """

    ranges: Ranges
    outputs: Floats


class Health(NamedTuple):
    """How gradients fare, one number for each layer.

    Attributes
    ----------
    activation
        Standard deviation of the layer's output over units and points of the coming batch.
    gradient, weight_gradient
        ‖∂L/∂h‖ of that output, ‖∂L/∂W‖ of the layer's weights.
    update
        ‖ΔW‖/‖W‖ of the coming step.
    """

    activation: list[float]
    gradient: list[float]
    weight_gradient: list[float]
    update: list[float]


def moment(trainer: Trainer) -> Moment:
    """Where a training stands.

    Examples
    --------
    >>> from .read import parse_spec
    >>> trainer = Trainer(parse_spec("2 → 3 tanh → 1, xor, adam 0.1"))
    >>> now, loss = moment(trainer), trainer.step()
    >>> (now.epoch, now.loss == loss, now.rate)
    (0, True, 0.1)
    """
    loss = trainer.loss()
    settings, at = trainer.spec.settings, trainer.steps_taken
    return Moment(
        at // (len(trainer.points.inputs) // trainer.batch),
        loss,
        trainer.penalty(),
        norm(trainer.machine.gradient),
        rate_at(settings["optimizer"], settings.get("decay"), at),
    )


def gradient(trainer: Trainer) -> Floats:
    """∂L/∂θ at the coming batch, before penalties and clipping, in the order of `shapes_of`."""
    trainer.loss()
    return trainer.machine.gradient.astype(np.float64)


def around(trainer: Trainer) -> Map | None:
    """The network's outputs on a grid around its data.

    Returns
    -------
    Map or None
        None when it has neither one nor two inputs, or is too large for that.

    Examples
    --------
    >>> from .read import parse_spec
    >>> found = around(Trainer(parse_spec("2 → 3 tanh → 1, xor")))
    >>> found.ranges, found.outputs.shape
    (((-0.15, 1.15), (-0.15, 1.15)), (48, 48, 1))
    """
    inputs = trainer.points.inputs
    count = {1: ALONG, 2: SIDE * SIDE}.get(inputs.shape[1])
    if count is None or operations(trainer.spec, count) > _MOST:
        return None
    held = [] if trainer.held_back is None else [trainer.held_back.inputs]
    ranges = ranges_of(np.concatenate([inputs, *held]))
    size = ALONG if inputs.shape[1] == 1 else SIDE
    outputs = trainer.outputs(grid(ranges, size))
    return Map(ranges, outputs.reshape(*(size for _ in ranges), -1))


def health(trainer: Trainer) -> Health:
    """How gradients fare, layer by layer.

    Examples
    --------
    >>> from .read import parse_spec
    >>> found = health(Trainer(parse_spec("2 → 9x8 sigmoid → 1, moons, init normal")))
    >>> found.gradient[0] < 1e-2 * found.gradient[-1]
    True
    """
    slopes = parted(trainer.spec, gradient(trainer))
    hidden = [(h.copy(), g.copy()) for h, g in trainer.machine.hidden()]
    weights, change = (
        parted(trainer.spec, flat) for flat in (trainer.parameters, trainer.coming())
    )
    names = [f"W{i}" for i in range(1, len(hidden) + 1)]
    with np.errstate(all="ignore"):
        return Health(
            [float(h.std()) for h, _ in hidden],
            [norm(g) for _, g in hidden],
            [norm(slopes[name]) for name in names],
            [float(np.float64(norm(change[name])) / norm(weights[name])) for name in names],
        )
