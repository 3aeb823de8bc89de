"""A network by the keyboard: its layers, its weights, its data."""

from __future__ import annotations

from playwright.sync_api import expect

from .desk import Desk
from .net import Net


def test_a_layer_is_chosen_by_its_button_and_by_its_row(desk: Desk) -> None:
    Net(desk).open()
    table = desk.page.locator("#health .health-table")
    button = table.get_by_role("button", name="2", exact=True)
    button.focus()
    for key, pressed in (("Enter", "true"), ("Space", "false")):
        desk.press(key)
        expect(button).to_have_attribute("aria-pressed", pressed)
        expect(button).to_be_focused()
    for there in (button, table.locator("tbody tr").nth(1).locator("td").first):
        there.click()
        expect(table.locator("tr.chosen th")).to_have_text("2")
        desk.page.locator("#health .health-table tr.chosen td").first.click()
        expect(table.locator("tr.chosen")).to_have_count(0)
