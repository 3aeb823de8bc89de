"""The plain way: a network's program, run op by op. It takes every network, and is what is true."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..program import Program
from .ends import bce_slope
from .layers import parameter_count, shapes_of, wired
from .spec import Spec

Floats = NDArray[np.float64]


class Reference:
    """Loss and gradient of any network for so many points at once, as `Folded` gives them."""

    def __init__(self, spec: Spec, points: int, *, training: bool = True) -> None:
        self.wiring = wired(spec, points, training=training)
        self.program = Program(self.wiring.graph)
        self.shapes = list(shapes_of(spec).values())
        self.parameters, self.gradient = np.zeros((2, parameter_count(spec)))
        self._taken: list[Floats] = []
        self._hidden: list[tuple[Floats, Floats]] = []
        self._sums: list[tuple[Floats, Floats]] = []
        self._inputs_gradient = np.zeros((points, spec.inputs))

    def take(self, inputs: Floats, targets: Floats, masks: Sequence[Floats] = ()) -> None:
        """Take the points that `run` and `loss` are about, until others are taken.

        Parameters
        ----------
        inputs, targets
            [points, inputs] and [points, outputs].
        masks
            For each layer with dropout, in training.
        """
        self._taken = [inputs, targets, *masks]

    def run(self) -> float:
        """The loss; the gradient is in its place afterwards."""
        values, grads = self.program.replay([*self._taken, *self._split()])
        own = self.wiring.graph.inputs[-len(self.shapes) :]
        np.concatenate([np.ravel(grads[id]) for id in own], out=self.gradient)
        self._hidden = [(values[id], grads[id]) for id in self.wiring.hidden]
        self._sums = [(values[id], grads[id]) for id in self.wiring.sums]
        self._inputs_gradient = grads[self.wiring.graph.inputs[0]]
        return float(values[self.wiring.loss])

    def loss(self) -> float:
        """The loss alone."""
        return float(self.program.forward([*self._taken, *self._split()])[self.wiring.loss])

    def forward(self, inputs: Floats) -> list[Floats]:
        """Each layer's output, [points, width], without a way back; not in training."""
        nothing = np.zeros(self.wiring.graph.nodes[self.wiring.graph.inputs[1]].shape)
        values = self.program.forward([inputs, nothing, *self._split()])
        return [values[id] for id in self.wiring.hidden]

    def hidden(self) -> list[tuple[Floats, Floats]]:
        """Each layer's output and its gradient, [points, width]."""
        if not self.wiring.past:
            return self._hidden
        *hidden, (answer, _) = self._hidden
        return [*hidden, (answer, bce_slope(self._sums[-1][0], self._taken[1]))]

    def sums(self) -> list[tuple[Floats, Floats]]:
        """What each layer's activation was given and its gradient, [points, width]."""
        return self._sums

    def sums_of(self, layer: int) -> Floats:
        """What one layer's activation is given, [points, width], without a way back; from 0."""
        values = self.program.forward([*self._taken, *self._split()])
        return np.asarray(values[self.wiring.sums[layer]])

    def inputs_gradient(self) -> Floats:
        """The gradient of the points themselves, [points, inputs]."""
        return self._inputs_gradient

    def _split(self) -> list[Floats]:
        """The parameters in their shapes; views, not copies."""
        parts, at = [], 0
        for shape in self.shapes:
            size = math.prod(shape)
            parts.append(self.parameters[at : at + size].reshape(shape))
            at += size
        return parts
