"""The libraries that programs are written for: `m.leaf`, `m.data`, and functions of their own."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import autograd
import autograd.numpy as anp
import torch
from micrograd.engine import Value

Run = Callable[[Any], Mapping[str, Any]]
"""A program: given a library, its named values; other locals are ignored."""
Found = dict[str, tuple[Any, Any]]
"""Value and gradient by name; the gradient is None where there is none."""


class Torch:
    """PyTorch in float64; every function that is not defined here is its own."""

    def leaf(self, number: Any) -> Any:
        return torch.tensor(number, dtype=torch.float64, requires_grad=True)

    def data(self, number: Any) -> Any:
        return torch.tensor(number, dtype=torch.float64)

    def __getattr__(self, name: str) -> Any:
        return getattr(torch, name)


def by_torch(run: Run, output: str) -> Found:
    """Every named value and its gradient."""
    named = {name: v for name, v in run(Torch()).items() if isinstance(v, torch.Tensor)}
    last = named[output].sum()
    moving = {name: v for name, v in named.items() if v.requires_grad}
    found: Iterable[Any] = [None] * len(moving)
    if last.requires_grad:
        found = torch.autograd.grad(last, list(moving.values()), allow_unused=True)
    grads = {
        name: (torch.zeros_like(v) if grad is None else grad).tolist()
        for (name, v), grad in zip(moving.items(), found, strict=True)
    }
    return {name: (v.tolist(), grads.get(name)) for name, v in named.items()}


class Micrograd:
    """micrograd; what it lacks is written the way it writes its own ops."""

    def leaf(self, number: float) -> Any:
        return Value(float(number))

    data = leaf

    def relu(self, x: Any) -> Any:
        return x.relu()

    def exp(self, x: Any) -> Any:
        return _unary(x, math.exp, lambda x, y: y)

    def log(self, x: Any) -> Any:
        return _unary(x, math.log, lambda x, y: 1 / x)

    def sin(self, x: Any) -> Any:
        return _unary(x, math.sin, lambda x, y: math.cos(x))

    def cos(self, x: Any) -> Any:
        return _unary(x, math.cos, lambda x, y: -math.sin(x))

    def tanh(self, x: Any) -> Any:
        return _unary(x, math.tanh, lambda x, y: 1 - y * y)

    def sigmoid(self, x: Any) -> Any:
        return _unary(x, lambda x: 1 / (1 + math.exp(-x)), lambda x, y: y * (1 - y))

    def maximum(self, a: Any, b: Any) -> Any:
        out = Value(max(a.data, b.data), (a, b), "max")

        def backward() -> None:
            winner = a if a.data > b.data else b
            winner.grad += out.grad

        out._backward = backward
        return out


def _unary(x: Any, value: Callable[[float], float], slope: Callable[[float, float], float]) -> Any:
    out = Value(value(x.data), (x,), value.__name__)

    def backward() -> None:
        x.grad += slope(x.data, out.data) * out.grad

    out._backward = backward
    return out


def by_micrograd(run: Run, output: str) -> Found:
    """Every named value and its gradient."""
    named = {name: v for name, v in run(Micrograd()).items() if isinstance(v, Value)}
    named[output].backward()
    return {name: (v.data, v.grad) for name, v in named.items()}


class Autograd:
    """autograd differentiates functions of leaves: given numbers replace a program's own."""

    def __init__(self, given: tuple[Any, ...] | None = None) -> None:
        self.given = None if given is None else iter(given)
        self.leaves: list[Any] = []

    def leaf(self, number: float) -> Any:
        leaf = float(number) if self.given is None else next(self.given)
        self.leaves.append(leaf)
        return leaf

    def data(self, number: float) -> Any:
        return float(number)

    def relu(self, x: Any) -> Any:
        return anp.maximum(x, 0.0)

    def sigmoid(self, x: Any) -> Any:
        return 1 / (1 + anp.exp(-x))

    def __getattr__(self, name: str) -> Any:
        return getattr(anp, name)


def by_autograd(run: Run, output: str) -> tuple[float, list[float]]:
    """The output, and the gradients of the leaves in the order in which they are made."""
    first = Autograd()
    run(first)

    def function(*numbers: Any) -> Any:
        return run(Autograd(numbers))[output]

    every = tuple(range(len(first.leaves)))
    value, grads = autograd.value_and_grad(function, every)(*first.leaves)
    return float(value), [float(g) for g in grads]
