"""The fast way for dense layers: features by rows, the bias folded into the product, no new arrays.

Each layer keeps [W.T | b] as one matrix and its input with a last row of ones, so that one product
gives the weighted sum, and one gives the gradient of weights and bias. Equal to the program, which
does the same one op at a time; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..namespaces import arrays
from .parts import op_of
from .spec import Layer, Spec

Floats = NDArray[np.float64]
Task = tuple[Callable[..., Any], tuple[Any, ...]]


def fits(spec: Spec) -> bool:
    """Whether a network is nothing but dense layers and activations, number by number."""
    return all(
        layer.traits.keys() <= {"nobias"}
        and (layer.activation is None or layer.activation.part.name != "softmax")
        for layer in spec.layers
    )


class Folded:
    """Loss and gradient of a dense network for so many points at once.

    Attributes
    ----------
    parameters, gradient
        Flat, in this class's own order; change the parameters in place.
    order
        `parameters[i]` is number `order[i]` of the parameters in the order of `shapes_of`.
    """

    def __init__(self, spec: Spec, points: int) -> None:
        self.order = np.concatenate(list(_orders(spec)))
        self.parameters = np.zeros(len(self.order))
        self.gradient = np.zeros(len(self.order))
        self.targets = np.zeros((spec.layers[-1].width, points))
        self.outs: list[Floats] = [_with_ones(spec.inputs, points)]
        self.out_grads: list[Floats] = []
        self._sums: list[Floats] = []
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
            z, dz, dh = (np.zeros((layer.width, points)) for _ in range(3))
            out = _with_ones(layer.width, points)
            h = out[:-1]
            self._forward.append((np.dot, (weight, inner, z)))
            if i < last:
                self._forward += _activate(layer, z, h)
                tasks = _deactivate(layer, z, h, dh, dz)
            else:
                end = _End(layer, z, h, self.targets, dh, dz)
                # bce goes past the gradient of its prediction, which is worked out when asked for
                self._skipped = (dz, dh) if spec.settings["loss"].part.name == "bce" else None
                self._loss = _LOSSES[spec.settings["loss"].part.name](end)
                tasks = []
            tasks.append((np.dot, (dz, inner.T, slope)))
            if i:
                tasks.append((np.dot, (weight[:, :before].T, dz, self.out_grads[-1])))
            backward.append(tasks)
            if i == 0:
                self._entry = weight[:, :before].T, dz
            self.outs.append(out)
            self.out_grads.append(dh)
            self._sums.append(z)
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
        self.outs[0][:-1] = inputs.T
        self.targets[:] = targets.T
        _do(self._forward)
        loss: float = self._loss()
        _do(self._backward)
        return loss

    def hidden(self) -> list[tuple[Floats, Floats]]:
        """Each layer's output and its gradient, [points, width]."""
        if self._skipped:
            h, (dz, dh) = self.outs[-1][:-1], self._skipped
            with np.errstate(divide="ignore", invalid="ignore"):
                np.divide(dz, h * (1.0 - h), dh)
        return [
            (out[:-1].T, grad.T) for out, grad in zip(self.outs[1:], self.out_grads, strict=True)
        ]

    def sums(self) -> list[Floats]:
        """What each layer's activation was given, [points, width]."""
        return [z.T for z in self._sums]

    def inputs_gradient(self) -> Floats:
        """The gradient of the points themselves, [points, inputs]; training has no use for it."""
        weight, dz = self._entry
        return (weight @ dz).T


def _do(tasks: Sequence[Task]) -> None:
    for function, arguments in tasks:
        function(*arguments)


def _orders(spec: Spec) -> Any:
    """For each layer's matrix, row by row, where its numbers are in the order of `shapes_of`."""
    at, before = 0, spec.inputs
    for layer in spec.layers:
        size = before * layer.width
        places = np.arange(at, at + size).reshape(before, layer.width).T
        at += size
        if "nobias" not in layer.traits:
            places = np.column_stack([places, np.arange(at, at + layer.width)])
            at += layer.width
        yield places.ravel()
        before = layer.width


def _with_ones(rows: int, columns: int) -> Floats:
    out = np.zeros((rows + 1, columns))
    out[-1] = 1.0
    return out


def _activate(layer: Layer, z: Floats, h: Floats) -> list[Task]:
    """From the weighted sums to the layer's output."""
    use = layer.activation
    if use is None:
        return [(np.copyto, (h, z))]
    if use.part.name == "tanh":
        return [(np.tanh, (z, h))]
    if use.part.name == "relu":
        return [(lambda: np.maximum(z, 0.0, out=h), ())]
    if use.part.name == "sigmoid":
        return _sigmoid(z, h)
    forward = op_of(use).forward
    return [(lambda: np.copyto(h, forward(z, *use.values)), ())]


def _sigmoid(z: Floats, h: Floats) -> list[Task]:
    """σ(z) = (1 + tanh(z/2))/2, which does not overflow."""
    return [
        *((np.multiply, (z, 0.5, h)), (np.tanh, (h, h))),
        *((np.add, (h, 1.0, h)), (np.multiply, (h, 0.5, h))),
    ]


def _deactivate(layer: Layer, z: Floats, h: Floats, dh: Floats, dz: Floats) -> list[Task]:
    """From the gradient of the output to that of the weighted sums."""
    use = layer.activation
    if use is None:
        return [(np.copyto, (dz, dh))]
    if use.part.name == "tanh":  # 1 - h²
        return [
            *((np.multiply, (h, h, dz)), (np.subtract, (1.0, dz, dz))),
            (np.multiply, (dz, dh, dz)),
        ]
    if use.part.name == "relu":
        return [(np.sign, (h, dz)), (np.multiply, (dz, dh, dz))]
    if use.part.name == "sigmoid":  # h - h²
        return [
            *((np.multiply, (h, h, dz)), (np.subtract, (h, dz, dz))),
            (np.multiply, (dz, dh, dz)),
        ]
    rule = op_of(use).rules[0]
    assert rule is not None
    return [(lambda: np.multiply(rule(arrays, h, z, *use.values), dh, out=dz), ())]


class _End(NamedTuple):
    """The last layer, its arrays, and what they are compared with."""

    layer: Layer
    z: Floats
    h: Floats
    y: Floats
    dh: Floats
    dz: Floats


Finish = Callable[[], float]


def _ended(end: _End, own: Finish) -> Finish:
    """A loss of the layer's output: activate, compare, and go back through the activation."""
    layer, z, h, _, dh, dz = end
    forward, backward = _activate(layer, z, h), _deactivate(layer, z, h, dh, dz)

    def finish() -> float:
        _do(forward)
        loss = own()
        _do(backward)
        return loss

    return finish


def _mse(end: _End) -> Finish:
    _, _, h, y, dh, _ = end

    def own() -> float:
        np.subtract(h, y, dh)
        flat = dh.ravel()
        loss = float(flat @ flat) / y.size
        np.multiply(dh, 2.0 / y.size, dh)
        return loss

    return _ended(end, own)


def _hinge(end: _End) -> Finish:
    _, _, h, y, dh, _ = end

    def own() -> float:
        lacking = np.maximum(1.0 - h * y, 0.0)
        np.multiply(np.sign(lacking), y / -y.size, dh)
        return float(lacking.sum()) / y.size

    return _ended(end, own)


def _bce(end: _End) -> Finish:
    """Through the sigmoid at once: z's gradient is p − y, and no digit of the loss is lost."""
    _, z, h, y, _, dz = end
    forward, parts, ones = _sigmoid(z, h), np.zeros_like(z), np.ones(z.size)
    flat, share = parts.ravel(), 1.0 / y.size

    def finish() -> float:
        _do(forward)
        np.subtract(h, y, dz)
        np.multiply(dz, share, dz)
        np.logaddexp(0.0, z, parts)  # -log(1 - p)
        total = float(flat @ ones) - float(z.ravel() @ y.ravel())
        return total * share

    return finish


def _cross_entropy(end: _End) -> Finish:
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


_LOSSES: dict[str, Callable[[_End], Finish]] = {
    "mse": _mse,
    "hinge": _hinge,
    "bce": _bce,
    "cross_entropy": _cross_entropy,
}
