"""By keyboard alone: Tab leads everywhere, the focus is seen, arrows stay where they are meant."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .desk import TAKEN_IN, Desk, inside
from .net import Net
from .states import tools, use

# What has the focus: its name, and whether it is on the screen with something around it.
FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  const { top, bottom, left, right } = at.getBoundingClientRect();
  const seen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const own = at.closest('svg, .cm-editor') !== null;
  const ringed = own || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
  const name = at.getAttribute('aria-label') || at.textContent.trim().slice(0, 30) || at.id;
  return { name, seen, ringed };
}"""

# How much is in sight of the text and of what is said of it, of what their panel has room for.
SHARE = """() => {
  const [text, panel] = ["#editor", "#left"].map((each) =>
    document.querySelector(each).getBoundingClientRect());
  const shown = Math.min(text.bottom, panel.bottom) - Math.max(text.top, panel.top);
  return shown / Math.min(text.height, panel.height);
}"""


@pytest.mark.parametrize("tool", [None, "jacobian", "order"])
def test_tab_leads_through_everything_and_is_seen(desk: Desk, tool: str | None) -> None:
    desk.open()
    desk.pick("two-paths" if tool == "order" else "softmax")  # where order matters
    desk.press("End")
    if tool:
        use(desk, tool)
        desk.page.locator(".brand").focus()
    met: list[str] = []
    for _ in range(150):
        desk.press("Tab")
        at = desk.page.evaluate(FOCUSED)
        if at is None:
            break
        met.append(at["name"])
        assert (at["name"], at["seen"], at["ringed"]) == (at["name"], True, True)
    else:
        raise AssertionError(f"Tab leads in a circle: {met[-8:]}")
    assert {"Pin A", "Find a node", "Play", "Backward graph"} <= set(met)


@pytest.mark.parametrize(
    ("page", "there"),
    [
        ("", "#stage .node"),
        ("network", "#stage .unit"),
        ("lecture/circuit", "#board .node"),
        ("atlas", "#atlas button"),
    ],
)
def test_the_first_stop_leads_past_the_head(desk: Desk, page: str, there: str) -> None:
    desk.page.add_init_script("localStorage.setItem('backlight.lang', 'ru')")
    desk.page.goto(f"{desk.address}/{page}")
    expect(desk.page.locator(there).first).to_be_visible()
    skip = desk.page.get_by_role("button", name="Сразу к рисунку")
    clipped = re.compile("inset")
    expect(skip).to_have_css("clip-path", clipped)
    desk.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).not_to_have_css("clip-path", clipped)
    before = desk.page.url
    desk.press("Enter")
    expect(desk.page.locator(f"{there}:focus")).to_have_count(1)
    assert desk.page.url.split("#")[0] == before.split("#")[0]
    if page == "":  # the address still says the program
        expect(desk.page).to_have_url(re.compile("#v1"))
    expect(skip).to_have_css("clip-path", clipped)


def test_the_first_stop_leads_to_where_the_keys_were(desk: Desk) -> None:
    desk.open()
    desk.run("x = 2\nz = 3\ny = x * z\nL = y ^ 2")
    skip = desk.page.get_by_role("button", name="Skip to the picture")
    skip.focus()
    desk.press("Enter")
    expect(desk.node("x")).to_be_focused()
    desk.press("ArrowRight", 2)
    for text in ("", "x = [1, 2]\ny = softmax(x)\nL = sum(y)"):
        if text:
            desk.run(text)
        skip.focus()
        desk.press("Enter")
        expect(desk.node("L")).to_be_focused()


def test_a_clicker_steps_wherever_the_focus_is(desk: Desk) -> None:
    desk.open()
    slider = desk.page.locator("input[type=range]").first
    handle, field = (
        desk.page.locator("[data-handle]").first,
        desk.page.get_by_role("spinbutton").first,
    )
    for place in (slider, handle, field):
        place.focus()
        desk.press("PageDown")
        desk.at_step(2)
        desk.press("PageUp")
        desk.at_step(1)
    slider.focus()
    at = float(slider.input_value())
    desk.press("ArrowRight")  # is the slider's
    assert float(slider.input_value()) > at
    desk.at_step(1)
    desk.press(" ")  # is the page's
    expect(desk.page.locator(".keys .play")).to_have_attribute("data-playing", "true")


def test_each_tool_is_opened_used_and_left_by_keys(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    for tool in tools(desk):
        button = desk.page.locator(f"[data-tool={tool}]")
        button.focus()
        desk.press("Enter")
        expect(desk.tool.locator(".tool-body > :not([hidden])").first).to_be_visible()
        expect(desk.page.locator("#tool:focus, #tool :focus")).to_have_count(1)
        desk.press("Escape", 2 if desk.page.locator("#tool :focus").count() else 1)
        expect(desk.tool).to_be_hidden()
        expect(button).to_be_focused()
        button.press("Enter")
        desk.page.locator("#tool header button").press("Enter")
        expect(button).to_be_focused()
        desk.at_step(desk.steps)


def test_a_letter_leads_into_its_tool_and_steps_go_on_there(desk: Desk) -> None:
    desk.open()
    for letter in "twg":
        desk.press(letter)
        expect(desk.page.locator("#tool:focus")).to_have_count(1)
        step = desk.step
        desk.press("ArrowRight")
        desk.at_step(step + 1)
        desk.press("Escape")
        expect(desk.tool).to_be_hidden()
    # who walks the graph goes on there, with the tool beside it
    desk.node("q").focus()
    desk.press("w")
    expect(desk.tool).to_be_visible()
    expect(desk.node("q")).to_be_focused()


def test_who_is_in_the_text_is_told_how_to_leave_it(desk: Desk) -> None:
    desk.open()
    text = desk.page.locator(".cm-content")
    expect(text).to_have_attribute("aria-description", re.compile("Escape"))
    desk.press("e")
    expect(text).to_be_focused()
    desk.press("Escape")
    desk.press("Tab")
    expect(text).not_to_be_focused()


@pytest.mark.parametrize(
    ("tool", "where"),
    [
        (None, "#plot .plot-handle"),
        (None, "#plot select"),
        (None, "#inputs .number"),
        (None, "#inspector [role=grid] [tabindex='0']"),
        (None, "#stage [data-name][tabindex='0']"),
        ("jacobian", "#tool [role=grid] [tabindex='0']"),
        ("order", "#tool .clock-slider"),
        ("modes", "#tool .clock-slider"),
        ("why", "#tool select"),
        ("yours", "#tool textarea"),
    ],
)
def test_arrows_stay_where_they_are_meant(desk: Desk, tool: str | None, where: str) -> None:
    desk.open()
    desk.pick("two-paths" if tool == "order" else "softmax")  # where order matters
    desk.press("ArrowRight", 3)
    if tool:
        use(desk, tool)
    at = desk.page.locator(where).first
    expect(at).to_be_visible()
    at.focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft"):
        desk.press(key)
    desk.at_step(4)


def test_a_click_on_a_card_leaves_the_arrows_to_the_steps(desk: Desk) -> None:
    desk.open()
    desk.press("ArrowRight", 3)
    desk.node("q").locator(".name").click()
    expect(desk.node("q")).to_have_class(re.compile("selected"))
    desk.press("ArrowRight", 2)
    desk.at_step(6)
    desk.press("ArrowLeft")
    desk.at_step(5)
    desk.press("Tab")  # goes on from the card, and the keys are the picture's
    desk.press("Shift+Tab")
    expect(desk.node("q")).to_be_focused()
    desk.press("ArrowRight")
    expect(desk.node("f")).to_be_focused()
    desk.at_step(5)


def test_a_tap_on_a_card_leaves_the_arrows_to_the_steps(phone: Desk) -> None:
    phone.open()
    phone.node("q").locator(".name").tap()
    phone.press("ArrowRight")
    phone.at_step(2)


@pytest.mark.parametrize(
    ("tool", "button"),
    [
        ("table", "[data-node] .row-button >> nth=1"),
        ("check", "tr:not(.now) button >> nth=0"),
        ("jacobian", ".edge-choice button >> nth=1"),
    ],
)
def test_what_a_tool_draws_anew_has_the_focus_still(desk: Desk, tool: str, button: str) -> None:
    desk.open()
    desk.press("End")
    panel = use(desk, tool)
    name = panel.locator(button).text_content() or ""
    panel.locator(button).focus()
    desk.press("Enter")
    desk.page.evaluate(TAKEN_IN)
    focused = panel.locator("button:focus")
    expect(focused).to_have_count(1)
    expect(focused).to_have_text(name)


def test_of_two_with_the_same_name_the_one_in_its_place_has_the_focus(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    rows = use(desk, "table").locator("[data-node]")
    number = rows.filter(has_text="y").first.get_by_role("button", name="−4").last
    number.focus()  # the gradient of x is the same
    place = "() => document.activeElement.closest('[data-node]')?.dataset.node ?? null"
    before = desk.page.evaluate(place)
    assert before is not None
    desk.page.evaluate("() => document.querySelector('[data-node=\"0\"] .row-button').click()")
    desk.page.evaluate(TAKEN_IN)
    assert desk.page.evaluate(place) == before


def test_the_last_hint_leads_back_to_the_answer(desk: Desk) -> None:
    desk.open()
    panel = use(desk, "predict")
    hint = panel.get_by_role("button", name="Hint")
    hint.focus()
    while hint.is_visible():
        desk.press("Enter")
    expect(panel.locator("input:focus")).to_have_count(1)


def test_what_is_pinned_and_forgotten_by_keys_hands_them_on(desk: Desk) -> None:
    desk.open()
    pin = desk.page.get_by_role("button", name="Pin A")
    sides = desk.page.locator(".compare-head [data-side]")
    pin.focus()
    desk.press("Enter")
    expect(sides.last).to_be_focused()
    expect(sides.last).to_have_attribute("aria-pressed", "true")
    desk.press("Tab")
    desk.press("Enter")
    expect(pin).to_be_focused()
    # after a click the keys are the page's
    desk.leave_editor()
    pin.click()
    expect(sides.last).to_be_visible()
    expect(desk.page.locator(":focus")).to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_a_search_that_found_nothing_leads_the_keys_back(desk: Desk, key: str) -> None:
    desk.open()
    step = desk.page.get_by_role("button", name="Next step")
    step.focus()
    desk.press("/")
    desk.page.keyboard.type("zzz")
    desk.press(key)
    expect(desk.page.locator(".search")).to_be_hidden()
    expect(step).to_be_focused()
    desk.node("q").focus()
    desk.press("/")
    desk.press("Tab")  # on from there, not back
    expect(desk.page.locator(".search")).to_be_hidden()
    expect(desk.node("q")).not_to_be_focused()


def test_the_way_back_to_the_text_shows_as_much_of_it_as_there_is_room_for(
    desk: Desk, phone: Desk
) -> None:
    for each in (desk, phone):
        each.open()
        if each is phone:
            each.page.click("#tab-text")
        each.type("\n".join([*(f"x{i} = {i}" for i in range(30)), "f = x3 +"]))
        expect(each.problem).to_be_visible()
        each.press("Escape")
        each.page.locator("#left button:visible").last.focus()
        each.page.locator("#left").evaluate("panel => panel.scrollTo(0, 1e4)")
        each.press("e")
        expect(each.page.locator(".cm-content")).to_be_focused()
        expect(each.page.locator(".cm-line").last).to_be_in_viewport(ratio=1)
        expect(each.problem).to_be_in_viewport(ratio=1)
        assert each.page.evaluate(SHARE) > 0.8


def test_escape_leaves_the_text_before_it_closes_a_tool(desk: Desk) -> None:
    desk.open()
    desk.press("g")
    expect(desk.tool.locator("tbody tr")).to_have_count(3)
    desk.press("e")
    desk.press("Escape")
    expect(desk.page.locator(".cm-content")).not_to_be_focused()
    expect(desk.tool).to_be_visible()
    desk.press("Escape")
    expect(desk.tool).to_be_hidden()


def test_a_tool_that_came_with_a_link_gives_the_keys_to_its_button(desk: Desk) -> None:
    desk.open()
    desk.press("g")
    expect(desk.tool.locator("tbody tr")).to_have_count(3)
    desk.page.wait_for_url("**#v1*")
    desk.page.reload()
    desk.tool.locator("tbody button").first.focus()
    desk.press("Escape")
    expect(desk.tool).to_be_hidden()
    expect(desk.page.locator("#toolbox [data-tool=check]")).to_be_focused()


def test_keys_of_a_panel_that_gives_way_go_on_from_the_tab(phone: Desk) -> None:
    phone.open()
    phone.press("w")
    expect(phone.tool).to_be_focused()
    phone.press("Tab", 2)
    phone.press("a")
    expect(phone.page.locator("#compare")).to_be_visible()
    expect(phone.page.get_by_role("tab", name="Numbers")).to_be_focused()


def test_what_tab_leads_to_in_the_picture_is_brought_into_sight(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-text")
    phone.run("X = [[1, 2], [0, -1]]\nW = [[1, 0], [0.5, -0.5]]\nf = sum((X @ W + 1)^2)")
    phone.leave_editor()
    phone.page.wait_for_load_state("networkidle")  # fonts have come: nothing moves by itself
    phone.press("End")
    phone.at_step(phone.steps)
    phone.press("ArrowLeft", 5)
    phone.node("X").evaluate("node => node.focus({ preventScroll: true })")
    stage = phone.page.locator("#stage")
    phone.wait_drawn_anew()
    assert not inside(phone.node("X"), stage)
    phone.press("Shift+Tab")
    phone.press("Tab")
    expect(phone.node("X")).to_be_focused()
    phone.wait_drawn_anew()
    assert inside(phone.node("X"), stage)
    for _ in range(2):
        phone.press("Tab")
        phone.wait_drawn_anew()
        assert inside(phone.page.locator("#stage [data-cell]:focus"), stage)


def test_a_picture_as_a_whole_is_no_stop(desk: Desk) -> None:
    desk.open()
    desk.page.locator("#stage").click(position={"x": 5, "y": 5})
    desk.node("f").focus()
    desk.press("Shift+Tab")
    expect(desk.page.locator("svg.scene")).not_to_be_focused()
    net = Net(desk).open()
    net.unit(0, 1).focus()
    desk.press("Shift+Tab")
    expect(desk.page.locator("svg.units")).not_to_be_focused()


def test_tab_passes_by_the_text_until_one_writes_there(desk: Desk) -> None:
    desk.open()
    text = desk.page.locator(".cm-content")
    text.click()
    desk.press("End")
    desk.press("Escape")
    before = text.inner_text()
    desk.page.locator(".brand").focus()
    for back in ("", "Shift+"):
        while not text.evaluate("text => text.matches(':focus')"):
            desk.press(f"{back}Tab")
        desk.press(f"{back}Tab")
        expect(text).not_to_be_focused()
        assert text.inner_text() == before
    desk.press("Tab")
    expect(text).to_be_focused()
    desk.press("ArrowDown")
    desk.press("Tab")
    expect(text).to_be_focused()
    assert text.inner_text() != before


@pytest.mark.parametrize("way", ["e", "click"])
def test_tab_indents_for_who_came_to_write(desk: Desk, way: str) -> None:
    desk.open()
    text = desk.page.locator(".cm-content")
    before = text.inner_text()
    desk.page.locator(".brand").focus()
    if way == "e":
        desk.press("e")
    else:
        text.click()
    desk.press("Tab")
    expect(text).to_be_focused()
    assert text.inner_text() != before


def test_letters_lead_to_what_another_tab_hides(phone: Desk) -> None:
    phone.open()
    phone.press("e")
    expect(phone.page.locator(".cm-content")).to_be_focused()
    phone.press("Escape")
    phone.press("End")
    phone.press("t")
    expect(phone.tool).to_be_focused()
    phone.page.click("#tab-inspector")
    expect(phone.tool).to_be_hidden()
    phone.press("t")
    expect(phone.tool).to_be_focused()
    phone.press("a")
    expect(phone.page.locator("#compare")).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_a_number_typed_by_keyboard_leaves_the_focus_where_it_was(desk: Desk, key: str) -> None:
    desk.open()
    desk.press("g")
    handle = desk.node("x").locator("[data-handle]")
    handle.focus()
    desk.press("Enter")
    expect(desk.page.locator(".entry .number")).to_be_focused()
    desk.page.keyboard.type("7")
    desk.press(key)
    expect(handle).to_be_focused()
    expect(desk.tool).to_be_visible()
    expect(desk.number("x")).to_have_value("7" if key == "Enter" else "−2")


def test_enter_in_the_list_of_numbers_keeps_the_focus_for_who_came_by_keyboard(desk: Desk) -> None:
    desk.open()
    field = desk.number("x")
    field.focus()
    desk.press("Control+a")
    for number in ("7", "8"):
        desk.page.keyboard.type(number)
        desk.press("Enter")
        expect(field).to_be_focused()
        expect(field).to_have_value(number)
    desk.page.keyboard.type("9")
    desk.press("Escape")
    expect(field).to_have_value("8")
    desk.enter("x", "5")
    expect(field).not_to_be_focused()


@pytest.mark.parametrize("page", ["", "network"])
def test_a_menu_that_tab_leaves_is_closed(desk: Desk, page: str) -> None:
    desk.page.goto(f"{desk.address}/{page}")
    menu = desk.page.locator("#examples-menu")
    button = desk.page.locator("#examples-button")
    button.focus()
    desk.press("Enter")
    desk.press("Tab")
    expect(menu.locator("[data-example]").first).to_be_focused()
    desk.press("Shift+Tab")
    expect(button).to_be_focused()
    expect(menu).to_be_visible()
    desk.press("Shift+Tab")
    expect(menu).to_be_hidden()
    button.focus()
    desk.press("Enter")
    menu.locator("button").last.focus()
    desk.press("Tab")
    expect(menu).to_be_hidden()
    expect(menu.locator(":focus")).to_have_count(0)
    expect(desk.page.locator(":focus")).to_have_count(1)
    button.click()
    menu.locator("[data-example]").first.focus()
    button.click()
    expect(menu).to_be_hidden()


def test_the_focus_goes_on_from_what_is_gone(phone: Desk) -> None:
    phone.open("#t=nonsense", lang="ru")
    page = phone.page
    page.locator(".languages button:visible").focus()
    phone.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".languages button:visible")).to_be_focused()
    close = page.locator("[data-notice=link] button")
    phone.press("Shift+Tab")
    before = page.locator(":focus").get_attribute("id")
    close.focus()
    phone.press("Enter")
    expect(close).to_have_count(0)
    expect(page.locator(f"#{before}")).to_be_focused()


def test_tab_leads_out_of_a_story_to_the_number_it_is_of(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    node = desk.node("q")
    for keys in (("Tab", "Tab", "Tab"), ("Shift+Tab",), ("Tab", "Shift+Tab")):
        node.focus()
        desk.press("Shift+Enter")
        expect(desk.told).to_be_focused()
        for key in keys:
            expect(desk.told).to_be_visible()
            desk.press(key)
        expect(desk.told).to_be_hidden()
        expect(node).to_be_focused()


@pytest.mark.parametrize("page", ["", "network"])
def test_arrows_walk_through_a_menu(desk: Desk, page: str) -> None:
    desk.page.goto(f"{desk.address}/{page}")
    button = desk.page.locator("#examples-button")
    items = desk.page.locator("#examples-menu button:visible")
    button.focus()
    desk.press("Enter")
    down = (("ArrowDown", 0), ("ArrowDown", 1), ("End", -1), ("ArrowDown", 0))
    for key, at in (*down, ("ArrowUp", -1), ("Home", 0)):
        desk.press(key)
        expect(items.nth(at)).to_be_focused()


def test_arrows_pass_by_what_removes_a_recent_program(desk: Desk) -> None:
    desk.open()
    for text in ("f = exp(2)", "f = tanh(2)"):
        desk.run(text)
        desk.pick("router")
    desk.page.locator("#examples-button").press("Enter")
    rows = desk.page.locator(".recent li")
    desk.press("ArrowDown")
    expect(rows.nth(0).locator(".open")).to_be_focused()
    desk.press("ArrowDown")
    expect(rows.nth(1).locator(".open")).to_be_focused()
    # nor is what removes them all on the way to the examples
    desk.press("ArrowDown")
    expect(desk.page.locator("#examples-menu [data-example]").first).to_be_focused()
    rows.nth(0).locator(".remove").focus()
    desk.press("ArrowDown")
    expect(rows.nth(1).locator(".open")).to_be_focused()


def test_the_focus_goes_to_the_next_of_the_recent_programs(desk: Desk) -> None:
    desk.open()
    for text in ("f = exp(2)", "f = tanh(2)", "f = log(2)"):
        desk.run(text)
        desk.pick("router")
    desk.page.locator("#examples-button").press("Enter")
    rows = desk.page.locator(".recent li")
    desk.press("Tab")
    expect(rows.nth(0).locator(".open")).to_be_focused()
    rows.nth(1).locator(".remove").focus()
    desk.press("Enter")
    expect(rows).to_have_count(2)
    expect(rows.nth(1).locator(".remove")).to_be_focused()
    desk.press("Enter")
    expect(rows.nth(0).locator(".remove")).to_be_focused()
    desk.press("Enter")
    expect(desk.page.locator("#examples-menu .menu-list button").first).to_be_focused()


def test_arrows_lead_from_tab_to_tab(phone: Desk) -> None:
    phone.open()
    tabs = phone.page.get_by_role("tab")
    tabs.first.focus()
    for key, at in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1)):
        phone.press(key)
        expect(tabs.nth(at)).to_be_focused()
        expect(tabs.nth(at)).to_have_attribute("aria-selected", "true")
    phone.press("ArrowLeft", 2)
    expect(tabs.last).to_be_focused()
    phone.press("ArrowRight")
    expect(tabs.first).to_be_focused()
    phone.at_step(1)


def test_the_key_of_the_text_brings_it_into_sight(desk: Desk) -> None:
    desk.open()
    desk.pick("recurrent")
    desk.page.locator("#next button").last.focus()
    desk.press("e")
    expect(desk.page.locator(".cm-content")).to_be_focused()
    expect(desk.page.locator(".cm-activeLine, .cm-line").first).to_be_in_viewport(ratio=1)
    desk.page.goto(f"{desk.address}/network")
    text = desk.page.locator(".spec-text")
    expect(desk.page.locator(".layers > li").first).to_be_visible()
    desk.page.locator("#left button:visible").last.focus()
    desk.press("e")
    expect(text).to_be_focused()
    expect(text).to_be_in_viewport(ratio=1)


def test_space_plays_after_a_click_and_presses_for_who_came_by_keyboard(desk: Desk) -> None:
    desk.open()
    speed, play = desk.page.locator(".speed:visible"), desk.page.locator(".keys .play")
    speed.click()
    expect(speed).to_have_text("speed 2×")
    desk.press(" ")
    expect(play).to_have_attribute("data-playing", "true")
    expect(speed).to_have_text("speed 2×")
    desk.press(" ")
    expect(play).to_have_attribute("data-playing", "false")
    speed.focus()
    desk.press(" ")
    expect(speed).to_have_text("speed 4×")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_before_an_audience_the_page_is_large_and_can_go_dark(desk: Desk, lang: str) -> None:
    desk.open(lang=lang)
    root = desk.page.locator("html")
    desk.press("KeyF")
    expect(root).to_have_attribute("data-theme", "projector")
    desk.press("KeyF")
    expect(root).to_have_attribute("data-theme", "light")
    dark = desk.page.locator("#blackout")
    for key in ("KeyB", "."):
        desk.press(key)
        expect(dark).to_be_visible()
        desk.press("KeyB")
        expect(dark).to_be_hidden()
    desk.press("KeyB")
    dark.click()
    expect(dark).to_be_hidden()
