"""From a spec to the program that a person could have typed: the same line as any expression."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from ..graph import Graph
from ..language import lower, parse_program
from ..limits import NO_LIMITS, Limits
from .data import Points, batch_at
from .init import first_weights
from .parts import written
from .sets import training_points
from .spec import Layer, Spec

Floats = NDArray[np.float64]
Weights = Mapping[str, Floats]
"""Parameters by name, in the shapes of `layers.shapes_of`."""
NORM = 1e-5
"""Added to the variance, as in Ba, Kiros and Hinton 2016."""
_DIGITS = 8
"""Characters that a number takes, about."""


def build(spec: Spec, weights: Weights | None = None, limits: Limits | None = None) -> Graph:
    """The graph of one forward pass and its loss, layers as groups.

    Parameters
    ----------
    spec, weights
        As for `program`.
    limits
        Of the graph; none by default.

    Examples
    --------
    >>> from .read import parse_spec
    >>> graph = build(parse_spec("2 → 3 tanh → 1, xor"))
    >>> [group.label for group in graph.groups]
    ['tanh_layer', 'sigmoid_layer']
    """
    check_size(spec, limits or NO_LIMITS)
    return lower(parse_program(program(spec, weights), limits), limits=limits)


def check_size(spec: Spec, limits: Limits) -> None:
    """Refuse a program that would be too long before a number of it is drawn.

    Raises
    ------
    ExpressionError
        Code `limit_characters`, with an estimate.
    """
    widths = [spec.inputs, *(layer.width for layer in spec.layers)]
    weights = sum(a * b for a, b in itertools.pairwise(widths)) + sum(widths[1:])
    points = spec.settings["batch"].values[0]
    limits.check("characters", int(_DIGITS * (weights + points * (widths[0] + widths[-1]))))


def program(spec: Spec, weights: Weights | None = None, step: int = 0) -> str:
    """The text of one forward pass over the batch of a step, and its loss.

    Parameters
    ----------
    spec
        What to build; without dropout, which is a matter of training.
    weights
        By name; those left out are the first ones.
    step
        Counted from 0.

    Examples
    --------
    >>> from .read import parse_spec
    >>> print(program(parse_spec("2 → 1, xor, init constant 1, batch 2")))
    X = const([[1, 0], [0, 1]])
    y = const([[1], [1]])
    W1 = [[1], [1]]
    b1 = [0]
    def sigmoid_layer(h, W, b):
      return sigmoid(h @ W + b)
    p = sigmoid_layer(X, W1, b1)
    loss = bce(p, y)
    """
    points = batch_of(spec, step)
    return "\n".join(
        [
            f"X = const({literal(points.inputs)})",
            f"y = const({literal(targets(spec, points))})",
            *_parameters(spec, weights or {}),
            *_definitions(spec),
            *_calls(spec),
            *_ending(spec),
        ]
    )


def batch_of(spec: Spec, step: int) -> Points:
    """The points that a step of a training takes."""
    seed, batch = (int(spec.settings[slot].values[0]) for slot in ("seed", "batch"))
    return batch_at(training_points(spec), batch, seed, step)


def targets(spec: Spec, points: Points) -> Floats:
    """What the loss compares with, [points, outputs]: classes as it takes them, or numbers."""
    if points.classes and spec.layers[-1].width > 1:
        chosen: Floats = np.eye(points.classes)[points.labels.astype(int)]
        return chosen
    column: Floats = points.labels[:, None]
    return 2 * column - 1 if spec.settings["loss"].part.name == "hinge" else column


def literal(numbers: Floats) -> str:
    """Numbers as our language writes them.

    Examples
    --------
    >>> literal(np.array([[1.0, -0.5], [2.25, 0.0]]))
    '[[1, -0.5], [2.25, 0]]'
    """
    if numbers.ndim == 0:
        return written(float(numbers))
    return "[" + ", ".join(literal(part) for part in numbers) + "]"


def _parameters(spec: Spec, weights: Weights) -> Iterator[str]:
    for i, (layer, (weight, bias)) in enumerate(
        zip(spec.layers, first_weights(spec), strict=True), 1
    ):
        first = {"W": weight}
        if "nobias" not in layer.traits:
            first["b"] = bias
        if "norm" in layer.traits:
            first["g"], first["c"] = np.ones(layer.width), np.zeros(layer.width)
        for name, numbers in first.items():
            yield f"{name}{i} = {literal(weights.get(f'{name}{i}', numbers))}"


def _function_of(layer: Layer) -> tuple[str, list[str]]:
    """The function a layer calls, and which parameters of its own it hands over."""
    words = [layer.activation.part.name if layer.activation else "linear"]
    if layer.activation and layer.activation.values:
        words.append(re.sub(r"\W", "_", written(layer.activation.values[0])))
    traits = [name for name in ("norm", "nobias") if name in layer.traits]
    takes = ["W", *([] if "nobias" in traits else ["b"]), *(["g", "c"] if "norm" in traits else [])]
    return "_".join([*words, *traits, "layer"]), takes


def _definitions(spec: Spec) -> Iterator[str]:
    known: set[str] = set()
    for layer in spec.layers:
        name, takes = _function_of(layer)
        if name in known:
            continue
        known.add(name)
        yield f"def {name}({', '.join(['h', *takes])}):"
        inner = "h @ W + b" if "b" in takes else "h @ W"
        if "g" in takes:
            yield f"  z = {inner}"
            yield "  m = mean(z, axis=1, keepdims=True)"
            yield f"  s = sqrt(var(z, axis=1, keepdims=True) + {NORM})"
            inner = "(z - m) / s * g + c"
        yield f"  return {activated(layer, inner)}"


def activated(layer: Layer, inner: str) -> str:
    """What a layer's activation gives, in our language."""
    if layer.activation is None:
        return inner
    name, values = layer.activation.part.name, layer.activation.values
    more = ["axis=1"] if name == "softmax" else [written(v) for v in values]
    return f"{name}({', '.join([inner, *more])})"


def _calls(spec: Spec) -> Iterator[str]:
    names = ["X", *(f"h{i}" for i in range(1, len(spec.layers))), "p"]
    for i, layer in enumerate(spec.layers, 1):
        name, takes = _function_of(layer)
        call = f"{name}({', '.join([names[i - 1], *(f'{each}{i}' for each in takes)])})"
        residual, dropout = layer.traits.get("residual"), layer.traits.get("dropout")
        came = f"{names[i - int(residual.values[0])]} + " if residual else ""
        # or the loss here and that of the training would differ without a word
        left_out = f"  # without its {dropout}, which acts in training only" if dropout else ""
        yield f"{names[i]} = {came}{call}{left_out}"


def _ending(spec: Spec) -> Iterator[str]:
    """The loss, and what is added for large weights, each by its name."""
    yield f"loss = {spec.settings['loss'].part.name}(p, y)"
    terms = []
    for name, each in (("l1", "sum(abs({}))"), ("l2", "sum({}^2) / 2")):
        if name in spec.settings:
            over = " + ".join(each.format(f"W{i}") for i in range(1, len(spec.layers) + 1))
            terms.append(f"{written(spec.settings[name].values[0])} * ({over})")
    if terms:
        yield f"penalty = {' + '.join(terms)}"
        yield "total = loss + penalty"
