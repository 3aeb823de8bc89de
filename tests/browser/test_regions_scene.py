"""What depth buys: its story in both languages, the budget, a network zoomed down to one lap."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .axe import serious
from .desk import Desk
from .lecture import Lecture


def row(page: Page, depth: int, *cells: str) -> None:
    """What the table says of a depth."""
    found = page.locator(f'.capacity-table tr[data-depth="{depth}"] td')
    expect(found).to_have_text([*cells])


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_depth_buys_is_told(desk: Desk, lang: str) -> None:
    lecture, page = Lecture(desk).open("regions", lang=lang), desk.page
    thousand = "," if lang == "en" else "\u00a0"
    most = f"161{thousand}051"
    row(page, 1, "10", "31", "11")
    row(page, 5, "?", "?", "?")
    curves = page.locator(".capacity .curve")
    expect(curves).to_have_count(1)
    expect(curves).to_have_attribute("data-depth", "1")
    lecture.press()
    row(page, 5, "10", "471", most)
    row(page, 1, "?", "?", "?")
    expect(curves).to_have_count(1)
    expect(curves).to_have_attribute("data-depth", "5")
    lecture.press()
    lecture.press()
    expect(lecture.story.locator("[data-state=right]")).to_contain_text("157")
    lecture.press()
    row(page, 1, "156", "469", "157")
    expect(curves).to_have_count(5)
    row(page, 2, "19", "438", "400")
    expect(page.locator(".capacity .plot text.own")).to_have_text("157")
    assert serious(desk, "html") == []
    for depth, count in ((1, "11"), (2, "121"), (5, most)):
        lecture.press()
        expect(page.locator(f'[data-depth="{depth}"] .count')).to_have_text(count)
        expect(page.locator(".laps-told b")).to_contain_text(count)
    row(page, 5, "471", "115", most)
    row(page, 4, "361", "114", f"14{thousand}641")
    expect(page.locator(".laps-frame .crowd")).to_be_visible()
    lecture.press()
    expect(page.locator(".laps-told b")).to_contain_text("3")
    expect(page.locator(".laps-frame .joint")).to_have_count(2)
    assert serious(desk, "html") == []
    lecture.press()
    expect(lecture.story.locator(".erratum")).to_be_visible()
    row(page, 5, "50", f"10{thousand}801", "≥ 1.8·10⁴¹" if lang == "en" else "≥ 1,8·10⁴¹")
    row(page, 1, "900", f"10{thousand}801", "9.24·10²²" if lang == "en" else "9,24·10²²")
    expect(page.locator(".capacity-side .button")).to_be_disabled()


def test_the_budget_moves_and_the_network_is_built(desk: Desk) -> None:
    Lecture(desk).open("regions", stop=5)
    page, handle = desk.page, desk.page.locator(".capacity .plot-handle")
    handle.focus()
    desk.press("ArrowLeft", 1)
    row(page, 5, "9", "388", "100,000")
    expect(page.locator("#lecture-reset")).to_be_visible()
    page.get_by_role("group", name="hidden layers").get_by_role("button", name="3").click()
    expect(page.locator(".capacity .plot text.own")).to_have_text("3,375")
    page.get_by_role("button", name="Build it and count").click()
    expect(page.locator('[data-depth="3"] .count')).to_have_text("3,375")
    for _ in range(2):
        page.locator('[data-go="near"]').click()
        expect(page.locator("#board[data-rests]")).to_be_visible()
    page.locator('[data-go="one"]').click()
    expect(page.locator(".laps-told b")).to_have_text("3 linear regions in view.")
    page.locator('[data-go="all"]').click()
    expect(page.locator(".laps-told b")).to_have_text("3,375 linear regions in view.")
    page.locator(".laps-frame svg").click()
    expect(page.locator(".laps-frame .line")).to_be_visible()


def test_two_units_are_too_few_to_build(desk: Desk) -> None:
    Lecture(desk).open("regions", stop=2)
    field = desk.page.get_by_role("spinbutton", name="units in each")
    field.focus()
    field.fill("2")
    expect(desk.page.locator(".capacity-why")).to_contain_text("at least 3")
    row(desk.page, 5, "2", "31", "≤ 243")


def test_what_depth_buys_fits_a_phone(phone: Desk) -> None:
    Lecture(phone).open("regions", stop=5)
    row(phone.page, 1, "156", "469", "157")
    wide, window = phone.widths()
    assert wide <= window
    assert serious(phone, "html") == []


def test_curves_of_panel_b_go_from_mark_to_mark(desk: Desk) -> None:
    Lecture(desk).open("regions", stop=10)
    curve = desk.page.locator('.capacity .curve[data-depth="5"]')
    expect(curve.locator(".each")).to_have_count(5)
    assert (curve.locator(".line").get_attribute("d") or "").count("L") == 4
