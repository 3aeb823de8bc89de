"""The page for networks as a person meets it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from .desk import TAKEN_IN, Desk

LONG, SHORT = 60_000, 5_000
"""Milliseconds that a training may take on a slow machine, and that an answer may."""


class Net:
    """The page for networks, opened at a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = desk.page

    def open(self, hash_: str = "", *, lang: str = "en", theme: str = "light") -> Net:
        for key, value in {"backlight.lang": lang, "backlight.theme": theme}.items():
            self.page.add_init_script(
                f"if (location.host) localStorage.getItem('{key}') ?? "
                f"localStorage.setItem('{key}', '{value}')"
            )
        self.page.goto(f"{self.desk.address}/network{hash_}")
        self.wait_drawn()
        return self

    def wait_drawn(self) -> None:
        expect(self.page.locator("#health .verdict")).to_be_visible()
        expect(self.units.or_(self.cards).first).to_be_attached()

    def pick(self, preset: str) -> None:
        self.page.click("#examples-button")
        with self.page.expect_response("**/api/network/look"):
            self.page.click(f'[data-example="{preset}"]')
        self.page.evaluate(TAKEN_IN)
        self.at_step(0)

    @property
    def units(self) -> Locator:
        return self.page.locator(".unit")

    @property
    def cards(self) -> Locator:
        return self.page.locator(".layer-card")

    def unit(self, layer: int, unit: int) -> Locator:
        """Layers count from 0, the input; units from 1."""
        return self.page.locator(f'.unit[data-layer="{layer}"][data-unit="{unit - 1}"]')

    def said(self, layer: int, unit: int) -> str:
        """The number in a unit."""
        return self.unit(layer, unit).locator("text").text_content() or ""

    @property
    def text(self) -> Locator:
        return self.page.locator("#spec-text")

    @property
    def train(self) -> Locator:
        return self.page.locator("#train-button")

    @property
    def where(self) -> Locator:
        return self.page.locator("#training .section-title :last-child")

    @property
    def loss_at(self) -> Locator:
        return self.page.locator("#curves .section-title b")

    @property
    def loss(self) -> str:
        return self.loss_at.inner_text()

    def fact(self, name: str) -> Locator:
        """A number beside its name, as in `value h`."""
        return self.page.locator(f"dt:text-is('{name}') + dd")

    @property
    def step(self) -> int:
        return int(self.where.get_attribute("data-step") or 0)

    def at_step(self, step: int) -> None:
        expect(self.where).to_have_attribute("data-step", str(step), timeout=LONG)

    def beyond(self, digits: int, patience: float = LONG) -> None:
        """Wait for a step of so many digits, or more."""
        far = re.compile(rf"^\d{{{digits},}}$")
        expect(self.where).to_have_attribute("data-step", far, timeout=patience)

    def rests(self) -> None:
        expect(self.train).to_have_attribute("aria-pressed", "false", timeout=LONG)
        expect(self.page.locator("#step-button")).to_be_enabled(timeout=LONG)

    def say(self, spec: str) -> None:
        self.text.fill(spec)
        self.text.press("Enter")
