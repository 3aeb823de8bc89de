"""The whole graph: at a press in every example, and on a phone at once where it can be read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from .conftest import DESK, PHONE, opened
from .desk import Desk
from .test_phone import EXAMPLES
from .test_projector import HALL

# Cards that are cut by the rim of the stage.
CUT = """() => {
  const rim = document.querySelector('#stage').getBoundingClientRect();
  return [...document.querySelectorAll('#stage .node .card')].flatMap((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    const inside = left >= rim.left && right <= rim.right && top >= rim.top && bottom <= rim.bottom;
    return inside ? [] : [card.closest('.node').getAttribute('aria-label')];
  });
}"""


@pytest.mark.parametrize(
    ("shape", "theme", "lang"),
    [(DESK, "light", "en"), (HALL, "projector", "ru"), (PHONE, "light", "en")],
    ids=["desk", "hall", "phone"],
)
def test_to_fit_shows_the_whole_of_each_example(
    browser: Browser, server: str, shape: dict[str, Any], theme: str, lang: str
) -> None:
    with opened(browser, server, shape) as desk:
        desk.open(lang=lang, theme=theme)
        if shape is PHONE:
            desk.page.click("#tab-more")
        for example in EXAMPLES:
            desk.pick(example)
            desk.leave_editor()
            desk.press("End")
            desk.at_step(desk.steps)
            graph = desk.page.locator("#stage .graph")
            if graph.get_attribute("data-more"):
                name = "Вместить" if lang == "ru" else "Fit"
                desk.page.get_by_role("button", name=name, exact=True).click()
            expect(graph).to_have_attribute("data-more", "")
            assert desk.page.evaluate(CUT) == [], example


def test_on_a_phone_both_paths_are_seen_to_the_end(phone: Desk) -> None:
    phone.open()
    phone.pick("two-paths")
    for step in range(1, phone.steps + 1):
        phone.at_step(step)
        assert phone.page.evaluate(CUT) == [], step
        phone.press("ArrowRight")


def test_of_many_nodes_those_are_made_that_come_near_in_the_order_of_the_program(
    desk: Desk,
) -> None:
    names = [f"a{i}" for i in range(60)]
    desk.open().run("\n".join(["a0 = 1", *(f"a{i} = sin(a{i - 1})" for i in range(1, 60))]))
    expect(desk.node("a0")).to_be_visible()
    expect(desk.node("a30")).to_have_count(0)
    desk.leave_editor()
    desk.press("End")
    desk.page.locator(".zoom button").nth(2).click()
    expect(desk.nodes).to_have_count(len(names))
    assert desk.nodes.evaluate_all("(all) => all.map(({ dataset }) => dataset.name)") == names
