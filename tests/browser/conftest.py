"""The page opened at a desk and on a phone, watched for requests and policy breaches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from .desk import Desk

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser, and gets a second try on a machine that stalls.

    What needed one is named at the end of the run: it is a race, of the test or of the page.
    """
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@contextmanager
def opened(browser: Browser, address: str, shape: dict[str, Any]) -> Iterator[Desk]:
    """A page of this shape, motion reduced so that a key press is a step."""
    context = browser.new_context(reduced_motion="reduce", **shape)
    desk = Desk(context.new_page(), address)
    try:
        yield desk
    finally:
        context.close()
    desk.check()


@pytest.fixture
def desk(browser: Browser, server: str) -> Iterator[Desk]:
    with opened(browser, server, DESK) as each:
        yield each


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Desk]:
    with opened(browser, server, PHONE) as each:
        yield each
