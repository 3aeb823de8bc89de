"""A network number by number: one example, or one unit of it, as a program of scalars."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError
from ..network.build import activated
from ..network.layers import parted
from ..network.look import at_example
from ..network.parts import written
from ..network.spec import Spec
from ..network.train import Checkpoint, Trainer
from .units import layer_of

Floats = NDArray[np.float64]


def example_program(spec: Spec, checkpoint: Checkpoint | None = None, example: int = 0) -> str:
    """One example through all units, to its loss; every weight is an input with a gradient.

    Parameters
    ----------
    spec, checkpoint
        The network and where its training is; by default at the first weights.
    example
        Its place in the data set.

    Raises
    ------
    ExpressionError
        `example` where there is none; `scalars_mixed` where a layer mixes its units.

    Examples
    --------
    >>> from ..network.read import parse_spec
    >>> print(example_program(parse_spec("2 → 1 tanh, mse, xor, init constant 1"), example=1))
    x1 = 0
    x2 = 1
    w1_1_1 = 1
    w1_2_1 = 1
    b1_1 = 0
    h1_1 = tanh(w1_1_1 * x1 + w1_2_1 * x2 + b1_1)
    loss = (h1_1 - 1)^2
    """
    trainer = Trainer(spec, checkpoint)
    one = at_example(trainer, example)
    lines = [f"x{i} = {written(float(x))}" for i, x in enumerate(one.inputs[0], 1)]
    for layer in range(1, len(spec.layers) + 1):
        units = range(spec.layers[layer - 1].width)
        for unit in units:
            lines += _owned(spec, trainer.parameters, layer, unit)
        lines += [_called(spec, layer, unit) for unit in units]
    return "\n".join([*lines, _loss(spec, one.targets[0])])


def unit_program(
    spec: Spec, checkpoint: Checkpoint | None, example: int, layer: int, unit: int
) -> str:
    """One unit at one example, from what comes in to what it says.

    What comes back to it, g, is a constant: so all gradients are those of the network's loss, as
    far as they come through this unit.

    Parameters
    ----------
    spec, checkpoint, example
        As for `example_program`.
    layer, unit
        Layers count from 1, units from 0.

    Raises
    ------
    ExpressionError
        As `example_program`; `network_layer` or `network_unit` where there is none.
    """
    width = spec.layers[layer_of(spec, layer) - 1].width
    if not 0 <= unit < width:
        raise ExpressionError("network_unit", None, {"unit": unit, "layer": layer, "units": width})
    trainer = Trainer(spec, checkpoint)
    one = at_example(trainer, example)
    hidden = [(one.inputs, one.inputs), *one.machine.hidden()]
    coming = hidden[layer - 1][0][0]
    lines = [f"{_name(layer - 1, i)} = {written(float(x))}" for i, x in enumerate(coming)]
    over = _over(spec, layer)
    if over > 1:
        came = hidden[layer - over][0][0, unit]
        lines.append(f"{_name(layer - over, unit)} = {written(float(came))}")
    lines += _owned(spec, trainer.parameters, layer, unit)
    lines.append(_called(spec, layer, unit))
    back = hidden[layer][1][0, unit]
    return "\n".join(
        [*lines, f"g = const({written(float(back))})", f"signal = g * {_name(layer, unit)}"]
    )


def _name(layer: int, unit: int) -> str:
    return f"h{layer}_{unit + 1}" if layer else f"x{unit + 1}"


def _over(spec: Spec, layer: int) -> int:
    """How many layers back a residual connection begins; 0 where there is none."""
    residual = spec.layers[layer - 1].traits.get("residual")
    return int(residual.values[0]) if residual else 0


def _owned(spec: Spec, flat: Floats, layer: int, unit: int) -> Iterator[str]:
    """A unit's weights and its bias."""
    parts = parted(spec, flat)
    for i, weight in enumerate(parts[f"W{layer}"][:, unit], 1):
        yield f"w{layer}_{i}_{unit + 1} = {written(float(weight))}"
    if f"b{layer}" in parts:
        yield f"b{layer}_{unit + 1} = {written(float(parts[f'b{layer}'][unit]))}"


def _called(spec: Spec, layer: int, unit: int) -> str:
    """What a unit says, of what comes in."""
    own = spec.layers[layer - 1]
    activation = own.activation.part.name if own.activation else None
    for name in ("norm", "softmax"):
        if name in own.traits or name == activation:
            raise ExpressionError("scalars_mixed", None, {"layer": layer, "name": name})
    before = spec.layers[layer - 2].width if layer > 1 else spec.inputs
    terms = [f"w{layer}_{i + 1}_{unit + 1} * {_name(layer - 1, i)}" for i in range(before)]
    if "nobias" not in own.traits:
        terms.append(f"b{layer}_{unit + 1}")
    said = activated(own, " + ".join(terms))
    over = _over(spec, layer)
    return f"{_name(layer, unit)} = {f'{_name(layer - over, unit)} + ' if over else ''}{said}"


def _loss(spec: Spec, wanted: Floats) -> str:
    """The loss of one example, from its outputs."""
    outs = [_name(len(spec.layers), i) for i in range(len(wanted))]
    kind = spec.settings["loss"].part.name
    if kind == "cross_entropy":
        chosen = outs[int(wanted.argmax())]
        return f"loss = log({' + '.join(f'exp({out})' for out in outs)}) - {chosen}"
    each = {"mse": "({} - {})^2", "bce": "bce({}, const({}))", "hinge": "relu(1 - {} * {})"}[kind]
    terms = [each.format(out, _bare(float(y))) for out, y in zip(outs, wanted, strict=True)]
    total = " + ".join(terms)
    return f"loss = {total}" if len(terms) == 1 else f"loss = ({total}) / {len(terms)}"


def _bare(value: float) -> str:
    """A number that can stand after a sign."""
    return written(value) if value >= 0 else f"({written(value)})"
