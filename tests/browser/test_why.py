"""Why a gradient is zero, tiny or huge: one press from the number to the factor."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .desk import Desk

LIT = "#stage .edge.pointed"
SELECTED = "#stage .node.selected"


def at_end(desk: Desk, program: str) -> None:
    desk.run(program)
    desk.leave_editor()
    desk.press("End")


def ask(desk: Desk, program: str, node: str, question: str) -> None:
    at_end(desk, program)
    desk.node(node).locator(".name").click()
    desk.page.locator("#inspector").get_by_role("button", name=question).click()


def test_a_saturated_unit_is_found_selected_and_lit(desk: Desk) -> None:
    desk.open()
    ask(desk, "x = 10\nw = -3\nh = sigmoid(x)\nf = w * h", "x", "Why is it tiny?")
    expect(desk.tool.locator(".why-answer")).to_have_text(
        "sigmoid is saturated at x = 10: its slope there is only 4.54·10⁻⁵."
    )
    expect(desk.page.locator(SELECTED)).to_have_attribute("data-name", "h")
    expect(desk.page.locator(LIT)).to_have_count(2)
    expect(desk.tool.locator(".stairs .blamed")).to_have_count(1)
    # the question is still about x, though the answer is shown at h
    expect(desk.tool.get_by_label("Node").locator("option:checked")).to_have_text("x")
    desk.press("w")
    expect(desk.page.locator(LIT)).to_have_count(0)


def test_the_letter_asks_about_the_node_that_the_keys_are_at(desk: Desk) -> None:
    desk.open()
    at_end(desk, "x = -3\nw = 2\nh = relu(x * w)\nf = h * 5 + w * 0")
    desk.node("x").focus()
    desk.press("w")
    expect(desk.tool.get_by_label("Node").locator("option:checked")).to_have_text("x")
    expect(desk.node("x")).to_be_focused()
    desk.press("w")
    desk.node("w").focus()
    desk.press("w")
    expect(desk.tool.get_by_label("Node").locator("option:checked")).to_have_text("w")


@pytest.mark.parametrize(
    ("program", "question", "answer"),
    [
        ("x = -2\nh = relu(x)\nf = 3 * h", "zero", "relu is flat at x = −2"),
        ("x = 1\ny = 2\nh = max(x, y)\nf = 3 * h", "zero", "and x = 1 lost against y = 2"),
        ("x = 3\nw = 0\nh = w * x\nf = h + 1", "zero", "x is multiplied by zero: w = 0"),
        ("x = 3\ny = 2\nf = y * y", "zero", "no path leads from x to f"),
        ("x = 0.01\nh = 1 / x\nf = 2 * h", "huge", "is steep at x = 0.01"),
        ("x = 0\nh = sqrt(x)\nf = 2 * h", "infinite", "the slope of sqrt at x = 0 is infinite"),
    ],
)
def test_the_reason_is_said_in_words(desk: Desk, program: str, question: str, answer: str) -> None:
    desk.open()
    ask(desk, program, "x", f"Why is it {question}?")
    expect(desk.tool.locator(".why-answer")).to_contain_text(answer)


def test_where_f_has_no_value_both_sentences_name_it(desk: Desk) -> None:
    desk.open()
    at_end(desk, "x = -1\ny = 2.5\nf = log(x) + detach(y)")
    desk.node("y").focus()
    desk.press("w")
    expect(desk.tool).to_contain_text("f has no value here")
    expect(desk.tool.locator(".why-answer")).to_contain_text("the way back from f ends at")


def test_many_small_factors_are_a_staircase(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.run("x = 0.3\nfor i in range(12):\n  x = sigmoid(x)\nf = x")
    desk.leave_editor()
    desk.press("w")
    desk.tool.get_by_label("Узел").select_option("0")
    expect(desk.tool.locator(".why-answer")).to_have_text(
        re.compile(r"12 множителей, каждый около 0,2\d+, вместе дают")
    )
    expect(desk.tool.locator(".stairs .blamed")).to_have_count(12)


def test_an_ordinary_gradient_has_no_question(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    expect(desk.gradient).to_have_text("−4")
    expect(desk.page.locator("#inspector .ask")).to_have_count(0)


def test_on_a_phone_the_question_leads_to_the_tools(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.page.get_by_role("tab", name="Текст").click()
    phone.run("x = -2\nh = relu(x)\nf = 3 * h")
    phone.leave_editor()
    phone.page.get_by_role("tab", name="Подробно").click()
    phone.press("End")
    phone.node("x").locator(".name").tap()
    phone.click("Почему ноль?")
    expect(phone.tool.locator(".why-answer")).to_contain_text("график relu при x = −2 плоский")


def test_on_a_phone_the_answer_to_the_question_is_in_sight(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-text")
    phone.run("x = 6\nw = 2\ns = w * x\na = sigmoid(s)\nf = a * 0.5")
    phone.leave_editor()
    phone.press("End")
    phone.node("x").click()
    phone.page.click("#tab-inspector")
    phone.click("Why is it tiny?")
    expect(phone.tool.locator(".why-answer")).to_contain_text("is saturated")
    expect(phone.tool.locator(".why-answer")).to_be_in_viewport(ratio=1)


def test_the_gradient_that_is_asked_about_is_that_of_the_step(desk: Desk) -> None:
    desk.open()
    desk.run("x = 30\nf = exp(x) * 2")
    desk.leave_editor()
    desk.press("End")
    desk.press("w")
    expect(desk.tool.get_by_role("combobox")).to_have_value("0")  # x, and not the exponential
    expect(desk.tool.locator(".why-answer")).to_contain_text("exp")


def test_factors_of_one_size_are_told_by_their_size(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.run("x = 2\nh = x\nfor i in range(2):\n    h = -4 * h\nh")
    desk.leave_editor()
    desk.press("End")
    desk.press("w")
    answer = desk.tool.locator(".why-answer")
    expect(answer).to_have_text("2 множителя, все величиной 4: ни один не выделяется.")
    desk.tool.get_by_role("combobox").select_option("h(1)")
    expect(answer).to_have_text("1 множитель величиной 4: ничего примечательного.")
    # a version stands above its name, as on the node
    expect(desk.tool.locator(".stairs .name tspan").first).to_be_visible()


@pytest.mark.parametrize("node", ["f", "x"])
def test_where_the_output_has_no_value_nothing_is_called_usual(desk: Desk, node: str) -> None:
    desk.open()
    at_end(desk, "x = -1\nf = log(x)")
    desk.node(node).locator(".name").click()
    desk.press("w")
    expect(desk.tool).to_contain_text("A number by the formula alone")
    expect(desk.tool).to_contain_text("f has no value")
    expect(desk.tool.locator(".why-answer")).to_have_count(0)
