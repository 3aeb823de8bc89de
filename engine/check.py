"""Gradient check: our gradient beside two that know nothing of it.

Central differences use values only; dual numbers use the rules, but forward. At a kink no
difference quotient is right: there both one-sided derivatives are reported instead. What was
detached is data, so it is held still while an input moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import numpy as np

from .effort import check_effort
from .forward_mode import pushforward
from .graph import Graph
from .limits import Limits
from .notes import kinks_met
from .program import Program
from .shapes import size

STEPS = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10, 1e-12)
"""Step sizes of the error curve: from too coarse to drowned in rounding."""

_BEST = 1e-5
_AGREES = 1e-6
_TENTH = 5.0
"""Grown or shrunk by more than this is as good as by ten."""
Verdict = Literal["agrees", "differs", "kink", "jump", "not_finite"]


class Check(NamedTuple):
    """One number of one input, checked.

    Attributes
    ----------
    node, at
        Which input, and which number of it (() for a scalar).
    gradient
        Ours, by reverse mode.
    dual
        By dual numbers.
    central, left, right
        Central and one-sided difference quotients.
    errors
        |central quotient - gradient| at each of `STEPS`.
    verdict
        `kink` when the slopes on both sides differ, `jump` when the value itself does.
    """

    node: int
    at: tuple[int, ...]
    gradient: float
    dual: float
    central: float
    left: float
    right: float
    errors: tuple[float, ...]
    verdict: Verdict


def check(
    graph: Graph,
    inputs: Sequence[Any] | None = None,
    program: Program | None = None,
    limits: Limits | None = None,
) -> list[Check]:
    """Check the gradient with respect to every number of every input.

    Parameters
    ----------
    graph
        The function.
    inputs
        Where to check; as written when None.
    program
        The graph's program, if one is at hand.
    limits
        Every number takes some twenty passes; None for no limit.

    Raises
    ------
    ExpressionError
        `limit_work`, when there are too many numbers for so large a graph.

    Examples
    --------
    >>> from engine import parse
    >>> [found] = check(parse("x = 1.5; x * exp(x)"))
    >>> found.verdict, round(found.gradient, 6)
    ('agrees', 11.204223)
    """
    numbers = sum(size(graph.nodes[id].shape) for id in graph.inputs)
    check_effort(graph, numbers * (2 * len(STEPS) + 4), limits)
    program = program or Program(graph)
    values = [np.asarray(v, dtype=float) for v in (graph.values() if inputs is None else inputs)]
    run = program.run(values)
    at_kink = any(True for _ in kinks_met(graph, run))
    held = {n.id: run.values[n.id] for n in graph.nodes if n.op and n.op.name == "detach"}
    found = []
    for place, id in enumerate(graph.inputs):
        for index in np.ndindex(values[place].shape):
            difference = _Difference(program, values, place, index, held)
            gradient = float(np.asarray(run.grads[id])[index])
            found.append(_checked(id, index, gradient, difference, at_kink))
    return found


class _Difference:
    """Difference quotients of the output along one number."""

    def __init__(
        self,
        program: Program,
        values: list[Any],
        place: int,
        index: tuple[int, ...],
        held: dict[int, Any],
    ) -> None:
        self.held = held
        self.program, self.values, self.place, self.index = program, values, place, index
        self.scale = max(1.0, abs(float(values[place][index])))
        self.here = self._output(0.0)

    def _output(self, step: float) -> float:
        moved = list(self.values)
        moved[self.place] = moved[self.place].copy()
        moved[self.place][self.index] += step
        return float(self.program.forward(moved, self.held)[self.program.graph.output])

    def quotients(self, h: float) -> tuple[float, float, float]:
        """Central, left and right quotient for a step relative to the number's size."""
        step = h * self.scale
        with np.errstate(all="ignore"):
            ahead, behind = np.float64(self._output(step)), np.float64(self._output(-step))
            return (
                float((ahead - behind) / (2 * step)),
                float((self.here - behind) / step),
                float((ahead - self.here) / step),
            )

    def dual(self) -> float:
        """The derivative by dual numbers."""
        tangents: list[Any] = [None] * len(self.values)
        direction = np.zeros(self.values[self.place].shape)
        direction[self.index] = 1.0
        tangents[self.place] = direction[()]
        graph = self.program.graph
        tangent = pushforward(graph, self.values, tangents)[graph.output].tangent
        return 0.0 if tangent is None else float(tangent)


def _checked(
    id: int, index: tuple[int, ...], gradient: float, difference: _Difference, at_kink: bool
) -> Check:
    central, left, right = difference.quotients(_BEST)
    errors = tuple(abs(difference.quotients(h)[0] - gradient) for h in STEPS)
    verdict: Verdict
    tolerance = _AGREES * max(1.0, abs(gradient))
    if not np.isfinite([gradient, central]).all():
        verdict = "not_finite"
    elif at_kink and (broken := _broken(difference, tolerance)):
        verdict = broken
    else:
        # The best of all step sizes: large values of f drown small steps in rounding.
        verdict = "agrees" if min(errors) <= tolerance else "differs"
    return Check(id, index, gradient, difference.dual(), central, left, right, errors, verdict)


def _broken(difference: _Difference, least: float) -> Literal["kink", "jump"] | None:
    """How the function is not smooth here, told by what a tenth of the step does.

    Where it is smooth, the gap between both one-sided quotients shrinks as the step does; at a kink
    it stays; and at a jump of the value a quotient grows as the step shrinks.
    """
    (_, *far), (_, *near) = (difference.quotients(h) for h in (10 * _BEST, _BEST))
    if max(map(abs, near)) > max(_TENTH * max(map(abs, far)), 1.0):
        return "jump"
    gaps = [abs(left - right) for left, right in (far, near)]
    return "kink" if gaps[1] > max(gaps[0] / _TENTH, least) else None
