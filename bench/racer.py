"""What takes part in a race."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from .workloads import Dag

Columns = tuple[Sequence[float | None], Sequence[float | None]]
"""Values and gradients by node of the `Dag`; None where a racer does not tell."""


class Work(Protocol):
    """What is raced on: a graph, or a network."""

    @property
    def name(self) -> str:
        """What the race is called."""
        ...


class Racer(NamedTuple):
    """One way to do one piece of work.

    Attributes
    ----------
    step
        Does the work once; this is timed.
    look
        The numbers the step computes, to be checked before timing; None when there is nothing
        to compare.
    """

    step: Callable[[], object]
    look: Callable[[], Columns] | None = None


Build = Callable[[Any], Racer]
"""Makes a racer ready for a piece of work."""


def ends(dag: Dag, output: float, grads: Sequence[float]) -> Columns:
    """Columns of a racer that tells only the output and the inputs' gradients."""
    hidden = [None] * len(dag.nodes)
    values = [None] * (len(dag.inputs) + len(dag.nodes) - 1)
    return [*values, output], [*grads, *hidden]
