"""One computation at three levels, with the same numbers."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from .conftest import DESK, opened
from .desk import Desk

LAYERS = """W = [[1, 0.5], [-0.5, 1]]
def layer(h):
    return tanh(W @ h)
x = [1, 2]
f = sum(layer(layer(x)))"""


def pressed(desk: Desk, which: str) -> None:
    expect(desk.level(which)).to_have_attribute("aria-pressed", "true")


def test_the_output_is_the_same_at_every_level(desk: Desk) -> None:
    desk.open()
    expect(desk.level("ops")).to_be_hidden()
    desk.run(LAYERS)
    desk.leave_editor()
    pressed(desk, "ops")
    desk.press("End")
    output = "f, value 1.2885, gradient 1"
    expect(desk.node("f")).to_have_attribute("aria-label", output)
    weights = desk.node("W").locator(".cell").all_text_contents()
    ops = desk.nodes.count()
    desk.level("groups").click()
    pressed(desk, "groups")
    expect(desk.card("layer")).to_have_count(2)
    expect(desk.node("f")).to_have_attribute("aria-label", output)
    assert desk.node("W").locator(".cell").all_text_contents() == weights
    desk.level("numbers").click()
    pressed(desk, "numbers")
    # the groups are open, or its numbers were nowhere to be seen
    expect(desk.card("layer")).to_have_count(0)
    expect(desk.node("f")).to_have_attribute("aria-label", output)
    expect(desk.node("W").locator(".cell")).to_have_text(weights)
    desk.level("ops").click()
    pressed(desk, "ops")
    expect(desk.nodes).to_have_count(ops)
    assert desk.step == desk.steps


def test_a_name_means_the_same_node_at_every_level(desk: Desk) -> None:
    desk.open()
    desk.run("v = [1, 2]\na = 3\ndef g(t):\n    return (t + 1)*a\nf = sum(v*a)*(g(a) + 1) + v[1]")
    desk.leave_editor()
    desk.press("End")

    def said(names: list[str]) -> list[str | None]:
        return [desk.node(name).get_attribute("aria-label") for name in names]

    names = ["a", "u1", "u2", "u3", "u4", "u5", "u6", "f"]
    expect(desk.node("a")).to_have_attribute("aria-label", re.compile("gradient 102"))
    whole = said(names)
    desk.level("numbers").click()
    expect(desk.node("v[1]")).to_be_visible()
    expect(desk.node("u1")).to_have_count(0)
    assert said(["a", *names[2:]]) == [whole[0], *whole[2:]]
    expect(desk.node("u1[0]")).to_have_attribute("aria-label", re.compile("u1.0., value 3, "))
    desk.level("groups").click()
    expect(desk.node("u1")).to_be_visible()
    expect(desk.node("u3")).to_have_count(0)
    expect(desk.card("g")).to_have_attribute("aria-label", re.compile("u4, value 12, "))


def test_step_and_selection_stay_when_the_level_changes(desk: Desk) -> None:
    desk.open()
    desk.pick("softmax")
    desk.node("Z").click(position={"x": 20, "y": 12})
    name = desk.page.locator("#inspector .node-name")
    expect(name).to_contain_text("Z")
    desk.leave_editor()
    desk.press("ArrowRight", 3)
    desk.at_step(4)
    assert "Z" in desk.headline.inner_text()
    desk.level("numbers").click()
    pressed(desk, "numbers")
    expect(desk.headline).not_to_contain_text("table")
    desk.level("ops").click()
    pressed(desk, "ops")
    desk.at_step(4)
    expect(name).to_contain_text("Z")


def test_numbers_follow_a_slider_and_the_link(desk: Desk, browser: Browser, server: str) -> None:
    desk.open()
    desk.run("x = 2\nv = [1, 2]\nf = sum(v * x)")
    desk.leave_editor()
    desk.level("numbers").click()
    pressed(desk, "numbers")
    desk.press("End")
    desk.enter("x", "3")
    expect(desk.node("f")).to_contain_text("9")
    desk.page.click("#share-button")
    expect(desk.page.locator("[data-notice=share]")).to_be_visible()
    link = desk.page.evaluate("() => location.hash")
    with opened(browser, server, DESK) as other:
        other.open(link)
        pressed(other, "numbers")
        expect(other.node("f")).to_contain_text("9")


def test_a_tool_leads_to_the_program_and_back(desk: Desk) -> None:
    desk.open()
    desk.run("x = 2\nv = [1, 2]\nf = sum(v * x)")
    desk.leave_editor()
    desk.level("numbers").click()
    pressed(desk, "numbers")
    step = desk.step
    desk.press("g")
    pressed(desk, "ops")
    expect(desk.tool.locator("tbody tr").first).to_be_visible()
    desk.press("Escape")
    pressed(desk, "numbers")
    desk.at_step(step)


def test_where_not_all_numbers_have_room_the_switch_says_so(desk: Desk) -> None:
    desk.open()
    desk.pick("softmax")
    desk.level("numbers").click()
    pressed(desk, "numbers")
    expect(desk.level("numbers")).to_have_text("numbers")
    desk.pick("attention")
    desk.level("numbers").click()
    pressed(desk, "numbers")
    expect(desk.level("numbers")).to_have_text("numbers: part")


def test_on_a_phone_the_levels_leave_the_words_their_width(phone: Desk) -> None:
    phone.open()
    phone.pick("recurrent")
    phone.level("groups").tap()
    pressed(phone, "groups")
    stage = phone.page.locator("#stage").bounding_box()
    switch = phone.page.locator(".levels").bounding_box()
    assert stage is not None
    assert switch is not None
    assert stage["height"] > 200
    assert switch["y"] >= stage["y"] + stage["height"], "they lie on the picture"


INSIDE = """(name) => {
    const box = (selector) => document.querySelector(selector)?.getBoundingClientRect();
    const [stage, card] = [box("#stage"), box(`#stage [data-name="${name}"] .card`)];
    return card && card.left >= stage.left && card.top >= stage.top
        && card.right <= stage.right && card.bottom <= stage.bottom;
}"""


def comes_into_sight(desk: Desk, name: str) -> None:
    """Wait until a card is wholly in sight."""
    desk.page.wait_for_function(INSIDE, arg=name)


def test_the_node_at_work_stays_in_sight_when_the_level_changes(desk: Desk) -> None:
    desk.open()
    desk.pick("recurrent")
    desk.leave_editor()
    desk.step_to("the way back starts")
    for which in ("groups", "numbers", "ops"):
        desk.level(which).click()
        pressed(desk, which)
        comes_into_sight(desk, "f")


def test_a_closed_group_stands_for_its_named_output(desk: Desk) -> None:
    desk.open()
    desk.pick("recurrent")
    desk.leave_editor()
    desk.group("t = 0").click()
    desk.press("End")
    first = desk.card("t = 0")
    expect(first).to_contain_text("0.4621")
    desk.level("numbers").click()
    pressed(desk, "numbers")
    expect(first).to_contain_text("0.4621")


def test_cards_say_what_they_compute(desk: Desk, phone: Desk) -> None:
    desk.open()
    desk.run("a = 2\nb = 3\nc = 4\nf = sin(a*c) + b^2")
    expect(desk.node("u1").locator(".name")).to_contain_text("a")
    desk.pick("recurrent")
    expect(desk.node("h(1)")).to_contain_text("tanh")
    phone.open()
    expect(phone.node("q").locator(".name")).to_have_text(re.compile(r"q\s*=\s*x\s*\+\s*y"))


def test_a_tool_on_a_phone_leaves_the_node_at_work_in_sight(phone: Desk) -> None:
    phone.open()
    phone.pick("two-paths")
    phone.page.get_by_role("tab", name="Tools").tap()
    phone.page.locator(".toolbox .button").first.tap()
    expect(phone.page.locator("#app")).to_have_attribute("data-sheet", "tall")
    phone.step_to("Backward")
    comes_into_sight(phone, "f")
    phone.page.locator(".languages button:not([aria-pressed=true])").tap()
    phone.wait_drawn()
    comes_into_sight(phone, "f")


def test_who_changes_the_level_by_keyboard_keeps_the_switch(desk: Desk) -> None:
    desk.open()
    desk.run("z = [1, 2]\ns = softmax(z)\nf = sum(s * s)")
    desk.leave_editor()
    pressed(desk, "ops")
    desk.level("numbers").focus()
    desk.press("Enter")
    expect(desk.level("groups")).to_be_visible()
    expect(desk.level("numbers")).to_be_focused()


def test_the_keys_are_led_to_the_same_node_at_another_level(desk: Desk) -> None:
    desk.open()
    desk.pick("softmax")
    desk.press("End")
    desk.node("L").focus()
    desk.look("numbers")
    stop = desk.page.locator("#stage [data-name][tabindex='0']")
    expect(stop).to_have_attribute("data-name", "L")
