"""Pictures of networks, as a request for them computes them; nothing to compare them with."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

from engine.analysis.decision import decision
from engine.analysis.flow import flow
from engine.network import Checkpoint, parse_spec
from engine.network.survey import points_for
from engine.network.train import first_parameters

from ..figures import Figure

MAP_MS, HEALTH_MS = 5.0, 60.0
_WORK = 500_000_000


def pictures(rounds: int) -> Iterator[Figure]:
    """The decision map, and the health of a deep network, in milliseconds."""
    spec = parse_spec("2 → 16 tanh → 16 tanh → 1, moons")
    parameters = first_parameters(spec)
    plane = ((-2.0, 2.0), (-2.0, 2.0))
    took = milliseconds(lambda: decision(spec, parameters, plane, 200), rounds)
    yield _within("decision map of 200 × 200 through 2-16-16-1", took, MAP_MS)
    deep = parse_spec("2 → 99x64 tanh → 1, moons")

    def health() -> object:
        start = Checkpoint(0, first_parameters(deep))
        return flow(deep, start, points_for(deep, _WORK))

    took = milliseconds(health, rounds)
    yield _within("health of 100 layers of 64, the server's share", took, HEALTH_MS)


def _within(what: str, took: float, most: float) -> Figure:
    return Figure(what, f"≤ {most:g} ms", took, took <= most, "ms")


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median over the rounds, once all is warm."""
    work()
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return 1e3 * statistics.median(found)
