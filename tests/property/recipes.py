"""Random programs: which op comes next on which operands, drawn while computing along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from engine import Graph, GraphBuilder, compile
from engine.ops import OPS, Kind, Op
from engine.shapes import ShapeError
from tests.spelling import call, typable

_TYPABLE = [op for op in OPS.values() if typable(op)]
_OF_NUMBERS = [op for op in _TYPABLE if op.elementwise]
_SHAPES = [(), (3,), (2, 3), (1, 3), (2, 1)]
_CALM = st.floats(-3, 3).map(lambda v: round(v, 3)).filter(bool)
_WILD = st.sampled_from(
    [0.0, 1.0, -1.0, 0.5, 3.0, 40.0, -40.0, 710.0, -750.0, 1e-300, 1e200, -1e308, 5e-324]
)
_MOST_ELEMENTS = 24
_LARGEST = 1e4
# Beyond these, the last digit of the argument or of the least number decides the result.
_TELLING = {"sin": 1e4, "cos": 1e4, "tan": 1e4, "erfc": 26.0}


@dataclass(frozen=True)
class Recipe:
    """A program before it is written down.

    Attributes
    ----------
    leaves
        The inputs' numbers.
    steps
        Op, ids of its operands (leaves first, then steps), attrs.
    """

    leaves: tuple[Any, ...]
    steps: tuple[tuple[Op, tuple[int, ...], Mapping[str, Any]], ...]

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(f"\n{self.text()}\n")

    def graph(self) -> Graph:
        """The program made node by node; the numbers of its result are weighed differently."""
        builder = GraphBuilder()
        for i, leaf in enumerate(self.leaves):
            builder.leaf(leaf, f"x{i}", "input")
        for i, (op, operands, attrs) in enumerate(self.steps):
            builder.bind(f"y{i}", builder.node(op, operands, attrs))
        last = len(self.leaves) + len(self.steps) - 1
        weights = builder.leaf(_weights(builder.shapes[last]))
        return builder.build(builder.node(OPS["mul"], (last, weights)))

    def text(self) -> str:
        """The same program as one would type it."""
        names = [
            *(f"x{i}" for i in range(len(self.leaves))),
            *(f"y{i}" for i in range(len(self.steps))),
        ]
        lines = [f"{n} = {_literal(leaf)}" for n, leaf in zip(names, self.leaves, strict=False)]
        for i, (op, operands, attrs) in enumerate(self.steps):
            lines.append(f"y{i} = {call(op, [names[k] for k in operands], attrs)}")
        shape = self.graph().nodes[len(names) - 1].shape
        return "\n".join([*lines, f"{names[-1]} * const({_literal(_weights(shape))})"])


def _weights(shape: tuple[int, ...]) -> Any:
    weights = np.linspace(0.5, 1.5, int(np.prod(shape))).reshape(shape)
    return weights if shape else float(weights)


def _literal(value: Any) -> str:
    return repr(np.asarray(value).tolist())


@st.composite
def recipes(draw: st.DrawFn, *, arrays: bool = False, wild: bool = False) -> Recipe:
    """Programs of one to nine steps.

    Parameters
    ----------
    draw
        Given by hypothesis.
    arrays
        Whether inputs may be arrays.
    wild
        False for numbers of moderate size, away from zero and kinks and inside every domain; True
        for numbers that overflow, vanish and leave the domain.
    """
    numbers = _WILD if wild else _CALM
    values: list[Any] = [
        _leaf(draw, draw(st.sampled_from(_SHAPES)) if arrays else (), numbers)
        for _ in range(draw(st.integers(1, 3)))
    ]
    leaves, steps = tuple(values), []
    for _ in range(draw(st.integers(1, 9))):
        op = draw(st.sampled_from(_TYPABLE if arrays else _OF_NUMBERS))
        attrs, count = _attrs(draw, op, np.shape(values[-1])), _count(draw, op)
        operands = tuple(_operand(draw, len(values)) for _ in range(count))
        value = _computed(op, [values[i] for i in operands], attrs, wild)
        if value is not None:
            values.append(value)
            steps.append((op, operands, attrs))
    if not steps:
        values.append(np.tanh(values[-1]))
        steps.append((OPS["tanh"], (len(leaves) - 1,), {}))
    recipe = Recipe(leaves, tuple(steps))
    assume(wild or _moderate(recipe.graph()))
    return recipe


def _moderate(graph: Graph) -> bool:
    """Whether no derivative is so large that comparing gradients would tell nothing."""
    run = compile(graph).run(graph.values())
    return all(
        slope is None or bool(np.all(np.abs(slope) < _LARGEST))
        for slope in (*run.locals, *run.grads)
    )


def _leaf(draw: st.DrawFn, shape: tuple[int, ...], numbers: st.SearchStrategy[float]) -> Any:
    count = int(np.prod(shape))
    drawn = draw(st.lists(numbers, min_size=count, max_size=count))
    return np.array(drawn).reshape(shape) if shape else drawn[0]


def _operand(draw: st.DrawFn, count: int) -> int:
    """Half of the operands are the newest value, so that programs grow deep."""
    return count - 1 if draw(st.booleans()) else draw(st.integers(0, count - 1))


def _count(draw: st.DrawFn, op: Op) -> int:
    if op.variadic:
        return draw(st.integers(1, 3))
    return sum(param.kind == "value" for param in op.params)


def _attrs(draw: st.DrawFn, op: Op, shape: tuple[int, ...]) -> dict[str, Any]:
    """Attrs that are likely to fit an operand of this shape."""
    found: dict[str, Any] = {}
    for param in op.params:
        if param.name == "axis":
            axes = [*range(-len(shape), len(shape))] or [0]
            found["axis"] = draw(st.sampled_from([None, *axes] if op.kind is Kind.REDUCE else axes))
        elif param.name in ("keepdims", "approximate"):
            found[param.name] = draw(st.booleans())
        elif param.name == "axes":
            found["axes"] = draw(
                st.sampled_from([None, tuple(reversed(range(len(shape)))) or None])
            )
        elif param.name == "shape":
            found["shape"] = shape[::-1] or (1,) if op.name == "reshape" else (2, *shape)
        elif param.name == "key":
            choices = [0, -1, (None, None, None), (0, 1, None), (None, None, -1)]
            found["key"] = tuple(
                draw(st.lists(st.sampled_from(choices), min_size=1, max_size=max(1, len(shape))))
            )
    return found


def _computed(op: Op, operands: Sequence[Any], attrs: dict[str, Any], wild: bool) -> Any:
    """The step's value; None where the step is to be left out."""
    shapes = [np.shape(operand) for operand in operands]
    try:
        if np.prod(op.shape(shapes, attrs)) > _MOST_ELEMENTS:
            return None
    except ShapeError:
        return None
    with np.errstate(all="ignore"):
        values = [np.asarray(operand, dtype=float)[()] for operand in operands]
        if op.name in _TELLING and not np.all(np.abs(values[0]) < _TELLING[op.name]):
            return None
        value = op.forward(*values, **attrs)
        if wild:
            return value
        if op.domain and not np.all(op.domain.contains(*values)):
            return None
        if any(np.any(kink.at(*values, **attrs)) for kink in op.kinks):
            return None
        if op.name == "clip" and np.any(np.equal(values[1], values[2])):
            return None  # which bound holds it, when the bounds move apart?
    return value if np.all(np.abs(value) < _LARGEST) else None
