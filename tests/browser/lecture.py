"""The lecture as a person meets it."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from .desk import Desk


class Lecture:
    """A window of the lecture."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = desk.page

    def open(self, scene: str = "", *, stop: int = 1, lang: str = "en") -> Lecture:
        """Go to a stop of a scene, counted from 1."""
        self.page.add_init_script(
            f"if (location.host) localStorage.getItem('backlight.lang') ?? "
            f"localStorage.setItem('backlight.lang', '{lang}')"
        )
        self.page.goto(f"{self.desk.address}/lecture/{scene}#{stop}")
        self.at(stop)
        return self

    def at(self, stop: int) -> None:
        """Wait until the lecture is at this stop, and still."""
        expect(self.page.locator(".dot").nth(stop - 1)).to_have_attribute("aria-current", "step")
        expect(self.page.locator("#board[data-rests]")).to_be_visible()

    def press(self, key: str = "PageDown") -> None:
        """One press of the clicker, and wait for what it does."""
        where = "() => location.pathname + location.hash"
        before = self.page.evaluate(where)
        self.page.keyboard.press(key)
        self.page.wait_for_function(f"before => ({where})() !== before", arg=before)
        expect(self.page.locator("#board[data-rests]")).to_be_visible()

    @property
    def story(self) -> Locator:
        """What is told and asked."""
        return self.page.locator("#story")

    def shows(self, **nodes: tuple[str, str]) -> None:
        """The value and the gradient that nodes show, signs as they stand there."""
        for name, (value, gradient) in nodes.items():
            node = self.desk.node(name)
            expect(node.locator(".value")).to_have_text(value)
            expect(node.locator(".grad")).to_have_text(gradient)

    def tables(self, **cells: str) -> None:
        """The cells that tables show, row by row: `v_Y` of a value, `g_W` of a gradient."""
        for key, shown in cells.items():
            kind, name = key.split("_", 1)
            table = self.desk.node(name).locator(f".cells[data-number^={kind}] .cell")
            expect(table).to_have_text(shown.split())
