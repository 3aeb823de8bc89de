"""Activations and their derivatives as curves, each from its own program of one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from ..limits import NO_LIMITS, Limits
from ..sweep import Axis, Break, Span, Sweeper, picture
from .facts import Activation
from .table import ACTIVATIONS


class Curve(NamedTuple):
    """An activation and its derivative on evenly spaced numbers, and at one of its own."""

    activation: Activation
    parameter: float
    at: tuple[float, float]
    numbers: Any
    values: Any
    slopes: Any
    breaks: list[Break]


def curves(
    wanted: Sequence[str],
    x: float,
    reach: float,
    points: int,
    parameters: Mapping[str, float],
    limits: Limits = NO_LIMITS,
) -> list[Curve]:
    """Run activations from -reach to reach, and at x.

    Parameters
    ----------
    wanted
        Ids; all when empty. Unknown ones are left out.
    parameters
        Of activations, by id; brought into their bounds.

    Examples
    --------
    >>> (found,) = curves(["sigmoid"], 0.0, 5.0, 3, {})
    >>> found.at
    (0.5, 0.25)
    """
    from .. import parse

    found = []
    for each in ACTIVATIONS:
        if wanted and each.id not in wanted:
            continue
        number = each.value(parameters.get(each.id))
        graph = parse(each.program(number), limits=limits)
        drawn = picture(graph, [Span("x", -reach, reach, points)], limits=limits)
        here = Sweeper(graph, [Axis(drawn.axes[0].node, np.array([x]))], limits=limits).run()
        at = float(here.values[graph.output][0]), float(here.grads[drawn.axes[0].node][0])
        found.append(
            Curve(
                each, number, at, drawn.axes[0].numbers, drawn.value, drawn.slopes[0], drawn.breaks
            )
        )
    return found
