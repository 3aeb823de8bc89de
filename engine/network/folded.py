"""The fast way for dense layers: features by rows, the bias folded into the product, no new arrays.

A layer's W and b lie under one another as one matrix, and its input has a last row of ones, so that
one product gives the weighted sum, and one gives the gradient of weights and bias. The less memory
a step passes through the faster it is: an activation that knows its slope by its output alone takes
the place of its sums, and the sums' gradient of one layer takes that of the next. Where all of it
is small it is the calls that cost: there the slopes of all hidden layers are worked out at once.
Equal to the program, which does the same one op at a time; tests hold the two together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import DTypeLike

from .ends import LOSSES, End, bce_slope
from .fit import is_plain
from .layers import parameter_count
from .spec import Layer, Spec
from .tasks import Floats, Task, activate, deactivate, do, knows_slope, product, slope, through

_LINE = 64
"""Bytes of a line of the processor's cache."""
_SMALL = 4096
"""So many numbers stay near while all else is done: to pass through them once more costs little."""


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
        Flat, in the order of `shapes_of`; change the parameters in place.
    """

    def __init__(self, spec: Spec, points: int, dtype: DTypeLike = np.float64) -> None:
        zeros = partial(aligned, dtype=dtype)
        self.parameters, self.gradient = (zeros(parameter_count(spec)) for _ in range(2))
        self.targets = zeros(spec.layers[-1].width, points)
        *hidden, answer = spec.layers
        outs, sum_grads, first = _rooms(hidden, points, zeros)
        self.outs: list[Floats] = [zeros(spec.inputs + 1, points)]
        self._dense: list[_Dense] = []
        self._forward: list[Task] = []
        end: list[Task] = []
        backward: list[list[Task]] = []
        at, before = 0, spec.inputs
        last = len(hidden)
        outs.append(zeros(answer.width + 1, points))
        for i, (layer, out) in enumerate(zip(spec.layers, outs, strict=True)):
            columns = before + ("nobias" not in layer.traits)
            size = columns * layer.width
            weights, slopes = (
                flat[at : at + size].reshape(columns, layer.width)
                for flat in (self.parameters, self.gradient)
            )
            inner = self.outs[-1][:columns]
            h, dh = out[:-1], zeros(layer.width, points)
            if i < last:
                z = h if knows_slope(layer) else zeros(*h.shape)
                dz = sum_grads[i]
            else:
                z, dz = (h, dh) if layer.activation is None else (zeros(*h.shape), zeros(*h.shape))
            self._forward.append(product(weights.T, inner, z))
            if i < last:
                self._forward += activate(layer, z, h)
                tasks = [through(dh, dz)] if first else deactivate(layer, z, h, dh, dz)
            else:
                # bce goes past the gradient of its prediction, which is worked out when asked for
                bce = spec.settings["loss"].part.name == "bce"
                self._skipped = (z, self.targets) if bce else None
                self._answer = activate(layer, z, h)
                end, self._loss = LOSSES[spec.settings["loss"].part.name](
                    End(layer, z, h, self.targets, dh, dz)
                )
                tasks = []
            tasks.append(product(inner, dz.T, slopes))
            if i:
                tasks.append(product(weights[:before], dz, self._dense[-1].dh))
            backward.append(tasks)
            self.outs.append(out)
            self._dense.append(_Dense(layer, weights, inner, z, h, dh, dz))
            at, before = at + size, layer.width
        for out in self.outs:
            out[-1] = 1.0
        self._hidden = [(each.h.T, each.dh.T) for each in self._dense]
        self._to_loss = [*self._forward, *end]
        # one list, as to go over one is the least that Python can do about a step
        self._all = [*self._to_loss, *first, *chain.from_iterable(reversed(backward))]

    def take(self, inputs: Floats, targets: Floats, masks: Sequence[Floats] = ()) -> None:
        """Take the points that `run` and `loss` are about, until others are taken.

        Parameters
        ----------
        inputs, targets
            [points, inputs] and [points, outputs].
        masks
            None here: what drops units is not folded.
        """
        assert not masks
        self.outs[0][:-1] = inputs.T
        self.targets[:] = targets.T

    def run(self) -> float:
        """The loss; the gradient is in its place afterwards."""
        do(self._all)
        return self._loss()

    def loss(self) -> float:
        """The loss alone."""
        do(self._to_loss)
        return self._loss()

    def forward(self, inputs: Floats) -> list[Floats]:
        """Each layer's output, [points, width], without a loss; in the place of points taken."""
        self.outs[0][:-1] = inputs.T
        do(self._forward)
        do(self._answer)
        return [out[:-1].T for out in self.outs[1:]]

    def hidden(self) -> list[tuple[Floats, Floats]]:
        """Each layer's output and its gradient, [points, width]."""
        if self._skipped:
            self._dense[-1].dh[:] = bce_slope(*self._skipped)
        return self._hidden

    def sums(self) -> list[tuple[Floats, Floats]]:
        """What each layer's activation was given and its gradient, [points, width].

        Worked out anew for all layers but the last: a step has no place to keep them.
        """
        *hidden, last = self._dense
        found = []
        for each in hidden:
            z, dz = each.sums(), np.empty_like(each.h)
            do(deactivate(each.layer, z, each.h, each.dh, dz))
            found.append((z.T, dz.T))
        return [*found, (last.z.T, last.dz.T)]

    def sums_of(self, layer: int) -> Floats:
        """What one layer's activation is given, [points, width], without a way back; from 0."""
        do(self._forward)
        return self._dense[layer].sums().T

    def inputs_gradient(self) -> Floats:
        """The gradient of the points themselves, [points, inputs]; training has no use for it."""
        first, inputs = self._dense[0], len(self.outs[0]) - 1
        return (first.weights[:inputs] @ first.dz).T


def _rooms(
    hidden: Sequence[Layer], points: int, zeros: Callable[..., Floats]
) -> tuple[list[Floats], list[Floats], list[Task]]:
    """Where the hidden layers' outputs, each with its ones, and their sums' gradients lie.

    Where they are small and alike these take the slopes of all layers first, by what comes last.
    """
    rows = [layer.width + 1 for layer in hidden]
    uses = {layer.activation for layer in hidden}
    use = uses.pop() if len(uses) == 1 and all(map(knows_slope, hidden)) else None
    if use is None or sum(rows) * points > _SMALL:
        shared = {layer.width: zeros(layer.width, points) for layer in hidden}
        return [zeros(each, points) for each in rows], [shared[each.width] for each in hidden], []
    outs, slopes = zeros(sum(rows), points), zeros(sum(rows), points)
    parts = partial(np.split, indices_or_sections=np.cumsum(rows)[:-1])
    sum_grads = [each[:-1] for each in parts(slopes)]
    return parts(outs), sum_grads, slope(use.part.name, outs, slopes)


class _Dense(NamedTuple):
    """A layer's place among the arrays: [inputs (and 1), width], and [rows, points]."""

    layer: Layer
    weights: Floats
    inner: Floats
    z: Floats
    h: Floats
    dh: Floats
    dz: Floats

    def sums(self) -> Floats:
        """What its activation is given, worked out anew."""
        found: Floats = np.dot(self.weights.T, self.inner)
        return found


def aligned(*shape: int, dtype: DTypeLike) -> Floats:
    """Zeros that begin with a line of the cache: numbers taken eight at a time then lie in one."""
    size, each = math.prod(shape), np.dtype(dtype).itemsize
    room = np.zeros(size + _LINE // each, dtype)
    start = -room.ctypes.data % _LINE // each
    zeros: Floats = room[start : start + size].reshape(shape)
    return zeros
