"""Small networks laid open: both stories in both languages, weights under the hand, the plane."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .axe import serious
from .desk import Desk
from .lecture import Lecture

WORDS = {
    "en": {"regions": "{} regions", "parameters": "{} parameters", "off": "off"},
    "ru": {"regions": "{} регион", "parameters": "{} параметр", "off": "выкл."},
}


def tells(page: Page, lang: str, regions: int, parameters: int) -> None:
    """What stands beside the board."""
    count = page.locator(".folds-count")
    expect(count.locator("b")).to_contain_text(WORDS[lang]["regions"].format(regions))
    expect(count).to_contain_text(WORDS[lang]["parameters"].format(parameters))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_fold_and_cut_is_told(desk: Desk, lang: str) -> None:
    lecture, page = Lecture(desk).open("fold", lang=lang), desk.page
    expect(page.locator('[data-row="sum"] .joint')).to_have_count(1)
    lecture.press()
    expect(page.locator('[data-row="before"] .joint')).to_have_count(3)
    expect(page.locator('[data-row="sum"] .covered')).to_be_visible()
    expect(page.locator(".folds-count b")).to_have_count(0)
    lecture.press()
    lecture.press()
    expect(lecture.story.locator("[data-state=right]")).to_contain_text("3")
    lecture.press()
    tells(page, lang, 4, 10)
    expect(page.locator('[data-row="sum"] .joint')).to_have_count(3)
    assert serious(desk, "html") == []
    lecture.press()
    tells(page, lang, 16, 22)
    expect(page.locator('[data-row="sum"] .joint')).to_have_count(15)
    lecture.press()
    tells(page, lang, 11, 31)
    expect(page.locator('[data-row="before"] .unit')).to_have_count(10)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_two_layers_are_told(desk: Desk, lang: str) -> None:
    lecture, page = Lecture(desk).open("two-layers", lang=lang), desk.page
    tells(page, lang, 8, 22)
    lecture.press()
    second = page.locator('[data-row="before"]').nth(1)
    expect(second.locator(".now")).to_have_text(
        ["0.125", "−0.225", "0.175"] if lang == "en" else ["0,125", "−0,225", "0,175"]
    )
    # nothing gives the answer away
    expect(page.locator('.folds [data-off="true"]')).to_have_count(0)
    expect(page.locator(".folds-layer")).to_contain_text(["?", "?", "?"])
    lecture.press()
    lecture.press()
    expect(lecture.story.locator("[data-state=right]")).to_contain_text("2")
    lecture.press()
    expect(page.locator('[data-row="after"]').nth(1).locator(".now").nth(1)).to_have_text(
        WORDS[lang]["off"]
    )
    assert serious(desk, "html") == []
    lecture.press()
    tells(page, lang, 7, 13)
    expect(page.locator(".folds .patch")).to_have_count(7)
    lecture.press()
    tells(page, lang, 30, 25)
    expect(page.locator(".folds .patch")).to_have_count(30)
    expect(page.locator('.folds .patch[data-here="true"]')).to_have_count(1)
    assert serious(desk, "html") == []


def test_weights_move_the_joint(desk: Desk) -> None:
    Lecture(desk).open("fold", stop=5)
    page = desk.page
    tells(page, "en", 4, 10)
    page.locator('[data-row="after"] .unit').nth(1).click()
    expect(page.locator(".folds-title")).to_have_text("Unit 2 of layer 1")
    bias = page.get_by_role("spinbutton", name="Bias")
    bias.focus()
    bias.fill("-2")
    # its joint has left the picture
    tells(page, "en", 3, 10)
    expect(page.locator("#lecture-reset")).to_be_visible()
    page.get_by_role("spinbutton", name="units in each").fill("5")
    tells(page, "en", 6, 16)
    page.locator(".folds .plot-handle").first.focus()
    desk.press("ArrowRight", 2)
    expect(page.locator(".folds .plot text.own")).to_have_text("x = 0.72")
    page.click("#lecture-reset")
    tells(page, "en", 4, 10)


def test_the_point_is_walked_over_the_plane(desk: Desk) -> None:
    Lecture(desk).open("two-layers", stop=6)
    page = desk.page
    here = page.locator('.folds .patch[data-here="true"]')
    before = here.get_attribute("points")
    page.locator(".folds .plane .plot-handle").focus()
    desk.press("Shift+ArrowRight", 5)
    expect(here).not_to_have_attribute("points", before or "")
    page.get_by_role("spinbutton", name="units in each").fill("10")
    page.get_by_role("group", name="hidden layers").get_by_role("button", name="2").click()
    expect(page.locator(".folds-count")).to_contain_text("20,000,000 are allowed")


def test_small_networks_fit_a_phone(phone: Desk) -> None:
    Lecture(phone).open("fold", stop=5)
    tells(phone.page, "en", 4, 10)
    wide, window = phone.widths()
    assert wide <= window
    assert serious(phone, "html") == []


def test_numbers_of_ten_units_keep_apart_on_a_phone(phone: Desk) -> None:
    Lecture(phone).open("fold")
    phone.page.get_by_role("button", name="10 units").click()
    expect(phone.page.locator('[data-row="after"] .unit')).to_have_count(10)
    boxes = phone.page.locator(".folds-panels text.now").evaluate_all(
        "each => each.filter(({ textContent }) => textContent)"
        ".map((one) => { const { x, y, right, bottom } = one.getBoundingClientRect();"
        " return [x, y, right, bottom] })"
    )
    # those of the picked unit, over the rows
    assert len(boxes) == 4
    for i, (x, y, right, bottom) in enumerate(boxes):
        for left, top, end, low in boxes[i + 1 :]:
            assert right <= left or end <= x or bottom <= top or low <= y
