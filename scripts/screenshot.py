"""Take the pictures of the README, in both themes: an expression, a network, a scene.

Run ``make screenshot``. The page is served, stepped to by keys and taken as a person sees it.
"""

from __future__ import annotations

import base64
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Literal
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from . import browser

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
STEPS = 8  # into the backward pass, where the upstream gradient meets a local derivative
EPOCHS = 45
QUALITY = 88


@contextmanager
def served() -> Iterator[str]:
    """Serve the page on a free port, and stop when it is no longer needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "app", "--port", str(port)], cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        while server.poll() is None:
            try:
                urlopen(f"{address}/readyz").close()  # noqa: S310 (our own server)
                break
            except URLError:
                continue
        yield address
    finally:
        server.terminate()
        server.wait()


def backward(page: Page, address: str) -> None:
    """`(x + y) * z` halfway through its backward pass, with a lens open."""
    page.goto(address)
    page.locator("#stage [data-name=f]").wait_for()
    for _ in range(STEPS):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")  # from the end of the step to where the factors meet


def network(page: Page, address: str) -> None:
    """A network that has begun to tell two moons apart."""
    page.goto(f"{address}/network")
    for _ in range(EPOCHS):
        page.locator("#epoch-button:enabled").click()
    page.locator("#epoch-button:enabled").wait_for()
    page.locator("#field").wait_for()


def lecture(page: Page, address: str) -> None:
    """The lecture asks what the adding gate hands on."""
    page.goto(f"{address}/lecture/circuit#5")
    page.locator("#board[data-rests] .node").first.wait_for()


SCENES: dict[str, Callable[[Page, str], None]] = {
    "backward": backward,
    "network": network,
    "lecture": lecture,
}


def shoot(chromium: Browser, address: str, theme: Theme, scene: str) -> bytes:
    """Bring the page to a moment and return its picture as WebP."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900},
        device_scale_factor=2,
        color_scheme=theme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    SCENES[scene](page, address)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(1_000)
    options = {"format": "webp", "quality": QUALITY}
    picture = context.new_cdp_session(page).send("Page.captureScreenshot", options)
    context.close()
    return base64.b64decode(picture["data"])


def main() -> None:
    """Write one picture for each scene and theme."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=browser.FLAGS)
        for scene, theme in product(SCENES, THEMES):
            picture = shoot(chromium, address, theme, scene)
            (IMAGES / f"{scene}-{theme}.webp").write_bytes(picture)
        chromium.close()


if __name__ == "__main__":
    main()
