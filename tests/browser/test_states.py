"""What must hold in every state of the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .axe import serious
from .desk import Desk
from .states import put_away, states, tools, use


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_axe_finds_nothing_serious_in_any_state(desk: Desk, theme: str, lang: str) -> None:
    desk.open(theme=theme, lang=lang)
    assert {state: found for state, at in states(desk) if (found := serious(desk, at))} == {}


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_axe_finds_nothing_serious_on_a_phone(phone: Desk, theme: str) -> None:
    phone.open(theme=theme, lang="ru")
    assert {state: found for state, at in states(phone) if (found := serious(phone, at))} == {}


# What is hit with a finger and smaller than one, and what is wider than its place.
TIGHT = """() => {
  const seen = (each) => each.checkVisibility() && each.getBoundingClientRect().width > 1;
  const name = (each) => each.getAttribute('aria-label') || each.textContent || each.className;
  const hit = [...document.querySelectorAll('button, select, a, .slider, .number, .timeline')];
  const small = hit.filter((each) => {
    const { width, height } = each.getBoundingClientRect();
    const least = each.matches('.row-button, .path') ? 40 : 44;
    return seen(each) && !each.closest('svg') && (width < 43.5 || height < least - 0.5);
  });
  const cut = [...document.querySelectorAll('button, .sheet, .section, .left, .right, .menu')]
    .filter((each) => seen(each) && each.scrollWidth > each.clientWidth + 1);
  const wide = document.documentElement.scrollWidth > innerWidth ? [['wide']] : [];
  const named = (what, list) => list.map((each) => [what, name(each).slice(0, 40)]);
  const half = [...document.querySelectorAll('.headline')]
    .filter((each) => each.scrollHeight > each.clientHeight + 4);
  return [...wide, ...named('half said', half), ...named('small', small), ...named('cut', cut)];
}"""


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_fingers_find_room_in_every_state(phone: Desk, lang: str) -> None:
    phone.open(lang=lang)
    tight = {state: phone.page.evaluate(TIGHT) for state, _ in states(phone)}
    assert {state: found for state, found in tight.items() if found} == {}


@pytest.mark.parametrize(("example", "level"), [("recurrent", "groups"), ("softmax", "numbers")])
def test_tools_and_numbers_open_at_every_level(desk: Desk, example: str, level: str) -> None:
    desk.open()
    desk.pick(example)
    desk.press("End")
    for tool in tools(desk):
        desk.look(level)
        use(desk, tool)
        expect(desk.tool.locator(".refused")).to_have_count(0)
        put_away(desk)
    desk.look(level)
    last = desk.page.locator("#stage [data-name]:not([display=none])").last  # near the window
    last.focus()
    expect(last).to_be_focused()
    desk.press("Shift+Enter")
    expect(desk.told).to_be_visible()
    desk.press("Escape")
    expect(desk.told).to_be_hidden()


def test_escape_leads_out_one_level_at_a_time(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.node("q").focus()
    desk.press("Enter")
    use(desk, "table")
    desk.press("?")
    desk.page.get_by_role("dialog").locator("dt").first.click()  # the focus is on nothing
    desk.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_be_hidden()
    expect(desk.tool).to_be_visible()
    desk.leave_editor()
    desk.press("Escape")
    expect(desk.tool).to_be_hidden()
    expect(desk.page.locator("#inspector .node-name")).to_contain_text("q")
    desk.press("ArrowLeft", 2)
    desk.press("Escape")
    expect(desk.page.locator("#inspector .node-name")).not_to_contain_text("q")
    desk.at_step(desk.steps - 2)


def test_one_escape_closes_a_tool_that_was_pressed_or_is_being_used(desk: Desk) -> None:
    desk.open()
    for where in ("[data-tool=paths]", "#tool header button", '#stage [data-name="q"]'):
        use(desk, "paths")
        desk.page.locator(where).focus()
        desk.press("Escape")
        expect(desk.tool).to_be_hidden()
    use(desk, "paths").locator("header button").focus()
    desk.press("Escape")
    expect(desk.page.locator("[data-tool=paths]")).to_be_focused()


@pytest.mark.parametrize(
    ("width", "height", "theme"),
    [
        (1280, 720, "light"),
        (1440, 900, "projector"),
        (1100, 700, "light"),
        (1280, 720, "projector"),
    ],
)
def test_no_word_is_cut_in_a_low_window(desk: Desk, width: int, height: int, theme: str) -> None:
    desk.page.set_viewport_size({"width": width, "height": height})
    desk.open(lang="ru", theme=theme)
    for state, _ in states(desk):
        found = [each for each in desk.page.evaluate(TIGHT) if each[0] != "small"]
        assert (state, found) == (state, [])
