"""What all pages have in common: their bar, and that a window of middling width holds them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .desk import Desk
from .lecture import Lecture

PAGES = ["/", "/network", "/lecture", "/atlas"]


@pytest.mark.parametrize("path", PAGES)
def test_the_bar_of_pages_looks_the_same_everywhere(desk: Desk, path: str) -> None:
    desk.page.goto(desk.address + path)
    here = desk.page.locator('.pages a[aria-current="page"]')
    style = here.evaluate(
        "link => { const { paddingLeft, backgroundColor } = getComputedStyle(link);"
        " return [paddingLeft, backgroundColor]; }"
    )
    assert style == ["11px", "rgb(236, 238, 241)"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_words_are_fetched_in_the_chosen_language_alone(desk: Desk, path: str, lang: str) -> None:
    fetched: list[str] = []
    desk.page.on("request", lambda request: fetched.append(request.url))
    desk.page.add_init_script(
        f"if (location.host) localStorage.setItem('backlight.lang', '{lang}')"
    )
    desk.page.goto(desk.address + path)
    expect(desk.page.locator("html")).to_have_attribute("lang", lang)
    expect(desk.page.locator(".pages [aria-current]")).not_to_be_empty()
    own = {"/network": ["network/"], "/lecture": ["network/", "lecture/"], "/atlas": ["lecture/"]}
    words = [url.split("/i18n/")[1] for url in fetched if "/i18n/" in url]
    assert sorted(words) == sorted(f"{of}{lang}.json" for of in ("", *own.get(path, [])))


@pytest.mark.parametrize("path", PAGES)
def test_the_title_is_in_the_chosen_language(desk: Desk, path: str) -> None:
    desk.page.goto(desk.address + path)
    expect(desk.page).to_have_title(re.compile("^Backlight: [a-z ]+$"))
    desk.page.get_by_role("button", name="RU").click()
    expect(desk.page).to_have_title(re.compile("^Backlight: [а-я ]+$"))


@pytest.mark.parametrize("scene", ["fold", "regions", "clip", "circuit"])
@pytest.mark.parametrize("width", [800, 1000, 1180])
def test_a_middling_window_has_the_board_beside_the_story(
    desk: Desk, scene: str, width: int
) -> None:
    desk.page.set_viewport_size({"width": width, "height": 700})
    Lecture(desk).open(scene)
    story, board, clicker = (
        desk.page.locator(part).bounding_box() for part in ("#story", "#board", "#clicker")
    )
    assert story
    assert board
    assert clicker
    assert story["x"] == 0
    assert board["x"] == pytest.approx(story["width"], abs=1)
    assert board["x"] + board["width"] == pytest.approx(width, abs=1)
    assert board["height"] > 500
    assert clicker["y"] + clicker["height"] == pytest.approx(700, abs=1)


@pytest.mark.parametrize("width", [800, 1180])
def test_a_middling_window_is_the_atlas_all_over(desk: Desk, width: int) -> None:
    desk.page.set_viewport_size({"width": width, "height": 700})
    desk.page.goto(f"{desk.address}/atlas")
    atlas = desk.page.locator(".atlas-page > .atlas").bounding_box()
    assert atlas
    assert (atlas["x"], atlas["width"]) == (0, width)


def test_the_api_page_is_no_wider_than_a_phone(phone: Desk) -> None:
    phone.page.goto(f"{phone.address}/docs")
    expect(phone.page.locator("#LayerHealth")).to_be_attached()
    assert phone.widths() == (390, 390)
    hidden = "all => all.filter((each) => each.getBoundingClientRect().right > innerWidth).length"
    assert phone.page.locator(".docs :is(h2, h3, p, table, td)").evaluate_all(hidden) == 0
    phone.page.set_viewport_size({"width": 320, "height": 640})
    assert phone.widths() == (320, 320)
