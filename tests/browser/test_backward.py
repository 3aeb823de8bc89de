"""The backward pass as a graph of its own, beside the forward one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .desk import Desk, inside

TWO_PATHS = "x = 1.5\np = exp(x)\nf = x * p"
TOTAL = r"\mathrm{d}f/\allowbreak \mathrm{d}x"
POINTED = re.compile(r"\bhovered\b")


def opened(desk: Desk, text: str = TWO_PATHS) -> None:
    desk.open()
    desk.run(text)
    desk.leave_editor()
    desk.click("Backward graph")
    expect(desk.page.locator("#beside .node").first).to_be_visible()


def test_it_stands_beside_and_partners_light_each_other(desk: Desk) -> None:
    opened(desk)
    beside = desk.page.locator("#beside [data-name]")
    expect(beside).to_have_count(4)
    expect(desk.tool.locator(".program")).to_have_text("x = 1.5 p = exp(x) df_dx = p + x * p")
    expect(desk.tool.locator(".figure b")).to_have_text("11.2042")
    # with d, as on the first graph: ∂f/∂x is the derivative along the edge from x to f
    expect(desk.tool.locator(".figure annotation")).to_have_text(TOTAL)
    expect(desk.page.locator("#beside annotation").first).to_have_text(TOTAL)
    # and so is the node, which the program can but call df_dx; signs say what is computed where
    # they have room
    expect(desk.page.locator('#beside [data-name="df/dx"] .name')).to_contain_text("df/dx")
    expect(desk.page.locator('#beside [data-name="u1"] .name')).to_contain_text("×")
    # two graphs side by side need no switch
    expect(desk.page.locator(".second-head .choice")).to_be_hidden()
    # the gradient of p is x
    desk.node("p").hover()
    expect(desk.page.locator('#beside [data-name="x"]')).to_have_class(POINTED)
    desk.page.locator('#beside [data-name="df/dx"]').hover()
    expect(desk.node("x")).to_have_class(POINTED)
    expect(desk.node("p")).not_to_have_class(POINTED)
    desk.press("Escape", 2)
    expect(desk.page.locator("#beside")).to_be_hidden()


def test_the_second_derivative_is_the_gradient_of_the_program(desk: Desk) -> None:
    opened(desk)
    expect(desk.tool.locator("tbody tr td")).to_have_text("15.6859")
    desk.click("Open as expression")
    expect(desk.page.locator(".cm-line").last).to_have_text("df_dx = p + x * p")
    desk.wait_settled()
    expect(desk.tool).to_be_hidden()
    desk.press("End")
    expect(desk.node("x")).to_have_attribute("aria-label", re.compile(r"gradient 15\.6859"))


def test_a_button_that_stays_in_a_new_answer_keeps_the_focus(desk: Desk) -> None:
    opened(desk)
    light = desk.tool.get_by_role("button", name="Show them in the graph")
    light.press("Enter")
    with desk.page.expect_response("**/api/backward"):
        desk.press("Control+z")
    expect(desk.tool.locator(".figure b")).to_have_text("−4")
    expect(light).to_be_focused()


def test_a_gradient_is_differentiated_once_more(desk: Desk) -> None:
    opened(desk, "x = 3\nf = x^3")
    for expected in ("27", "18", "6"):
        expect(desk.tool.locator(".figure b")).to_have_text(expected)
        desk.click("Differentiate once more")
        # no empty line after the last
        expect(desk.page.locator(".cm-line").last).to_have_text(re.compile("="))
    # of a constant there is nothing left to differentiate by
    expect(desk.tool).to_contain_text("no inputs to differentiate by")
    expect(desk.page.locator("#beside")).to_be_hidden()


def test_every_multiplication_can_be_kept(desk: Desk) -> None:
    desk.open()
    desk.click("Backward graph")
    expect(desk.tool.locator(".program")).to_have_text("z = -4")
    desk.tool.get_by_label("keep × 1 and + 0").check()
    expect(desk.tool.locator(".program")).to_have_text("z = -4 df_dq = 1 * z df_dx = df_dq * 1")
    desk.tool.get_by_label("gradient by").select_option("z")
    expect(desk.tool.locator(".figure b")).to_have_text("3")


def test_it_follows_a_number_that_is_changed(desk: Desk) -> None:
    opened(desk)
    desk.enter("x", "0")
    expect(desk.tool.locator(".figure b")).to_have_text("1")
    df = desk.page.locator('#beside [data-name="df/dx"]')
    expect(df).to_have_attribute("aria-label", re.compile(r"value 1,"))


def test_what_has_no_words_is_shown_all_the_same(desk: Desk) -> None:
    opened(desk, "x = [1, 2, 3]\nf = x[0] * x[1]")
    expect(desk.tool).to_contain_text("cannot be written as a program")
    expect(desk.tool.locator(".program")).to_have_count(0)


def test_a_node_that_is_pressed_keeps_its_partner_lit(desk: Desk) -> None:
    opened(desk)
    desk.page.locator('#beside [data-name="df/dx"]').click()
    desk.page.mouse.move(5, 5)
    expect(desk.node("x")).to_have_class(POINTED)
    desk.node("p").locator(".name").click()
    desk.page.mouse.move(5, 5)
    expect(desk.page.locator('#beside [data-name="x"]')).to_have_class(POINTED)


def test_the_buttons_are_about_both_graphs(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 1920, "height": 1080})
    desk.open(theme="projector")
    desk.pick("neuron")
    desk.press("End")
    desk.click("Backward graph")
    second = desk.page.locator("#beside .node")
    expect(second).to_have_count(14)
    desk.wait_settled()
    ends = (desk.node("f"), second.last)
    # a part that can be read comes first
    expect(second.first).not_to_be_in_viewport()
    desk.click("Fit")
    for node in (*desk.nodes.all(), *second.all()):
        expect(node).to_be_in_viewport(ratio=1)
    for button, grows in (("Zoom in", True), ("Zoom out", False)):
        before = [width(node) for node in ends]
        desk.click(button)
        desk.wait_drawn_anew()
        assert [width(node) > was for node, was in zip(ends, before, strict=True)] == [grows] * 2
    # moved by a hand, both come back to the whole, and from there to what can be read
    whole = [width(node) for node in ends]
    desk.click("Fit")
    desk.wait_drawn_anew()
    assert [width(node) for node in ends] == pytest.approx(whole, abs=1)
    desk.click("Fit")
    expect(second.first).not_to_be_in_viewport()


def width(node: Locator) -> float:
    box = node.bounding_box()
    assert box is not None
    return box["width"]


def test_on_a_phone_one_changes_between_it_and_the_first(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-text")
    phone.run("a = 2\nf = a * (a + sin(a))")
    phone.leave_editor()
    phone.press("End")
    phone.page.click("#tab-tools")
    phone.click("Backward graph")
    beside = phone.page.locator("#beside")
    nodes = beside.locator("[data-name]")
    expect(nodes).to_have_count(7)
    for node in nodes.all():  # as a whole, with its numbers
        expect(node).to_be_in_viewport(ratio=1)
        expect(node.locator(".value")).to_be_visible()
    beside.locator('[data-name="df/da"]').tap()

    phone.click("1st graph")
    expect(phone.page.locator("#stage")).to_have_css("visibility", "visible")
    expect(nodes.first).to_be_hidden()
    expect(phone.node("a")).to_have_class(POINTED)
    phone.click("2nd graph")
    expect(nodes.first).to_be_visible()
    expect(phone.page.locator("#stage")).to_have_css("visibility", "hidden")

    # the buttons are about the graph that is seen
    before = beside.locator('[data-name="df/da"]').bounding_box()
    phone.page.click("#tab-more")
    phone.page.locator("#more").get_by_role("button", name="Zoom in").tap()
    phone.wait_drawn_anew()
    grown = beside.locator('[data-name="df/da"]').bounding_box()
    assert before is not None
    assert grown is not None
    assert grown["width"] > before["width"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_on_a_phone_the_names_of_both_stand_in_one_line(phone: Desk, lang: str) -> None:
    phone.open(lang=lang)
    phone.page.click("#tab-text")
    phone.run("x = 3; f = x^3")
    phone.leave_editor()
    phone.page.click("#tab-tools")
    phone.page.click("[data-tool=backward]")
    lines = (
        "(buttons) => buttons.map((button) => { const words = document.createRange();"
        " words.selectNodeContents(button); return words.getClientRects().length; })"
    )
    head = phone.page.locator(".second-head")
    phone.tool.locator(".button[aria-pressed]").click()  # gradients of the gradient: a long title
    expect(head.locator(".stage-name")).to_contain_text({"en": "own", "ru": "собственные"}[lang])
    assert head.locator("button").evaluate_all(lines) == [1, 1]
    assert inside(head.locator(".choice"), head)


def test_on_a_phone_it_takes_the_place_of_the_first(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.page.get_by_role("tab", name="Инструменты").click()
    phone.click("Обратный граф")
    expect(phone.page.locator("#beside .node").first).to_be_visible()
    expect(phone.page.locator("#stage")).to_have_css("visibility", "hidden")
    phone.click("Обратный граф")
    expect(phone.node("f")).to_be_visible()
    wide, window = phone.widths()
    assert wide <= window


def test_a_long_name_leaves_its_number_to_be_read(desk: Desk) -> None:
    desk.open()
    desk.run("x = 1.5\np = exp(x)\nf = x * p")
    desk.leave_editor()
    desk.press("End")
    desk.click("Backward graph")
    end = desk.page.locator('#beside [data-name="df/dx"]')
    expect(end.locator(".value")).to_have_text("11.2042")
    height = end.locator(".value").evaluate("(text) => text.getBoundingClientRect().height")
    name = end.locator(".name").evaluate("(text) => text.getBoundingClientRect().right")
    value = end.locator(".value").evaluate("(text) => text.getBoundingClientRect().left")
    assert height > 9
    assert name < value
    # its own number is not one of the graph beside it, and no other is told in its place
    end.focus()
    desk.press("Shift+Enter")
    expect(desk.page.locator(".told:popover-open")).to_have_count(0)
    desk.page.mouse.click(*desk.middle(desk.page.locator('#beside [data-id="0"] .value')))
    desk.wait_drawn_anew()
    expect(desk.page.locator(".told:popover-open")).to_have_count(0)
