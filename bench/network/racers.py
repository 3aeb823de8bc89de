"""One step of training, forward, backward and plain descent, by each library's own means.

After a step of any of them the loss, the new parameters and all their gradients are at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.network import Trainer

from ..racer import Columns, Racer
from .workloads import RATE, Mlp


def told(loss: float, parameters: list[Any]) -> Columns:
    """What is compared: the loss, and the parameters after one step."""
    flat = np.concatenate([np.asarray(each, dtype=float).ravel() for each in parameters])
    return [loss], flat.tolist()


def ours(mlp: Mlp) -> Racer:
    """Our trainer; the gradients and every ∂L/∂h lie in its machine after each step."""
    trainer = Trainer(mlp.spec(single=mlp.single))

    def every() -> object:
        trainer.step()
        return trainer.machine.hidden()

    def look() -> Columns:
        fresh = Trainer(mlp.spec(single=False))
        loss = fresh.step()
        return told(loss, [fresh.parameters])

    return Racer(every if mlp.every else trainer.step, look)


def torch_eager(mlp: Mlp) -> Racer:
    """PyTorch without compiling, its gradients by `autograd.grad`, its descent in place."""
    import torch

    def made(*, single: bool) -> tuple[Callable[[], Any], list[Any]]:
        x, y, layers = mlp.numbers(single=single)
        inputs, wanted = torch.tensor(x), torch.tensor(y)
        parameters = [torch.tensor(each, requires_grad=True) for pair in layers for each in pair]
        bend = {"tanh": torch.tanh, "relu": torch.relu}[mlp.activation]
        labels = wanted.argmax(dim=1)

        def step() -> Any:
            h, hidden = inputs, []
            for i in range(0, len(parameters), 2):
                h = torch.addmm(parameters[i + 1], h, parameters[i])
                if i + 2 < len(parameters):
                    h = bend(h)
                    hidden.append(h)
            if mlp.loss == "mse":
                loss = torch.nn.functional.mse_loss(h, wanted)
            else:
                loss = torch.nn.functional.cross_entropy(h, labels)
            asked = [*parameters, *(hidden if mlp.every else [])]
            grads = torch.autograd.grad(loss, asked)
            with torch.no_grad():
                torch._foreach_add_(parameters, grads[: len(parameters)], alpha=-RATE)
            return loss

        return step, parameters

    def look() -> Columns:
        step, parameters = made(single=False)
        return told(step().item(), [each.detach().numpy() for each in parameters])

    return Racer(made(single=mlp.single)[0], look)


def jax_jit(mlp: Mlp) -> Racer:
    """JAX, the whole step compiled as one function that gives the gradients, too."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    bend = {"tanh": jnp.tanh, "relu": jax.nn.relu}[mlp.activation]

    def made(*, single: bool) -> tuple[Callable[[], Any], list[Any]]:
        x, y, layers = mlp.numbers(single=single)
        parameters = [jnp.asarray(each) for pair in layers for each in pair]
        nudges = [jnp.zeros((len(x), w.shape[1]), x.dtype) for w, _ in layers[:-1]]
        state = [parameters]

        def loss_of(parameters: list[Any], nudges: list[Any]) -> Any:
            h = jnp.asarray(x)
            for i in range(0, len(parameters), 2):
                h = h @ parameters[i] + parameters[i + 1]
                if i + 2 < len(parameters):
                    h = bend(h) + nudges[i // 2]  # whose gradient is that of h
            if mlp.loss == "mse":
                return jnp.mean((h - y) ** 2)
            return -jnp.mean(jnp.sum(jax.nn.log_softmax(h) * y, axis=1))

        def moved(parameters: list[Any], nudges: list[Any]) -> Any:
            which = (0, 1) if mlp.every else (0,)
            loss, grads = jax.value_and_grad(loss_of, which)(parameters, nudges)
            after = [p - RATE * g for p, g in zip(parameters, grads[0], strict=True)]
            return loss, after, grads

        run = jax.jit(moved)

        def step() -> Any:
            loss, state[0], _ = run(state[0], nudges)
            loss.block_until_ready()
            return loss

        return step, state

    def look() -> Columns:
        step, state = made(single=False)
        loss = float(step())
        return told(loss, state[0])

    return Racer(made(single=mlp.single)[0], look)
