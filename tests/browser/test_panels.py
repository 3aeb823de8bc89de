"""The panels beside the picture: what the inspector tells, the buttons under the inputs."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .desk import Desk


def test_what_is_true_keeps_its_row_while_a_number_is_dragged(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    pairs = desk.page.locator("#inspector .pairs dd")
    expect(pairs).to_have_text(["−0.04", "−0.04"])
    desk.page.route("**/api/nudge", lambda _: None)  # never answered
    with desk.dragging(desk.node("z").locator("[data-handle]"), 40):
        expect(desk.number("z")).not_to_have_value("−4")
        expect(pairs).to_have_count(2)
        expect(pairs.nth(1)).to_have_text("…")


# Whether the ring of what has the focus is cut by the table it stands in.
RING_CUT = """(field) => {
    const { outlineWidth, outlineOffset, outlineStyle } = getComputedStyle(field);
    const out = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const [a, b] = [field, field.parentElement].map((each) => each.getBoundingClientRect());
    return outlineStyle !== "solid" || a.left - out < b.left || a.right + out > b.right
        || a.top - out < b.top || a.bottom + out > b.bottom;
}"""


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_ring_of_a_cell_is_whole(desk: Desk, theme: str) -> None:
    desk.open(theme=theme)
    desk.run("X = [[1, 2], [0, -1]]\nL = sum(X @ X)")
    desk.leave_editor()
    cells = desk.page.locator("#inputs .cells .number")
    expect(cells).to_have_count(4)
    for cell in cells.all():
        cell.focus()
        assert not cell.evaluate(RING_CUT), cell.get_attribute("aria-label")


def test_a_choice_that_stands_is_not_made_again_by_a_dragged_number(desk: Desk) -> None:
    """Each time it is, the browser looks through all fields of the page."""
    desk.open()
    along = desk.page.get_by_label("along", exact=True)
    expect(along).to_have_value("x")
    handle = desk.node("z").locator("[data-handle]")
    with desk.dragging(handle, 20):
        expect(along).to_have_value("z")  # what moves is what one wants to see
    desk.page.evaluate(
        """() => {
            window.chosen = 0;
            const select = HTMLSelectElement.prototype;
            const { get, set } = Object.getOwnPropertyDescriptor(select, "value");
            const count = function (value) { window.chosen += 1; set.call(this, value); };
            Object.defineProperty(select, "value", { get, set: count });
        }"""
    )
    before = desk.number("z").input_value()
    with desk.dragging(handle, 40):
        expect(desk.number("z")).not_to_have_value(before)
    desk.page.wait_for_load_state("networkidle")
    assert desk.page.evaluate("() => window.chosen") == 0


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_tables_of_one_node_have_the_same_columns(desk: Desk, lang: str) -> None:
    desk.open(lang=lang)
    desk.press("End")
    heads = desk.page.locator("#inspector .terms thead tr")
    expect(heads).to_have_count(2)
    ends = "(row) => [...row.children].map((cell) => cell.getBoundingClientRect().right)"
    first, second = [each.evaluate(ends) for each in heads.all()]
    assert first == second


def test_a_short_name_keeps_off_the_number_beside_it(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.pick("recurrent")
    desk.leave_editor()
    desk.press("End")
    desk.node("w").click()
    rows = desk.page.locator("#inspector .terms tbody tr:has(.badge)")
    expect(rows).to_have_count(4)
    for row in rows.all():
        name = row.locator(".symbol").bounding_box()
        number = row.locator("button").first.bounding_box()
        assert name
        assert number
        assert number["x"] - name["x"] - name["width"] >= 5


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_is_done_with_the_numbers_stands_in_one_row(desk: Desk, lang: str) -> None:
    desk.open(lang=lang)
    buttons = desk.page.locator("#inputs .actions button")
    expect(buttons).to_have_count(3)
    assert buttons.evaluate_all("(all) => new Set(all.map((each) => each.offsetTop)).size") == 1
