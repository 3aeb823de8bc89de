"""Mistakes: shown at their place, explained, and nothing good is lost."""

from __future__ import annotations

from playwright.sync_api import expect

from .desk import Desk


def test_a_mistake_is_marked_and_the_last_graph_stays_stale(desk: Desk) -> None:
    desk.open()
    desk.type("x = 2\nf = tahn(x)")
    expect(desk.page.locator(".problem")).to_contain_text("tanh")
    expect(desk.page.locator(".cm-lintRange-error")).to_have_text("tahn")
    expect(desk.page.locator("#app")).to_have_class("app stale")
    expect(desk.node("q")).to_be_visible()
    desk.type("x = 2\nf = tanh(x)")
    expect(desk.page.locator(".problem")).to_be_hidden()
    expect(desk.page.locator("#app")).to_have_class("app")
    expect(desk.node("q")).to_have_count(0)


def test_messages_follow_the_language(desk: Desk) -> None:
    desk.open()
    desk.type("f = (1 + ")
    problem = desk.page.locator(".problem")
    expect(problem).to_be_visible()
    english = problem.inner_text()
    desk.click("RU")
    expect(problem).not_to_have_text(english)


def test_spans_count_letters_not_bytes(desk: Desk) -> None:
    desk.open()
    desk.type("# 𝑎𝑏 привет\nμ = 2\nf = μ * nope(μ)")
    expect(desk.page.locator(".cm-lintRange-error")).to_have_text("nope")


def test_nothing_typed_is_ever_markup(desk: Desk) -> None:
    desk.open()
    desk.type("f = <img src=x onerror=alert(1)>")
    expect(desk.page.locator(".problem")).to_be_visible()
    expect(desk.page.locator("img")).to_have_count(0)


def test_a_lost_server_is_told_and_everything_is_kept(desk: Desk) -> None:
    desk.open()
    desk.page.route("**/api/**", lambda route: route.abort())
    desk.type("x = 3\nf = x^2")
    notice = desk.page.locator("[data-notice=offline]")
    expect(notice).to_be_visible()
    desk.page.unroute("**/api/**")
    expect(desk.number("x")).to_have_value("3", timeout=10_000)
    expect(notice).to_have_count(0)


def test_completion_offers_functions_and_names(desk: Desk) -> None:
    desk.open()
    desk.page.click(".cm-content")
    desk.press("Control+End")
    desk.page.keyboard.type("\ng = ta")
    option = desk.page.locator(".cm-tooltip-autocomplete li").filter(has_text="tanh").first
    expect(option).to_be_visible()
    option.click()
    expect(desk.page.locator(".cm-content")).to_contain_text("g = tanh(")
