"""The inspector: one node opened, its tables, and what its gradient means."""

from __future__ import annotations

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
