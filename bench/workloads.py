"""Scalar graphs to race on, written in each form that a racer needs."""

from __future__ import annotations

import math
import random
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_NUMERIC: dict[str, Callable[..., float]] = {
    "add": lambda a, b: a + b,
    "mul": lambda a, b: a * b,
    "maximum": max,
    "sin": math.sin,
    "exp": math.exp,
    "tanh": math.tanh,
}
_JOINING = ("add", "mul")
_ALL = ("add", "add", "mul", "mul", "maximum", "sin", "exp", "tanh")
_SIGNS = {"add": "+", "mul": "*"}
_LONGEST = 40  # characters of a term that stands inside another in a text


@dataclass(frozen=True)
class Dag:
    """A graph of scalars: inputs first, then `nodes[i]` = (op, operands); the last is the output.

    Attributes
    ----------
    name
        What the race is called.
    inputs
        The numbers of the inputs.
    nodes
        Name of an op of the engine, and ids of its operands.
    """

    name: str
    inputs: tuple[float, ...]
    nodes: tuple[tuple[str, tuple[int, ...]], ...]

    def terms(self) -> list[str]:
        """Each node as a term of its operands' names, in words that Python libraries share."""
        return [_term(op, [f"v{i}" for i in operands]) for op, operands in self.nodes]

    def function(self, names: Mapping[str, Any], *, every: bool = False) -> Callable[..., Any]:
        """Straight-line Python of the graph over the functions a library gives.

        Parameters
        ----------
        names
            What `sin`, `exp`, `tanh` and `maximum` mean.
        every
            True to return every node, not only the output.
        """
        first = len(self.inputs)
        count = first + len(self.nodes)
        arguments = ", ".join(f"v{i}" for i in range(first))
        lines = [f"v{i} = {term}" for i, term in enumerate(self.terms(), first)]
        found = ", ".join(f"v{i}" for i in range(0 if every else count - 1, count))
        text = "\n ".join([f"def f({arguments}):", *lines, f"return {found}"])
        scope = dict(names)
        exec(text, scope)
        function: Callable[..., Any] = scope["f"]
        return function

    def text(self, inputs: Sequence[float] | None = None, prefix: str = "v") -> str:
        """The graph as a person would type it: what is used once stands where it is used."""
        numbers = self.inputs if inputs is None else inputs
        uses = [0] * (len(numbers) + len(self.nodes))
        for _, operands in self.nodes:
            for i in operands:
                uses[i] += 1
        terms = [f"{prefix}{i}" for i in range(len(numbers))]
        lines = [f"{name} = {number!r}" for name, number in zip(terms, numbers, strict=True)]
        for id, (op, operands) in enumerate(self.nodes, len(numbers)):
            term = _term(op, [terms[i] for i in operands])
            if uses[id] == 1 and len(term) < _LONGEST:
                terms.append(f"({term})" if op in _SIGNS else term)
            else:
                terms.append(f"{prefix}{id}")
                lines.append(f"{prefix}{id} = {term}")
        return "\n".join(lines)


def _term(op: str, operands: Sequence[str]) -> str:
    return f" {_SIGNS[op]} ".join(operands) if op in _SIGNS else f"{op}({', '.join(operands)})"


def random_dag(name: str, ops: int, inputs: int, seed: int) -> Dag:
    """A graph in which each node is used, with values that neither vanish nor overflow."""
    rng = random.Random(seed)
    numbers = tuple(round(rng.uniform(-1.5, 1.5), 3) for _ in range(inputs))
    values, unused = list(numbers), list(range(inputs))
    nodes: list[tuple[str, tuple[int, ...]]] = []
    while len(nodes) < ops:
        join = len(unused) - 1 >= ops - len(nodes)
        op = rng.choice(_JOINING if join else _ALL)
        operands: tuple[int, ...] = (rng.choice(unused),)
        if op in ("add", "mul", "maximum"):
            near = unused if join else range(max(0, len(values) - 40), len(values))
            operands = (operands[0], rng.choice([i for i in near if i != operands[0]]))
        value = _NUMERIC[op](*(values[i] for i in operands))
        if not join and not 0.01 < abs(value) < 3:
            continue
        values.append(value)
        nodes.append((op, operands))
        unused = [*(i for i in unused if i not in operands), len(values) - 1]
    return Dag(name, numbers, tuple(nodes))


def breadth(ops: int) -> int:
    """The inputs of a graph of so many ops that is about as long as wide."""
    return math.ceil(math.sqrt(ops))


def layered(name: str, ops: int, seed: int) -> Dag:
    """A graph about as long as wide, like a network: ops take what has waited longest."""
    rng = random.Random(seed)
    numbers = tuple(round(rng.uniform(-1.5, 1.5), 3) for _ in range(breadth(ops)))
    unused = deque(range(len(numbers)))
    nodes: list[tuple[str, tuple[int, ...]]] = []
    while len(nodes) < ops:
        join = len(unused) - 1 >= ops - len(nodes)
        op = rng.choice(_JOINING if join else (*_JOINING, "sin", "tanh"))
        operands: tuple[int, ...] = (unused.popleft(),)
        if op in _JOINING:
            operands = (operands[0], unused.popleft() if join else unused[0])
        unused.append(len(numbers) + len(nodes))
        nodes.append((op, operands))
    return Dag(name, numbers, tuple(nodes))


def chain(length: int) -> Dag:
    """`h = sin(h) * w`, over and over."""
    nodes: list[tuple[str, tuple[int, ...]]] = [("sin", (0,))]
    while len(nodes) < length:
        last = len(nodes) + 1
        nodes.append(("sin", (last,)) if nodes[-1][0] == "mul" else ("mul", (last, 1)))
    return Dag(f"chain of {length:,}", (0.5, 1.01), tuple(nodes))
