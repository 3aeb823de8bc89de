"""Where a curve is not smooth: its kinks, jumps and poles, and the ends of where it is finite.

Between two samples whose slopes differ too much lies either a bend or a break. A bend dissolves
when one looks closer; a break stays, however narrow the window becomes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np

from ..graph import Graph
from ..limits import Limits
from .run import Axis, Sweeper

_MOST = 12
_PARTS, _ROUNDS = 16, 4
_AROUND = np.array([-1.0, -0.1, 0.1, 1.0])
"""Where to look left and right of a break, farther away and close to it."""

Kind = Literal["kink", "jump", "pole", "end", "hole", "overflow"]
_SEVERITY: tuple[Kind, ...] = ("kink", "end", "hole", "jump", "pole", "overflow")


class Break(NamedTuple):
    """One place where a curve is not smooth.

    Attributes
    ----------
    at
        The number on the axis.
    kind
        `kink`: the slope jumps. `jump`: the value does. `pole`: the value grows without bound.
        `end`: beyond it there is no value. `hole`: there is none only at this place. `overflow`:
        beyond it the value is too large to be held.
    sides
        Of a pole: the value's sign on its left and on its right; 0 where there is no value.
    """

    at: float
    kind: Kind
    sides: tuple[int, int] | None = None


@dataclass
class _Windows:
    """Intervals, the value and the slope at both ends: arrays of the shape (2, intervals)."""

    x: Any
    value: Any
    slope: Any

    def take(self, places: Any) -> _Windows:
        return _Windows(*(ends[:, places] for ends in (self.x, self.value, self.slope)))

    def change(self) -> Any:
        """How much less smooth than a straight line; infinite where one end is not finite."""
        width = self.x[1] - self.x[0]
        mean = width * (self.slope[0] + self.slope[1]) / 2
        bend = width * np.abs(self.slope[1] - self.slope[0])
        off = bend + np.abs(self.value[1] - self.value[0] - mean)
        off = np.where(np.isfinite(off), off, np.inf)
        finite = np.isfinite(self.value)
        return np.where(finite[0] != finite[1], np.inf, np.where(finite.all(axis=0), off, -1.0))


def breaks(
    graph: Graph,
    axis: Axis,
    values: Any,
    slopes: Any,
    inputs: Sequence[Any] | None = None,
    limits: Limits | None = None,
) -> list[Break]:
    """Find the breaks along an axis.

    Parameters
    ----------
    graph, axis, inputs
        What was swept, as for `Sweeper`.
    values, slopes
        The output and its derivative by the axis, as found.
    limits
        For the closer looks.

    Examples
    --------
    >>> from engine import parse
    >>> graph, axis = parse("f = relu(x)"), Axis(0, np.linspace(-1, 2, 50))
    >>> found = Sweeper(graph, [axis]).run()
    >>> breaks(graph, axis, found.values[1], found.grads[0])
    [Break(at=0.0, kind='kink', sides=None)]
    """

    def look(numbers: Any) -> tuple[Any, Any]:
        closer = axis._replace(numbers=numbers)
        nodes = (graph.output, axis.node)
        found = Sweeper(graph, [closer], inputs, nodes, limits=limits).run()
        slope = found.grads[axis.node]
        return found.values[graph.output], slope[(slice(None), *axis.at)]

    with np.errstate(all="ignore"):
        first = _windows(np.asarray(axis.numbers, dtype=float)[None], values[None], slopes[None])
        change = first.change()
        order = np.argsort(-change)[:_MOST]
        least = max(1e-9 * _scale(values), _rounding(graph, axis, inputs, limits))
        first = first.take(order[change[order] > least])
        last = _closer(first, look)
        if last is None:
            return []
        near = np.ptp(axis.numbers) / (len(axis.numbers) - 1) / 100
        return [_told(found, *look(found.at + near * _AROUND)) for found in _named(first, last)]


def _told(found: Break, around: Any, slopes: Any) -> Break:
    """The same, by what its values and slopes are a little to the left and to the right."""
    if found.kind == "kink" and not np.isfinite(slopes[[0, 3]]).all():
        return found._replace(kind="overflow")
    if found.kind == "pole":
        away, close = np.abs(around[[0, 3]]), np.abs(around[[1, 2]])
        # towards a pole a value grows; one that goes on growing behind it has only become too large
        if np.isinf(away).any() or (close < away).any():
            return found._replace(kind="overflow")
        return found._replace(sides=_signs(around[[0, 3]]))
    if found.kind == "end" and np.isfinite(around).all():
        return found._replace(kind="hole")
    return found


def _rounding(
    graph: Graph, axis: Axis, inputs: Sequence[Any] | None, limits: Limits | None
) -> float:
    """How far the output is moved by the rounding of all numbers on the way to it.

    To first order that is the sum of |value · gradient| times the precision (Higham 2002, ch. 3).
    """
    ends = axis._replace(numbers=np.asarray(axis.numbers, dtype=float)[[0, -1]])
    found = Sweeper(graph, [ends], inputs, limits=limits).run()
    moved = [
        np.abs(found.values[id] * grad) for id, grad in found.grads.items() if grad is not None
    ]
    sizes = [float(each.sum(where=np.isfinite(each))) for each in map(np.asarray, moved)]
    return 4.0 * float(np.finfo(float).eps) * sum(sizes)


def _scale(values: Any) -> float:
    finite = values[np.isfinite(values)]
    return float(np.ptp(finite)) if finite.size else 0.0


def _windows(x: Any, value: Any, slope: Any) -> _Windows:
    """All intervals between neighbours of each row."""
    return _Windows(
        *(np.stack([a[:, :-1].reshape(-1), a[:, 1:].reshape(-1)]) for a in (x, value, slope))
    )


def _closer(windows: _Windows, look: Callable[[Any], tuple[Any, Any]]) -> _Windows | None:
    """The least smooth part of each interval, again and again."""
    count = windows.x.shape[1]
    if not count:
        return None
    for _ in range(_ROUNDS):
        x = np.linspace(windows.x[0], windows.x[1], _PARTS + 1, axis=1)
        value, slope = (found.reshape(x.shape) for found in look(x.reshape(-1)))
        parts = _windows(x, value, slope)
        worst = parts.change().reshape(count, _PARTS).argmax(axis=1)
        windows = parts.take(np.arange(count) * _PARTS + worst)
    return windows


def _named(first: _Windows, last: _Windows) -> list[Break]:
    """What each interval turned out to be; nothing where it became smooth."""
    found = [
        Break(_tidy(last.x[:, i].mean(), first.x[1, i] - first.x[0, i]), kind)
        for i, kind in enumerate(map(_kind, _each(first), _each(last)))
        if kind
    ]
    severest = sorted(found, key=lambda each: (each.at, -_SEVERITY.index(each.kind)))
    return [each for k, each in enumerate(severest) if not k or each.at != severest[k - 1].at]


def _each(windows: _Windows) -> list[_Windows]:
    return [windows.take(i) for i in range(windows.x.shape[1])]


def _kind(first: _Windows, last: _Windows) -> Kind | None:
    finite = np.isfinite(last.value)
    grows = _largest(last.value) > 2 * _largest(first.value)
    if not finite.all():
        return "pole" if grows or np.isinf(last.value).any() else "end"
    if grows:
        return "pole"
    if _gap(last.value) > 0.3 * max(_gap(first.value), first.change()):
        return "jump"
    stays = _gap(last.slope) > 0.3 * _gap(first.slope) or not np.isfinite(last.slope).all()
    return "kink" if stays else None


def _largest(value: Any) -> float:
    finite = value[np.isfinite(value)]
    return float(np.max(np.abs(finite), initial=0.0))


def _signs(values: Any) -> tuple[int, int]:
    left, right = (int(sign) for sign in np.sign(np.nan_to_num(values)))
    return left, right


def _gap(ends: Any) -> float:
    return float(np.abs(ends[1] - ends[0]))


def _tidy(number: float, width: float) -> float:
    """A number as exact as the closer looks have made it, and no longer."""
    unit = 10.0 ** np.floor(np.log10(width / 1000))
    return float(f"{round(number / unit) * unit:.12g}") + 0.0
