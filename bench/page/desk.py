"""A server, a browser and pages with probes in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from scripts import browser
from scripts.screenshot import served

PROBES = Path(__file__).parent / "probes.js"
# Measuring asks more, faster and for more than a visitor may.
UNLIMITED = {
    "BACKLIGHT_TRACE_RATE": "1000",
    "BACKLIGHT_REPLAY_RATE": "1000",
    "BACKLIGHT_ADDRESS_RATE": "5000",
    "BACKLIGHT_LIMIT_CHARACTERS": "200000",
    "BACKLIGHT_LIMIT_TOKENS": "100000",
}


@dataclass
class Desk:
    """Where pages are opened to be measured.

    Attributes
    ----------
    address
        Of the server.
    chromium
        Headless, drawing in software: any real screen is faster.
    """

    address: str
    chromium: Browser

    @contextmanager
    def page(
        self, text: str | None = None, *, network: bool = False, **shape: Any
    ) -> Iterator[Page]:
        """A page in a browser that has never seen it, with a text of ours or its own first."""
        options = {"viewport": {"width": 1440, "height": 900}, "locale": "en", **shape}
        context = self.chromium.new_context(**options)
        page = context.new_page()
        page.add_init_script(path=PROBES)
        if text is not None:
            key = "backlight.net" if network else "backlight.text"
            page.add_init_script(f"localStorage.setItem('{key}', {text!r})")
        try:
            page.goto(f"{self.address}/network" if network else self.address)
            page.wait_for_function("() => window.probes.firstGraph !== null", timeout=60_000)
            yield page
        finally:
            context.close()


@contextmanager
def opened() -> Iterator[Desk]:
    """A server and a browser, for as long as they are needed."""
    os.environ.update(UNLIMITED)
    with served() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=browser.FLAGS)
        yield Desk(address, chromium)
        chromium.close()
