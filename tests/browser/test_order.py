"""The backward pass done wrong on purpose."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .desk import Desk, inside, plain
from .lecture import Lecture

DIAMOND = "a = 1\nb = a + a\nc = b + b"


def diamond_in_wrong_order(desk: Desk) -> None:
    desk.open()
    desk.run(DIAMOND)
    desk.leave_editor()
    desk.click("Wrong order")


def test_the_wrong_number_stands_beside_the_right_one(desk: Desk) -> None:
    diamond_in_wrong_order(desk)
    wrong = desk.tool.locator("table").first.locator("tbody tr")
    expect(wrong).to_have_count(1)
    assert plain(wrong.inner_text()) == "a 4 2"
    desk.tool.get_by_role("button", name="repeatedly").click()
    expect(wrong).to_have_text("a46")
    desk.tool.get_by_role("button", name="overwriting").click()
    expect(wrong).to_have_text(["a41", "b21"])
    # choosing a number chooses its node
    wrong.nth(0).get_by_role("button").click()
    expect(desk.node("a")).to_have_class(re.compile(r"\bselected\b"))


def test_a_wrong_number_of_one_digit_is_said_not_to_be_equal(desk: Desk) -> None:
    diamond_in_wrong_order(desk)
    wrong = desk.tool.locator("table").first.locator("s")
    expect(wrong).to_have_text("2")
    # a wave has room for one turn only there, which is a tick
    expect(wrong).to_have_css("text-decoration-line", "none")
    assert wrong.evaluate("(s) => getComputedStyle(s, '::before').content") == '"≠ "'


def test_the_wrong_pass_can_be_walked_through(desk: Desk) -> None:
    diamond_in_wrong_order(desk)
    trail = desk.tool.locator(".order-trail tbody tr")
    expect(trail).to_have_count(4)
    expect(desk.tool.locator(".walk-said")).to_contain_text("never hear of this")
    trail.nth(0).get_by_role("button").click()
    expect(desk.tool.locator(".walk-said")).to_have_text(
        "b gets 1 from c and passes it on at once, though more is still to come."
    )
    expect(desk.page.locator("#stage .edge.pointed")).to_have_count(1)
    desk.tool.get_by_role("slider").press("ArrowRight")
    expect(trail.nth(1)).to_have_class("now")
    # a closed tool leaves nothing lit
    desk.press("Escape", 2)
    expect(desk.page.locator("#stage .edge.pointed")).to_have_count(0)


def test_on_a_tree_there_is_nobody_to_wait_for(desk: Desk) -> None:
    desk.open()
    desk.click("Wrong order")
    expect(desk.tool).to_contain_text("Nothing goes wrong here")
    expect(desk.tool).to_contain_text("nobody has to wait")
    expect(desk.tool.locator("table")).to_have_count(0)
    expect(desk.tool.get_by_role("button", name="too early")).to_be_hidden()


def test_it_opens_with_a_mistake_that_does_harm(desk: Desk) -> None:
    desk.open()
    desk.run("x = 2\nf = x * x")  # no node waits for the input: only overwriting goes wrong
    desk.leave_editor()
    desk.click("Wrong order")
    chosen = desk.tool.locator("[aria-pressed=true]")
    expect(chosen).to_have_text("overwriting")
    expect(desk.tool).to_contain_text("1 gradient is wrong")
    # one that is harmless here says so and walks through nothing
    desk.tool.get_by_role("button", name="too early").click()
    expect(chosen).to_have_text("too early")
    expect(desk.tool).to_contain_text("Order does not matter")
    expect(desk.tool.locator("table")).to_have_count(0)


def test_on_a_phone_in_russian(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.pick("fraction")
    phone.page.get_by_role("tab", name="Инструменты").click()
    phone.click("Без очереди")
    phone.click("с заменой")
    expect(phone.tool).to_contain_text("Неверн")
    wide, window = phone.widths()
    assert wide <= window


def test_the_wrong_gradient_stands_on_the_card_too(desk: Desk) -> None:
    diamond_in_wrong_order(desk)
    # also before the steps have come to the right one
    card = desk.node("a")
    expect(card.locator(".wrong")).to_have_text("2 ≠")
    expect(card.locator(".grad")).to_have_text("4")
    expect(card).to_have_accessible_name("a, value 1, gradient 4, wrongly 2")
    expect(card.locator(".wave")).to_have_attribute("d", re.compile("^M"))
    expect(desk.node("b").locator(".wrong")).to_be_empty()
    desk.tool.get_by_role("button", name="overwriting").click()
    expect(desk.node("b").locator(".wrong")).to_have_text("1 ≠")
    desk.press("Escape", 2)
    expect(card.locator(".wrong")).to_be_empty()
    expect(card.locator(".grad")).to_have_text("—")


def test_in_a_table_each_wrong_cell_is_underlined(desk: Desk) -> None:
    desk.open()
    desk.run("x = [1, 2, 3]\ny = x * [1, 0, 2]\nf = sum(x + y)")
    desk.leave_editor()
    desk.press("End")
    desk.click("Wrong order")
    card = desk.node("x")
    expect(card.locator(".wrong")).to_have_text(re.compile(r"^rms .* ≠$"))
    # 1 + [1, 0, 2] beside what came last
    right, wrong = desk.tool.locator("table").first.locator(".heat").all()
    numbers = [plain(each.inner_text()).split() for each in (right, wrong)]
    differ = sum(a != b for a, b in zip(*numbers, strict=True))
    waves = card.locator(".wave").last.get_attribute("d") or ""
    assert waves.count("M") == differ > 0


def test_on_a_phone_the_wrong_gradient_is_in_sight_from_the_beginning(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-text")
    phone.run(DIAMOND)
    phone.leave_editor()
    phone.page.click("#tab-tools")
    phone.click("Wrong order")
    expect(phone.node("a").locator(".card")).to_be_in_viewport(ratio=1)
    expect(phone.node("a").locator(".wrong")).to_have_text("2 ≠")


def test_on_a_phone_a_wrong_gradient_that_is_chosen_comes_into_sight(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-text")
    phone.run(DIAMOND)
    phone.leave_editor()
    phone.page.click("#tab-tools")
    phone.click("Wrong order")
    affected, trail = (phone.tool.locator("table").nth(i).locator(".row-button") for i in (0, 1))
    card = phone.node("a").locator(".card")
    trail.first.tap()
    expect(card).not_to_be_in_viewport()
    affected.first.tap()
    expect(card).to_be_in_viewport(ratio=1)
    # a step of the walk is looked at again
    trail.first.tap()
    expect(phone.page.locator("#stage .edge.pointed")).to_have_count(1)
    expect(card).not_to_be_in_viewport()


def test_on_a_phone_the_wrong_gradient_is_seen_over_the_table(phone: Desk) -> None:
    Lecture(phone).open("order", stop=8)
    expect(phone.node("a").locator(".wrong")).to_have_text("6 ≠")
    assert inside(phone.node("a"), phone.page.locator("#stage"))
    table = phone.page.locator(".beside .terms tbody tr").first
    assert inside(table, phone.page.locator(".beside"))


@pytest.mark.parametrize("stop", [4, 5, 6, 9])
def test_on_a_phone_two_sums_are_seen_whole(phone: Desk, stop: int) -> None:
    Lecture(phone).open("order", stop=stop)
    for name in "abc":
        # its handle reaches for fingers beyond the card
        assert inside(phone.node(name).locator(".card"), phone.page.locator("#stage"))
