"""Links: everything on screen goes into them and comes out again."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from .conftest import DESK, opened
from .desk import Desk


def test_a_link_carries_program_numbers_step_language_and_theme(
    desk: Desk, browser: Browser, server: str
) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.number("x").click()
    desk.page.keyboard.type("0.5")
    desk.page.keyboard.press("Enter")
    desk.press("ArrowRight", 3)
    desk.click("RU")
    desk.page.click("#theme-button")
    desk.page.click("#share-button")
    expect(desk.page.locator("[data-notice=share]")).to_be_visible()
    link = desk.page.evaluate("() => location.hash")
    assert link.startswith("#v1.")
    with opened(browser, server, DESK) as other:
        other.open(link)
        other.at_step(4)
        expect(other.number("x")).to_have_value("0,5")
        expect(other.page.locator("html")).to_have_attribute("data-theme", "dark")
        expect(other.page.locator("html")).to_have_attribute("lang", "ru")
        expect(other.page.locator(".cm-content")).to_contain_text("p = exp(x)")


def test_reload_and_the_way_back(desk: Desk) -> None:
    desk.open()
    desk.pick("neuron")
    desk.press("ArrowRight", 2)
    desk.at_step(3)
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    desk.wait_drawn()
    desk.at_step(3)
    expect(desk.page.locator(".cm-content")).to_contain_text("sigmoid(s)")
    desk.page.go_back()
    expect(desk.page.locator(".cm-content")).to_contain_text("q = x + y")
    desk.page.go_forward()
    expect(desk.page.locator(".cm-content")).to_contain_text("sigmoid(s)")


def test_without_a_link_the_draft_comes_back(desk: Desk) -> None:
    desk.open()
    desk.type("a = 4\nf = sqrt(a)")
    expect(desk.node("a")).to_be_visible()
    desk.page.wait_for_timeout(600)
    desk.page.goto("about:blank")
    desk.page.goto(desk.address)
    desk.wait_drawn()
    expect(desk.page.locator(".cm-content")).to_contain_text("f = sqrt(a)")


def test_a_damaged_and_a_newer_link_explain_themselves(desk: Desk) -> None:
    desk.open("#v1.damaged")
    expect(desk.page.locator("[data-notice=link]")).to_contain_text("damaged")
    desk.page.goto("about:blank")
    desk.open("#v7.abc")
    expect(desk.page.locator("[data-notice=link]")).to_contain_text("newer")
