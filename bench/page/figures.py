"""Each figure of the page: how it is measured, and what it has to be."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterator
from itertools import combinations, count
from typing import Any

from playwright.sync_api import Page, Request

from scripts.bundle import BUILT

from ..figures import Figure
from ..workloads import breadth, layered
from .desk import Desk

COLD_STARTS = 7
PANNING_MS = 3_000
DRAGS, MOVES = 5, 120
WARM_MS = 10_000
"""By then the page has practised layouts."""
CODE_FONT = "jetbrains-mono"
"""Only the editor is set in it."""
COLUMN = 60.0
"""Nodes whose left edges are nearer than this stand in one column."""


def most(what: str, limit: float, measured: float, unit: str) -> Figure:
    """A figure that must not be larger."""
    return Figure(what, f"≤ {limit:g} {unit}".rstrip(), measured, measured <= limit, unit)


def least(what: str, limit: float, measured: float, unit: str) -> Figure:
    """A figure that must not be smaller."""
    return Figure(what, f"≥ {limit:g} {unit}", measured, measured >= limit, unit)


def program(nodes: int) -> str:
    """A random program of so many nodes, every step of it one of its own."""
    ops = next(ops for ops in count() if ops + breadth(ops) == nodes)
    dag = layered(f"{nodes} nodes", ops, seed=3)
    lines = [f"v{i} = {number!r}" for i, number in enumerate(dag.inputs)]
    terms = enumerate(dag.terms(), len(dag.inputs))
    return "\n".join([*lines, *(f"v{i} = {term}" for i, term in terms)])


def first_view(desk: Desk) -> Iterator[Figure]:
    """How soon a stranger sees a graph, and for how many bytes."""
    times, sizes, later = [], [], []
    for _ in range(COLD_STARTS):
        with desk.page() as page:
            times.append(page.evaluate("() => window.probes.firstGraph"))
            first, lazy = transferred(page)
            sizes.append(first / 1e3)
            later.append(lazy / 1e3)
    yield most("first graph, nothing cached", 800, statistics.median(times), "ms")
    yield most("first view, compressed", 650, statistics.median(sizes), "kB")
    yield most("editor and charts, fetched after it", 150, statistics.median(later), "kB")


def transferred(page: Page) -> tuple[int, int]:
    """Bytes that came for the first view, and those of what it does not wait for."""
    page.locator(".cm-content").wait_for()
    page.locator("#plot svg").first.wait_for()
    page.wait_for_load_state("networkidle")
    entries: list[dict[str, Any]] = page.evaluate(
        "() => [...performance.getEntriesByType('navigation'), "
        "...performance.getEntriesByType('resource')]"
        ".filter(({ transferSize }) => transferSize > 0)"
        ".map(({ name, encodedBodySize }) => ({ name, size: encodedBodySize }))"
    )
    needed = {"page.js", *json.loads((BUILT / "preload.json").read_text(encoding="utf-8"))["page"]}
    first = lazy = 0
    for entry in entries:
        folder, _, file = entry["name"].rpartition("/")
        module = folder.endswith("/built") and file.endswith(".js")
        if (module and file not in needed) or file.startswith(CODE_FONT):
            lazy += entry["size"]
        else:
            first += entry["size"]
    return first, lazy


def strangers(desk: Desk) -> Iterator[Figure]:
    """Requests to other hosts and breaches of the content policy, on a walk over the page."""
    foreign: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((desk.address, "data:", "blob:")):
            foreign.append(request.url)

    with desk.page() as page:
        page.on("request", note)
        page.keyboard.press("End")
        page.locator("#examples-button").click()
        page.keyboard.press("Escape")
        for tool in page.locator("#toolbox button").all():
            tool.click()
            page.wait_for_timeout(200)
        page.locator(".cm-content").click()
        page.keyboard.type("\ng = ta")
        page.wait_for_timeout(500)
        breaches = page.evaluate("() => window.probes.breaches")
    yield most("requests to other hosts", 0, len(foreign), "")
    yield most("breaches of the content policy", 0, len(breaches), "")


def motion(desk: Desk) -> Iterator[Figure]:
    """Frames a second of what moves."""
    with desk.page() as page:
        fps = page.evaluate("() => window.probes.pulses(3000, 3000)")
        yield least("pulses on 3,000 edges", 50, fps, "fps")
    with desk.page(program(300)) as page:
        page.wait_for_timeout(1_000)
        fps = page.evaluate("(ms) => window.probes.pan(ms)", PANNING_MS)
        yield least("panning 300 nodes", 50, fps, "fps")


def dragging(desk: Desk) -> Iterator[Figure]:
    """From a moved slider to the painted picture."""
    with desk.page(program(60)) as page:
        page.keyboard.press("End")
        page.wait_for_timeout(1_000)
        drag = "(moves) => window.probes.drag(moves)"
        slow = [quantile(page.evaluate(drag, MOVES), 0.95) for _ in range(DRAGS)]
        yield most("60 nodes: slider to picture, 95 of 100", 33, statistics.median(slow), "ms")


def quantile(values: list[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def layout(desk: Desk) -> Iterator[Figure]:
    """From a new program to the places of its nodes; and what that does to the page meanwhile."""
    longest = 0.0
    for nodes, limit in ((60, 80), (300, 400), (1_000, 1_500)):
        with desk.page() as page:
            page.wait_for_timeout(WARM_MS)
            times = []
            for _ in range(5):
                replace(page, program(20))
                page.wait_for_timeout(500)
                took, task = replace(page, program(nodes))
                page.wait_for_timeout(500)
                times.append(took)
                longest = max(longest, task)
            yield most(f"{nodes:,} nodes: layout", limit, min(times), "ms")
    yield most("longest task of the page meanwhile", 50, longest, "ms")


def replace(page: Page, text: str) -> tuple[float, float]:
    """Put another program into the editor: how long its layout and the longest task took."""
    page.evaluate("() => { window.laid = window.probes.nextLayout() }")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    took, task = page.evaluate("() => window.laid")
    return took, task


def typing(desk: Desk) -> Iterator[Figure]:
    """How far a picture of 60 nodes turns over when ` + b` is typed at its end."""
    with desk.page(program(60), reduced_motion="reduce") as page:
        page.wait_for_timeout(1_000)
        before = everywhere(page)
        replace(page, program(60) + " + b")
        page.wait_for_timeout(1_000)
        after = everywhere(page)
    yield most("60 nodes: neighbours that change places for ` + b`", 10, flips(before, after), "%")


def everywhere(page: Page) -> dict[str, Any]:
    """Where each node stands: in the window as a whole, as of many only those are made."""
    page.locator(".zoom button").nth(2).click()
    page.wait_for_timeout(500)
    places: dict[str, Any] = page.evaluate("() => window.probes.places()")
    return places


def flips(before: dict[str, Any], after: dict[str, Any]) -> float:
    """Percent of the pairs in one column, then and now, whose order has turned over."""
    turned: list[bool] = [
        (before[a]["y"] < before[b]["y"]) != (after[a]["y"] < after[b]["y"])
        for a, b in combinations(before.keys() & after.keys(), 2)
        if all(abs(places[a]["x"] - places[b]["x"]) < COLUMN for places in (before, after))
    ]
    return 100.0 * sum(turned) / max(1, len(turned))


FIGURES: tuple[Callable[[Desk], Iterator[Figure]], ...] = (
    first_view,
    strangers,
    motion,
    dragging,
    layout,
    typing,
)
