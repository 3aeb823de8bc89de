"""A number that is asked for is nowhere on the page, whatever is opened."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .desk import Desk
from .states import tools, use

# All that is written on the page, and all that is said about it.
WRITTEN = """() => {
  const names = ['aria-label', 'aria-valuetext', 'aria-valuenow', 'title', 'value'];
  const all = [...document.querySelectorAll('body *')]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }));
  const said = all.flatMap((each) => names.map((name) => each.getAttribute(name) ?? ''));
  const written = all.flatMap((each) => [...each.childNodes]
    .filter((child) => child.nodeType === 3 || child.nodeName === 'title')
    .map((child) => child.textContent));
  return [...written, ...said].join(' ').replaceAll('−', '-');
}"""

NUMBER = "x = 1.3\ny = 2\nf = y * x^3", "x", ("10.14", "13.5")
TABLE = "x = [1.3, 2]\ny = 2\nf = y * sum(x * x * x)", "x", ("10.14", "13.5")


def tells(page: Desk, secrets: tuple[str, ...]) -> list[str]:
    """Those of the hidden numbers that are written somewhere."""
    page.wait_settled()
    written = page.page.evaluate(WRITTEN)
    return [secret for secret in secrets if secret in written]


@pytest.mark.parametrize(("text", "name", "secrets"), [NUMBER, TABLE])
def test_nothing_that_can_be_opened_tells_it(
    desk: Desk, text: str, name: str, secrets: tuple[str, ...]
) -> None:
    desk.open()
    desk.run(text)
    desk.leave_editor()
    desk.press("End")
    assert tells(desk, secrets)
    use(desk, "predict")
    desk.click("All gradients")
    desk.leave_editor()
    for step in ("Home", "End"):
        desk.press(step)
        for tool in tools(desk):
            use(desk, tool)
            assert (tool, tells(desk, secrets)) == (tool, [])
        desk.leave_editor()
        desk.press("Escape")
        expect(desk.tool).to_be_hidden()
        desk.node(name).focus()
        desk.press("Enter")
        for number in desk.page.locator("#inspector .openable").all():
            number.click()
            expect(desk.told).to_be_visible()
            assert tells(desk, secrets) == []
            desk.press("Escape")
        desk.node(name).focus()
        desk.press("Shift+Enter")
        assert tells(desk, secrets) == []
        desk.press("Escape")
    axis = desk.page.locator("#plot select").first
    if axis.is_visible():
        axis.select_option(name)
        assert tells(desk, secrets) == []
    # the other setting of two
    desk.leave_editor()
    desk.press("a")
    cell = desk.number(name).first
    cell.click()
    desk.page.keyboard.type("1.5")
    desk.press("Enter")
    assert tells(desk, secrets) == []
    desk.leave_editor()
    desk.press("a")
    assert tells(desk, secrets) == []
    desk.page.emulate_media(media="print")
    desk.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert tells(desk, secrets) == []
