"""The table of health, layer by layer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .desk import Desk
from .net import LONG, Net


def test_what_has_no_place_on_the_scale_is_marked_at_its_rim(desk: Desk) -> None:
    net = Net(desk).open()
    off, key = net.page.locator("#health .health-plot .off"), net.page.locator("#health .beyond")
    expect(net.page.locator("#health .verdict")).to_be_visible()
    expect(key).to_be_hidden()
    net.say("2 → 5x16 tanh → 1 sigmoid, bce, moons, init normal 5")
    expect(off).to_have_count(1)
    expect(key).to_be_visible()
    # no line is drawn through a zero
    net.say("2 → 4 tanh → 4 tanh → 1 sigmoid, bce, moons, init zeros")
    expect(off).not_to_have_count(1)
    lines = net.page.locator("#health .health-plot path.weight_gradient.line")
    assert (lines.get_attribute("d") or "").count("L") == 0


def test_a_layer_is_chosen_by_its_button_and_by_its_row(desk: Desk) -> None:
    Net(desk).open()
    table = desk.page.locator("#health .health-table")
    button = table.get_by_role("button", name="2", exact=True)
    button.focus()
    # by keyboard one goes on in the layer, and comes back to its row
    for key, leave in (("Enter", "Escape"), ("Space", "Enter")):
        desk.press(key)
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(desk.page.get_by_role("button", name="Close this layer")).to_be_focused()
        desk.press(leave)
        expect(button).to_have_attribute("aria-pressed", "false")
        expect(button).to_be_focused()
    for there in (button, table.locator("tbody tr").nth(1).locator("td").first):
        there.click()
        expect(table.locator("tr.chosen th")).to_have_text("2")
        desk.page.locator("#health .health-table tr.chosen td").first.click()
        expect(table.locator("tr.chosen")).to_have_count(0)


# How much room the ring of what has the focus has: below the head, to the end and to the left.
ROOM = """() => {
    const button = document.activeElement;
    const { outlineOffset, outlineWidth } = getComputedStyle(button);
    const ring = parseFloat(outlineOffset) + parseFloat(outlineWidth);
    const rim = document.querySelector(".health-layers").getBoundingClientRect();
    const head = document.querySelector(".health-table thead th").getBoundingClientRect();
    const { top, bottom, left } = button.getBoundingClientRect();
    return Math.min(top - ring - head.bottom, rim.bottom - bottom - ring, left - ring - rim.left);
}"""


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_ring_in_the_table_of_health_is_whole(desk: Desk, theme: str) -> None:
    net = Net(desk).open(theme=theme)
    net.say("2 → 16x2 tanh → 1, xor")
    buttons = net.page.locator("#health .health-table button")
    expect(buttons).to_have_count(17)
    buttons.first.focus()
    # Tab leads to one row, the arrows to all others
    for key in ("ArrowDown", "ArrowUp"):
        for _ in range(16):
            desk.press(key)
            assert net.page.evaluate(ROOM) > -1  # part of a pixel is none
    expect(buttons.first).to_be_focused()
    desk.press("End")
    expect(buttons.last).to_be_focused()
    desk.press("Tab")
    assert net.page.evaluate("() => !document.activeElement.closest('.health-table')")
    desk.press("Shift+Tab")
    expect(buttons.last).to_be_focused()


def test_no_head_of_the_table_of_health_has_three_lines(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 1100, "height": 800})
    net = Net(desk).open()
    for head in net.page.locator("#health .health-table thead th").all():
        assert (
            head.evaluate(
                """head => {
                const range = document.createRange();
                range.selectNodeContents(head);
                return new Set([...range.getClientRects()].map(({ top }) => top)).size;
            }"""
            )
            <= 2
        )


# Names, powers of ten and shares as long as they come, and how many layers that is.
LONGEST = {
    "2 → 100x16 tanh → 1 sigmoid, bce, moons, sgd 0.1": 101,
    "2 → 99x4 sigmoid → 1 sigmoid, bce, moons, sgd 1e-10": 100,
    "2 → 3x100 relu → 1, xor, sgd 1e-8": 4,
}


def fits_the_table_of_health(net: Net) -> None:
    box = net.page.locator("#health .health-layers")
    for spec, layers in LONGEST.items():
        net.say(spec)
        expect(box.locator("tbody tr")).to_have_count(layers, timeout=LONG)
        expect(box).to_contain_text("·10⁻")
        wide, room = box.evaluate("box => [box.scrollWidth, box.clientWidth]")
        assert wide <= room, spec


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    ("width", "height", "theme"), [(1440, 900, "light"), (1920, 1080, "projector")]
)
def test_no_column_of_the_table_of_health_is_cut(
    desk: Desk, width: int, height: int, theme: str, lang: str
) -> None:
    desk.page.set_viewport_size({"width": width, "height": height})
    fits_the_table_of_health(Net(desk).open(lang=lang, theme=theme))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_column_of_the_table_of_health_is_cut_on_a_phone(phone: Desk, lang: str) -> None:
    fits_the_table_of_health(Net(phone).open(lang=lang))
