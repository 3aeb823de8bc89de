"""Record the README's moving picture: the backward pass of `(x + y) * z`, edge by edge.

Run ``make screenshot``. Time stands still in the page and is moved on frame by frame, so the
recording is the same on a fast machine and on a slow one.
"""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator, Sequence
from itertools import groupby

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from . import browser
from .screenshot import IMAGES, served

FRAME_MS = 70
WINDOW: ViewportSize = {"width": 1440, "height": 900}
CLIP = {
    "x": 256,
    "y": 48,
    "width": 888,
    "height": 760,
    "scale": 0.75,
}  # the picture and its formula
QUALITY = 78
FIRST = 4  # steps until all values are there
EDGES = 5  # steps that are recorded
STEP_FRAMES, REST_FRAMES, LAST_FRAMES = 15, 6, 24


def frames(page: Page) -> Iterator[bytes]:
    """Still pictures, one after the other, as WebP."""
    session = page.context.new_cdp_session(page)
    options = {"format": "webp", "quality": QUALITY, "clip": CLIP}

    def taken() -> bytes:
        page.clock.run_for(FRAME_MS)
        return base64.b64decode(session.send("Page.captureScreenshot", options)["data"])

    for _ in range(REST_FRAMES):
        yield taken()
    for _ in range(EDGES):
        page.keyboard.press("ArrowRight")
        for _ in range(STEP_FRAMES + REST_FRAMES):
            yield taken()
    for _ in range(LAST_FRAMES):
        yield taken()


def animated(pictures: Sequence[bytes]) -> bytes:
    """Join WebP pictures of one size into one that moves (RIFF container, extended format)."""
    width, height = (round(CLIP[side] * CLIP["scale"]) for side in ("width", "height"))
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = chunk(b"VP8X", b"\x02\0\0\0" + size) + chunk(b"ANIM", b"\xff\xff\xff\xff\0\0")
    for picture, alike in groupby(pictures):  # what stands still is one picture that lasts
        duration = (FRAME_MS * len(list(alike))).to_bytes(3, "little")
        place = b"\0" * 6 + size + duration + b"\x02"  # at the corner, drawn over what was there
        body += chunk(b"ANMF", place + image(picture))
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def chunk(name: bytes, content: bytes) -> bytes:
    """One part of a RIFF file; parts begin at even places."""
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def image(picture: bytes) -> bytes:
    """The part of a still WebP that holds its pixels."""
    at = 12
    while at < len(picture):
        name, (length,) = picture[at : at + 4], struct.unpack("<I", picture[at + 4 : at + 8])
        if name in (b"VP8 ", b"VP8L"):
            return picture[at : at + 8 + length + length % 2]
        at += 8 + length + length % 2
    raise ValueError("a picture without pixels")


def record(chromium: Browser, address: str) -> bytes:
    """Step the page through its backward pass and return the recording."""
    context = chromium.new_context(viewport=WINDOW, color_scheme="light", locale="en")
    page = context.new_page()
    page.goto(address)
    page.locator("#stage [data-name=f]").wait_for()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(1_500)
    for _ in range(FIRST):  # a second press ends the motion of the first
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(700)
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") + 1_000)
    pictures = list(frames(page))
    context.close()
    return animated(pictures)


def main() -> None:
    """Write the recording."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=browser.FLAGS)
        (IMAGES / "backward.webp").write_bytes(record(chromium, address))
        chromium.close()


if __name__ == "__main__":
    main()
