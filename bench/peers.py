"""The libraries raced against, each used as its own documentation would.

Choices lean towards them: leaves are made once, only the inputs' gradients are asked for, and
compiling is not counted.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import Any

from .racer import Columns, Racer, ends
from .workloads import Dag


def torch_eager(dag: Dag) -> Racer:
    """PyTorch without compiling, in float64."""
    import torch

    f, every = dag.function(vars(torch)), dag.function(vars(torch), every=True)
    leaves = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in dag.inputs]

    def step() -> Any:
        output = f(*leaves)
        return output, torch.autograd.grad(output, leaves)

    def look() -> Columns:
        values = every(*leaves)
        grads = torch.autograd.grad(values[-1], values)
        return [v.item() for v in values], [g.item() for g in grads]

    return Racer(step, look)


def jax_jit(dag: Dag) -> Racer:
    """JAX, compiled as one function of all inputs, in float64."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    f = dag.function(vars(jnp))
    run = jax.jit(jax.value_and_grad(f, tuple(range(len(dag.inputs)))))
    leaves = [jnp.asarray(v) for v in dag.inputs]

    def step() -> Any:
        found = run(*leaves)
        found[0].block_until_ready()
        return found

    def look() -> Columns:
        output, grads = step()
        return ends(dag, float(output), [float(g) for g in grads])

    return Racer(step, look)


def micrograd(dag: Dag) -> Racer:
    """The teaching engine; ops it lacks are written in its own style."""
    from micrograd.engine import Value

    def unary(
        name: str, value: Callable[[float], float], slope: Callable[[float, float], float]
    ) -> Callable[..., Any]:
        def apply(x: Any) -> Any:
            out = Value(value(x.data), (x,), name)

            def backward() -> None:
                x.grad += slope(out.data, x.data) * out.grad

            out._backward = backward
            return out

        return apply

    def maximum(a: Any, b: Any) -> Any:
        out = Value(max(a.data, b.data), (a, b), "max")

        def backward() -> None:
            winner = a if a.data > b.data else b
            winner.grad += out.grad

        out._backward = backward
        return out

    f = dag.function(
        {
            "sin": unary("sin", math.sin, lambda _, x: math.cos(x)),
            "exp": unary("exp", math.exp, lambda y, _: y),
            "tanh": unary("tanh", math.tanh, lambda y, _: 1 - y * y),
            "maximum": maximum,
        }
    )
    sys.setrecursionlimit(20_000)  # it sorts the graph by recursion

    def step() -> Any:
        leaves = [Value(v) for v in dag.inputs]
        output = f(*leaves)
        output.backward()
        return output, leaves

    def look() -> Columns:
        output, leaves = step()
        return ends(dag, output.data, [leaf.grad for leaf in leaves])

    return Racer(step, look)
