"""Numbers dragged in the text, undo, files, recent programs."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, expect

from .desk import Desk

LINES = ["x = -2", "y = 5", "z = -4", "q = x + y", "f = q * z"]


def lines(desk: Desk) -> Locator:
    return desk.page.locator(".cm-line")


def literal(desk: Desk, text: str) -> Locator:
    """A number in the text that can be dragged."""
    return desk.page.locator(".cm-number").get_by_text(text, exact=True)


# numbers in the text


def test_a_number_dragged_in_the_text_moves_everything_and_is_written(desk: Desk) -> None:
    desk.open()
    with desk.page.expect_response("**/api/replay"), desk.dragging(literal(desk, "-2"), 40):
        expect(desk.number("x")).to_have_value("−1")
        expect(desk.page.locator(".pretty")).to_contain_text("-16")
        expect(lines(desk)).to_have_text(["x = -1", *LINES[1:]])
    expect(desk.page.get_by_role("button", name="Reset")).to_be_disabled()
    expect(lines(desk)).to_have_text(["x = -1", *LINES[1:]])
    # the whole drag is one thing to take back
    desk.press("Control+z")
    expect(lines(desk)).to_have_text(LINES)
    expect(desk.number("x")).to_have_value("−2")
    expect(desk.page.locator("#undo-button")).to_be_disabled()


def test_a_cell_dragged_in_the_text(desk: Desk) -> None:
    desk.open()
    desk.run("W = [[1, -2], [3, 4]]\nf = sum(W * W)")
    with desk.dragging(literal(desk, "-2"), -40):
        expect(desk.number("W").nth(1)).to_have_value("−3")
    expect(lines(desk).first).to_have_text("W = [[1, -3], [3, 4]]")
    expect(desk.number("W").nth(3)).to_have_value("4")


def test_only_numbers_of_inputs_can_be_dragged(desk: Desk) -> None:
    desk.open()
    desk.run("x = 3\nW = randn(2, 2)\nf = x * 7 + sum(W) + x^2")
    expect(desk.page.locator(".cm-number")).to_have_text(["3"])


def test_a_click_on_a_number_places_the_caret(desk: Desk) -> None:
    desk.open()
    box = literal(desk, "5").bounding_box()
    assert box
    desk.page.mouse.click(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2)
    desk.page.keyboard.type("0")
    expect(lines(desk).nth(1)).to_have_text("y = 50")
    expect(desk.number("y")).to_have_value("50")


def struck(desk: Desk) -> Locator:
    return desk.page.locator(".cm-outdated")


def test_the_text_tells_which_of_its_numbers_are_other_ones_now(desk: Desk) -> None:
    desk.open()
    desk.enter("x", "7.5")
    desk.enter("z", "-1")
    told = ["x = -2now 7.5", LINES[1], "z = -4now −1", *LINES[3:]]
    expect(lines(desk)).to_have_text(told)
    expect(struck(desk)).to_have_text(["-2", "-4"])
    # back at what is written
    desk.enter("x", "-2")
    expect(struck(desk)).to_have_text(["-4"])
    desk.click("Put into text")
    expect(struck(desk)).to_have_count(0)
    expect(lines(desk)).to_have_text([*LINES[:2], "z = -1", *LINES[3:]])


def test_what_the_text_says_of_other_numbers_moves_nothing(desk: Desk) -> None:
    desk.open()
    desk.run("W = [[1, 2], [3, 4]]\na = 2; b = 3; long_name = 4\nf = sum(W) * a * b * long_name")
    frame = desk.page.locator(".editor-frame")
    before = frame.bounding_box()
    desk.number("W").nth(2).click()
    desk.page.keyboard.type("-1234567.25")
    desk.press("Enter")
    desk.enter("b", "-1234567.25")
    expect(struck(desk)).to_have_text(["3", "3"])
    assert frame.bounding_box() == before
    # what has no room behind its line is struck out only
    scroller = desk.page.locator(".cm-scroller")
    assert scroller.evaluate("(part) => part.scrollWidth <= part.clientWidth")


def test_on_a_phone_the_numbers_are_put_into_the_text_beside_it(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.page.click("#tab-text")
    expect(phone.page.locator("#editor .button")).to_be_hidden()
    phone.page.click("#tab-numbers")
    phone.enter("y", "0.5")
    phone.page.click("#tab-text")
    expect(lines(phone).nth(1)).to_have_text("y = 5сейчас 0,5")
    button = phone.page.locator("#editor").get_by_role("button", name="В текст")
    box = button.bounding_box()
    assert box
    assert box["height"] >= 44
    button.tap()
    expect(lines(phone).nth(1)).to_have_text("y = 0.5")
    expect(button).to_be_hidden()


# undo and redo


def test_number_changes_are_taken_back_one_by_one(desk: Desk) -> None:
    desk.open()
    undo, redo = (desk.page.locator(f"#{name}-button") for name in ("undo", "redo"))
    expect(undo).to_be_disabled()
    with desk.dragging(desk.number("y"), 40):
        pass
    desk.enter("x", "7")
    desk.leave_editor()
    desk.press("Control+z")
    expect(desk.number("x")).to_have_value("−2")
    expect(desk.number("y")).to_have_value("6")
    desk.press("Control+z")
    expect(desk.number("y")).to_have_value("5")
    expect(undo).to_be_disabled()
    desk.press("Control+Shift+Z")
    redo.click()
    expect(desk.number("x")).to_have_value("7")
    expect(desk.number("y")).to_have_value("6")
    expect(redo).to_be_disabled()


def test_examples_write_back_and_reset_are_taken_back(desk: Desk) -> None:
    desk.open()
    desk.enter("x", "7")
    desk.click("Put into text")
    expect(lines(desk).first).to_have_text("x = 7")
    desk.pick("two-paths")
    desk.enter("x", "2")
    desk.click("Reset")
    undo = desk.page.locator("#undo-button")
    undo.click()
    expect(desk.number("x")).to_have_value("2")
    undo.click()
    undo.click()
    expect(lines(desk).first).to_have_text("x = 7")
    undo.click()
    expect(lines(desk).first).to_have_text("x = -2now 7")  # with the note beside the number
    expect(desk.number("x")).to_have_value("7")


def test_who_takes_back_another_program_stands_where_they_stood(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.leave_editor()
    desk.press("ArrowRight", 5)
    desk.pick("neuron")
    desk.at_step(1)
    desk.press("ArrowRight", 2)
    desk.press("Control+z")
    expect(lines(desk).first).not_to_contain_text("w")
    desk.at_step(6)
    desk.press("Control+Shift+Z")
    expect(lines(desk).first).to_contain_text("w")
    desk.at_step(3)


def test_typing_is_taken_back_by_the_editor_then_by_the_page(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.page.click(".cm-content")
    desk.press("Control+End")
    desk.page.keyboard.type(" + 1")
    expect(lines(desk).last).to_contain_text("+ 1")
    desk.press("Control+z")
    expect(lines(desk).last).not_to_contain_text("+ 1")
    # nothing typed is left: the page goes on where the editor ends
    desk.press("Control+z")
    expect(lines(desk)).to_have_text(LINES)
    desk.press("Control+Shift+Z")
    expect(lines(desk)).not_to_have_text(LINES)


def test_each_program_that_was_typed_is_one_step(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    for power in (2, 3, 4):
        desk.run(f"x = 1\nf = x^{power}")
        desk.press("Escape")
    for power in (3, 2):
        desk.press("Control+z")
        expect(lines(desk)).to_have_text(["x = 1", f"f = x^{power}"])
    desk.press("Control+z")
    expect(lines(desk).first).to_have_text("x = 1.5")
    for power in (2, 3, 4):
        desk.press("Control+Shift+Z")
        expect(lines(desk)).to_have_text(["x = 1", f"f = x^{power}"])


# files

FILES = """(files) => {
  const data = new DataTransfer();
  for (const [name, said, type] of files) {
    const body = typeof said === "number" ? new Uint8Array(said) : said;
    data.items.add(new File([body], name, { type }));
  }
  for (const kind of ["dragenter", "dragover", "drop"])
    document.querySelector("#stage").dispatchEvent(
      new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def drop(desk: Desk, *files: tuple[str, str | int, str]) -> None:
    desk.page.evaluate(FILES, [list(file) for file in files])


def test_a_dropped_file_is_opened_and_what_was_there_is_kept(desk: Desk) -> None:
    desk.open()
    desk.run("a = 3\nf = a * a")
    drop(desk, ("mine.py", "x = 2\r\nf = x ^ 3\r\n", "text/x-python"))
    expect(lines(desk)).to_have_text(["x = 2", "f = x ^ 3"])
    expect(desk.page.locator(".notice")).to_contain_text("mine.py is open")
    desk.page.click("#examples-button")
    expect(desk.page.locator(".recent b").last).to_have_text("f = a * a")
    desk.press("Escape")
    desk.page.click(".notice button")
    expect(lines(desk)).to_have_text(["a = 3", "f = a * a"])


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([("photo.png", 5000, "image/png")], "photo.png is not a text file"),
        ([("big.txt", "x+" * 500_000, "text/plain")], "big.txt is too long"),
        ([("page.html", "<!doctype html><p>f = x", "text/html")], "page.html is a web page"),
        ([("a.txt", "f = x", "text/plain"), ("b.txt", "f = y", "text/plain")], "One file"),
        ([("void.txt", " \n", "text/plain")], "void.txt is empty"),
    ],
)
def test_a_file_that_is_no_program_changes_nothing(
    desk: Desk, files: list[tuple[str, str | int, str]], says: str
) -> None:
    desk.open()
    drop(desk, *files)
    expect(desk.page.locator(".notice")).to_contain_text(says)
    expect(lines(desk)).to_have_text(LINES)
    expect(desk.page.locator(".drop-veil")).to_be_hidden()


def test_a_file_with_a_mistake_opens_the_text_where_it_is_told(phone: Desk) -> None:
    phone.open()
    drop(phone, ("mine.txt", "x = 1\nf = x +* 2\n", "text/plain"))
    expect(phone.page.locator("#tab-text")).to_have_attribute("aria-selected", "true")
    expect(phone.problem).to_be_in_viewport(ratio=1)
    problem, notice = phone.problem, phone.page.locator(".notice")
    expect(notice).to_contain_text("mine.txt is open")
    for what in (problem, lines(phone).last):
        below, above = what.bounding_box(), notice.bounding_box()
        assert below
        assert above
        assert above["y"] + above["height"] <= below["y"]
    # what is right leaves one where one is
    phone.page.click("#tab-numbers")
    notice.get_by_role("button").tap()
    expect(phone.page.locator("#app:not(.stale)")).to_be_attached()
    expect(phone.page.locator("#tab-numbers")).to_have_attribute("aria-selected", "true")


def test_a_file_is_picked_from_the_menu(desk: Desk) -> None:
    desk.open()
    desk.page.click("#examples-button")
    with desk.page.expect_file_chooser() as chooser:
        desk.click("Open a text file…")
    chooser.value.set_files({"name": "p.txt", "mimeType": "text/plain", "buffer": b"f = tanh(2)"})
    expect(lines(desk)).to_have_text(["f = tanh(2)"])


# recent programs


def test_recent_programs_are_opened_removed_and_cleared(desk: Desk) -> None:
    desk.open()
    desk.run("a = 3\nf = a * a")
    desk.enter("a", "4")
    desk.pick("two-paths")
    desk.run("b = 2\nf = exp(b)")
    desk.pick("router")
    menu = desk.page.locator("#examples-menu")
    desk.page.click("#examples-button")
    rows = menu.locator(".recent li")
    expect(rows.locator("b")).to_have_text(["f = exp(b)", "f = a * a"])
    expect(rows.first).to_contain_text("just now")
    rows.nth(1).locator(".open").click()
    expect(lines(desk)).to_have_text(["a = 3now 4", "f = a * a"])
    expect(desk.number("a")).to_have_value("4")
    desk.page.click("#examples-button")
    menu.get_by_role("button", name="Remove f = exp(b) from the list").click()
    expect(rows.locator("b")).to_have_text(["f = a * a"])
    desk.click("Clear")
    expect(menu.locator(".menu-recent")).to_be_hidden()


def test_what_is_pasted_or_typed_over_and_what_was_right_before_a_mistake_is_kept(
    desk: Desk,
) -> None:
    desk.open()
    for text in ("a = 3\nf = a * a", "b = 2\nf = exp(b)", "c = 5\nf = c ** c"):
        desk.run(text)
    desk.leave_editor()
    desk.page.locator(".cm-content").click()
    desk.press("Control+End")
    desk.page.keyboard.type(" + + ")
    expect(desk.page.locator(".problem")).to_be_visible()
    desk.pick("router")
    desk.page.click("#examples-button")
    rows = desk.page.locator("#examples-menu .recent li b")
    expect(rows).to_have_text(["f = c ** c + +", "f = c ** c", "f = exp(b)", "f = a * a"])


def test_what_is_on_screen_and_off_the_list_comes_back_when_it_changes(desk: Desk) -> None:
    desk.open()
    desk.run("b = 2\nf = exp(b)")
    rows = desk.page.locator("#examples-menu .recent li")
    desk.page.click("#examples-button")
    desk.click("Remove f = exp(b) from the list")
    desk.press("Escape")
    desk.page.click("#examples-button")
    expect(rows).to_have_count(0)
    desk.press("Escape")
    link = desk.page.url
    desk.enter("b", "3")
    desk.page.wait_for_url(lambda url: url != link)
    desk.page.click("#examples-button")
    expect(rows.locator("b")).to_have_text(["f = exp(b)"])


def test_two_tabs_share_one_list(desk: Desk) -> None:
    desk.open()
    other = desk.page.context.new_page()
    second = Desk(other, desk.address)
    second.open()
    desk.run("a = 3\nf = a * a")
    second.run("b = 2\nf = exp(b)")
    for each in (desk, second):
        each.pick("router")
    desk.page.click("#examples-button")
    expect(desk.page.locator(".recent b")).to_have_text(["f = exp(b)", "f = a * a"])
    second.check()


def test_a_store_that_is_full_is_no_trouble(desk: Desk) -> None:
    desk.open()
    desk.page.evaluate(
        """() => {
          Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
        }"""
    )
    desk.run("a = 3\nf = a * a")
    desk.pick("router")
    desk.page.click("#examples-button")
    expect(desk.page.locator(".menu-recent")).to_be_hidden()
    expect(desk.page.locator(".notice")).to_have_count(1)


def test_a_damaged_list_is_no_trouble(desk: Desk) -> None:
    entries = [{"id": "a", "text": 5, "when": 1}, {"id": "b", "text": "f = 2", "when": 3}, None]
    stored = json.dumps(json.dumps(entries))
    desk.page.add_init_script(
        f"if (location.host) localStorage.setItem('backlight.recent', {stored})"
    )
    desk.open()
    desk.page.click("#examples-button")
    expect(desk.page.locator(".recent b")).to_have_text(["f = 2"])


# finding a node


def test_a_node_is_found_and_revealed(desk: Desk) -> None:
    desk.open()
    desk.pick("residual")
    desk.press("/")
    field = desk.page.get_by_role("combobox", name="Find a node")
    expect(field).to_be_focused()
    desk.page.keyboard.type("tanh")
    options = desk.page.locator(".search [role=option]")
    expect(options.first).to_contain_text("tanh")
    count = options.count()
    assert count > 1
    expect(desk.page.locator("#stage .node.found")).to_have_count(count)
    expect(desk.page.locator(".search [role=status]")).to_have_text(f"{count} nodes")
    desk.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "search-1")
    name = options.nth(1).get_attribute("data-found")
    assert name
    desk.press("Enter")
    expect(field).to_be_hidden()
    expect(desk.node(name)).to_have_class("node scalar selected")
    expect(desk.node(name)).to_be_in_viewport()
    expect(desk.page.locator("#stage .node.found")).to_have_count(0)


def test_the_keys_go_on_from_the_node_that_was_found(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.press("/")
    desk.page.keyboard.type("q")
    desk.press("Enter")
    expect(desk.node("q")).to_be_focused()
    expect(desk.node("q")).to_have_class(re.compile(r"\bselected\b"))
    desk.press("Shift+Enter")
    expect(desk.told).to_be_visible()
    desk.press("Escape")
    desk.press("ArrowLeft")
    expect(desk.node("x")).to_be_focused()
    desk.press("Enter")
    expect(desk.node("x")).to_have_class(re.compile(r"\bselected\b"))
    desk.at_step(desk.steps)


def test_a_node_found_within_a_closed_group_leads_the_keys_to_its_card(desk: Desk) -> None:
    desk.open()
    desk.pick("residual")
    desk.level("groups").click()
    desk.press("/")
    desk.page.keyboard.type("tanh")
    desk.press("Enter")
    expect(desk.page.locator("#stage [data-fold]:focus")).to_have_count(1)


def test_an_op_is_called_by_its_word_where_a_sign_would_close(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.node("f").dispatch_event("click")
    expect(desk.page.locator("#inspector .tag")).to_have_text("умножение")
    desk.press("/")
    expect(desk.page.locator(".search [data-found=q] .op")).to_have_text("+")


def test_the_search_is_left_without_a_trace(desk: Desk) -> None:
    desk.open()
    desk.click("Find a node")
    # a number that no step has computed yet is not told
    expect(desk.page.locator(".search [data-found=q] b")).to_have_text("—")
    desk.page.keyboard.type("nothing of the kind")
    expect(desk.page.locator(".search [role=status]")).to_have_text("0 nodes")
    desk.press("Enter")
    desk.press("/")
    desk.page.keyboard.type("-2")
    expect(desk.page.locator(".search [role=option]")).to_have_count(1)
    desk.press("Escape")
    expect(desk.page.locator(".search")).to_be_hidden()
    expect(desk.page.locator("#stage .node:is(.found, .selected)")).to_have_count(0)
    desk.press("ArrowRight")
    desk.at_step(2)


# two settings


def test_two_settings_are_compared_and_flipped(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.click("Pin A")
    desk.enter("x", "3")
    table = desk.page.locator(".compare tbody tr")
    expect(table.nth(0)).to_have_text("f−12−32−20")
    expect(table.nth(1)).to_have_text("x−235")
    expect(table.filter(has_text="∂f/∂z")).to_have_text("∂f/∂z385")
    desk.press("Escape")
    # A stays what it was when the numbers of the text are written anew
    desk.click("Put into text")
    desk.click("A")
    expect(desk.number("x")).to_have_value("−2")
    expect(desk.node("f")).to_contain_text("−12")
    expect(table.nth(0)).to_have_text("f−12−32−20")
    desk.leave_editor()
    desk.press("a")
    expect(desk.number("x")).to_have_value("3")
    expect(desk.page.get_by_role("button", name="Reset")).to_be_disabled()


@pytest.mark.parametrize(
    ("lang", "b", "a"),
    [
        ("en", "B is shown.", "A is shown: f = −12."),
        ("ru", "На экране B.", "На экране A: f = −12."),
    ],
)
def test_which_of_two_settings_is_shown_is_said(desk: Desk, lang: str, b: str, a: str) -> None:
    desk.open(lang=lang)
    said = desk.page.locator("#compare [role=status]")
    desk.press("a")
    desk.enter("y", "1")
    desk.leave_editor()
    expect(said).to_be_empty()
    desk.press("a")
    expect(said).not_to_be_empty()
    desk.press("a")
    # a result that no step has computed yet is not told
    expect(said).to_have_text(b)
    desk.press("End")
    desk.press("a")
    expect(said).to_have_text(a)
    # before the numbers have come nothing is said of them
    desk.page.route("**/api/replay", lambda _: None)  # never answered
    desk.press("a")
    expect(desk.page.locator("[data-side=b]")).to_have_attribute("aria-pressed", "true")
    expect(said).to_have_text(a)


def test_a_pin_is_in_the_link_and_can_be_taken_out(desk: Desk) -> None:
    desk.open()
    desk.press("a")
    desk.enter("y", "1")
    desk.leave_editor()
    desk.press("a")
    rows = desk.page.locator(".compare tbody tr")
    # numbers that no step has computed yet are not told
    expect(rows.first).to_have_text("f———")
    expect(rows.filter(has_text="∂f/∂z")).to_have_text("∂f/∂z———")
    desk.press("End")
    shown = desk.page.locator('.compare-head [aria-pressed="true"]')
    expect(shown).to_have_text("A")
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    desk.wait_drawn()
    expect(shown).to_have_text("A")
    expect(desk.page.locator(".compare tbody tr").first).to_have_text("f−12416")
    desk.click("Forget the numbers that are not shown")
    expect(desk.page.locator("#compare")).to_be_hidden()
    expect(desk.number("y")).to_have_value("5")
    desk.press("Control+z")
    expect(desk.page.locator("#compare")).to_be_visible()
    desk.pick("two-paths")
    expect(desk.page.locator("#compare")).to_be_hidden()


# numbers typed on the stage


def test_a_number_is_typed_on_the_stage(desk: Desk) -> None:
    desk.open()
    desk.node("x").locator("[data-handle]").dblclick()
    field = desk.page.locator(".entry .number")
    expect(field).to_be_focused()
    desk.page.keyboard.type("6.5")
    desk.press("Enter")
    expect(field).to_be_hidden()
    expect(desk.number("x")).to_have_value("6.5")
    desk.node("x").locator("[data-handle]").focus()
    desk.press("Enter")
    desk.page.keyboard.type("1")
    desk.press("Enter")
    expect(desk.number("x")).to_have_value("1")


def test_typing_may_follow_a_double_click_at_once(desk: Desk) -> None:
    desk.open()
    for name in ("x", "z"):
        desk.node(name).locator("[data-handle]").click()
        expect(desk.told).to_be_visible()
        desk.node(name).locator("[data-handle]").dblclick()
        desk.page.keyboard.type("7")
        desk.press("Enter")
        expect(desk.number(name)).to_have_value("7")
        expect(desk.told).to_be_hidden()


def test_cells_are_typed_one_after_another(desk: Desk) -> None:
    desk.open()
    desk.run("W = [[1, 2], [3, 4]]\nf = sum(W * W)")
    desk.leave_editor()
    desk.node("W").locator("[data-cell]").first.focus()
    desk.press("Enter")
    desk.page.keyboard.type("5")
    desk.press("Tab")
    expect(desk.page.locator(".entry .number")).to_have_attribute("aria-label", "W 1, 2")
    desk.page.keyboard.type("6")
    desk.press("Shift+Tab")
    desk.press("Tab")
    desk.press("Enter")
    for cell, value in enumerate(("5", "6", "3", "4")):
        expect(desk.number("W").nth(cell)).to_have_value(value)
    desk.press("Control+z")
    expect(desk.number("W").nth(1)).to_have_value("2")


def test_a_long_number_in_a_narrow_cell_is_short_until_one_is_in_it(desk: Desk) -> None:
    desk.open()
    desk.run("W = [[0.123456, -1.5, 12.345678, 4]]\nf = sum(W)")
    cells = desk.number("W")
    for cell, value in enumerate(("0.12", "−1.5", "12.3", "4")):
        expect(cells.nth(cell)).to_have_value(value)
    cells.first.focus()
    expect(cells.first).to_have_value("0.123456")
    desk.press("Tab")
    expect(cells.first).to_have_value("0.12")
    expect(cells.nth(1)).to_have_value("−1.5")
    expect(desk.page.locator(".cm-content")).to_contain_text("0.123456")
    expect(desk.page.get_by_role("button", name="reset")).to_have_attribute("aria-disabled", "true")


def test_a_table_is_pasted_into_a_cell(desk: Desk) -> None:
    desk.open()
    desk.run("W = [[1, 2], [3, 4]]\nf = sum(W * W)")
    desk.number("W").first.click()
    expect(desk.number("W").first).to_be_focused()
    desk.page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/plain", "7\\t8\\n9\\t10\\n");
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    for cell, value in enumerate(("7", "8", "9", "10")):
        expect(desk.number("W").nth(cell)).to_have_value(value)
