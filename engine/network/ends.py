"""The losses of the fast way: the last layer's output compared, and the way back begun."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from .spec import Layer
from .tasks import Floats, activate, constant, deactivate, do, sigmoid


class End(NamedTuple):
    """The last layer, its arrays, and what they are compared with."""

    layer: Layer
    z: Floats
    h: Floats
    y: Floats
    dh: Floats
    dz: Floats


Finish = Callable[[], float]


def _ended(end: End, own: Finish) -> Finish:
    """A loss of the layer's output: activate, compare, and go back through the activation."""
    layer, z, h, _, dh, dz = end
    forward, backward = activate(layer, z, h), deactivate(layer, z, h, dh, dz)
    if not forward and not backward:
        return own

    def finish() -> float:
        do(forward)
        loss = own()
        do(backward)
        return loss

    return finish


def _mse(end: End) -> Finish:
    _, _, h, y, dh, _ = end
    flat, size, share = dh.ravel(), y.size, constant(2.0 / y.size, dh)

    def own() -> float:
        np.subtract(h, y, dh)
        loss = float(flat.dot(flat)) / size
        np.multiply(dh, share, dh)
        return loss

    return _ended(end, own)


def _hinge(end: End) -> Finish:
    _, _, h, y, dh, _ = end

    def own() -> float:
        lacking = np.maximum(1.0 - h * y, 0.0)
        np.multiply(np.sign(lacking), y / -y.size, dh)
        return float(lacking.sum()) / y.size

    return _ended(end, own)


def _bce(end: End) -> Finish:
    """Through the sigmoid at once: z's gradient is p − y, and no digit of the loss is lost."""
    _, z, h, y, _, dz = end
    forward, parts, ones = sigmoid(z, h), np.zeros_like(z), np.ones(z.size)
    flat, sums, wanted, size = parts.ravel(), z.ravel(), y.ravel(), y.size
    zero, share = constant(0.0, z), constant(1.0 / size, z)

    def finish() -> float:
        do(forward)
        np.subtract(h, y, dz)
        np.multiply(dz, share, dz)
        np.logaddexp(zero, z, parts)  # -log(1 - p)
        return (float(flat.dot(ones)) - float(sums.dot(wanted))) / size

    return finish


def bce_slope(z: Floats, y: Floats) -> Floats:
    """The gradient of a prediction p = sigmoid(z), by way of z: p rounds to 1 where it is sure."""
    far = np.log(np.finfo(z.dtype).max) - 1.0
    yes, no = (1.0 + np.exp(np.minimum(each, far)) for each in (-z, z))  # 1/p and 1/(1 - p)
    slope: Floats = ((1.0 - y) * no - y * yes) / y.size
    return slope


def _cross_entropy(end: End) -> Finish:
    _, z, h, y, dh, dz = end

    def finish() -> float:
        np.copyto(h, z)
        shifted = z - z.max(axis=0)
        sums = np.exp(shifted)
        total = sums.sum(axis=0)
        np.divide(sums, total, dz)
        np.subtract(dz, y, dz)
        np.multiply(dz, 1.0 / y.shape[1], dz)
        np.copyto(dh, dz)
        loss: float = np.sum(np.log(total) - (shifted * y).sum(axis=0)) / y.shape[1]
        return float(loss)

    return finish


LOSSES: dict[str, Callable[[End], Finish]] = {
    "mse": _mse,
    "hinge": _hinge,
    "bce": _bce,
    "cross_entropy": _cross_entropy,
}
