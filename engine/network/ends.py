"""The losses of the fast way: the last layer's output compared, and the way back begun."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from .spec import Layer
from .tasks import Floats, Task, activate, constant, deactivate, product, sigmoid


class End(NamedTuple):
    """The last layer, its arrays, and what they are compared with."""

    layer: Layer
    z: Floats
    h: Floats
    y: Floats
    dh: Floats
    dz: Floats


class Finish(NamedTuple):
    """How a loss is had.

    Attributes
    ----------
    tasks
        From the last weighted sums to their gradient.
    loss
        What the loss is, once they are done.
    """

    tasks: list[Task]
    loss: Callable[[], float]


def _of_output(end: End, own: list[Task], loss: Callable[[], float]) -> Finish:
    """A loss of the layer's output: activate, compare, and go back through the activation."""
    layer, z, h, _, dh, dz = end
    return Finish([*activate(layer, z, h), *own, *deactivate(layer, z, h, dh, dz)], loss)


def _mse(end: End) -> Finish:
    _, _, h, y, dh, _ = end
    flat, squares, size = dh.ravel(), constant(0.0, dh), y.size
    share = constant(2.0 / size, dh)
    own: list[Task] = [
        (np.subtract, (h, y, dh)),
        product(flat, flat, squares),
        (np.multiply, (dh, share, dh)),
    ]
    return _of_output(end, own, lambda: float(squares) / size)


def _hinge(end: End) -> Finish:
    _, _, h, y, dh, _ = end
    lacking, zero, one = np.zeros_like(h), constant(0.0, h), constant(1.0, h)
    share = constant(-1.0 / y.size, h)
    own: list[Task] = [
        (np.multiply, (h, y, lacking)),
        (np.subtract, (one, lacking, lacking)),
        (partial(np.maximum, lacking, zero, out=lacking), ()),
        (np.sign, (lacking, dh)),
        (np.multiply, (dh, y, dh)),
        (np.multiply, (dh, share, dh)),
    ]
    return _of_output(end, own, lambda: float(lacking.sum()) / y.size)


def _bce(end: End) -> Finish:
    """Through the sigmoid at once: z's gradient is p − y, and no digit of the loss is lost."""
    _, z, h, y, _, dz = end
    parts, ones = np.zeros_like(z), np.ones(z.size)
    flat, sums, wanted = parts.ravel(), z.ravel(), y.ravel()
    zero, share = constant(0.0, z), constant(1.0 / y.size, z)
    tasks: list[Task] = [
        *sigmoid(z, h),
        (np.subtract, (h, y, dz)),
        (np.multiply, (dz, share, dz)),
        (np.logaddexp, (zero, z, parts)),  # -log(1 - p)
    ]
    return Finish(tasks, lambda: (float(flat.dot(ones)) - float(sums.dot(wanted))) / y.size)


def bce_slope(z: Floats, y: Floats) -> Floats:
    """The gradient of a prediction p = sigmoid(z), by way of z: p rounds to 1 where it is sure."""
    far = np.log(np.finfo(z.dtype).max) - 1.0
    yes, no = (1.0 + np.exp(np.minimum(each, far)) for each in (-z, z))  # 1/p and 1/(1 - p)
    slope: Floats = ((1.0 - y) * no - y * yes) / y.size
    return slope


def _cross_entropy(end: End) -> Finish:
    _, z, h, y, dh, dz = end
    shifted, total, points = np.zeros_like(z), np.zeros_like(z[0]), y.shape[1]

    def compare() -> None:
        np.copyto(h, z)
        np.subtract(z, z.max(axis=0), shifted)
        np.exp(shifted, dz)
        dz.sum(axis=0, out=total)
        np.divide(dz, total, dz)
        np.subtract(dz, y, dz)
        np.multiply(dz, 1.0 / points, dz)
        np.copyto(dh, dz)

    def loss() -> float:
        return float(np.sum(np.log(total) - (shifted * y).sum(axis=0)) / points)

    return Finish([(compare, ())], loss)


LOSSES: dict[str, Callable[[End], Finish]] = {
    "mse": _mse,
    "hinge": _hinge,
    "bce": _bce,
    "cross_entropy": _cross_entropy,
}
