"""A network looked at: one example forward and backward, and what the next step will do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError
from .build import targets
from .data import Points
from .effort import operations
from .folded import Folded
from .layers import parted
from .reference import Reference
from .sets import all_points, count_all
from .spec import Spec
from .train import Checkpoint, DivergedError, Trainer, machine_for
from .views import Moment, moment

Floats = NDArray[np.float64]
_MOST = 500_000_000
"""Operations that it may take to judge a network at all of its points."""


class LayerLook(NamedTuple):
    """A layer at one example.

    Attributes
    ----------
    h, h_grad
        [width], what its units say and the gradient of the loss by it.
    parameters, gradients
        By name without the layer's number: `W` [in, width], `b` [width], with layer norm `g`, `c`.
    descents, updates
        By the same names, what the next step has: the gradient of its batch as the optimizer
        takes it (penalties added, clipped), and what is added to the parameters.
    """

    h: Floats
    h_grad: Floats
    parameters: dict[str, Floats]
    gradients: dict[str, Floats]
    descents: dict[str, Floats]
    updates: dict[str, Floats]


class NextStep(NamedTuple):
    """What the next step of a training finds.

    Attributes
    ----------
    loss, penalty
        Of the batch; what L1 and L2 add.
    norm
        Of the whole gradient, before it was clipped.
    rate
        The learning rate.
    """

    loss: float
    penalty: float
    norm: float
    rate: float


class Judged(NamedTuple):
    """A network at all of its points.

    Attributes
    ----------
    accuracy
        The share of those it learns from whose class is found; None where numbers are to be found.
    validation
        Loss and accuracy at those that are held back; None where none are.
    """

    accuracy: float | None
    validation: tuple[float, float | None] | None


def judged(trainer: Trainer) -> Judged | None:
    """How a network does at all points; None of one too large to be run at every one of them.

    Examples
    --------
    >>> from .read import parse_spec
    >>> judged(Trainer(parse_spec("2 → 1, xor")))
    Judged(accuracy=0.5, validation=None)
    """
    if operations(trainer.spec, count_all(trainer.spec)) > _MOST:
        return None
    held, classes = trainer.validation(), bool(trainer.points.classes)
    validation = held and (held[0], held[1] if classes else None)
    return Judged(trainer.accuracy() if classes else None, validation)


class Look(NamedTuple):
    """A forward and a backward pass of one example.

    Attributes
    ----------
    example, examples
        Its place in the data set, and how many there are.
    inputs, target
        [inputs] and [outputs].
    loss
        Of this example alone.
    layers
        From the input on.
    step
        What the next step finds; None when its loss, or the gradient, is no longer a number.
    moment
        Where the training stands.
    judged
        None of a network too large to be run at every point.
    """

    example: int
    examples: int
    inputs: Floats
    target: Floats
    loss: float
    layers: tuple[LayerLook, ...]
    step: NextStep | None
    moment: Moment
    judged: Judged | None


@np.errstate(over="ignore", invalid="ignore")
def look(
    spec: Spec, checkpoint: Checkpoint | None = None, example: int = 0, *, numbers: bool = True
) -> Look:
    """Run a network on one example of its data, without dropout, and try its next step.

    Parameters
    ----------
    spec, checkpoint
        The network and where its training is; by default at the first weights.
    example
        Its place in the data set.
    numbers
        False leaves out all that there is of each parameter, of which a large network has many.

    Raises
    ------
    ExpressionError
        Code `example`, when there is no such example.

    Examples
    --------
    >>> from .read import parse_spec
    >>> seen = look(parse_spec("2 → 3 tanh → 1, xor"), example=1)
    >>> seen.inputs, seen.target, [layer.h.shape for layer in seen.layers]
    (array([0., 1.]), array([1.]), [(3,), (1,)])
    """
    trainer = Trainer(spec, checkpoint)
    parameters = trainer.parameters
    one = at_example(trainer, example)
    machine = one.machine
    stands = moment(trainer), judged(trainer)
    try:
        penalty = trainer.penalty()
        step = NextStep(trainer.step(), penalty, trainer.descent.norm, trainer.descent.rate)
    except DivergedError:
        step = None
    owned: Iterable[tuple[dict[str, Floats], ...]] = [({}, {}, {}, {})] * len(spec.layers)
    if numbers:
        columns = [
            parameters,
            machine.gradient,
            trainer.machine.gradient.astype(np.float64),
            trainer.parameters - parameters,
        ]
        owned = zip(*(_split(spec, column) for column in columns), strict=True)
    layers = tuple(
        LayerLook(h[0].copy(), h_grad[0].copy(), *parts)
        for (h, h_grad), parts in zip(machine.hidden(), owned, strict=True)
    )
    count = count_all(spec)
    ends = one.inputs[0], one.targets[0]
    return Look(example, count, *ends, one.loss, layers, step, *stands)


class Example(NamedTuple):
    """One example, run forward and backward: [1, inputs], [1, outputs], and what ran it."""

    inputs: Floats
    targets: Floats
    loss: float
    machine: Folded | Reference


def at_example(trainer: Trainer, example: int) -> Example:
    """Run a network in training on one example of its data, without dropout.

    Raises
    ------
    ExpressionError
        Code `example`, when there is no such example.
    """
    check_example(trainer.spec, example)
    points, place = all_points(trainer.spec), slice(example, example + 1)
    one = Points(points.inputs[place], points.labels[place], points.classes)
    wanted = targets(trainer.spec, one)
    machine = machine_for(trainer.spec, 1, training=False)
    machine.parameters[:] = trainer.parameters
    machine.take(one.inputs, wanted)
    return Example(one.inputs, wanted, machine.run(), machine)


def check_example(spec: Spec, example: int) -> None:
    """Refuse an example that there is not, without drawing the data.

    Raises
    ------
    ExpressionError
        Code `example`, with how many there are.
    """
    count = count_all(spec)
    if not 0 <= example < count:
        raise ExpressionError("example", None, {"example": example, "count": count})


def _split(spec: Spec, flat: Floats) -> list[dict[str, Floats]]:
    """Each layer's own numbers, by their names."""
    layers: list[dict[str, Floats]] = [{} for _ in spec.layers]
    for name, part in parted(spec, flat).items():
        layers[int(name[1:]) - 1][name[0]] = part
    return layers
