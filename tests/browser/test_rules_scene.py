"""The rule book in the scene on the right order: ops as a table, one of them laid open."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .axe import serious
from .desk import Desk, inside
from .lecture import Lecture


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_rule_book_is_searched_and_opened(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("order", lang=lang)
    page = lecture.page
    rows = page.locator(".rules-table tbody tr")
    expect(page.locator(".rules-count")).to_have_text(re.compile(r"67"))
    expect(page.locator('tr[data-op="mul"] .of-rule .katex')).to_have_count(2)
    expect(page.locator('tr[data-op="chain"] .of-rule .katex')).to_have_count(2)
    page.get_by_role("searchbox").fill("max")
    expect(page.locator('tr[data-op="softmax"]')).to_be_visible()
    expect(page.locator('tr[data-op="exp"]')).to_have_count(0)
    leaf = page.locator(".rules-leaf")
    expect(leaf).to_be_hidden()
    rows.first.get_by_role("button").press("Enter")
    expect(leaf.locator("h2")).to_contain_text("maximum")
    expect(leaf.locator(".plot svg").first).to_be_visible()
    assert serious(desk, "html") == []
    page.locator("#lecture-reset").click()
    expect(leaf).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_the_story_opens_rules_and_goes_on_to_a_graph(desk: Desk) -> None:
    lecture = Lecture(desk).open("order")
    leaf = lecture.page.locator(".rules-leaf")
    lecture.press()
    expect(leaf.locator("h2")).to_contain_text("exp")
    # where the program under it stands
    expect(leaf.locator("pre")).to_contain_text("x = 0.4")
    expect(leaf.locator(".plot .slope")).to_have_text("slope 1.4918")
    handle = leaf.locator(".plot-handle")
    handle.focus()
    desk.press("ArrowLeft", 10)
    expect(leaf.locator(".plot .slope")).not_to_have_text("slope 1.4918")
    handle.blur()
    lecture.press()
    expect(leaf.locator("h2")).to_contain_text("matmul")
    expect(leaf.locator(".plot svg")).to_have_count(0)
    expect(lecture.page.locator(".rules-table tbody tr")).to_have_count(7)
    # another kind of board takes its place, and gives it back
    lecture.press()
    lecture.shows(b=("2", "—"), c=("4", "—"))
    expect(lecture.page.locator(".rules-table")).to_have_count(0)
    lecture.press("PageUp")
    expect(leaf.locator("h2")).to_contain_text("matmul")
    lecture.page.locator("#lecture-explore").click()
    desk.page.wait_for_url("**/#v1*")
    expect(desk.node("y")).to_be_visible()


def test_the_rule_book_fits_a_phone(phone: Desk) -> None:
    Lecture(phone).open("order", stop=2)
    expect(phone.page.locator(".rules-leaf .plot svg").first).to_be_attached()
    wide, window = phone.widths()
    assert wide <= window
    assert serious(phone, "html") == []


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_rules_and_the_one_laid_open_are_in_sight_on_a_phone(phone: Desk, lang: str) -> None:
    lecture = Lecture(phone).open("order", lang=lang)
    table = phone.page.locator(".rules-list")
    assert table.evaluate("each => each.scrollWidth <= each.clientWidth")
    lecture.press()
    leaf = phone.page.locator(".rules-leaf")
    for plot in leaf.locator(".plot svg").all():
        assert inside(plot, leaf)
    assert inside(table.locator("tr.open"), table)
