"""Numbers from outside for the inputs of a graph, by name."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from .errors import ExpressionError
from .graph import Graph

_DEEPEST = 32


def bind(graph: Graph, inputs: Mapping[str, Any]) -> list[Any]:
    """The numbers of a graph's inputs, in order: those given, else as written.

    Parameters
    ----------
    graph
        The graph.
    inputs
        Numbers or nested lists by name; a name means its latest input.

    Raises
    ------
    ExpressionError
        `input_unknown`, `input_type` or `input_shape`.

    Examples
    --------
    >>> from engine import GraphBuilder
    >>> b = GraphBuilder()
    >>> x, y = b.input("x", 1.0), b.input("y", 2.0)
    >>> bind(b.build(x * y), {"y": 7})
    [1.0, 7.0]
    """
    values = graph.values()
    for name, value in inputs.items():
        place = _place(graph, name)
        given = number(name, value)
        node = graph.nodes[graph.inputs[place]]
        shape = () if isinstance(given, float) else given.shape
        if shape != node.shape:
            params = {"name": name, "expected": list(node.shape), "given": list(shape)}
            raise ExpressionError("input_shape", node.span, params)
        values[place] = given
    return values


def input_called(graph: Graph, name: str) -> int:
    """The id of the latest input of a name.

    Raises
    ------
    ExpressionError
        `input_unknown`.

    Examples
    --------
    >>> from engine import parse
    >>> input_called(parse("x = 1; y = 2; x * y"), "y")
    1
    """
    return graph.inputs[_place(graph, name)]


def _place(graph: Graph, name: str) -> int:
    if name not in graph.places:
        raise ExpressionError("input_unknown", None, {"name": name})
    return graph.places[name]


def number(name: str, value: Any) -> Any:
    """A finite number as a float, or nested lists of them as an array.

    Raises
    ------
    ExpressionError
        `input_type`.

    Examples
    --------
    >>> number("x", 2), number("W", [[1, 2]]).shape
    (2.0, (1, 2))
    """
    if isinstance(value, float) and math.isfinite(value):
        return value  # as most are
    try:
        if _numeric(value, _DEEPEST):
            array = np.asarray(value, dtype=float)
            if array.size and np.isfinite(array).all():
                return array if array.shape else float(array)
    except (OverflowError, ValueError):  # too large for a float, or ragged
        pass
    raise ExpressionError("input_type", None, {"name": name})


def _numeric(value: Any, depth: int) -> bool:
    """Whether there is nothing but numbers, before numpy could read text as one."""
    if isinstance(value, list | tuple):
        return depth > 0 and all(_numeric(item, depth - 1) for item in value)
    return isinstance(value, int | float | np.ndarray) and not isinstance(value, bool)
