"""The graph as a table: for eyes that prefer lists, and for ears."""

from __future__ import annotations

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
