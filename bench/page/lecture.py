"""The lecture: how soon each scene stands, in a browser that has seen the page before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..figures import Figure
from .desk import Desk
from .figures import most

STANDS = """() => {
  const there = (what) => document.querySelector(what) !== null;
  const look = () => {
    if (!there('#board[data-rests]') || !there('#story h1')) return requestAnimationFrame(look);
    requestAnimationFrame(() => { window.stands = performance.now(); });
  };
  look();
}"""


def scenes(desk: Desk) -> Iterator[Figure]:
    """Every scene, after another one has been open."""
    with desk.page() as page:
        contents = page.request.get(f"{desk.address}/api/scenes").json()
        page.add_init_script(f"({STANDS})()")
        times: dict[str, float] = {}
        for scene in [contents["scenes"][-1], *contents["scenes"]]:
            page.goto(f"{desk.address}/lecture/{scene['id']}")
            page.wait_for_function("() => window.stands !== undefined", timeout=60_000)
            times[scene["id"]] = page.evaluate("() => window.stands")
            page.wait_for_timeout(500)
    slowest = max(times, key=lambda scene: times[scene])
    yield most(
        f"the slowest of {len(times)} scenes, warm (`{slowest}`)", 1000, times[slowest], "ms"
    )


LECTURE: tuple[Callable[[Desk], Iterator[Figure]], ...] = (scenes,)
