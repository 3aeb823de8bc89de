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
    for _ in range(3):
        lecture.press()
    right = lecture.story.locator("[data-state=right]")
    expect(right).to_contain_text("No" if lang == "en" else "Нет")
    lecture.press()
    tells(page, lang, norm="(0.6, 0.8)")
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
