"""A real server on a free port and a real Chromium, watched for requests and policy breaches."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts.browser import find

from .desk import Desk

ROOT = Path(__file__).resolve().parents[2]
START = 20.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the system's Chromium, silent towards the outside."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--mute-audio"]
    return {"executable_path": find(), "args": quiet}


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve the page for as long as the tests run."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    generous = {"BACKLIGHT_TRACE_RATE": "1000", "BACKLIGHT_REPLAY_RATE": "1000"}
    server = subprocess.Popen(
        [sys.executable, "-m", "app", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, **generous},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START
    try:
        while True:
            try:
                with urllib.request.urlopen(f"{url}/healthz", timeout=1):  # noqa: S310
                    break
            except OSError:
                assert server.poll() is None, "the server ended before it answered"
                assert time.monotonic() < deadline, "the server did not answer in time"
                time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    """A page at a desk: 1440 × 900, motion reduced so that a key press is a step."""
    with opened(browser, address, {"viewport": {"width": 1440, "height": 900}}) as each:
        yield each


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Desk]:
    """A page on a phone."""
    shape = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with opened(browser, address, shape) as each:
        yield each


class opened:  # noqa: N801
    """A watched page; leaving it checks that nothing foreign was asked and no policy was broken."""

    def __init__(self, browser: Browser, address: str, shape: dict[str, Any]) -> None:
        self.context: BrowserContext = browser.new_context(reduced_motion="reduce", **shape)
        page: Page = self.context.new_page()
        self.desk = Desk(page, address)

    def __enter__(self) -> Desk:
        return self.desk

    def __exit__(self, kind: object, *_: object) -> None:
        self.context.close()
        if kind is None:
            self.desk.check()
