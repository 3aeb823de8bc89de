"""Touching numbers: sliders, fields, cells, reset, write back."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Route, expect

from .desk import Desk


def test_typing_a_number_moves_everything(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.number("z").click()
    desk.page.keyboard.type("3")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".pretty")).to_contain_text("9")
    expect(desk.gradient).to_have_text("3")
    expect(desk.node("z")).to_contain_text("3")


def test_arrow_keys_turn_a_number(desk: Desk) -> None:
    desk.open()
    desk.number("x").click()
    desk.press("ArrowUp")
    expect(desk.number("x")).to_have_value("−1.9")
    expect(desk.page.locator("[data-input=x] .slider")).to_have_attribute("aria-valuetext", "−1.9")
    desk.press("Shift+ArrowDown")
    expect(desk.number("x")).to_have_value("−2.9")
    desk.at_step(1)


def test_escape_leaves_a_number_and_not_the_tool_as_well(desk: Desk) -> None:
    desk.open()
    desk.press("g")
    expect(desk.tool).to_be_visible()
    desk.number("x").focus()
    desk.press("Escape")
    expect(desk.number("x")).not_to_be_focused()
    expect(desk.tool).to_be_visible()
    desk.press("Escape")
    expect(desk.tool).to_be_hidden()


def test_escape_takes_back_what_was_typed(desk: Desk) -> None:
    desk.open()
    for text, key in (("7", "Escape"), ("1/0", "Enter"), ("abc", "Enter")):
        desk.number("x").click()
        desk.page.keyboard.type(text)
        desk.press(key)
        expect(desk.number("x")).to_have_value("−2")
        expect(desk.page.locator(".pretty")).to_contain_text("−12")


def test_a_number_of_the_text_is_no_input(desk: Desk) -> None:
    desk.open()
    desk.run("x = 3\nf = x^2 + 7")
    desk.leave_editor()
    desk.step_to("7 stands in the text")
    assert desk.sentence == "A number of the text: 7."


def test_dragging_a_number_sideways(desk: Desk) -> None:
    desk.open()
    with desk.dragging(desk.number("y"), 40):
        expect(desk.number("y")).to_have_value("6")
    expect(desk.page.locator(".pretty")).to_contain_text("16")


def test_slider_by_keyboard(desk: Desk) -> None:
    desk.open()
    slider = desk.page.locator('[data-input="x"] .slider')
    slider.focus()
    desk.press("ArrowRight", 5)
    expect(desk.number("x")).to_have_value("−1.5")
    desk.at_step(1)


def test_a_moved_number_goes_ahead_of_a_late_answer(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    late: list[Route] = []
    desk.page.route("**/api/replay", lambda route: late.append(route))
    value, output = (desk.node(name).locator(".value") for name in ("x", "f"))
    expect(output).to_have_text("−12")
    with desk.page.expect_request("**/api/replay"):
        desk.page.locator('[data-input="x"] .slider').press("ArrowRight")
    expect(value).to_have_text("−1.9")
    expect(output).to_have_text("−12")
    late[0].continue_()
    expect(output).to_have_text("−12.4")


def test_cells_of_a_table(desk: Desk) -> None:
    desk.open()
    desk.pick("softmax")
    cell = desk.number("W").nth(2)
    expect(cell).to_have_value("−1")
    cell.click()
    desk.page.keyboard.type("0")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".pretty")).not_to_contain_text("1.2752")


def test_reset_and_write_back(desk: Desk) -> None:
    desk.open()
    reset = desk.page.get_by_role("button", name="Reset")
    expect(reset).to_be_disabled()
    desk.number("x").click()
    desk.page.keyboard.type("7")
    desk.page.keyboard.press("Enter")
    reset.click()
    expect(desk.number("x")).to_have_value("−2")
    desk.number("x").click()
    desk.page.keyboard.type("7.5")
    desk.page.keyboard.press("Enter")
    desk.click("Put into text")
    expect(desk.page.locator(".cm-line")).to_have_text(
        ["x = 7.5", "y = 5", "z = -4", "q = x + y", "f = q * z"]
    )
    expect(reset).to_be_disabled()


def test_changed_numbers_survive_an_edit_elsewhere(desk: Desk) -> None:
    desk.open()
    desk.number("x").click()
    desk.page.keyboard.type("7")
    desk.page.keyboard.press("Enter")
    desk.type("x = -2\ny = 5\nz = -3\nf = x * y * z")
    expect(desk.number("z")).to_have_value("−3")
    expect(desk.number("x")).to_have_value("7")
    desk.type("x = -1\ny = 5\nz = -3\nf = x * y * z")
    expect(desk.number("x")).to_have_value("−1")


WATCH = """() => {
    window.seen = new Set();
    const look = () => {
        const [field, card] = ["[data-input=x] .number", "#stage [data-name=x] .value"].map((at) =>
            document.querySelector(at));
        for (const text of [field.value, card.textContent]) window.seen.add(text);
        requestAnimationFrame(look);
    };
    look();
}"""
"""Keeps what x is said to be, frame by frame."""


EDITED = "x = -2\ny = 5\nz = -4\nq = x + y\nf = q * z + 1"


def moved_and_held_back(desk: Desk) -> tuple[Locator, list[Route]]:
    """A changed number, all that follows from it, and the later replays, which wait."""
    desk.open()
    desk.press("End")
    desk.enter("x", "7")
    output = desk.node("f").locator(".value")
    expect(output).to_have_text("−48")
    late: list[Route] = []
    desk.page.route("**/api/replay", lambda route: late.append(route))
    return output, late


def test_a_changed_number_stays_while_a_slow_server_reads_the_new_text(desk: Desk) -> None:
    output, late = moved_and_held_back(desk)
    desk.page.evaluate(WATCH)
    with desk.page.expect_request("**/api/replay"):
        desk.type(EDITED)
    expect(desk.stale).to_be_visible()
    expect(output).to_have_text("−48")
    late[0].continue_()
    expect(output).to_have_text("−47")
    expect(desk.stale).to_have_count(0)
    assert desk.page.evaluate("() => [...window.seen]") == ["7"]
    # one answer is all that was asked for
    assert len(late) == 1


def test_a_number_moved_while_the_new_text_is_read_is_the_one_that_counts(desk: Desk) -> None:
    output, late = moved_and_held_back(desk)
    with desk.page.expect_request("**/api/replay"):
        desk.type(EDITED)
    with desk.page.expect_request("**/api/replay"):
        desk.enter("x", "8")
    for route in late:
        route.continue_()
    desk.page.unroute("**/api/replay")
    expect(output).to_have_text("−51")
    expect(desk.number("x")).to_have_value("8")


def test_prediction_stands_beside_the_true_change(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.press("End")
    pairs = desk.page.locator("#inspector .pairs")
    expect(pairs).to_contain_text("0.11204")
    expect(pairs).to_contain_text("0.11283")


def test_junk_in_a_number_field_changes_nothing(desk: Desk) -> None:
    desk.open()
    desk.number("x").click()
    desk.page.keyboard.type("1e999")
    expect(desk.number("x")).to_have_attribute("aria-invalid", "true")
    desk.page.keyboard.press("Escape")
    desk.number("y").focus()
    expect(desk.number("x")).to_have_attribute("aria-invalid", "false")
    expect(desk.page.locator(".notice")).to_have_count(0)


def test_what_cannot_be_read_as_a_number_is_said(desk: Desk) -> None:
    desk.open()
    said = desk.page.get_by_role("status").locator(".notice")
    for typed in ["abc", "1,2,3", "--4", ""]:
        desk.number("x").focus()
        desk.number("x").fill(typed)
        expect(desk.number("x")).to_have_attribute("aria-invalid", "true")
        desk.press("Tab" if typed == "--4" else "Enter")
        unread = f"“{typed}” cannot be read as a number" if typed else "No number was typed"
        expect(said).to_contain_text(unread)
        expect(desk.number("x")).to_have_value("−2")
        expect(desk.number("x")).to_have_attribute("aria-invalid", "false")
        said.click()
    # the page's own writing of a number is not what was typed
    desk.type("x = 12345678\nf = x * 2")
    desk.number("x").focus()
    desk.press("Tab")
    desk.number("x").focus()
    desk.press("Enter")
    expect(desk.number("x")).to_be_focused()
    expect(said).to_have_count(0)


def test_a_number_is_typed_as_an_answer_is(desk: Desk) -> None:
    desk.open()
    said = desk.page.locator(".notice")
    for typed, shown in [("1/3", "0.333333"), ("-2/4", "−0.5"), ("= 7", "7"), ("5·10⁻⁴", "5·10⁻⁴")]:
        desk.number("x").focus()
        desk.number("x").fill(typed)
        desk.press("Enter")
        expect(desk.number("x")).to_have_value(shown)
        expect(said).to_have_count(0)
    desk.node("y").locator("[data-handle]").first.focus()
    desk.press("Enter")
    desk.page.keyboard.type("1/4")
    desk.press("Enter")
    expect(desk.number("y")).to_have_value("0.25")


def test_a_number_on_the_stage_that_cannot_be_read_is_said(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.node("x").locator("[data-handle]").first.focus()
    desk.press("Enter")
    desk.page.keyboard.type("abc")
    desk.press("Enter")
    expect(desk.page.locator(".notice")).to_contain_text("“abc” cannot be read as a number")
    expect(desk.number("x")).to_have_value("−2")


def test_dragging_the_number_on_the_node(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    number = desk.node("x").get_by_text("−2", exact=True).first
    with desk.dragging(number, 60):
        expect(desk.number("x")).not_to_have_value("−2")
    expect(desk.page.locator(".pretty")).not_to_contain_text("-12")


def test_many_fast_changes_end_on_the_last_one(desk: Desk) -> None:
    desk.open()
    slider = desk.page.locator('[data-input="x"] .slider')
    slider.focus()
    desk.press("ArrowRight", 40)
    expect(desk.number("x")).to_have_value("2")
    expect(desk.page.locator(".pretty")).to_contain_text("-28")


def test_the_inspectors_number_is_typed_and_dragged(desk: Desk) -> None:
    desk.open()
    field = desk.page.locator("#inspector .number")
    field.click()
    expect(field).to_be_focused()
    expect(desk.told).to_be_hidden()
    desk.page.keyboard.type("6.5")
    expect(desk.number("x")).to_have_value("6.5")
    # everything else in the inspector has followed, and the hand is still in the field
    expect(desk.page.locator(".pretty")).to_contain_text("-46")
    expect(field).to_be_focused()
    desk.press("Enter")
    with desk.dragging(field, 40):
        expect(desk.number("x")).to_have_value("7.5")
    desk.press("Control+z")
    expect(field).to_have_value("6.5")
    # what is computed is not typed: it tells where it comes from
    desk.page.locator("#inspector [data-number^=g]").first.click()
    expect(desk.told.get_by_role("heading")).to_have_text("Gradient of f with respect to x")


def test_the_inspector_keeps_what_is_alike_and_is_as_made_afresh(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    inspector = desk.page.locator("#inspector")
    desk.node("q").click()
    expect(inspector).to_contain_text("Raise q")
    title = inspector.locator(".section-title .katex").element_handle()
    # ∂f/∂q = z comes by zero: another sign, another sentence, a question asked of nothing only
    for z, told in (("0", "does not move"), ("2.5", "rises"), ("-1", "falls")):
        desk.number("z").fill(z)
        expect(inspector).to_contain_text(told)
        expect(desk.gradient).to_have_text(z.replace("-", "−"))
        assert title.evaluate("(element) => element.isConnected")
    expect(inspector).not_to_contain_text("…")
    inspector.evaluate("(element) => { window.kept = element.cloneNode(true) }")
    desk.node("z").click()
    expect(inspector).not_to_contain_text("falls")
    desk.node("q").click()
    expect(inspector).to_contain_text("falls")
    assert inspector.evaluate("(element) => element.isEqualNode(window.kept)")


def test_what_a_drag_foretells_stands_inside_and_covers_nothing_written(desk: Desk) -> None:
    desk.open()
    tip = desk.page.locator(".tip")
    with desk.dragging(desk.node("x").locator(".handle"), 40):
        expect(desk.number("x")).to_have_value("−1")
        # no gradient has been computed yet
        expect(tip).to_be_hidden()
    desk.press("End")
    stage = desk.page.locator("#stage").bounding_box()
    assert stage is not None
    for name in ("x", "y", "z"):
        with desk.dragging(desk.node(name).locator(".handle"), 40):
            expect(tip).to_be_visible()
            box = tip.bounding_box()
            assert box is not None
            assert box["x"] >= stage["x"]
            assert box["y"] >= stage["y"]
            assert box["x"] + box["width"] <= stage["x"] + stage["width"]
            assert box["y"] + box["height"] <= stage["y"] + stage["height"]
            for card in desk.page.locator("#stage :is(.node .card, .equation, .mark)").all():
                other = card.bounding_box()
                assert other is not None
                assert (
                    other["x"] >= box["x"] + box["width"]
                    or other["x"] + other["width"] <= box["x"]
                    or other["y"] >= box["y"] + box["height"]
                    or other["y"] + other["height"] <= box["y"]
                )


def test_a_drag_beside_the_picture_foretells_the_same_at_the_node(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.node("y").click()
    tip = desk.page.locator(".tip")
    places = [
        desk.number("y"),
        desk.page.locator("#inspector .number"),
        desk.page.locator(".cm-number").get_by_text("5", exact=True),
    ]
    for place in places:
        with desk.dragging(place, 40):
            expect(tip).to_contain_text(re.compile(r"Δf ≈ −4 · (\S+) = −.*true change −"))
            tipped, card = tip.bounding_box(), desk.node("y").bounding_box()
            assert tipped
            assert card
            assert abs(tipped["y"] - card["y"]) < card["height"] + 40
        expect(tip).to_be_hidden()
        desk.press("Control+z")
        # taken back, the list may be made anew
        expect(desk.number("y")).to_have_value("5")
        desk.wait_settled()
    slider = desk.page.locator('[data-input="x"] .slider')
    expect(slider).to_be_visible()
    with desk.dragging(slider, 30):
        expect(tip).to_contain_text("Δf ≈ −4 · ")
    expect(tip).to_be_hidden()
    # arrow keys hold nothing
    slider.press("ArrowRight")
    expect(tip).to_be_hidden()


def test_a_drag_of_a_slider_foretells_at_the_node_on_a_phone(phone: Desk) -> None:
    phone.open()
    phone.press("End")
    phone.page.click("#tab-numbers")
    tip = phone.page.locator(".tip")
    slider = phone.page.locator('[data-input="x"] .slider')
    with phone.dragging(slider, 30):
        expect(tip).to_contain_text("Δf ≈ −4 · ")
        expect(tip).to_be_in_viewport(ratio=1)
        told, held = tip.bounding_box(), slider.bounding_box()
        assert told
        assert held
        assert told["y"] + told["height"] < held["y"]
    expect(tip).to_be_hidden()


def test_what_a_dragged_cell_foretells(desk: Desk) -> None:
    desk.open()
    desk.run("W = [[1, 2], [3, 4]]\nf = sum(W^2)")
    desk.leave_editor()
    desk.press("End")
    cell = desk.page.locator('#stage [data-name="W"] [data-cell]').nth(1)
    with desk.dragging(cell, 40):
        expect(desk.page.locator(".tip")).to_contain_text("Δf ≈ 4 · 1 = 4")
        expect(desk.page.locator(".tip")).to_contain_text("5")


def test_what_a_drag_really_does_is_not_told_before_it_is_known(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    tip = desk.page.locator(".tip")
    held: list[Route] = []
    desk.page.route("**/api/replay", lambda route: held.append(route), times=1)
    with desk.dragging(desk.node("x").locator(".handle"), 40):
        expect(tip).to_contain_text("Δf ≈ −4 · 1 = −4")
        expect(tip).to_contain_text("true change …")
    # taken again, it has a gradient of the number before
    with desk.dragging(desk.node("x").locator(".handle"), 40):
        expect(desk.number("x")).to_have_value("0")
        expect(tip).to_be_hidden()
    held[0].continue_()
    expect(desk.node("f")).to_contain_text("−20")
    with desk.dragging(desk.node("x").locator(".handle"), 40):
        expect(tip).to_contain_text("true change −4")


def test_a_step_stays_the_same_one_while_the_text_grows(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.press("ArrowLeft")
    told = desk.sentence
    assert "x" in told
    desk.press("e")
    desk.press("Control+End")
    desk.page.keyboard.type(" + x*y")
    expect(desk.node("f")).to_have_attribute("aria-label", re.compile("value −22"))
    assert desk.headline.text_content() == "The add hands its gradient on to x, unchanged."


def test_a_name_pointed_at_in_the_text_is_lit_in_the_picture(desk: Desk) -> None:
    desk.open()
    line = desk.page.locator(".cm-line").nth(4)
    place = line.evaluate("""(line) => {
      const range = document.createRange();
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.lastIndexOf("z");
        if (at < 0) continue;
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
      }
      const { x, y, width, height } = range.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    }""")
    desk.page.mouse.move(*place)
    expect(desk.node("z")).to_have_class(re.compile("hovered"))
    desk.page.mouse.move(700, 120)
    expect(desk.node("z")).not_to_have_class(re.compile("hovered"))


def test_escape_lets_a_node_go_and_the_keys_stay_beside_it(desk: Desk) -> None:
    desk.open()
    desk.leave_editor()
    desk.press("End")
    desk.node("f").click()
    desk.press("Tab")  # the keys, not the mouse, are at work from here on
    desk.page.locator("#inspector button[data-number]").last.focus()
    desk.press("Escape")
    expect(desk.page.locator("#inspector .node-name")).not_to_contain_text("f")
    expect(desk.page.locator("#inspector :focus")).to_have_count(1)


def test_a_number_that_grew_is_still_read_on_its_card(desk: Desk) -> None:
    desk.open()
    desk.pick("router")
    desk.leave_editor()
    desk.press("End")
    for name, number in (("x", "2.01"), ("y", "-1.09")):
        desk.enter(name, number)
    value = desk.node("u1").locator(".value")
    expect(value).to_have_text("−0.1909")
    sizes = desk.page.locator("#stage .value").evaluate_all(
        "(all) => all.map((each) => Number(each.getAttribute('font-size')))"
    )
    assert min(sizes) >= 0.75 * max(sizes)
