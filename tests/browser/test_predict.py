"""A number that is asked for before it is shown, and exercises made of such numbers."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, expect

from .conftest import DESK, opened
from .desk import Desk, inside, plain

FAN = "x = 2\ny = -1\np = x * y\nq = exp(x)\nf = p + q"


def field(desk: Desk) -> Locator:
    return desk.tool.get_by_role("textbox")


def said(desk: Desk) -> Locator:
    return desk.tool.locator(".feedback")


def answer(desk: Desk, text: str) -> None:
    """Keyboard only: the field has the focus whenever something is asked."""
    expect(field(desk)).to_be_focused()
    desk.press("Control+a")
    desk.page.keyboard.type(text)
    desk.press("Enter")


def go_on(desk: Desk) -> None:
    """To the next question, and wait until it is asked."""
    before = desk.headline.text_content() or ""
    desk.press("Enter")
    expect(desk.headline).not_to_have_text(before)


TOLD = """() => {
  const parts = document.querySelectorAll('#stage, #headline, #formula, #inspector, #tool');
  const names = ['aria-label', 'title', 'aria-valuetext'];
  const all = [...parts].flatMap((part) => [part, ...part.querySelectorAll('*')]);
  return all.flatMap((each) => names.map((name) => each.getAttribute(name) ?? ''))
    .concat([...parts].map((part) => part.innerText ?? part.textContent)).join(' ');
}"""
SMALL = """() => [...document.querySelectorAll('#tool button, #tool input')]
  .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44)
  .map((each) => each.textContent)"""


def test_the_question_takes_the_keys_when_the_motion_to_it_is_over(desk: Desk) -> None:
    desk.open()
    desk.page.emulate_media(reduced_motion="no-preference")
    desk.press("p")
    answer(desk, "5")
    expect(said(desk)).not_to_be_empty()
    # unless they have gone elsewhere meanwhile
    desk.press("Escape", 2)
    desk.press("Home")  # far enough from the next question
    desk.press("p")
    desk.press("e")
    expect(desk.headline).to_contain_text("?")
    expect(desk.page.locator(".cm-content")).to_be_focused()


def test_at_the_last_step_the_quiz_is_the_way_on(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.press("p")
    expect(desk.tool).to_contain_text("choose a node in the picture and hide its number")
    expect(desk.tool.get_by_role("heading", name="Score")).to_be_hidden()
    quiz = desk.tool.get_by_role("button", name="Quiz: the whole backward pass")
    expect(quiz).to_have_class(re.compile("strong"))
    quiz.click()
    expect(desk.tool).to_contain_text("Question 1 of")


def test_the_next_number_is_asked_and_the_mistake_named_by_keyboard_alone(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.press("Home")
    desk.press("p")
    expect(desk.headline).to_have_text("What is the value of q?")
    expect(desk.node("q")).to_have_class(re.compile("asked"))
    expect(desk.node("q")).to_have_attribute(
        "aria-label", "q, value hidden, gradient not computed yet"
    )
    assert "?" in plain(desk.page.locator("#formula").inner_text())
    answer(desk, "-10")
    expect(said(desk)).to_have_text("The inputs were multiplied; look which operation it is.")
    answer(desk, "3")
    expect(said(desk)).to_have_text("Right: 3.")
    expect(desk.node("q")).to_have_attribute("aria-label", re.compile("value 3,"))
    go_on(desk)
    answer(desk, "-12")
    go_on(desk)
    expect(desk.headline).to_contain_text("Where does the backward pass begin")
    answer(desk, "-12")
    expect(said(desk)).to_contain_text("This is the value of f.")
    answer(desk, "1")
    go_on(desk)
    # the wrong factor of the product
    answer(desk, "3")
    expect(said(desk)).to_have_text(
        "This belongs to the other operand: it is the derivative with respect to z."
    )
    answer(desk, "4")
    expect(said(desk)).to_have_text("The size is right, the sign is not.")
    answer(desk, "four")
    expect(said(desk)).to_contain_text("This is not a number.")
    answer(desk, "-8/2")
    expect(said(desk)).to_have_text("Right: −4.")


def test_hints_come_in_steps_and_the_answer_can_be_revealed(desk: Desk) -> None:
    desk.open()
    desk.press("ArrowRight", 5)
    desk.press("p")
    expect(field(desk)).to_be_focused()
    desk.click("Hint")
    expect(desk.tool.locator(".hints")).to_contain_text("Multiply the gradient that arrives at f")
    desk.click("Another hint")
    expect(desk.tool.locator(".hints .pos")).to_have_text("1")
    desk.click("Reveal")
    expect(said(desk)).to_have_text("It is −4.")
    expect(desk.tool).to_contain_text("0 of 1")


def test_the_quiz_walks_through_the_backward_pass_and_keeps_score(desk: Desk) -> None:
    desk.open()
    desk.run(FAN)
    desk.leave_editor()
    desk.press("p")
    desk.click("Quiz: the whole backward pass")
    answers = {"p": "1", "q": "1", "y": "2"}
    total = desk.steps - 5
    asked = ""
    for at in range(1, total + 1):
        expect(desk.tool).to_contain_text(f"Question {at} of {total}")
        # what stands beside the picture follows it by a moment
        expect(desk.headline).not_to_have_text(asked, use_inner_text=True)
        asked = desk.headline.inner_text()
        words = plain(asked)
        if "add up" in words and "to x" in words:
            answer(desk, "-1")
            expect(said(desk)).to_contain_text("This is only the term that comes from p.")
            answer(desk, "-7.389")
            expect(said(desk)).to_contain_text("The terms were multiplied.")
            answer(desk, "6,3891")
        elif "q send back" in words:
            answer(desk, "1")
            expect(said(desk)).to_contain_text("This is the upstream alone.")
            answer(desk, "7.389")
        elif "p send back to x" in words:
            answer(desk, "-1")
        else:
            answer(desk, answers.get(words[-2], "1"))
        expect(said(desk)).to_contain_text("Right")
        onward = desk.tool.locator(".answering button")
        expect(onward).to_have_text("Finish" if at == total else "Next question")
        desk.press("Enter")
    expect(desk.tool).to_contain_text(f"The quiz is over: {total} of {total} found.")
    expect(desk.tool.locator("dd")).to_have_text([f"{total} of {total}"] * 2 + ["1"])
    expect(desk.tool.get_by_role("button", name="Quiz")).to_be_focused()


def test_the_score_survives_a_reload_and_can_be_reset(desk: Desk) -> None:
    desk.open()
    desk.press("p")
    answer(desk, "3")
    expect(desk.tool).to_contain_text("1 of 1")
    desk.page.wait_for_timeout(500)
    desk.page.reload()
    desk.wait_drawn()
    expect(desk.tool).to_contain_text("1 of 1")
    desk.tool.get_by_role("button", name="Reset").click()
    expect(desk.tool).to_contain_text("0 of 0")


def test_what_is_answered_in_two_tabs_is_counted_together(desk: Desk) -> None:
    desk.open()
    other = Desk(desk.page.context.new_page(), desk.address).open()
    for tab, score in ((desk, "1 of 1"), (other, "2 of 2"), (desk, "3 of 3")):
        tab.page.bring_to_front()
        tab.press("Home")
        tab.press("p")
        answer(tab, "3")
        expect(tab.tool).to_contain_text(score)
        tab.press("Escape", 2)
    other.check()


def test_the_quiz_survives_a_reload_and_is_not_handed_on(desk: Desk) -> None:
    desk.open()
    desk.press("p")
    desk.click("Quiz: the whole backward pass")
    expect(desk.tool).to_contain_text("Question 1 of 5")
    answer(desk, "1")
    expect(said(desk)).to_contain_text("Right")
    go_on(desk)
    expect(desk.tool).to_contain_text("Question 2 of 5")
    asked = desk.headline.inner_text()
    desk.page.wait_for_timeout(500)
    desk.page.reload()
    desk.wait_drawn()
    expect(desk.tool).to_contain_text("Question 2 of 5")
    expect(desk.headline).to_have_text(asked, use_inner_text=True)
    desk.click("Reveal")
    desk.page.wait_for_timeout(500)
    desk.page.reload()
    desk.wait_drawn()
    # what was answered is not asked again
    expect(desk.tool.locator("dd")).to_have_text(["1 of 5", "1 of 2", "0"])
    expect(field(desk)).to_be_hidden()
    link = desk.page.url
    desk.page.goto("about:blank")
    desk.page.goto(link)
    desk.wait_drawn()
    expect(desk.tool.locator("dd")).to_have_text(["1 of 2", "0"])


def test_an_exercise_link_hides_until_answered(desk: Desk) -> None:
    desk.open()
    desk.press("p")
    desk.click("Gradients of inputs")
    expect(desk.tool).to_contain_text("3 numbers are hidden.")
    desk.page.wait_for_timeout(500)
    desk.page.reload()
    desk.wait_drawn()
    expect(desk.page.locator("#headline")).to_contain_text("Exercise: find the 3 hidden numbers")
    expect(desk.page.locator("#stage .asked")).to_have_count(3)
    # through stepping, another theme, a changed number and other views
    for key in ["Home", "End", "t"]:
        desk.leave_editor()
        desk.press(key)
        expect(desk.node("x")).to_have_attribute("aria-label", re.compile("gradient hidden"))
    row = desk.tool.locator("tbody tr").first
    expect(row).to_contain_text("?")
    desk.press("g")
    expect(desk.tool).to_contain_text("This tool waits")
    expect(desk.tool.locator("table")).to_have_count(0)
    desk.press("p")
    desk.enter("x", "1")
    expect(desk.node("x")).to_have_attribute("aria-label", re.compile("value 1, gradient hidden"))
    # the first of them: z
    field(desk).focus()
    answer(desk, "-4")
    expect(said(desk)).to_contain_text("it is the derivative with respect to q")
    answer(desk, "6")
    expect(said(desk)).to_have_text("Right: 6.")
    expect(desk.page.locator("#stage .asked")).to_have_count(2)
    desk.press("Enter")
    answer(desk, "-4")
    desk.press("Enter")
    answer(desk, "-4")
    expect(desk.page.locator("#stage .asked")).to_have_count(0)


def test_an_exercise_opens_in_the_readers_own_language_and_theme(
    desk: Desk, browser: Browser, server: str
) -> None:
    desk.open(lang="ru", theme="projector")
    desk.press("p")
    desk.click("Градиенты входов")
    expect(desk.page.locator("#stage .asked")).to_have_count(3)
    desk.page.wait_for_timeout(500)
    link = desk.page.evaluate("() => location.hash")
    with opened(browser, server, DESK) as other:
        other.open(link)
        expect(other.page.locator("#stage .asked")).to_have_count(3)
        expect(other.page.locator("html")).to_have_attribute("data-theme", "light")
        expect(other.page.locator("html")).to_have_attribute("lang", "en")


def test_nothing_gives_a_hidden_number_away(desk: Desk) -> None:
    desk.open()
    desk.run("x = 1.3\nf = x^3")
    desk.leave_editor()
    desk.press("p")
    desk.click("All gradients")
    for key in ["Home", *["ArrowRight"] * desk.steps, "Shift+ArrowLeft", "Escape", "t", "p"]:
        desk.leave_editor()
        desk.press(key)
        expect(desk.node("x")).to_have_attribute("aria-label", re.compile("hidden"))
        assert "5.07" not in desk.page.evaluate(TOLD)
    desk.node("x").hover()
    assert "5.07" not in desk.page.evaluate(TOLD)
    desk.click("Reveal")
    desk.leave_editor()
    desk.press("End")
    expect(desk.node("x")).to_have_attribute("aria-label", re.compile("5.07"))
    assert "5.07" in desk.page.evaluate(TOLD)


def test_one_number_is_chosen_on_the_picture(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.node("q").click(position={"x": 12, "y": 12})
    desk.press("p")
    expect(desk.tool).to_contain_text("Hide of q:")
    desk.tool.get_by_role("button", name="Value", exact=True).click()
    expect(desk.node("q")).to_have_attribute("aria-label", re.compile("value hidden"))
    # whoever knows z's gradient knows q: nothing beside it tells
    expect(desk.tool.locator(".question")).to_contain_text("1 hidden number")
    field(desk).focus()
    answer(desk, "3")
    expect(said(desk)).to_have_text("Right: 3.")


def predict_tables(desk: Desk) -> None:
    desk.open()
    desk.run("A = [[1, 2], [3, 4]]\nB = A * A\nf = sum(B)")
    desk.leave_editor()
    desk.press("p")


def test_a_table_asks_for_one_cell(desk: Desk) -> None:
    predict_tables(desk)
    # not the first of each table: that would leave the others unpractised
    expect(desk.tool.locator(".asked-for annotation")).to_contain_text(r"B\,[0, 1]")
    expect(desk.node("B").locator(".cell", has_text="?").first).to_be_visible()
    answer(desk, "4")
    expect(said(desk)).to_have_text("Right: 4.")


def test_the_cell_that_is_asked_is_marked_in_the_picture(desk: Desk) -> None:
    predict_tables(desk)
    expect(desk.tool.locator(".asked-for annotation")).to_contain_text(r"B\,[0, 1]")
    values = desk.node("B").locator(".cells:not(.light)")
    gradients = desk.node("B").locator(".cells.light")
    asked = re.compile(r"\basked\b")
    expect(desk.page.locator("#stage .ground.asked")).to_have_count(1)
    expect(values.locator(".ground").nth(1)).to_have_class(asked)
    expect(values.locator(".cell")).to_have_text(["?"] * 4)
    answer(desk, "4")
    expect(desk.page.locator("#stage .ground.asked")).to_have_count(0)
    desk.click("All gradients")
    # of each table that is hidden, the one it will be asked for
    expect(desk.page.locator("#stage .ground.asked")).to_have_count(2)
    expect(gradients.locator(".ground").nth(1)).to_have_class(asked)
    expect(desk.tool.locator(".asked-for annotation")).to_contain_text("[0, 1]")


def test_one_hidden_number_is_asked_for_as_one(desk: Desk) -> None:
    desk.open()
    desk.run("x = 3\nf = x * x")
    desk.leave_editor()
    desk.press("p")
    desk.click("Gradients of inputs")
    expect(desk.page.locator("#headline")).to_contain_text("Exercise: find the hidden number")
    expect(desk.headline).to_have_text("Which number belongs behind the question mark?")
    # and what was answered has no words for an answer to come
    field = desk.tool.get_by_label("Your answer")
    expect(field).to_have_attribute("placeholder", "your answer")
    desk.click("Reveal")
    expect(field).to_have_attribute("placeholder", "")


def test_an_exercise_on_tables_counts_their_numbers(desk: Desk) -> None:
    predict_tables(desk)
    desk.click("Gradients of inputs")
    expect(desk.tool).to_contain_text("4 numbers are hidden.")
    expect(desk.tool.locator(".question")).to_contain_text("4 hidden numbers")
    expect(desk.page.locator("#headline")).to_contain_text("find the 4 hidden numbers")
    expect(desk.node("A").locator(".cell", has_text="?")).to_have_count(4)


def test_a_full_store_is_no_error(desk: Desk) -> None:
    desk.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    desk.page.goto(f"{desk.address}/")
    desk.wait_drawn()
    desk.press("p")
    answer(desk, "3")
    expect(said(desk)).to_have_text("Right: 3.")


def test_what_is_typed_and_the_hints_are_there_in_the_other_language(desk: Desk) -> None:
    desk.open()
    desk.press("p")
    field(desk).fill("-4,5")
    desk.tool.get_by_role("button", name="Hint").click()
    expect(desk.tool.locator(".hints > *")).to_have_count(1)
    desk.click("RU")
    expect(desk.tool.get_by_role("button", name="Ещё подсказка")).to_be_visible()
    expect(field(desk)).to_have_value("-4,5")
    expect(desk.tool.locator(".hints > *")).to_have_count(1)


def test_on_a_phone_in_russian(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.page.get_by_role("tab", name="Инструменты").click()
    phone.click("Предсказать")
    field(phone).fill("0,5")
    phone.press("Enter")
    expect(said(phone)).to_have_text("Пока нет.")
    field(phone).fill("3,0")
    phone.press("Enter")
    expect(said(phone)).to_have_text("Верно: 3.")
    wide, window = phone.widths()
    assert wide <= window
    assert phone.page.evaluate(SMALL) == []


def test_on_a_phone_keys_lead_to_the_answer_and_a_finger_raises_none(phone: Desk) -> None:
    phone.open()
    phone.page.locator("#tab-tools").tap()
    phone.page.locator("[data-tool=predict]").tap()
    expect(field(phone)).to_be_visible()
    expect(field(phone)).not_to_be_focused()
    phone.press("Escape")
    expect(phone.tool).to_be_hidden()
    phone.press("p")
    expect(field(phone)).to_be_focused()
    reveal = phone.tool.get_by_role("button", name="Reveal")
    reveal.focus()
    phone.page.locator("#tool").evaluate("tool => tool.parentElement.scrollBy(0, 1000)")
    reveal.press("Enter")
    expect(field(phone)).to_be_focused()
    assert inside(field(phone), phone.page.locator("#right"))
