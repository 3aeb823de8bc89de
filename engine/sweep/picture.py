"""What a plot needs: the output and its slopes along one named number, or over two of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from ..errors import ExpressionError
from ..graph import Graph
from ..inputs import input_called
from ..limits import NO_LIMITS, Limits
from ..shapes import size
from .breaks import Break, breaks
from .run import Axis, Sweep, Sweeper


class Span(NamedTuple):
    """An axis as people name it: so many numbers of an input, evenly from one end to the other."""

    name: str
    low: float
    high: float
    points: int
    at: tuple[int, ...] = ()


class Picture(NamedTuple):
    """What is to be drawn.

    Attributes
    ----------
    axes
        The inputs that moved, and their numbers.
    value
        The output; of the shape (numbers of the first axis, numbers of the second).
    slopes
        Its derivatives by the axes, of the same shape.
    others
        The nodes asked for beside it.
    breaks
        On a line, where it is not smooth; empty for a grid.
    """

    axes: list[Axis]
    value: Any
    slopes: list[Any]
    others: Sweep
    breaks: list[Break]


def picture(
    graph: Graph,
    spans: Sequence[Span],
    nodes: Sequence[int] = (),
    limits: Limits | None = None,
) -> Picture:
    """Sweep a graph from its present numbers; a line exactly, a grid as exactly as one sees.

    Raises
    ------
    ExpressionError
        `input_unknown`, `axis_place`, `axis_range` for an axis that is none; `limit_points`,
        `limit_work` or `limit_graph_elements` for too many points.

    Examples
    --------
    >>> from engine import parse
    >>> found = picture(parse("f = abs(x)"), [Span("x", -1, 1, 5)])
    >>> found.value.tolist(), found.breaks
    ([1.0, 0.5, 0.0, 0.5, 1.0], [Break(at=0.0, kind='kink', sides=None)])
    """
    (limits or NO_LIMITS).check("points", size(tuple(span.points for span in spans)))
    axes = [_axis(graph, span) for span in spans]
    wanted = [graph.output, *(axis.node for axis in axes), *nodes]
    dtype = np.float64 if len(axes) == 1 else np.float32
    found = Sweeper(graph, axes, nodes=wanted, dtype=dtype, limits=limits).run()
    value = found.values[graph.output]
    slopes = [found.grads[axis.node][(..., *axis.at)] for axis in axes]
    others = Sweep({i: found.values[i] for i in nodes}, {i: found.grads[i] for i in nodes})
    broken = breaks(graph, axes[0], value, slopes[0], limits=limits) if len(axes) == 1 else []
    return Picture(axes, value, slopes, others, broken)


def _axis(graph: Graph, span: Span) -> Axis:
    node = input_called(graph, span.name)
    if not span.low < span.high:
        raise ExpressionError("axis_range", None, {"name": span.name})
    return Axis(node, np.linspace(span.low, span.high, span.points), span.at)
