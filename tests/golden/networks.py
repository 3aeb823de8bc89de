"""Networks trained by PyTorch: `python -m tests.golden.networks` writes networks.json."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch.nn import functional

from engine.network import Spec, parse_spec
from engine.network.build import targets
from engine.network.data import batch_at, points_of
from engine.network.layers import shapes_of
from engine.network.train import first_parameters

from .make import HERE, lines

STEPS = 100
BASE = "2 → 4 tanh → 3 tanh → 1 sigmoid, circles 40, batch 8"
SPECS = [
    *(f"{BASE}, {optimizer}" for optimizer in ("sgd 0.1", "momentum 0.05", "nesterov 0.05 0.8")),
    *(f"{BASE}, {optimizer}" for optimizer in ("rmsprop", "adam 0.02", "adamw 0.02 0.1")),
    *(f"{BASE}, sgd 0.5, {more}" for more in ("clip 0.1", "clip value 0.02", "l1 0.01", "l2 0.05")),
    *(f"{BASE}, sgd 0.5, decay {decay}" for decay in ("step 30 0.3", "cosine 80")),
    *(
        f"2 → 4 {name} → 3 {name} → 1, circles 40, batch 8, init lecun, seed 3"
        for name in (
            "sigmoid",
            "softplus",
            "relu",
            "selu",
            "silu",
            "gelu",
            "leaky_relu 0.2",
            "elu 0.5",
        )
    ),
    "2 → 4 softmax → 1, circles 40, batch 8",
    "2 → 4 tanh → 1, moons 40, hinge, batch 8",
    "2 → 4 tanh → 3, blobs 3 30, batch 8",
    "1 → 4 tanh → 1, sine 40, batch 8, momentum 0.05, clip 0.5, l2 0.01",
    "2 → 4 relu norm → 4 tanh norm nobias residual → 1, circles 40, batch 8",
]
ACTIVATIONS: dict[str, Callable[..., Any]] = {
    **{n: getattr(torch, n) for n in ("sigmoid", "tanh", "relu")},
    **{
        n: getattr(functional, n) for n in ("softplus", "selu", "silu", "gelu", "leaky_relu", "elu")
    },
    "softmax": lambda z: functional.softmax(z, dim=1),
}
LOSSES: dict[str, Callable[..., Any]] = {
    "mse": functional.mse_loss,
    "bce": functional.binary_cross_entropy,
    "cross_entropy": functional.cross_entropy,
    "hinge": lambda p, y: torch.clamp(1 - p * y, min=0).mean(),
}


def trained(text: str) -> dict[str, Any]:
    """The losses and the last parameters of a training by PyTorch, in float64."""
    spec = parse_spec(text)
    flat, parameters = first_parameters(spec), {}
    for name, shape in shapes_of(spec).items():
        size = int(torch.Size(shape).numel())
        part, flat = flat[:size].reshape(shape), flat[size:]
        parameters[name] = torch.tensor(part, requires_grad=True)
    optimizer = optimizer_of(spec, list(parameters.values()))
    first_rate = optimizer.param_groups[0]["lr"]
    losses = []
    for step in range(STEPS):
        optimizer.param_groups[0]["lr"] = first_rate * slowed(spec, step)
        optimizer.zero_grad()
        loss = loss_at(spec, parameters, step)
        losses.append(loss.item())
        (loss + penalty_of(spec, parameters)).backward()
        clip(spec, list(parameters.values()))
        optimizer.step()
    last = [x for value in parameters.values() for x in value.detach().ravel().tolist()]
    return {"name": text, "losses": [losses[0], losses[-1]], "parameters": last}


def loss_at(spec: Spec, parameters: dict[str, Any], step: int) -> Any:
    seed, batch = (int(spec.settings[slot].values[0]) for slot in ("seed", "batch"))
    points = batch_at(points_of(spec.settings["data"], seed), batch, seed, step)
    outs = [torch.tensor(points.inputs)]
    for i, layer in enumerate(spec.layers, 1):
        z = outs[-1] @ parameters[f"W{i}"] + parameters.get(f"b{i}", 0)
        if "norm" in layer.traits:
            z = functional.layer_norm(z, (layer.width,), parameters[f"g{i}"], parameters[f"c{i}"])
        use = layer.activation
        h = ACTIVATIONS[use.part.name](z, *use.values) if use else z
        residual = layer.traits.get("residual")
        outs.append(h + outs[-int(residual.values[0])] if residual else h)
    wanted = torch.tensor(targets(spec, points))
    return LOSSES[spec.settings["loss"].part.name](outs[-1], wanted)


def penalty_of(spec: Spec, parameters: dict[str, Any]) -> Any:
    weights = [value for name, value in parameters.items() if name[0] == "W"]
    total = torch.zeros((), dtype=torch.float64)
    if "l1" in spec.settings:
        total = total + spec.settings["l1"].values[0] * sum(w.abs().sum() for w in weights)
    if "l2" in spec.settings:
        total = total + spec.settings["l2"].values[0] * sum((w * w).sum() for w in weights) / 2
    return total


def optimizer_of(spec: Spec, parameters: list[Any]) -> Any:
    use = spec.settings["optimizer"]
    rate, *numbers = use.values
    name = use.part.name
    if name in ("sgd", "momentum", "nesterov"):
        momentum = numbers[0] if numbers else 0.0
        return torch.optim.SGD(parameters, rate, momentum=momentum, nesterov=name == "nesterov")
    if name == "rmsprop":
        return torch.optim.RMSprop(parameters, rate, alpha=numbers[0])
    if name == "adam":
        return torch.optim.Adam(parameters, rate, betas=(numbers[0], numbers[1]))
    betas = numbers[1], numbers[2]
    return torch.optim.AdamW(parameters, rate, weight_decay=numbers[0], betas=betas)


def slowed(spec: Spec, step: int) -> float:
    """The learning rate of a step, as a share of the first, by PyTorch's schedulers."""
    decay = spec.settings.get("decay")
    if decay is None:
        return 1.0
    model = torch.optim.SGD([torch.zeros(1)], 1.0)
    if decay.part.words[1] == "step":
        every, factor = decay.values
        scheduler: Any = torch.optim.lr_scheduler.StepLR(model, int(every), factor)
    else:
        step = min(step, int(decay.values[0]))
        scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(model, int(decay.values[0]))
    for _ in range(step):
        model.step()
        scheduler.step()
    return float(model.param_groups[0]["lr"])


def clip(spec: Spec, parameters: list[Any]) -> None:
    use = spec.settings.get("clip")
    if use is None:
        return
    if use.part.words == ("clip",):
        torch.nn.utils.clip_grad_norm_(parameters, use.values[0])
    else:
        torch.nn.utils.clip_grad_value_(parameters, use.values[0])


if __name__ == "__main__":
    (HERE / "networks.json").write_text(lines([trained(text) for text in SPECS]), "utf-8")
