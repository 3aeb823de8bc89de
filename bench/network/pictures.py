"""A picture of a network, as a request for it computes it; nothing to compare them with."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

from engine.analysis.decision import decision
from engine.network import parse_spec
from engine.network.train import first_parameters

from ..figures import Figure

MAP_MS = 5.0


def pictures(rounds: int) -> Iterator[Figure]:
    """The decision map, in milliseconds."""
    spec = parse_spec("2 → 16 tanh → 16 tanh → 1, moons")
    parameters = first_parameters(spec)
    plane = ((-2.0, 2.0), (-2.0, 2.0))
    took = milliseconds(lambda: decision(spec, parameters, plane, 200), rounds)
    what = "decision map of 200 × 200 through 2-16-16-1"
    yield Figure(what, f"≤ {MAP_MS:g} ms", took, took <= MAP_MS, "ms")


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median over the rounds, once all is warm."""
    work()
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return 1e3 * statistics.median(found)
