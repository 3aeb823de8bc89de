"""The fast way for dense layers: features by rows, the bias folded into the product, no new arrays.

Each layer keeps [W.T | b] as one matrix and its input with a last row of ones, so that one product
gives the weighted sum, and one gives the gradient of weights and bias. Equal to the program, which
does the same one op at a time; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import DTypeLike, NDArray

from .ends import LOSSES, End, bce_slope
from .fit import is_plain
from .spec import Spec
from .tasks import Floats, Task, activate, deactivate, do


def fits(spec: Spec) -> bool:
    """Whether a network is nothing but dense layers and activations, number by number."""
    return all(map(is_plain, spec.layers))


class Folded:
    """Loss and gradient of a dense network for so many points at once.

    Parameters
    ----------
    spec, points
        The network, and how many points.
    dtype
        float32 takes half the time where layers are wide, and is enough for a picture.

    Attributes
    ----------
    parameters, gradient
        Flat, in this class's own order; change the parameters in place.
    order
        `parameters[i]` is number `order[i]` of the parameters in the order of `shapes_of`.
    """

    def __init__(self, spec: Spec, points: int, dtype: DTypeLike = np.float64) -> None:
        self.order = _order(
            spec.inputs, tuple((layer.width, "nobias" not in layer.traits) for layer in spec.layers)
        )
        self.parameters, self.gradient = np.zeros((2, len(self.order)), dtype)
        self.targets = np.zeros((spec.layers[-1].width, points), dtype)
        self.outs: list[Floats] = [_with_ones(spec.inputs, points, dtype)]
        self.out_grads: list[Floats] = []
        self._sums: list[tuple[Floats, Floats]] = []
        self._forward: list[Task] = []
        backward: list[list[Task]] = []
        at, before = 0, spec.inputs
        last = len(spec.layers) - 1
        for i, layer in enumerate(spec.layers):
            columns = before + ("nobias" not in layer.traits)
            size = layer.width * columns
            weight, slope = (
                flat[at : at + size].reshape(layer.width, columns)
                for flat in (self.parameters, self.gradient)
            )
            inner = self.outs[-1][:columns]
            z, dz, dh = np.zeros((3, layer.width, points), dtype)
            out = _with_ones(layer.width, points, dtype)
            h = out[:-1]
            self._forward.append((np.dot, (weight, inner, z)))
            if i < last:
                self._forward += activate(layer, z, h)
                tasks = deactivate(layer, z, h, dh, dz)
            else:
                end = End(layer, z, h, self.targets, dh, dz)
                # bce goes past the gradient of its prediction, which is worked out when asked for
                bce = spec.settings["loss"].part.name == "bce"
                self._skipped = (z, self.targets) if bce else None
                self._answer = activate(layer, z, h)
                self._loss = LOSSES[spec.settings["loss"].part.name](end)
                tasks = []
            tasks.append((np.dot, (dz, inner.T, slope)))
            if i:
                tasks.append((np.dot, (weight[:, :before].T, dz, self.out_grads[-1])))
            backward.append(tasks)
            if i == 0:
                self._entry = weight[:, :before].T, dz
            self.outs.append(out)
            self.out_grads.append(dh)
            self._sums.append((z, dz))
            at, before = at + size, layer.width
        self._backward = [task for tasks in reversed(backward) for task in tasks]

    def run(self, inputs: Floats, targets: Floats, masks: Sequence[Floats] = ()) -> float:
        """The loss; the gradient is in its place afterwards.

        Parameters
        ----------
        inputs, targets
            [points, inputs] and [points, outputs].
        masks
            None here: what drops units is not folded.
        """
        assert not masks
        loss = self.loss(inputs, targets)
        do(self._backward)
        return loss

    def loss(self, inputs: Floats, targets: Floats) -> float:
        """The loss alone."""
        self.outs[0][:-1] = inputs.T
        self.targets[:] = targets.T
        do(self._forward)
        return self._loss()

    def forward(self, inputs: Floats) -> list[Floats]:
        """Each layer's output, [points, width], without a loss and without a way back."""
        self.outs[0][:-1] = inputs.T
        do(self._forward)
        do(self._answer)
        return [out[:-1].T for out in self.outs[1:]]

    def hidden(self) -> list[tuple[Floats, Floats]]:
        """Each layer's output and its gradient, [points, width]."""
        if self._skipped:
            self.out_grads[-1][:] = bce_slope(*self._skipped)
        return [
            (out[:-1].T, grad.T) for out, grad in zip(self.outs[1:], self.out_grads, strict=True)
        ]

    def sums(self) -> list[tuple[Floats, Floats]]:
        """What each layer's activation was given and its gradient, [points, width]."""
        return [(z.T, dz.T) for z, dz in self._sums]

    def inputs_gradient(self) -> Floats:
        """The gradient of the points themselves, [points, inputs]; training has no use for it."""
        weight, dz = self._entry
        return (weight @ dz).T


@lru_cache(maxsize=4)
def _order(inputs: int, layers: tuple[tuple[int, bool], ...]) -> NDArray[np.intp]:
    """For each layer's matrix, row by row, where its numbers are in the order of `shapes_of`.

    Kept for a while: a network that is looked at is run by several machines, one after another.
    """
    orders = []
    at, before = 0, inputs
    for width, has_bias in layers:
        size = before * width
        places = np.arange(at, at + size).reshape(before, width).T
        at += size
        if has_bias:
            places = np.column_stack([places, np.arange(at, at + width)])
            at += width
        orders.append(places.ravel())
        before = width
    order = np.concatenate(orders)
    order.setflags(write=False)
    return order


def _with_ones(rows: int, columns: int, dtype: DTypeLike) -> Floats:
    out = np.zeros((rows + 1, columns), dtype)
    out[-1] = 1.0
    return out
