"""Names of many letters: nothing is printed over them or pushed out of its panel by them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from .conftest import DESK, opened
from .desk import Desk
from .test_projector import HALL

WIDEST = """WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW = 2
MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM = WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW ^ 2
QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ = MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM * 3"""
"""As wide as 32 letters, the most there may be, can be."""

AT_END = """() => {
    const { ariaValueNow, ariaValueMax } = document.querySelector(".timeline");
    return ariaValueNow === ariaValueMax;
}"""
CUT_FEET = """e =>
    getComputedStyle(e).overflowY === "visible" ? 0 : e.scrollHeight - e.clientHeight"""

SCREENS = [(DESK, "en", "light"), (HALL, "ru", "projector")]


@pytest.fixture(params=SCREENS, ids=["desk", "hall"])
def screen(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Desk]:
    shape, lang, theme = request.param
    with opened(browser, server, shape) as each:
        yield each.open(lang=lang, theme=theme)


def at_end(screen: Desk, text: str) -> None:
    screen.run(text)
    expect(screen.page.locator(f'[data-input="{text.split(" = ")[0]}"]')).to_be_visible()
    screen.leave_editor()
    screen.press("End")
    screen.page.wait_for_function(AT_END)


def test_a_name_in_the_inputs_has_its_feet(screen: Desk) -> None:
    at_end(screen, "w_gypq = 2\nlayer_y_1 = 3\nf = w_gypq*layer_y_1")
    name = screen.page.locator('[data-input="layer_y_1"] .symbol')
    assert name.evaluate(CUT_FEET) <= 0
    expect(name).to_have_attribute("title", "layer_y_1")


def test_a_sentence_is_read_whole_a_name_too_long_for_it_in_its_title(screen: Desk) -> None:
    at_end(screen, WIDEST)
    sentence = screen.page.locator(".sentence")
    assert sentence.evaluate(CUT_FEET) <= 0
    expect(sentence.locator(".symbol").first).to_have_attribute("title", "Q" * 32)
