"""The gym: an exercise by its level and number, worked out edge by edge, against the clock."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from .axe import serious
from .desk import Desk
from .lecture import Lecture

DIGITS = re.compile(r"\d+")


def begun(desk: Desk, number: str = "7") -> None:
    """Open the exercise of a number, on the first level."""
    desk.click("Gym")
    desk.click("New exercise")
    field = seed(desk)
    field.fill(number)
    field.press("Enter")
    expect(desk.page.locator(".cm-content")).to_contain_text("x = -4")
    expect(question(desk)).to_contain_text("Question 1 of 5")


def opened_by_keys(desk: Desk) -> None:
    desk.press("Tab")  # the keys, not the mouse, are at work
    desk.page.locator("#toolbox").get_by_role("button", name="Gym").focus()
    desk.press("Enter")


def seed(desk: Desk) -> Locator:
    return desk.tool.get_by_role("textbox", name="number")


def question(desk: Desk) -> Locator:
    return desk.tool.locator("form.question")


def answer(desk: Desk, number: str) -> None:
    desk.tool.get_by_role("textbox", name="your answer").fill(number)
    desk.press("Enter")


def test_an_exercise_is_worked_out_edge_by_edge(desk: Desk) -> None:
    # x = -4, y = 5, z = 2; a = x * y, f = z + a
    desk.open()
    begun(desk)
    answer(desk, "1")
    expect(desk.tool.locator(".feedback")).to_have_attribute("data-kind", "right")
    desk.press("Enter")
    # what the add hands on to z and to a, then the product's two factors
    for place, (node, number) in enumerate([("z", "1"), ("a", "1"), ("x", "5"), ("y", "-4")]):
        expect(question(desk)).to_contain_text(f"Question {place + 2} of 5")
        expect(desk.node(node).locator(".grad")).to_have_text("?")
        if node == "x":
            answer(desk, "-4")
            expect(desk.tool.locator(".feedback")).to_have_attribute("data-kind", "wrong")
        answer(desk, number)
        expect(desk.tool.locator(".feedback")).to_have_attribute("data-kind", "right")
        if node != "y":
            desk.press("Enter")
    expect(desk.tool).to_contain_text("Done: 5 of 5 found, in 0:")
    # the score goes with its button, and the keys stay in the tool
    desk.press("Enter")
    expect(question(desk)).to_be_hidden()
    forget = desk.tool.get_by_role("button", name="Reset", exact=True)
    forget.press("Enter")
    expect(forget).to_be_hidden()
    expect(desk.tool).to_be_focused()


def test_by_keyboard_the_answer_is_written_at_once(desk: Desk) -> None:
    desk.open()
    opened_by_keys(desk)
    expect(desk.tool).to_be_focused()
    desk.tool.get_by_role("button", name="New exercise").focus()
    desk.press("Enter")
    expect(question(desk)).to_contain_text("Question 1 of")
    expect(desk.tool.get_by_role("textbox", name="your answer")).to_be_focused()


def test_with_an_exercise_open_the_keys_go_into_the_gym(desk: Desk) -> None:
    desk.open()
    desk.press("p")
    desk.click("Gradients of inputs")
    desk.press("Escape", 2)
    opened_by_keys(desk)
    expect(desk.tool).to_be_focused()


def test_on_a_phone_the_first_question_comes_into_sight(phone: Desk) -> None:
    phone.open()
    phone.page.get_by_role("tab", name="Tools").tap()
    phone.page.get_by_role("button", name="Gym").tap()
    phone.page.get_by_role("button", name="New exercise").tap()
    expect(phone.tool.get_by_role("button", name="Check", exact=True)).to_be_in_viewport(ratio=1)


def test_a_quiz_of_another_tool_is_none_of_its_own(desk: Desk) -> None:
    desk.open()
    desk.press("p")
    desk.click("Quiz: the whole backward pass")
    expect(question(desk)).to_contain_text("Question 1 of")
    answer(desk, "1")
    desk.press("Escape", 2)
    desk.click("Gym")
    expect(desk.tool).to_contain_text("takes the place of your program")
    expect(question(desk)).to_be_hidden()
    expect(desk.tool.locator(".gym-running")).to_be_hidden()


def test_level_number_and_gates_are_in_the_link(desk: Desk) -> None:
    desk.open()
    begun(desk)
    desk.tool.get_by_role("button", name="2", exact=True).click()
    desk.tool.locator("summary").click()
    for gate in ("add", "mul"):
        desk.tool.locator(f"[data-gate={gate}]").click()
    seed(desk).fill("12")
    with desk.page.expect_response("**/api/gym") as found:
        seed(desk).press("Enter")
    source = found.value.json()["source"]
    assert set(re.findall(r"[-+*/^](?= )", source)) <= {"+", "*"}
    expect(question(desk)).to_contain_text(re.compile("Question 1 of"))
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    expect(question(desk)).to_contain_text(re.compile("Question 1 of"))
    expect(seed(desk)).to_have_value("12")
    seed(desk).fill("1,2")
    desk.press("Enter")
    expect(desk.page.locator(".notice")).to_contain_text("“1,2” cannot be read")
    expect(seed(desk)).to_have_value("12")
    expect(desk.tool.locator("[data-gate=mul]")).to_have_attribute("aria-pressed", "true")
    assert serious(desk, "#tool") == []


def test_gates_that_make_no_exercise_are_told(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.click("Тренажёр")
    desk.tool.locator("summary").click()
    desk.tool.locator("[data-gate=exp]").click()
    desk.click("Новое задание")
    expect(desk.tool.get_by_role("alert")).to_have_text(
        "из exp упражнение этого уровня не складывается"
    )
    expect(desk.page.locator(".cm-content")).to_contain_text("f = q * z")


def test_the_program_before_comes_back(desk: Desk) -> None:
    desk.open()
    begun(desk)
    desk.leave_editor()
    for _ in range(2):  # two exercises were opened
        desk.page.locator(".undoing button").first.click()
    expect(desk.page.locator(".cm-content")).to_contain_text("f = q * z")


def test_the_lecture_leads_into_the_gym_with_its_own_program(desk: Desk) -> None:
    lecture = Lecture(desk).open("gym", stop=13)
    lecture.press()
    desk.click("Explore")
    expect(desk.page.locator(".cm-content")).to_contain_text("a = x * y")
    desk.click("This program")
    expect(question(desk)).to_contain_text("Question 1 of 5")
    expect(seed(desk)).to_be_hidden()
