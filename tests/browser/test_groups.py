"""Calls and loop turns open and close on the stage."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from .conftest import DESK, opened
from .desk import Desk

THRICE = """def sq(a):
    return a*a + 1

x = 3
y = 2
f = sq(x) * sq(y) + sq(x + y)"""
LOOP = """x = 0.5
for i in range(30):
    x = x + 0.1*sin(x)
f = x^2"""


def test_a_group_closes_to_one_card_and_opens_again(desk: Desk) -> None:
    desk.open()
    desk.run(THRICE)
    before = desk.nodes.count()
    desk.group("sq").first.locator(".toggle").click()
    card = desk.card("sq")
    expect(card).to_have_count(1)
    expect(card).to_have_attribute("aria-expanded", "false")
    assert desk.nodes.count() == before - 2
    # two uses of x inside are one line
    desk.leave_editor()
    desk.press("End")
    expect(card).to_contain_text("10")
    expect(card).to_have_attribute("aria-label", "closed group sq: u2, value 10, gradient 5")
    card.locator(".toggle").click()
    expect(card).to_have_count(0)
    expect(desk.nodes).to_have_count(before)


def test_a_double_click_opens_and_does_not_close_again(desk: Desk) -> None:
    desk.open()
    desk.run(THRICE)
    desk.look("groups")
    cards = desk.page.locator("#stage [data-fold]")
    expect(cards).to_have_count(3)
    cards.first.locator(".toggle").dblclick()
    expect(cards).to_have_count(2)
    desk.wait_settled()
    expect(cards).to_have_count(2)
    # nor does it take back what is chosen
    desk.node("x").locator(".name").dblclick()
    expect(desk.node("x")).to_have_class(re.compile(r"\bselected\b"))


def test_enter_closes_and_opens_and_keeps_the_focus(desk: Desk) -> None:
    desk.open()
    desk.run(THRICE)
    desk.leave_editor()
    desk.node("u3").focus()
    desk.press("ArrowUp")
    title = desk.group("sq").nth(1)
    expect(title).to_be_focused()
    desk.press("Enter")
    card = desk.card("sq")
    expect(card).to_be_focused()
    # along the lines, into the card and out of it
    desk.press("ArrowLeft")
    expect(desk.node("y")).to_be_focused()
    desk.press("ArrowRight")
    expect(card).to_be_focused()
    desk.press("Enter")
    expect(title).to_be_focused()


def test_a_click_on_a_card_selects_its_output(desk: Desk) -> None:
    desk.open()
    desk.run(THRICE)
    desk.group("sq").first.locator(".toggle").click()
    desk.card("sq").locator(".rail").click()
    expect(desk.page.locator("#inspector .node-name")).to_contain_text("u2")
    expect(desk.card("sq")).to_have_class(re.compile(r"\bselected\b"))


def test_steps_inside_a_closed_group_light_its_card(desk: Desk) -> None:
    desk.open()
    desk.run(THRICE)
    desk.group("sq").first.locator(".toggle").click()
    desk.leave_editor()
    card = desk.card("sq")
    expect(card).to_contain_text("0/3")
    desk.press("Home")
    for done in ("1/3", "2/3", "3/3"):
        while done not in (card.text_content() or ""):
            before = desk.step
            desk.press("ArrowRight")
            desk.at_step(before + 1)
            assert before < desk.steps
        assert "selected" in (card.get_attribute("class") or "")


def test_which_groups_are_closed_is_in_the_link(desk: Desk, browser: Browser, server: str) -> None:
    desk.open()
    desk.run(THRICE)
    desk.group("sq").first.locator(".toggle").click()
    expect(desk.card("sq")).to_have_count(1)
    desk.page.click("#share-button")
    expect(desk.page.locator("[data-notice=share]")).to_be_visible()
    link = desk.page.evaluate("() => location.hash")
    with opened(browser, server, DESK) as other:
        other.open(link)
        expect(other.card("sq")).to_have_count(1)
        expect(other.group("sq")).to_have_count(2)


def test_an_edit_keeps_what_was_closed(desk: Desk) -> None:
    desk.open()
    desk.run(THRICE)
    desk.group("sq").first.locator(".toggle").click()
    expect(desk.card("sq")).to_have_count(1)
    desk.run(THRICE + " + 1")
    expect(desk.card("sq")).to_have_count(1)
    desk.pick("circuit")
    desk.pick("recurrent")
    expect(desk.page.locator("#stage [data-fold]")).to_have_count(0)


def test_a_long_loop_opens_with_its_turns_closed(desk: Desk) -> None:
    desk.open()
    desk.run(LOOP)
    expect(desk.page.locator("#stage [data-fold]")).to_have_count(30)
    assert desk.nodes.count() <= 40


def test_the_view_stays_where_a_group_is_opened(desk: Desk) -> None:
    desk.open()
    desk.run(LOOP)
    card = desk.card("i = 1")
    before = card.bounding_box()
    card.locator(".toggle").click()
    expect(desk.group("i = 1")).to_have_count(1)
    after = desk.group("i = 1").bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["x"] - after["x"]) < 30
    assert abs(before["y"] - after["y"]) < 30


def test_what_a_group_opens_on_comes_into_sight(desk: Desk) -> None:
    desk.open()
    desk.pick("recurrent")
    desk.page.get_by_role("button", name="groups").click()
    desk.card("t = 2").focus()
    desk.press("Enter")
    expect(desk.group("t = 2")).to_be_focused()
    for name in ("u9", "h(3)"):
        expect(desk.node(name)).to_be_in_viewport(ratio=1)


# What a finger hits all along a group's title, if it is another thing than the title.
BESIDE_THE_TITLE = """(title) => {
    const { left, top, width, height } = title.querySelector("text").getBoundingClientRect();
    const places = Array.from({ length: 21 }, (_, i) => left + (width * i) / 20);
    return places.map((x) => document.elementFromPoint(x, top + height / 2))
        .filter((hit) => !title.contains(hit)).map((hit) => hit.getAttribute("class"));
}"""


def test_a_line_over_a_title_is_no_hindrance(phone: Desk) -> None:
    phone.open()
    phone.pick("newton")
    phone.leave_editor()
    phone.step_to("Backward pass, step 6 of")
    phone.wait_drawn_anew()
    title = phone.group("k = 3")
    assert title.evaluate(BESIDE_THE_TITLE) == []
    title.tap()
    expect(phone.card("k = 3")).to_be_visible()
