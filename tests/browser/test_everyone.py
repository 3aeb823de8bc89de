"""Themes, languages, phone, accessibility."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .axe import serious
from .desk import Desk, plain


def test_axe_finds_nothing_serious_in_what_opens(desk: Desk) -> None:
    desk.open()
    desk.page.click("#examples-button")
    assert serious(desk, "html") == []
    desk.press("Escape")
    desk.press("?")
    assert serious(desk, "html") == []
    desk.press("Escape")
    desk.page.click(".cm-content")
    desk.press("Control+End")
    desk.page.keyboard.type("\ng = ta")
    expect(desk.page.locator(".cm-tooltip-autocomplete")).to_be_visible()
    assert serious(desk, "html") == []


def test_a_keyboard_is_enough(desk: Desk) -> None:
    desk.open()
    desk.press("Tab", 7)  # past all this, the name of the page, four pages, the examples
    desk.press("Enter")
    desk.press("Tab", 4)
    desk.press("Enter")
    expect(desk.page.locator(".cm-content")).to_contain_text("p = exp(x)")
    expect(desk.node("p")).to_be_visible()
    desk.wait_settled()
    desk.press(" ")  # plays, and does not open the menu again
    expect(desk.page.locator("#examples-menu")).to_be_hidden()
    desk.press("End")
    desk.at_step(desk.steps)
    desk.press("e")
    desk.press("Control+End")
    desk.page.keyboard.type("\ng = f * 2")
    expect(desk.node("g")).to_be_visible()
    desk.press("Escape")
    desk.press("Home")
    desk.at_step(1)
    desk.press("Tab")
    desk.press("ArrowRight")
    expect(desk.number("x")).not_to_have_value("1.5")
    desk.press("Escape")
    desk.press("ArrowRight")
    desk.at_step(2)


def test_who_chooses_a_language_by_keyboard_goes_on_from_it(desk: Desk) -> None:
    for page in ("", "network", "lecture", "atlas"):
        desk.page.goto(f"{desk.address}/{page}")
        for lang in ("RU", "EN"):
            button = desk.page.get_by_role("button", name=lang, exact=True)
            button.focus()
            desk.press("Enter")
            expect(desk.page.locator("html")).to_have_attribute("lang", lang.lower())
            expect(button).to_be_focused()


def test_tab_leads_back_to_the_node_one_was_at(desk: Desk) -> None:
    desk.open()
    desk.node("f").focus()
    desk.press("ArrowLeft")
    expect(desk.page.locator('#stage [tabindex="0"][data-name]')).to_have_count(1)
    expect(desk.page.locator("#stage [data-name]:focus")).to_have_attribute("tabindex", "0")


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_axe_finds_nothing_serious(desk: Desk, theme: str, lang: str) -> None:
    desk.open(theme=theme, lang=lang)
    desk.press("ArrowRight", 8)
    desk.at_step(9)
    assert serious(desk, "html") == []
    desk.type("x = -2\nf = tahn(x)")
    expect(desk.stale).to_be_visible()
    assert serious(desk, "html") == []


def test_language_changes_every_word_and_keeps_the_place(desk: Desk) -> None:
    desk.open()
    desk.press("ArrowRight", 8)
    desk.click("RU")
    expect(desk.page.locator("#inputs h2")).to_have_text("Входы")
    desk.at_step(9)
    assert "Градиент f по x равен −4" in plain(desk.sentence)
    desk.click("EN")
    expect(desk.page.locator("#inputs h2")).to_have_text("Inputs")


def test_russian_numbers_have_a_comma(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.pick("two-paths")
    desk.press("End")
    expect(desk.gradient).to_have_text("11,2042")
    expect(desk.number("x")).to_have_value("1,5")


def test_so_have_those_that_stand_in_the_program(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.run("x = 2\nf = 0.5 * x^3 + 1.25")
    desk.leave_editor()
    expect(desk.page.locator(".pretty .katex-html").first).to_contain_text("0,5")
    expect(desk.node("f").locator(".name")).to_contain_text("1,25")
    expect(desk.page.locator("#stage .literal .name", has_text="0,5")).to_have_count(1)
    expect(desk.page.locator("#stage [aria-label^='1,25']").first).to_be_attached()
    desk.press("End")
    expect(desk.page.locator(".stages")).not_to_contain_text(re.compile(r"\d\.\d"))
    # the text stays what was written
    expect(desk.page.locator(".cm-content")).to_contain_text("0.5")


def test_theme_is_remembered(desk: Desk) -> None:
    desk.open()
    desk.page.click("#theme-button")
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")
    desk.page.goto("about:blank")
    desk.page.goto(desk.address)
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_phone_has_no_sideways_scroll(phone: Desk, lang: str) -> None:
    phone.open(lang=lang)
    for example in ("circuit", "softmax", "attention"):
        if example != "circuit":
            phone.pick(example)
        phone.press("End")
        wide, window = phone.widths()
        assert wide <= window
        assert window == 390


def test_phone_tabs(phone: Desk) -> None:
    phone.open()
    expect(phone.page.locator("#inspector")).to_be_visible()
    phone.page.click("#tab-numbers")
    expect(phone.page.locator("#inputs")).to_be_visible()
    expect(phone.page.locator("#inspector")).to_be_hidden()
    phone.page.click("#tab-text")
    expect(phone.page.locator("#editor")).to_be_visible()
    phone.page.click(".keys .next")
    phone.at_step(2)


def test_help_lists_the_keys(desk: Desk) -> None:
    desk.open()
    desk.press("?")
    expect(desk.page.get_by_role("dialog")).to_contain_text("one step forward")
    licences = desk.page.get_by_role("link", name="Licences").get_attribute("href")
    assert "MIT" in desk.page.request.get(f"{desk.address}{licences}").text()
    desk.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_be_hidden()
