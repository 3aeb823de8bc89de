"""Training, step by step: all of a step follows from the spec, the parameters and its number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..program import Program
from .build import targets
from .data import batch_at, points_of
from .init import first_weights
from .layers import Wiring, shapes_of, wired
from .optim import RULES, Now, clipped, rate_at
from .spec import Spec

Floats = NDArray[np.float64]
_MASKS = 4
"""Keeps what dropout drops apart from all else that is drawn from the same seed."""


@dataclass
class Checkpoint:
    """All that a training is at one moment, besides its spec.

    Attributes
    ----------
    step
        How many steps were taken.
    parameters
        Flat, in the order of `shapes_of`.
    memory
        What the optimizer keeps, by name, each as long as the parameters.
    """

    step: int
    parameters: Floats
    memory: dict[str, Floats] = field(default_factory=dict)


class Step(NamedTuple):
    """What one step computed, at the parameters it found.

    Attributes
    ----------
    loss, penalty
        Of the batch; what L1 and L2 add.
    norm
        Of the whole gradient, before it was clipped.
    rate
        The learning rate.
    values, grads
        Columns of `Trainer.wiring.graph`, in node order.
    """

    loss: float
    penalty: float
    norm: float
    rate: float
    values: list[Floats]
    grads: list[Floats | None]


class DivergedError(ArithmeticError):
    """The loss is no longer a number.

    Parameters
    ----------
    step
        The one that found it; the parameters are those before it.
    """

    def __init__(self, step: int) -> None:
        super().__init__(f"the loss of step {step} is not finite")
        self.step = step


class Trainer:
    """A network in training.

    Parameters
    ----------
    spec
        What is trained, on which data, and how.
    checkpoint
        Where to go on; by default from the first weights. Going on from a checkpoint gives what
        training without a stop would have given, bit for bit.

    Examples
    --------
    >>> from .read import parse_spec
    >>> trainer = Trainer(parse_spec("2 → 8 tanh → 1, xor, adam 0.05"))
    >>> first = trainer.step().loss
    >>> for _ in range(300):
    ...     last = trainer.step().loss
    >>> last < 0.05 < first
    True
    """

    def __init__(self, spec: Spec, checkpoint: Checkpoint | None = None) -> None:
        self.spec = spec
        self.points = points_of(spec.settings["data"], self.seed)
        self.shapes = shapes_of(spec)
        self.rule = RULES[spec.settings["optimizer"].part.name]
        start = checkpoint or Checkpoint(0, first_parameters(spec))
        self.steps_taken = start.step
        self.parameters = start.parameters.copy()
        self.memory = {
            name: start.memory[name].copy()
            if name in start.memory
            else np.zeros_like(self.parameters)
            for name in self.rule.memory
        }
        self._programs: dict[int, tuple[Wiring, Program]] = {}

    @property
    def seed(self) -> int:
        """Of all that is random."""
        return int(self.spec.settings["seed"].values[0])

    @property
    def batch(self) -> int:
        """Points in one step."""
        return min(int(self.spec.settings["batch"].values[0]), len(self.points.inputs))

    @property
    def wiring(self) -> Wiring:
        """The graph of a step."""
        return self._program()[0]

    def _program(self) -> tuple[Wiring, Program]:
        if self.batch not in self._programs:
            wiring = wired(self.spec, self.batch, training=True)
            self._programs[self.batch] = wiring, Program(wiring.graph)
        return self._programs[self.batch]

    def step(self) -> Step:
        """Take one step.

        Raises
        ------
        DivergedError
            When the loss is not finite; nothing is changed then.
        """
        settings, at = self.spec.settings, self.steps_taken
        wiring, program = self._program()
        values, grads = program.replay(self.inputs_at(at))
        gradient = self.gradient_of(grads)
        penalty = self._penalize(gradient)
        loss = float(values[wiring.loss])
        norm = clipped(gradient, settings.get("clip"))
        if not math.isfinite(loss + penalty + norm):
            raise DivergedError(at)
        rate = rate_at(settings["optimizer"], settings.get("decay"), at)
        numbers = settings["optimizer"].values[1:]
        self.rule.update(self.parameters, gradient, Now(rate, at + 1, self.memory), *numbers)
        self.steps_taken += 1
        return Step(loss, penalty, norm, rate, list(values), list(grads))

    def checkpoint(self) -> Checkpoint:
        """All that is needed to go on from here."""
        memory = {name: kept.copy() for name, kept in self.memory.items()}
        return Checkpoint(self.steps_taken, self.parameters.copy(), memory)

    def outputs(self, inputs: Floats) -> Floats:
        """[points, outputs] that the network gives for [points, inputs], without dropout."""
        wiring = wired(self.spec, len(inputs))
        wanted = np.zeros((len(inputs), self.spec.layers[-1].width))
        program = Program(wiring.graph)
        values, _ = program.replay([inputs, wanted, *self.split(self.parameters)])
        found: Floats = values[wiring.hidden[-1]]
        return found

    def accuracy(self) -> float:
        """The share of the points whose class is found; NaN where numbers are to be found."""
        if not self.points.classes:
            return math.nan
        outputs = self.outputs(self.points.inputs)
        if outputs.shape[1] > 1:
            found = outputs.argmax(axis=1)
        else:
            between = 0.0 if self.spec.settings["loss"].part.name == "hinge" else 0.5
            found = (outputs[:, 0] > between).astype(int)
        return float(np.mean(found == self.points.labels))

    def inputs_at(self, step: int) -> list[Floats]:
        """What the graph is run on at a step, in the order of its inputs."""
        points = batch_at(self.points, self.batch, self.seed, step)
        masks = masks_at(self.spec, self.batch, self.seed, step)
        return [points.inputs, targets(self.spec, points), *masks, *self.split(self.parameters)]

    def split(self, flat: Floats) -> list[Floats]:
        """A flat array as the parameters' shapes; views, not copies."""
        parts, at = [], 0
        for shape in self.shapes.values():
            size = math.prod(shape)
            parts.append(flat[at : at + size].reshape(shape))
            at += size
        return parts

    def gradient_of(self, grads: Sequence[Any]) -> Floats:
        """The parameters' gradients, flat."""
        own = self.wiring.graph.inputs[-len(self.shapes) :]
        return np.concatenate([np.ravel(grads[id]) for id in own])

    def _penalize(self, gradient: Floats) -> float:
        """Add what L1 and L2 ask of the weights, not of biases; return their part of the loss."""
        penalty = 0.0
        for name, part, weight in zip(
            self.shapes, self.split(gradient), self.split(self.parameters), strict=True
        ):
            if name[0] != "W":
                continue
            for kind, size, slope in (
                ("l1", float(np.abs(weight).sum()), np.sign(weight)),
                ("l2", float((weight * weight).sum()) / 2, weight),
            ):
                if kind in self.spec.settings:
                    factor = self.spec.settings[kind].values[0]
                    penalty += factor * size
                    part += factor * slope
        return penalty


def first_parameters(spec: Spec) -> Floats:
    """The first weights, flat; gains of layer norm are 1."""
    parts: list[Floats] = []
    for layer, (weight, bias) in zip(spec.layers, first_weights(spec), strict=True):
        parts += [weight.ravel(), bias]
        if "norm" in layer.traits:
            parts += [np.ones(layer.width), np.zeros(layer.width)]
    return np.concatenate(parts)


def masks_at(spec: Spec, batch: int, seed: int, step: int) -> list[Floats]:
    """What dropout multiplies by: 0 for what is dropped, the rest made up for it."""
    rng = np.random.Generator(np.random.PCG64([seed, _MASKS, step]))
    masks = []
    for layer in spec.layers:
        if "dropout" in layer.traits:
            share = layer.traits["dropout"].values[0]
            masks.append((rng.random((batch, layer.width)) >= share) / (1.0 - share))
    return masks
