"""Clipping in the plane: its story in both languages, and a hand on the arrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from engine import parse, trace

from .axe import serious
from .desk import Desk
from .lecture import Lecture


def tells(page: Page, lang: str, **results: str) -> None:
    """What the table says comes out."""
    for way, result in results.items():
        text = result.replace("-", "−")
        if lang == "ru":
            text = text.replace(", ", "; ").replace(".", ",")
        cell = page.locator(f'.clip-table tr[data-way="{way}"] td').first
        expect(cell).to_have_text(text)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_leash_is_told(desk: Desk, lang: str) -> None:
    lecture, page = Lecture(desk).open("clip", lang=lang), desk.page
    expect(lecture.story).to_contain_text("3325")
    tells(page, lang, norm="(3, 4)", literal="(1, 1)")
    arrows = page.locator(".clip .arrow")
    expect(arrows).to_have_count(2)
    lecture.press()
    # what is asked for is neither told nor drawn
    lecture.press()
    expect(page.locator(".clip-table td")).to_have_text(["?"] * 9)
    expect(arrows).to_have_count(1)
    lecture.press()
    right = lecture.story.locator("[data-state=right]")
    expect(right).to_contain_text("No" if lang == "en" else "Нет")
    lecture.press()
    tells(page, lang, norm="(0.6, 0.8)")
    expect(arrows).to_have_count(2)
    lecture.press()
    tells(page, lang, value="(1, 1)")
    turned = page.locator('[data-way="value"] td').nth(2)
    expect(turned).to_contain_text("8.1°" if lang == "en" else "8,1°")
    lecture.press()
    tells(page, lang, norm="(0.6, 0.8)", literal="(0.6, 0.8)")
    expect(lecture.story.locator(".erratum .katex")).to_have_count(2)
    lecture.press()
    tells(page, lang, norm="(-3, 4)", literal="(-6, 1)")
    assert serious(desk, "html") == []
    lecture.press()
    tells(page, lang, norm="(0.3, 0.4)", literal="(0.6, 0.8)")


def test_the_arrow_is_dragged_and_walked(desk: Desk) -> None:
    Lecture(desk).open("clip", stop=5)
    page, handle = desk.page, desk.page.locator(".clip .plot-handle")
    tells(page, "en", norm="(0.6, 0.8)")
    handle.focus()
    desk.press("Shift+ArrowLeft", 3)
    tells(page, "en", norm="(0, 1)")
    expect(page.locator("#lecture-reset")).to_be_visible()
    with desk.dragging(handle, 120):
        expect(handle).not_to_have_attribute("aria-valuenow", "0")
    page.click("#lecture-reset")
    tells(page, "en", norm="(0.6, 0.8)")


def test_clipping_fits_a_phone(phone: Desk) -> None:
    Lecture(phone).open("clip", stop=5)
    tells(phone.page, "en", norm="(0.6, 0.8)")
    wide, window = phone.widths()
    assert wide <= window
    assert serious(phone, "html") == []


def test_twenty_layers_multiply() -> None:
    found = trace(parse("x = 1; h = x\nfor i in range(20):\n  h = 1.5*h\nf = h"))
    (x,) = found.graph.inputs
    assert round(float(found.run.grads[x])) == 3325


def test_a_clicker_steps_with_the_arrow_under_the_focus(desk: Desk) -> None:
    lecture = Lecture(desk).open("clip", stop=3)
    desk.page.locator(".clip .plot-handle").focus()
    lecture.press()
    lecture.at(4)
    desk.page.locator(".clip .plot-handle").focus()
    lecture.press("PageUp")
    lecture.at(3)


@pytest.mark.parametrize("stop", [2, 8, 9])
def test_no_number_of_the_axes_is_struck_by_the_ball(desk: Desk, stop: int) -> None:
    Lecture(desk).open("clip", stop=stop)
    struck = desk.page.locator(".clip-square svg").evaluate(
        """picture => {
            const ball = picture.querySelector('.ball').getBoundingClientRect();
            const [x, y, r] = [ball.x + ball.width / 2, ball.y + ball.height / 2, ball.width / 2];
            return [...picture.querySelectorAll('.tick')].filter((each) => {
                const { left, right, top, bottom } = each.getBoundingClientRect();
                const corners = [left, right].flatMap((a) => [[a, top], [a, bottom]]);
                const far = corners.map(([a, b]) => Math.hypot(a - x, b - y));
                return Math.min(...far) < r && Math.max(...far) > r;
            }).map((each) => each.textContent);
        }"""
    )
    assert struck == []


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("stop", [7, 8])
def test_on_a_phone_no_name_lies_over_the_tip_of_its_arrow(
    phone: Desk, stop: int, lang: str
) -> None:
    Lecture(phone).open("clip", stop=stop, lang=lang)
    names = phone.page.locator(".clip-square .tip.norm, .clip-square .tip.literal").last
    arrow = phone.page.locator(".clip-square .arrow.literal path")
    name, tip = names.bounding_box(), arrow.bounding_box()
    assert name
    assert tip
    halo = 4
    right, left = name["x"] + name["width"], name["x"]
    assert left + halo >= tip["x"] + tip["width"] or right - halo <= tip["x"]
    wide, window = phone.widths()
    assert wide <= window
