"""The page for networks: its picture in motion, and how free it leaves the page in training."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator

from ..figures import Figure
from .desk import Desk
from .figures import least, most

WAVE = "2 → 16 tanh → 16 tanh → 16 tanh → 1 sigmoid, bce, moons 200 0.1, adam 0.01"
TRAINED = "2 → 16 tanh → 16 tanh → 1 sigmoid, bce, moons 200 0.1, adam 0.01"
DEEP = "2 → 99x64 tanh → 1 sigmoid, bce, moons 200 0.1, adam 0.01, "
CHANGES = 7
WATCHED_MS = 3_000
TRAINED_MS = 6_000
SETTLED_MS = 2_500
"""Until all that a page first asks for has come."""


def wave(desk: Desk) -> Iterator[Figure]:
    """A step of training walked by itself, forward and back over all lines."""
    with desk.page(WAVE, network=True) as page:
        page.wait_for_timeout(SETTLED_MS)
        page.keyboard.press("Home")
        page.keyboard.press(" ")
        rate = page.evaluate("(ms) => window.probes.fps(ms, () => {})", WATCHED_MS)
    yield least("neuron picture 2-16-16-16-1 with its wave", 50, rate, "frames/s")


def health(desk: Desk) -> Iterator[Figure]:
    """How soon the health of a deep network is seen once something has been changed in it."""
    times = []
    with desk.page(DEEP + "init he", network=True) as page:
        for i in range(CHANGES):
            page.wait_for_timeout(SETTLED_MS)
            spec = DEEP + ("init xavier", "init he")[i % 2]
            times.append(page.evaluate("(spec) => window.probes.health(spec)", spec))
    took = statistics.median(times)
    yield most("health of 100 layers of 64, from a change to its picture", 250, took, "ms")


def training(desk: Desk) -> Iterator[Figure]:
    """The longest that the page is busy at a stretch while a network is trained live."""
    with desk.page(TRAINED, network=True) as page:
        page.wait_for_timeout(SETTLED_MS)
        page.click("#train-button")
        page.evaluate("() => { window.probes.longTasks.length = 0; }")
        page.wait_for_timeout(TRAINED_MS)
        tasks: list[float] = page.evaluate(
            "() => window.probes.longTasks.map(({ duration }) => duration)"
        )
    # a task is reported from 50 ms on; where there is none, the longest is not known but shorter
    yield most("longest task while 2-16-16-1 is trained", 50, max(tasks, default=0.0), "ms")


NETWORKS: tuple[Callable[[Desk], Iterator[Figure]], ...] = (wave, health, training)
