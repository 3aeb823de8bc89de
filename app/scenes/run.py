"""A scene's program, run, and the look-ups a story needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

import engine
from engine import Limits

_EDGE = re.compile(r"(\w+) *-> *(\w+)")
_GRADIENT = re.compile(r"d(\w+)/d(\w+)")


class Run:
    """A program run once.

    Parameters
    ----------
    source
        In Backlight's language.
    limits
        Of the service.

    Raises
    ------
    ExpressionError
        When the program has a mistake.
    """

    def __init__(self, source: str, limits: Limits) -> None:
        self.graph = engine.parse(source, limits=limits)
        self.trace = engine.trace(self.graph)
        self.output = self.graph.nodes[self.graph.output].name or "f"
        self.inputs = {
            name: i for i, id in enumerate(self.graph.inputs) for name in self.graph.nodes[id].names
        }

    def takes(self, name: str, value: Any) -> bool:
        """Whether an input takes a number of this shape."""
        if name not in self.inputs:
            return False
        node = self.graph.nodes[self.graph.inputs[self.inputs[name]]]
        return bool(np.shape(value) == node.shape)

    def numbers(self, inputs: Mapping[str, Any]) -> Callable[[str], Any]:
        """Run at these inputs; what is returned tells a value, or a gradient, by its name."""
        at = self.graph.values()
        for each, value in inputs.items():
            at[self.inputs[each]] = np.asarray(value, dtype=float)
        values, gradients = self._program.replay(at)

        def number(name: str) -> Any:
            if node := self.graph.find(name):
                return values[node.id]
            found = self._gradient(name)
            return None if found is None else gradients[found]

        return number

    @cached_property
    def _program(self) -> engine.Program:
        return engine.compile(self.graph)

    def slot(self, name: str) -> str | None:
        """How the page calls a number: `v q` a value, `g q` a gradient."""
        if self.graph.find(name):
            return f"v {name}"
        found = self._gradient(name)
        return None if found is None else f"g {self.graph.nodes[found].name}"

    def edge(self, name: str) -> int | None:
        """The edge from a node back to one of its operands: `f -> q`."""
        found = _EDGE.fullmatch(name)
        user, operand = (self.graph.find(each) for each in found.groups()) if found else (None,) * 2
        if not user or not operand:
            return None
        entering = self.graph.entering[user.id]
        return next((edge.id for edge in entering if edge.source == operand.id), None)

    def step(self, place: str) -> int | None:
        """The step of the trace at a place."""
        steps = self.trace.steps
        forward = len(self.graph.nodes)
        ends = {"start": 0, "forward": forward - 1, "end": len(steps) - 1}
        if place in ends:
            return ends[place]
        if node := self.graph.find(place):
            return node.id
        edge = self.edge(place)
        if edge is not None:
            return next((i for i, step in enumerate(steps) if step.edges == (edge,)), None)
        node_id = self._gradient(place)
        landing = [i for i, s in enumerate(steps) if i >= forward and s.node == node_id]
        return landing[-1] if landing else None

    def _gradient(self, name: str) -> int | None:
        """The node of `df/dq`, where f is the output."""
        found = _GRADIENT.fullmatch(name)
        node = self.graph.find(found[2]) if found and found[1] == self.output else None
        return node.id if node else None


def agrees(found: Any, told: Any) -> bool:
    """Whether a number is what was told, to the digits that were told.

    Examples
    --------
    >>> agrees(0.7310585, 0.731059), agrees(-12.0, -12), agrees(2.0, 2.1)
    (True, True, False)
    """
    found, told = np.asarray(found, dtype=float), np.asarray(told, dtype=float)
    if found.shape != told.shape:
        return False
    digits = [len(np.format_float_positional(x).split(".")[1]) for x in told.ravel()]
    room = 0.501 * 10.0 ** -np.reshape(np.array(digits, dtype=float), told.shape)
    whole = told == np.round(told)
    return bool(np.all(np.abs(found - told) <= np.where(whole, 1e-9 * (1 + np.abs(told)), room)))
