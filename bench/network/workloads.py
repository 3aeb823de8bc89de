"""Networks to race on: the same first weights and the same points for every racer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.network import Spec, parse_spec
from engine.network.build import targets
from engine.network.given import Given
from engine.network.layers import parted
from engine.network.rows import Rows
from engine.network.sets import training_points
from engine.network.train import first_parameters

RATE = 0.01


@dataclass(frozen=True)
class Mlp:
    """A network, trained by plain descent on one batch.

    Attributes
    ----------
    name
        What the race is called.
    text
        The spec, without its precision.
    batch
        Points of its batch, all of its data.
    single
        Whether it is timed in single precision; it is compared in double.
    every
        Whether ∂L/∂h of each layer is wanted, too.
    """

    name: str
    text: str
    batch: int
    single: bool = False
    every: bool = False

    def spec(self, *, single: bool) -> Spec:
        """What we are asked for, on points drawn for the race."""
        spec = parse_spec(self.text + (", float32" if single else ""))
        rng = np.random.default_rng(0)
        classes = int(spec.settings["data"].values[0])
        labels = rng.integers(0, classes, self.batch).astype(float)
        labels[:classes] = range(classes)
        rows = Rows(rng.normal(size=(self.batch, spec.inputs)), labels, (), ())
        return replace(spec, given=Given(rows))

    def numbers(self, *, single: bool) -> tuple[Any, Any, list[tuple[Any, Any]]]:
        """Inputs, what is wanted, and each layer's first weight and bias."""
        spec = self.spec(single=single)
        dtype = np.float32 if single else np.float64
        points = training_points(spec)
        own = parted(spec, first_parameters(spec))
        layers = [
            (own[f"W{i}"].astype(dtype), own[f"b{i}"].astype(dtype))
            for i in range(1, len(spec.layers) + 1)
        ]
        return points.inputs.astype(dtype), targets(spec, points).astype(dtype), layers

    @property
    def activation(self) -> str:
        """Of the hidden layers."""
        use = self.spec(single=False).layers[0].activation
        assert use
        return use.part.name

    @property
    def loss(self) -> str:
        """mse or cross_entropy."""
        return self.spec(single=False).settings["loss"].part.name


SMALL = Mlp(
    "2-16-16-1 tanh, batch 64, float64",
    f"2 → 16 tanh → 16 tanh → 1, mse, own 2, sgd {RATE}, batch 64",
    64,
)
WIDE = Mlp(
    "784-256-128-10 relu, batch 128, float32",
    f"784 → 256 relu → 128 relu → 10, cross_entropy, own 10, sgd {RATE}, batch 128",
    128,
    single=True,
)
DEEP = Mlp(
    "50 layers of 32 tanh, batch 64, float64, every ∂L/∂h",
    f"2 → 50x32 tanh → 1, mse, own 2, sgd {RATE}, batch 64",
    64,
    every=True,
)
