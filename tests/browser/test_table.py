"""The graph as a table: for eyes that prefer lists, and for ears."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .desk import Desk, plain


def test_every_node_with_what_is_known_at_this_step(desk: Desk) -> None:
    desk.open()
    desk.press("t")
    rows = desk.tool.locator("tbody tr")
    expect(rows).to_have_count(5)
    expect(rows.nth(4)).to_contain_text("not computed yet")
    desk.press("ArrowRight", 8)
    desk.at_step(9)
    cells = rows.nth(3).locator("td")
    assert [plain(text) for text in cells.all_inner_texts()] == ["3", "−4"]
    expect(rows.nth(1).locator("td").nth(1)).to_contain_text("not computed yet")


def test_the_ear_has_the_numbers_of_small_tables(desk: Desk) -> None:
    desk.open()
    desk.run("A = [[1, 2], [0, -1.5]]\nB = A ** 2\nC = ones(9, 9)\nf = sum(B) + sum(C)")
    desk.leave_editor()
    desk.press("End")
    desk.press("t")
    rows = desk.tool.locator("tbody tr")
    squared = rows.filter(has=desk.page.get_by_role("button", name="B", exact=True))
    cells = squared.get_by_role("cell")
    expect(cells).to_have_text(["[2, 2]1 4; 0 2.25", "[2, 2]1 1; 1 1"])
    large = rows.filter(has=desk.page.get_by_role("button", name="C", exact=True))
    expect(large.get_by_role("cell").first).to_have_text("[9, 9]")


WIDE = "A = [[-0.11, -2.22, -30.3, -0.44], [1, 2, 3, 4]]\nB = A * A\nC = ones(5, 5)\n"


def test_the_eye_has_the_numbers_that_a_card_writes(desk: Desk) -> None:
    desk.open()
    desk.run(WIDE + "f = sum(B) + sum(C)")
    desk.leave_editor()
    desk.press("t")
    shown = desk.tool.locator(".figures:visible")
    # nothing is told before its step
    value, gradient = (shown.first.locator(".figures-pair > div").nth(i) for i in (0, 1))
    expect(value.locator(".heat span")).to_have_text(
        ["−0.11", "−2.22", "−30.3", "−0.44", "1", "2", "3", "4"]
    )
    expect(gradient.locator(".heat")).to_have_count(0)
    expect(shown).to_have_count(1)
    desk.press("End")
    expect(shown).to_have_count(2)
    expect(gradient.locator(".heat span").first).to_have_text("−0.22")


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_numbers_of_a_table_stay_inside(desk: Desk, theme: str) -> None:
    if theme == "projector":
        desk.page.set_viewport_size({"width": 1920, "height": 1080})
    desk.open(theme=theme)
    desk.run(WIDE + "f = sum(B) + sum(C)")
    desk.leave_editor()
    desk.press("End")
    desk.press("t")
    table, section = (desk.tool.locator(at).bounding_box() for at in (".nodes", ".section"))
    assert table
    assert section
    assert table["x"] + table["width"] <= section["x"] + section["width"]
    tiles = desk.tool.locator(".figures:visible .heat span")
    expect(tiles).to_have_count(32)
    cut = "(all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent)"
    assert tiles.evaluate_all(cut) == []


def test_a_row_selects_its_node(desk: Desk) -> None:
    desk.open()
    desk.press("t")
    desk.tool.get_by_role("button", name="z").click()
    expect(desk.node("z")).to_contain_class("selected")


def test_data_has_no_gradient(desk: Desk) -> None:
    desk.open()
    desk.run("x = 2\nc = const(3)\nf = c * x")
    desk.leave_editor()
    desk.press("End")
    desk.press("t")
    expect(desk.tool.locator("tbody tr").nth(1)).to_contain_text("none")


def test_a_step_writes_only_what_it_changes(desk: Desk) -> None:
    """A formula is not drawn anew, and who is on a number stays there."""
    desk.open()
    desk.press("End")
    desk.press("t")
    row = desk.tool.locator("tbody tr").nth(4)
    formula = row.locator(".formula-of > *").first.element_handle()
    number = row.locator("td button").first
    number.focus()
    desk.press("ArrowLeft", 2)
    expect(desk.tool.locator("tbody tr").nth(0)).to_contain_text("not computed yet")
    assert formula.evaluate("each => each.isConnected")
    expect(number).to_be_focused()
