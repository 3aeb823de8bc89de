"""Every op at the samples of its declaration, computed by PyTorch's own function for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812

from engine.ops import OPS, Op
from tests.engine.samples import Sample, samples
from tests.spelling import call, typable

from .program import Program, Programs

Function = Callable[..., Any]


def _axes(function: Function) -> Function:
    """The function with PyTorch's names for an axis; without one, over everything."""

    def apply(x: Any, axis: int | None = None, keepdims: bool = False, **more: Any) -> Any:
        dims = tuple(range(x.ndim)) if axis is None else axis
        return function(x, dim=dims, keepdim=keepdims, **more)

    return apply


def _prod(x: Any, axis: int | None = None, keepdims: bool = False) -> Any:
    return torch.prod(x) if axis is None else torch.prod(x, axis, keepdims)


def _compare(function: Function) -> Function:
    return lambda a, b: function(a, b).double()


def _step(x: Any, at_zero: Any) -> Any:
    # torch.heaviside has no gradient; this one is 0 by x and passes at_zero on where x is 0.
    return torch.where(x > 0, 0 * x + 1, torch.where(x < 0, 0 * x, at_zero))


def _index(x: Any, key: Any) -> Any:
    return x[tuple(slice(*item) if isinstance(item, tuple) else item for item in key)]


_TABLE: dict[str, Function] = {
    **{name: _compare(getattr(torch, name)) for name in ("gt", "lt", "ge", "le", "eq", "ne")},
    **{name: _axes(getattr(torch, name)) for name in ("sum", "mean", "amax", "amin", "logsumexp")},
    "prod": _prod,
    "norm": _axes(torch.linalg.vector_norm),
    "var": lambda x, ddof=0, **over: _axes(torch.var)(x, correction=ddof, **over),
    "softmax": lambda x, axis=-1: torch.softmax(x, axis),
    "log_softmax": lambda x, axis=-1: torch.log_softmax(x, axis),
    "clip": torch.clamp,
    "where": lambda c, a, b: torch.where(c != 0, a, b),
    "heaviside": _step,
    "leaky_relu": lambda x, alpha: torch.where(x > 0, x, alpha * x),
    "elu": lambda x, alpha: torch.where(x > 0, x, alpha * torch.expm1(x)),
    "gelu": lambda x, approximate=False: F.gelu(x, approximate="tanh" if approximate else "none"),
    "transpose": lambda x, axes=None: x.permute(axes or tuple(reversed(range(x.ndim)))),
    "broadcast_to": lambda x, shape: torch.broadcast_to(x, shape),
    "index": _index,
    "concat": lambda *xs, axis=0: torch.cat(xs, axis),
    "stack": lambda *xs, axis=0: torch.stack(xs, axis),
    "mse": F.mse_loss,
    "bce": F.binary_cross_entropy,
    "cross_entropy": F.cross_entropy,
    "hinge": lambda s, t: F.relu(1 - t * s).mean(),
}
"""Ops for which PyTorch has another name, or other arguments."""


def _pytorchs(op: Op) -> Function | None:
    """PyTorch's function for an op; None if it has none, or the op cannot be typed."""
    if not typable(op):
        return None
    found: Function | None = _TABLE.get(op.name)
    return found or getattr(torch, op.name, None) or getattr(F, op.name, None)


def _program(sample: Sample, function: Function) -> Program:
    """The sample's result, each number weighed differently, as text and for PyTorch."""
    names = [f"x{i}" for i in range(len(sample.args))]
    numbers = [np.asarray(a, dtype=float).tolist() for a in sample.args]
    shape = np.shape(sample.op.forward(*sample.arrays, **sample.attrs))
    weights = np.linspace(0.5, 1.5, int(np.prod(shape))).reshape(shape).tolist()
    text = "\n".join(
        [
            *(f"{name} = {number}" for name, number in zip(names, numbers, strict=True)),
            f"w = const({weights})",
            f"y = {call(sample.op, names, sample.attrs)}",
            "f = sum(w*y)" if shape else "f = w*y",
        ]
    )

    def run(m: Any) -> dict[str, Any]:
        leaves = [m.leaf(number) for number in numbers]
        y = function(*leaves, **sample.attrs)
        w = m.data(weights)
        f = (w * y).sum()
        return dict(zip(names, leaves, strict=True)) | {"w": w, "y": y, "f": f}

    return Program(str(sample), text, run)


def _along(op: Op) -> list[Sample]:
    """More samples of an op of one number: a row of points, near 0 and far out."""
    if not op.elementwise or op.variadic or len(op.params) != 1 or op.internal:
        return []
    points = np.array([-9.5, -2.25, -0.75, -0.01, 0.01, 0.6, 1.7, 11.3])
    if op.domain:
        points = points[op.domain.contains(points)]
    return [Sample(op, (tuple(points.tolist()),), {})]


PROGRAMS = Programs(
    _program(sample, function)
    for sample in [*samples(), *(more for op in OPS.values() for more in _along(op))]
    if (function := _pytorchs(sample.op)) is not None
)
