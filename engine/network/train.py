"""Training, step by step: all of a step follows from the spec, the parameters and its number."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .answers import boundary_of
from .build import targets
from .data import Points, batch_at
from .folded import Folded, fits
from .init import first_weights
from .layers import shapes_of
from .optim import Descent
from .reference import Reference
from .sets import training_points, validation_points
from .spec import Spec

Floats = NDArray[np.float64]
BLOCK = 128
"""Points at once where the network is only looked at."""
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


class DivergedError(ArithmeticError):
    """The loss or its gradient is no longer a number.

    Parameters
    ----------
    step
        The one that found it; the parameters are those before it.
    """

    def __init__(self, step: int) -> None:
        super().__init__(f"the loss of step {step}, or its gradient, is not finite")
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

    Attributes
    ----------
    seed, batch
        Of all that is random; how many points a step takes.
    descent
        How the parameters follow their gradient.

    Examples
    --------
    >>> from .read import parse_spec
    >>> trainer = Trainer(parse_spec("2 → 8 tanh → 1, xor, adam 0.05"))
    >>> first = trainer.step()
    >>> for _ in range(300):
    ...     last = trainer.step()
    >>> last < 0.05 < first
    True
    """

    def __init__(self, spec: Spec, checkpoint: Checkpoint | None = None) -> None:
        self.spec = spec
        self.points, self.held_back = training_points(spec), validation_points(spec)
        self.seed, batch = (int(spec.settings[slot].values[0]) for slot in ("seed", "batch"))
        self.batch = min(batch, len(self.points.inputs))
        self.machine = machine_for(spec, self.batch)
        start = checkpoint or Checkpoint(0, first_parameters(spec))
        self.steps_taken = start.step
        self.machine.parameters[:] = start.parameters
        self.descent = Descent(spec.settings, self.machine.parameters, self.machine.gradient)
        memory = self.descent.memory
        for name in memory.keys() & start.memory.keys():
            memory[name][:] = start.memory[name]
        self._factors = [
            spec.settings[slot].values[0] if slot in spec.settings else 0.0 for slot in ("l1", "l2")
        ]
        self._penalized = any(self._factors)
        dropping = any("dropout" in layer.traits for layer in spec.layers)
        self._alike = self.batch == len(self.points.inputs) and not dropping
        if self._alike:
            self._take()
        self._seen: float | None = None
        self._looking: Folded | Reference | None = None
        self._judging: Folded | Reference | None = None

    @cached_property
    def weights(self) -> Floats:
        """1 for each parameter that L1 and L2 make smaller."""
        return is_weight(self.spec)

    @property
    def parameters(self) -> Floats:
        """A copy of the parameters, flat, in the order of `shapes_of`."""
        return self.machine.parameters.astype(np.float64)

    def loss(self) -> float:
        """The loss that the next step will find; the machine then has its gradients."""
        if self._seen is None:
            if not self._alike:
                self._take()
            self._seen = self.machine.run()
        return self._seen

    def _take(self) -> None:
        """Give the machine what the next step is about; once for all where all steps are alike."""
        at = self.steps_taken
        points = batch_at(self.points, self.batch, self.seed, at)
        masks = masks_at(self.spec, self.batch, self.seed, at)
        self.machine.take(points.inputs, targets(self.spec, points), masks)

    def step(self) -> float:
        """Take one step; the loss that it began with.

        Raises
        ------
        DivergedError
            When the loss is not finite; nothing is changed then.
        """
        loss = self._move()
        self.steps_taken += 1
        return loss

    def coming(self) -> Floats:
        """What the next step will add to the parameters; NaN where it will find no number."""
        before = self.checkpoint()
        try:
            self._move()
        except DivergedError:
            return np.full_like(before.parameters, math.nan)
        change = self.parameters - before.parameters
        self._put_back(before)
        return change

    def _move(self) -> float:
        """All of a step but the counting."""
        loss, self._seen = self.loss(), None
        penalty = self._penalize() if self._penalized else 0.0
        if not math.isfinite(loss + penalty + self.descent.clip()):
            raise DivergedError(self.steps_taken)
        self.descent.move(self.steps_taken)
        return loss

    def _put_back(self, checkpoint: Checkpoint) -> None:
        self.machine.parameters[:] = checkpoint.parameters
        for name, kept in self.descent.memory.items():
            kept[:] = checkpoint.memory[name]

    def checkpoint(self) -> Checkpoint:
        """All that is needed to go on from here."""
        memory = {name: kept.astype(np.float64) for name, kept in self.descent.memory.items()}
        return Checkpoint(self.steps_taken, self.parameters, memory)

    def outputs(self, inputs: Floats) -> Floats:
        """[points, outputs] that the network gives for [points, inputs], without dropout."""
        if self._looking is None:
            self._looking = machine_for(self.spec, BLOCK, training=False)
        machine, found = self._looking, np.empty((len(inputs), self.spec.layers[-1].width))
        machine.parameters[:] = self.machine.parameters
        block = np.zeros((BLOCK, self.spec.inputs))
        for at in range(0, len(inputs), BLOCK):
            part = inputs[at : at + BLOCK]
            block[: len(part)] = part
            found[at : at + BLOCK] = machine.forward(block)[-1][: len(part)]
        return found

    def accuracy(self, points: Points | None = None) -> float:
        """The share of the points whose class is found; NaN where numbers are to be found."""
        points, boundary = points or self.points, boundary_of(self.spec)
        if boundary is None:
            return math.nan
        outputs = self.outputs(points.inputs)
        if outputs.shape[1] > 1:
            found = outputs.argmax(axis=1)
        else:
            found = (outputs[:, 0] > boundary).astype(int)
        return float(np.mean(found == points.labels))

    def validation(self) -> tuple[float, float] | None:
        """Loss and accuracy at the points that are held back; None where none are."""
        points = self.held_back
        if points is None:
            return None
        if self._judging is None:
            self._judging = machine_for(self.spec, len(points.inputs), training=False)
            self._judging.take(points.inputs, targets(self.spec, points))
        self._judging.parameters[:] = self.machine.parameters
        return self._judging.loss(), self.accuracy(points)

    def penalty(self) -> float:
        """What L1 and L2 add to the loss; they leave biases alone."""
        l1, l2 = self._factors
        if not self._penalized:
            return 0.0
        weights = self.machine.parameters * self.weights
        return l1 * float(np.abs(weights).sum()) + l2 * float(weights @ weights) / 2

    def _penalize(self) -> float:
        """Add to the gradient what L1 and L2 ask, and tell what they add to the loss."""
        l1, l2 = self._factors
        weights = self.machine.parameters * self.weights
        self.machine.gradient += l1 * np.sign(weights) + l2 * weights
        return self.penalty()


def machine_for(spec: Spec, points: int, *, training: bool = True) -> Folded | Reference:
    """The fastest way to a network's gradient."""
    if not fits(spec):
        return Reference(spec, points, training=training)
    return Folded(spec, points, np.float32 if training and "float32" in spec.settings else float)


def is_weight(spec: Spec) -> Floats:
    """1 for each parameter that is a weight, 0 for biases and what layer norm has."""
    return np.concatenate(
        [
            np.full(math.prod(shape), float(name[0] == "W"))
            for name, shape in shapes_of(spec).items()
        ]
    )


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
    dropped = [layer for layer in spec.layers if "dropout" in layer.traits]
    if not dropped:
        return []
    rng = np.random.Generator(np.random.PCG64([seed, _MASKS, step]))
    shares = [layer.traits["dropout"].values[0] for layer in dropped]
    return [
        (rng.random((batch, layer.width)) >= share) / (1.0 - share)
        for layer, share in zip(dropped, shares, strict=True)
    ]
