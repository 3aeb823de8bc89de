"""Exercises made by chance: programs whose backward pass can be done in one's head, or nearly.

Chance is that of a seed: the same seed, level and ops give the same program, always.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np

from .errors import ExpressionError
from .graph import Graph
from .language import lower, parse_program
from .notes import kinks_met
from .program import Program

_ATTEMPTS = 400
_INPUTS, _NAMES = "xyzw", "abcdghk"
_NUMBERS = (-4, -3, -2, -1, 1, 2, 3, 4, 5)

Gate = Literal[
    "add", "sub", "mul", "div", "maximum", "minimum",
    "pow", "relu", "exp", "log", "sigmoid", "tanh", "sin",
]  # fmt: skip
FORMS: dict[Gate, str] = {
    "add": "{0} + {1}",
    "sub": "{0} - {1}",
    "mul": "{0} * {1}",
    "div": "{0} / {1}",
    "maximum": "max({0}, {1})",
    "minimum": "min({0}, {1})",
    "pow": "{0}^2",
    "relu": "relu({0})",
    "exp": "exp({0})",
    "log": "log({0})",
    "sigmoid": "sigmoid({0})",
    "tanh": "tanh({0})",
    "sin": "sin({0})",
}
"""The ops of exercises, as they are written."""
_JOINS: set[Gate] = {name for name, form in FORMS.items() if "{1}" in form}
_MIXES: set[Gate] = {"add", "sub", "mul", "div"}
"""Gates that join two values and pass a gradient to both."""
_POSITIVE = {"sigmoid", "exp", "pow", "relu"}
_FAINTEST = 0.01
_LARGEST_ARGUMENT = {"exp": 2.0, "sigmoid": 3.0, "tanh": 2.0, "sin": 4.0}


class Level(NamedTuple):
    """How hard an exercise is.

    Attributes
    ----------
    inputs, ops
        How many numbers it starts with, how many gates it has.
    reused
        How many values are used twice, so that gradients add up.
    allowed
        Ops it draws from where none are chosen.
    new
        Of these there is at least one, where they are allowed.
    largest
        No value and no gradient is larger.
    """

    inputs: int
    ops: int
    reused: int
    allowed: tuple[Gate, ...]
    new: tuple[Gate, ...]
    largest: float


_WHOLE: tuple[Gate, ...] = ("add", "sub", "mul")
_PIECES: tuple[Gate, ...] = (*_WHOLE, "pow", "maximum", "minimum", "relu")
_FUNCTIONS: tuple[Gate, ...] = ("div", "exp", "sigmoid", "tanh")
LEVELS = (
    Level(3, 2, 0, _WHOLE, ("mul",), 30),
    Level(3, 4, 1, _PIECES, (), 60),
    Level(3, 5, 1, (*_PIECES, *_FUNCTIONS), _FUNCTIONS, 60),
    Level(4, 7, 2, tuple(FORMS), (*_FUNCTIONS, "log", "sin"), 100),
)
"""From 1 on: one path to each input; paths that meet; functions; all of it."""


def exercise(level: int, seed: int, ops: Sequence[Gate] = ()) -> str:
    """Make an exercise.

    Parameters
    ----------
    level
        From 1 to `len(LEVELS)`.
    seed
        Which one.
    ops
        Keys of `FORMS` that may occur; those of the level when empty.

    Returns
    -------
    source
        A program: every input and every gate has a name, the output is `f`. All inputs are small
        whole numbers, no kink is met, no input's gradient is 0, and every number is a small one.

    Raises
    ------
    ExpressionError
        `gym_ops`, when no such exercise is found: there has to be a gate that joins two values and
        passes a gradient to both.

    Examples
    --------
    >>> print(exercise(1, 7), end="")
    x = -4
    y = 5
    z = 2
    a = x * y
    f = z + a
    """
    chance = random.Random(f"{level} {seed}")  # noqa: S311
    rules = LEVELS[level - 1]
    allowed = [name for name in FORMS if name in (ops or rules.allowed)]
    if _MIXES.intersection(allowed):
        for _ in range(_ATTEMPTS):
            source = _draw(chance, rules, allowed)
            if source is not None and _is_fair(source, rules, allowed):
                return source
    raise ExpressionError("gym_ops", None, {"ops": ", ".join(allowed)})


def _draw(chance: random.Random, rules: Level, allowed: Sequence[Gate]) -> str | None:
    """Gates one after another, until all values are used; None where that does not come out."""
    lines = [f"{name} = {chance.choice(_NUMBERS)}" for name in _INPUTS[: rules.inputs]]
    used = dict.fromkeys(_INPUTS[: rules.inputs], 0)
    reused = rules.reused
    joining = rules.inputs + reused - 1
    gates = joining if _JOINS.issuperset(allowed) else max(rules.ops, joining)
    for place in range(gates):
        open_ = [name for name, uses in used.items() if not uses]
        left = gates - place
        joins = [op for op in allowed if op in _JOINS]
        # Each gate that joins closes one value; with no gate to spare, all of them must.
        must = len(open_) + reused - 1 >= left
        op = chance.choice(joins if must else allowed)
        first = chance.choice(open_)
        operands = [first]
        if op in _JOINS:
            others = [name for name in open_ if name != first]
            again = [name for name, uses in used.items() if uses == 1 or name == first]
            if reused and again and (not others or chance.random() < reused / left):
                others, reused = again, reused - 1
            if not others:
                return None
            operands.append(chance.choice(others))
            chance.shuffle(operands)
        name = "f" if left == 1 else _NAMES[place]
        lines.append(f"{name} = {FORMS[op].format(*operands)}")
        for each in operands:
            used[each] += 1
        used[name] = 0
    ends = [name for name, uses in used.items() if not uses]
    return "\n".join(lines) + "\n" if ends == ["f"] and not reused else None


def _is_fair(source: str, rules: Level, allowed: Sequence[Gate]) -> bool:
    """Whether every number is small, none is on a kink, and every input matters."""
    graph = lower(parse_program(source))
    if _is_dull(graph, allowed, rules.new):
        return False
    run = Program(graph).run(graph.values())
    numbers = [*run.values, *run.grads, *run.contributions, *run.locals]
    known = np.array([float(each) for each in numbers if each is not None])
    return (
        bool(np.isfinite(known).all())
        and float(np.abs(known).max()) <= rules.largest
        and all(abs(run.grads[id]) > _FAINTEST for id in graph.inputs)
        and not any(True for _ in kinks_met(graph, run))
        and all(_is_mild(graph, run.values))
    )


def _is_mild(graph: Graph, values: Sequence[Any]) -> Iterator[bool]:
    """Whether no function is so far out that it has nothing to tell."""
    for node in graph.nodes:
        largest = _LARGEST_ARGUMENT.get(node.op.name) if node.op else None
        if largest is not None:
            yield abs(values[node.inputs[0]]) <= largest


def _is_dull(graph: Graph, allowed: Sequence[Gate], new: Sequence[Gate]) -> bool:
    """Whether all gates are old or of one kind, one undoes itself (x - x), or changes nothing."""
    ops = [node.op.name for node in graph.nodes if node.op]
    if set(new).intersection(allowed) and not set(new).intersection(ops):
        return True
    if len(set(ops)) == 1 < len(_JOINS.intersection(allowed)):
        return True
    for node in graph.nodes:
        if node.op is None:
            continue
        if len(set(node.inputs)) < len(node.inputs) and node.op.name not in ("mul", "add"):
            return True
        before = graph.nodes[node.inputs[0]].op
        if before and node.op.name not in _JOINS:
            idle = node.op.name == "relu" and before.name in _POSITIVE
            if idle or before is node.op:
                return True
    return False
