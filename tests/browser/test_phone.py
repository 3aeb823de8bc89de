"""On a phone: fingers step, zoom and drag; every example can be read to its end."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from .desk import Desk, inside
from .lecture import Lecture
from .states import put_away, use

EXAMPLES = [
    example["id"]
    for example in json.loads(
        (Path(__file__).resolve().parents[2] / "static/examples.json").read_text("utf-8")
    )
]

LEAST_PX = 9
"""The smallest letters that are still read on a phone held in a hand."""

# What is written in the picture, in sight and too small.
HARD_TO_READ = """(least) => {
    const window = document.querySelector("#stage").getBoundingClientRect();
    const sizeOf = (each) => parseFloat(getComputedStyle(each).fontSize);
    const seen = (text) => {
        const box = text.getBoundingClientRect();
        return box.width && box.right > window.left && box.left < window.right
            && box.bottom > window.top && box.top < window.bottom
            && text.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    };
    const texts = [...document.querySelectorAll("#stage text")].filter(seen);
    return texts.filter((text) => text.textContent.trim()).map((text) => {
        const letters = text.childElementCount ? [...text.children] : [text];
        // an index is smaller than its letter
        const size = Math.max(...letters.map(sizeOf)) * text.getScreenCTM().a;
        return size >= least - 0.05 ? null : [text.textContent, size];
    }).filter(Boolean);
}"""


@pytest.mark.parametrize(
    ("tab", "panel"), [("inspector", "inspector"), ("numbers", "left"), ("tools", "right")]
)
def test_another_language_leaves_a_panel_where_it_is_scrolled_to(
    phone: Desk, tab: str, panel: str
) -> None:
    phone.open()
    phone.press("End")
    phone.page.locator(f"#tab-{tab}").tap()
    place = phone.page.locator(f"#{panel}")
    place.evaluate("panel => panel.scrollTo(0, 40)")
    scrolled = place.evaluate("panel => panel.scrollTop")
    assert scrolled > 0
    phone.click("RU")
    expect(phone.page.locator("#tab-text")).to_have_text("Текст")
    expect(place).to_have_js_property("scrollTop", scrolled)


def test_another_language_leaves_the_page_of_networks_where_it_is_scrolled_to(phone: Desk) -> None:
    phone.page.goto(f"{phone.address}/network")
    health, page = phone.page.locator("#health .verdict").first, phone.page.locator("html")
    expect(health).to_be_visible()
    page.evaluate("page => page.scrollTo(0, 200)")
    phone.page.get_by_role("button", name="RU", exact=True).dispatch_event("click")
    expect(page).to_have_attribute("lang", "ru")
    expect(health).to_be_visible()
    expect(page).to_have_js_property("scrollTop", 200)


def test_a_sweep_steps_and_a_sweep_back_steps_back(phone: Desk) -> None:
    phone.open()
    for place in (".graph", "#headline", "#formula"):
        box = phone.page.locator(place).bounding_box()
        assert box is not None
        x, y = 310, box["y"] + 20
        before = phone.step
        phone.touch(((x + 60, y), (x - 60, y + 5)))
        phone.at_step(before + 1)
    phone.touch(((x - 60, y), (x + 60, y)))
    phone.at_step(3)
    phone.touch(((x, y), (x - 15, y)))  # a tap that slipped
    phone.at_step(3)


def test_on_its_side_a_sweep_over_the_words_and_the_formula_steps(phone: Desk) -> None:
    phone.page.set_viewport_size({"width": 844, "height": 390})
    phone.open()
    phone.pick("neuron")
    for place in ("#headline", "#formula"):
        x, y = phone.middle(phone.page.locator(place))
        before = phone.step
        phone.touch(((x + 60, y), (x - 60, y + 5)))
        phone.at_step(before + 1)


def test_a_large_picture_is_not_thrown_out_of_sight(phone: Desk) -> None:
    phone.open()
    phone.pick("neuron")
    expect(phone.page.locator(".graph[data-more='']")).to_have_count(0)
    x, y = phone.middle(phone.page.locator("#stage"))
    for way in ((-150, 0), (-150, 0), (0, -300), (0, -300)):
        phone.touch(((x, y), (x + way[0], y + way[1])))
    stage = phone.page.locator("#stage").bounding_box()
    assert stage
    phone.page.wait_for_timeout(800)
    seen = [
        box
        for box in (card.bounding_box() for card in phone.page.locator("#stage .node").all())
        if box
        and stage["y"] < box["y"] + box["height"] / 2 < stage["y"] + stage["height"]
        and 0 < box["x"] + box["width"] / 2 < 390
    ]
    assert len(seen) > 1


def test_two_fingers_zoom_and_do_not_step(phone: Desk) -> None:
    phone.open()
    card = phone.node("q")
    before = card.bounding_box()
    x, y = phone.middle(phone.page.locator("#stage"))
    phone.touch(((x - 30, y), (x - 110, y)), ((x + 30, y), (x + 110, y)))
    after = card.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > 1.5 * before["width"]
    phone.at_step(1)


def test_a_finger_drags_a_number_on_its_card(phone: Desk) -> None:
    phone.open()
    phone.press("End")
    x, y = phone.middle(phone.node("y").locator("[data-handle]"))
    phone.touch(((x, y), (x + 40, y)))
    expect(phone.node("y")).to_contain_text("6")
    phone.at_step(phone.steps)


# How high and how wide a finger finds the title of a group: as many pixels in a row as lead to it.
FOUND = """(title) => {
    const { x, y, width, height } = title.getBoundingClientRect();
    const [cx, cy] = [x + width / 2, y + height / 2];
    const hit = (dx, dy) => title.contains(document.elementFromPoint(cx + dx, cy + dy));
    const reach = (along) => {
        let [low, high] = [0, 0];
        while (high < 99 && hit(...along(high))) high += 1;
        while (low > -99 && hit(...along(low))) low -= 1;
        return high - low;
    };
    return [reach((n) => [n, 0]), reach((n) => [0, n])];
}"""


def test_a_finger_drags_a_number_in_the_text(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-text")
    number = phone.page.locator(".cm-number").first
    expect(number).to_have_text("-2")
    x, y = phone.middle(number)
    # all of the way: a page that took it for scrolling would let go of it at the beginning
    phone.touch(((x, y), (x + 80, y)))
    expect(phone.node("x").locator(".value")).to_have_text("0")
    expect(number).to_have_text("0")


def test_a_finger_finds_the_title_of_a_group(phone: Desk) -> None:
    phone.open()
    phone.pick("recurrent")
    title = phone.page.locator("#stage .title").first
    expect(title).to_be_in_viewport(ratio=1)
    assert min(title.evaluate(FOUND)) >= 44


# Sides on which a finger, 44 px wide, misses the handle under its middle.
# Below it a gradient keeps its own number.
MISSED = """(handle) => {
    const { x, y, width, height } = handle.getBoundingClientRect();
    const at = (dx, dy) => document.elementFromPoint(x + width / 2 + dx, y + height / 2 + dy);
    const sides = { left: at(-21, 0), right: at(21, 0), top: at(0, -21), below: at(0, 21) };
    return Object.keys(sides).filter((side) => sides[side] !== handle
        && !(side === "below" && handle.closest(".node").contains(sides[side])));
}"""


@pytest.mark.parametrize("example", ["circuit", "router", "fraction", "two-paths"])
def test_a_finger_finds_the_handle_of_a_number(phone: Desk, example: str) -> None:
    phone.open()
    phone.pick(example)
    handles = phone.page.locator("#stage [data-handle]")
    expect(handles.first).to_be_in_viewport()
    for handle in handles.all():
        assert handle.evaluate(MISSED) == [], handle.get_attribute("aria-label")


def hard_to_read(phone: Desk) -> list[Any]:
    """Step to the end; what could not be read on the way."""
    hard: list[Any] = []
    for step in range(2, phone.steps + 1):
        phone.press("ArrowRight")
        phone.at_step(step)
        phone.page.evaluate("() => new Promise((done) => setTimeout(done, 60))")
        found = phone.page.evaluate(HARD_TO_READ, LEAST_PX)
        hard += [(step, each) for each in found]
    return hard


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_can_be_read_to_its_end(phone: Desk, example: str) -> None:
    phone.open(lang="ru")
    if example != "circuit":
        phone.pick(example)
    assert hard_to_read(phone) == []
    wide, window = phone.widths()
    assert wide <= window == 390


# Whether the lens on a line is on the stage, where it has closed.
LENS_IN_SIGHT = """(edge) => {
    const line = document.querySelector(`#stage [data-edge="${edge}"] .touch`);
    const rim = document.querySelector("#stage").getBoundingClientRect();
    return [...document.querySelectorAll("#stage .mark")].some((mark) => {
        const { e: x, f: y } = mark.transform.baseVal.consolidate()?.matrix ?? {};
        const box = mark.getBoundingClientRect();
        return box.width && box.top >= rim.top && box.bottom <= rim.bottom
            && box.left >= rim.left && box.right <= rim.right
            && line.isPointInStroke(new DOMPoint(x, y));
    });
}"""


@pytest.mark.parametrize("example", ["recurrent", "softmax", "attention"])
def test_a_card_that_gets_all_of_its_gradient_is_in_sight(phone: Desk, example: str) -> None:
    """With the lens, however far away the user's card is; a sum has a step of its own. Of a card
    that takes most of the window the half with the gradient is seen, and room for what comes."""
    phone.open()
    with phone.page.expect_response("**/api/trace") as answer:
        phone.pick(example)
    trace = answer.value.json()
    edges = {edge["id"]: edge["from"] for edge in trace["edges"]}
    terms = [edges[step["edge"]] for step in trace["steps"] if step["kind"] == "contribute"]
    stage = phone.page.locator("#stage")
    phone.leave_editor()
    for i, step in enumerate(trace["steps"], 1):
        phone.at_step(i)
        phone.wait_drawn_anew()
        node = edges.get(step.get("edge"), step["node"])
        if step["kind"] != "contribute" or terms.count(node) == 1:
            card = phone.page.locator(f'#stage [data-id="{node}"] .card')
            sizes = [each.bounding_box() or pytest.fail("not drawn") for each in (card, stage)]
            tall = sizes[0]["height"] > 0.5 * sizes[1]["height"]
            half = phone.page.locator(f'#stage [data-id="{node}"] .tint')
            assert inside(half if tall or step["kind"] == "accumulate" else card, stage), i
            assert "edge" not in step or phone.page.evaluate(LENS_IN_SIGHT, step["edge"]), i
        phone.press("ArrowRight")


def test_the_equation_of_a_long_line_is_read_whole_over_a_tall_sheet(phone: Desk) -> None:
    phone.open()
    phone.pick("recurrent")
    phone.page.locator(".grip").click()
    phone.leave_editor()
    for step in range(2, 37):
        phone.press("ArrowRight")
        phone.at_step(step)
    phone.wait_drawn_anew()
    equation = phone.page.locator("#stage .equation", has_text="0.2168")
    assert inside(equation, phone.page.locator("#stage"))


@pytest.mark.parametrize(
    ("width", "height", "example"),
    [(360, 740, "fraction"), (844, 390, "router"), (844, 390, "recurrent")],
)
def test_a_small_phone_and_one_on_its_side_can_be_read(
    phone: Desk, width: int, height: int, example: str
) -> None:
    phone.page.set_viewport_size({"width": width, "height": height})
    phone.open()
    phone.pick(example)
    expect(phone.page.locator("#stage .graph")).not_to_have_attribute("data-detail", "tiles")
    assert hard_to_read(phone) == []
    assert phone.widths() == (width, width)


def test_on_the_smallest_phone_the_bar_is_no_wider_than_the_screen(phone: Desk) -> None:
    phone.page.set_viewport_size({"width": 320, "height": 640})
    phone.open(lang="ru")
    assert phone.widths() == (320, 320)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_phone_on_its_side_has_room_for_a_tool(phone: Desk, lang: str) -> None:
    phone.page.set_viewport_size({"width": 844, "height": 390})
    phone.open(lang=lang)
    assert phone.widths() == (844, 844)
    phone.press("End")
    use(phone, "table")
    for name in ("x", "y"):
        expect(phone.tool.locator("tr", has_text=name).first).to_be_in_viewport(ratio=1)
    put_away(phone)
    expect(phone.page.locator("#editor")).to_be_in_viewport()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_low_sheet_has_name_value_and_gradient(phone: Desk, lang: str) -> None:
    phone.open(lang=lang)
    phone.press("End")
    for what in (".node-name .symbol", ".node-formula", ".figure b"):
        for each in phone.page.locator(f"#inspector {what}").all():
            expect(each).to_be_in_viewport(ratio=1)
    expect(phone.gradient).to_have_text("−4")


# One of what was found, under which a number of the picture lies.
OVER_A_NUMBER = """() => [...document.querySelectorAll('.search li')].findIndex((each) => {
  const { left, top, width, height } = each.getBoundingClientRect();
  return document.elementsFromPoint(left + width / 2, top + height / 2)
    .some((under) => under.closest('#stage .node [data-number]'));
})"""


def test_a_tap_on_what_was_found_presses_nothing_under_the_list(phone: Desk) -> None:
    phone.open()
    phone.pick("attention")
    phone.page.keyboard.press("End")
    expect(phone.headline).to_contain_text("Wq")
    phone.page.click("#tab-more")
    phone.page.locator("#more").get_by_role("button", name="Find a node").tap()
    options = phone.page.locator(".search [role=option]")
    expect(options.first).to_be_visible()
    at = phone.page.evaluate(OVER_A_NUMBER)
    assert at >= 0
    options.nth(at).tap()
    expect(phone.page.locator(".search")).to_be_hidden()
    phone.wait_drawn_anew()
    expect(phone.page.locator(".told")).to_be_hidden()


def test_a_long_list_leaves_the_field_of_a_search_its_height(phone: Desk) -> None:
    phone.open()
    phone.pick("recurrent")
    phone.page.click("#tab-more")
    phone.page.locator("#more").get_by_role("button", name="Find a node").tap()
    field = phone.page.get_by_role("combobox", name="Find a node")
    count = phone.page.locator(".search .count")
    expect(count).to_have_text("28 nodes")
    box = field.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert inside(count, field)
    assert inside(phone.page.locator(".search"), phone.page.locator("#stage"))


def test_all_that_stands_beside_the_picture_at_a_desk_is_one_tap_away(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-more")
    more = phone.page.locator("#more")
    for words in (
        "negative",
        "size, log scale",
        "lens: local derivative",
        "no gradient",
    ):
        expect(more.get_by_text(words).filter(visible=True)).to_be_in_viewport(ratio=1)
    for button in more.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, button.inner_text()
    picture, panel = phone.page.locator("#stage").bounding_box(), more.bounding_box()
    assert picture is not None
    assert panel is not None
    assert picture["y"] + picture["height"] <= panel["y"]  # the key covers nothing that it explains

    more.get_by_role("button", name="pass").tap()
    phone.press("ArrowRight")
    phone.at_step(5)  # all of the forward pass
    more.get_by_role("button", name="speed").tap()
    expect(more.locator(".speed")).to_have_text("speed 2×")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_small_phone_has_room_for_the_line_at_the_top_and_for_the_key(
    phone: Desk, lang: str
) -> None:
    phone.page.set_viewport_size({"width": 360, "height": 740})
    phone.open(lang=lang)
    phone.page.click("#tab-more")
    assert phone.widths() == (360, 360)
    end = 0.0
    for what in phone.page.locator(
        "#top :is(.brand svg, .button:not(.skip), .choice):visible"
    ).all():
        box = what.bounding_box()
        assert box is not None
        assert box["x"] >= end, what.inner_text()
        end = box["x"] + box["width"]
    for words in phone.page.locator("#more .key > span:visible").all():
        expect(words).to_be_in_viewport(ratio=1)
    wide, room = phone.page.locator("#more .key").evaluate("(e) => [e.scrollWidth, e.clientWidth]")
    assert wide <= room
    expect(phone.page.locator("#more [href='/network']")).to_be_in_viewport(ratio=1)
    # the pages that have no place there lie below
    atlas = phone.page.locator("#more [href='/atlas']")
    atlas.scroll_into_view_if_needed()
    expect(phone.page.locator("#more [href='/lecture']")).to_be_in_viewport(ratio=1)
    atlas.tap()
    expect(phone.page).to_have_url(f"{phone.address}/atlas")


def test_a_button_zooms_and_another_shows_the_whole_again(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-more")
    card = phone.node("q")
    before = card.bounding_box()
    for _ in range(2):
        phone.page.locator("#more").get_by_role("button", name="Zoom in").tap()
    phone.wait_drawn_anew()
    grown = card.bounding_box()
    assert before is not None
    assert grown is not None
    assert grown["width"] > 1.4 * before["width"]
    phone.page.locator("#more").get_by_role("button", name="Fit").tap()
    for name in "xyzqf":
        expect(phone.node(name)).to_be_in_viewport(ratio=1)


def test_the_steps_are_named_under_the_timeline(phone: Desk) -> None:
    phone.open()
    names = phone.page.locator(".segment .name")
    assert "".join(names.all_inner_texts()) == "xyzqffqzxy"
    for name in names.all():
        expect(name).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 740)])
def test_all_that_is_added_is_in_sight_and_so_is_the_formula(
    phone: Desk, width: int, height: int
) -> None:
    phone.page.set_viewport_size({"width": width, "height": height})
    phone.open()
    phone.page.click("#tab-text")
    phone.run("a = 2\nf = a * (a + sin(a))")
    phone.leave_editor()
    phone.press("End")
    phone.at_step(11)
    picture = phone.page.locator("#stage").bounding_box()
    assert picture is not None
    pills = phone.page.locator("#stage .chip:has(.badge-letter:not(:empty))")
    expect(pills).to_have_count(3)
    for what in [*pills.all(), phone.node("a")]:
        box = what.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= picture["width"]
        assert box["y"] >= picture["y"]
        assert box["y"] + box["height"] <= picture["y"] + picture["height"]
    for what in phone.page.locator("#formula .katex-html").all():
        expect(what).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("scene", "stop"), [("hadamard", 6), ("hadamard", 9), ("homework", 5), ("homework", 14)]
)
def test_an_equation_of_tables_is_broken_into_lines_and_read_whole(
    phone: Desk, scene: str, stop: int
) -> None:
    Lecture(phone).open(scene, stop=stop)
    stages = phone.page.locator(".stages .katex-html")
    expect(stages).to_have_count(3)
    for stage in stages.all():
        expect(stage).to_be_in_viewport(ratio=1)


OVER_A_CARD = """() => {
    const box = (each) => each.getBoundingClientRect();
    const over = (a, b) => a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
    const cards = [...document.querySelectorAll("#stage .node .card")];
    const pills = [...document.querySelectorAll("#stage .chip .pill")];
    return pills.filter((pill) => cards.some((card) => over(box(pill), box(card)))).length;
}"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 740)])
def test_pills_beside_an_open_lens_leave_the_cards_free(
    phone: Desk, width: int, height: int
) -> None:
    phone.page.set_viewport_size({"width": width, "height": height})
    phone.open()
    phone.press("End")
    for segment in phone.page.locator(".segment").all()[6:]:
        x, y = phone.middle(segment)
        phone.page.mouse.move(x - 12, y)
        phone.page.mouse.down()
        phone.page.mouse.move(x + 3, y, steps=3)  # the product has just left the lens
        phone.wait_drawn_anew()
        assert phone.page.locator("#stage .chip .pill").count() == 2
        assert phone.page.evaluate(OVER_A_CARD) == 0
        phone.page.mouse.up()


def test_words_over_the_picture_keep_clear_of_it(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.pick("attention")
    phone.press("End")
    phone.at_step(34)
    words, picture = phone.headline.bounding_box(), phone.page.locator("#stage").bounding_box()
    assert words is not None
    assert picture is not None
    assert words["y"] + words["height"] <= picture["y"] - 6


def test_the_step_at_work_is_named_however_many_there_are(phone: Desk) -> None:
    phone.open()
    phone.pick("router")
    for step in range(2, 17):
        phone.press("ArrowRight")
        phone.at_step(step)
        expect(phone.page.locator(".segment.now .name")).to_be_visible()
    names = phone.page.locator(".segment .name:visible").all()
    boxes = [name.bounding_box() for name in names]
    assert len(boxes) > 5
    for one, other in pairwise(boxes):
        assert one is not None
        assert other is not None
        assert one["x"] + one["width"] < other["x"]


def test_what_is_seen_from_afar_has_no_bar_across_its_number(phone: Desk) -> None:
    phone.open()
    phone.pick("neuron")
    phone.press("End")
    expect(phone.page.locator("#stage .graph")).to_have_attribute("data-detail", "names")
    expect(phone.node("u1").locator(".grad")).to_be_visible()
    expect(phone.node("u1").locator(".bar")).to_be_hidden()


def test_what_is_told_is_as_wide_as_the_phone_and_leaves_its_keys(phone: Desk) -> None:
    phone.open("#v1.damaged", lang="ru")
    notice = phone.page.locator("[data-notice=link]").bounding_box()
    keys = phone.page.locator("#transport").bounding_box()
    assert notice is not None
    assert keys is not None
    assert notice["width"] == 390 - 2 * 16
    assert notice["y"] >= keys["y"] + keys["height"]


def test_another_node_is_told_from_its_name_on(phone: Desk) -> None:
    phone.open()
    phone.pick("softmax")
    phone.press("End")
    panel = phone.page.locator("#inspector")
    expect(panel.locator(".section-title").last).to_contain_text("Passes on")
    for name in ("Z", "W"):
        panel.evaluate("(each) => each.scrollTo(0, each.scrollHeight)")
        phone.node(name).focus()
        phone.press("Enter")
        expect(panel.locator(".node-name")).to_contain_text(name)
        expect(panel.locator(".tag")).to_be_in_viewport()


def test_a_finger_pulls_the_sheet_up_and_down(phone: Desk) -> None:
    phone.open()
    grip = phone.page.locator(".tabs .grip")
    for way, sheet in ((-90, "tall"), (90, "low")):
        x, y = phone.middle(grip)
        phone.touch(((x, y), (x, y + way)))
        expect(phone.page.locator("#app")).to_have_attribute("data-sheet", sheet)


def test_the_row_of_tools_is_where_the_tools_are_with_the_open_one_in_sight(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-tools")
    phone.page.click("[data-tool=paths]")
    row = phone.page.locator("#toolbox")
    for _ in range(2):
        expect(row.locator("[aria-pressed=true]")).to_be_in_viewport(ratio=1)
        phone.page.click("#tab-inspector")
        expect(row).to_be_hidden()
        phone.page.click("#tab-tools")


def test_a_finger_that_scrolls_over_a_slider_changes_nothing_and_one_that_drags_does(
    phone: Desk,
) -> None:
    phone.open()
    phone.page.click("#tab-numbers")
    sliders = phone.page.locator(".slider")
    x, y = phone.middle(sliders.nth(1))
    phone.touch(((x, y), (x + 2, y - 90)))
    expect(sliders.nth(1)).to_have_value("5")
    expect(phone.page.locator("#undo-button")).to_be_disabled()
    sliders.nth(1).tap(trial=True)  # waits for the end of the scrolling
    x, y = phone.middle(sliders.nth(1))
    phone.touch(((x, y), (x - 60, y + 2)))
    expect(sliders.nth(1)).to_have_value(re.compile(r"-\d"))
    phone.page.touchscreen.tap(x, y)
    expect(phone.number("y")).to_have_value("0")


def test_a_slider_under_a_finger_is_not_moved_by_a_late_answer(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-numbers")
    late: list[Route] = []
    phone.page.route("**/api/replay", lambda route: late.append(route), times=1)
    slider = phone.page.locator(".slider").nth(1)
    x, y = phone.middle(slider)
    phone.page.touchscreen.tap(x - 60, y)
    left = phone.number("y")
    expect(left).to_have_value(re.compile("−"))
    session = phone.page.context.new_cdp_session(phone.page)
    point = {"x": x, "y": y, "id": 0}
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    expect(slider).to_have_value("0")
    with phone.page.expect_response("**/api/replay"):
        late[0].continue_()
    phone.wait_settled()
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()
    expect(left).to_have_value("0")


def test_a_tab_opens_at_its_top(phone: Desk) -> None:
    phone.open()
    left = phone.page.locator("#left")
    phone.page.click("#tab-numbers")
    left.evaluate("(each) => each.scrollTo(0, 1000)")
    phone.page.click("#tab-text")
    assert left.evaluate("(each) => each.scrollTop") == 0
    expect(phone.page.locator(".cm-line").first).to_be_in_viewport()


def test_a_finger_that_pins_and_forgets_is_handed_on(phone: Desk) -> None:
    """A screen reader goes on from where the finger tapped."""
    phone.open()
    phone.page.click("#tab-numbers")
    pin = phone.page.get_by_role("button", name="Pin A")
    pin.tap()
    expect(phone.page.locator(".compare-head [data-side=b]")).to_be_focused()
    phone.page.locator(".compare-head > .button").tap()
    expect(pin).to_be_focused()


def test_a_finger_that_reveals_a_number_raises_no_keys(phone: Desk) -> None:
    phone.open()
    panel = use(phone, "predict")
    panel.get_by_role("button", name="Reveal").tap()
    onward = panel.get_by_role("button", name="Next question")
    expect(onward).to_be_focused()


def test_the_sheet_goes_down_with_the_tool_it_was_raised_for(phone: Desk) -> None:
    phone.open()
    sheet = phone.page.locator("#app")
    use(phone, "table")
    expect(sheet).to_have_attribute("data-sheet", "tall")
    put_away(phone)
    expect(sheet).to_have_attribute("data-sheet", "low")


# Whether the ring around what has the focus goes on beyond the bar that it stands in.
RING_CUT = """(bar) => {
    const at = document.activeElement;
    const { outlineWidth, outlineOffset, outlineStyle } = getComputedStyle(at);
    const out = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const [a, b] = [at, bar].map((each) => each.getBoundingClientRect());
    return outlineStyle !== "solid" || a.left - out < b.left || a.right + out > b.right
        || a.top - out < b.top || a.bottom + out > Math.min(b.bottom, innerHeight);
}"""


@pytest.mark.parametrize("bar", [".top", ".tabs", ".toolbox"])
def test_no_focus_ring_is_cut_off_at_the_rim_of_a_bar(phone: Desk, bar: str) -> None:
    phone.open()
    phone.page.locator("#tab-tools").focus()
    phone.press("Enter")
    parts = phone.page.locator(f"{bar} :is(a, button):not(.skip, .grip):visible:enabled")
    assert parts.count() >= 5
    for part in parts.all():
        part.focus()
        cut = phone.page.locator(bar).evaluate(RING_CUT)
        assert not cut, part.get_attribute("id") or part.inner_text()


def test_the_ring_of_the_grip_is_around_what_is_seen_of_it(phone: Desk) -> None:
    phone.open()
    grip = phone.page.locator(".grip")
    grip.focus()
    ring = "(grip, part) => { const { outlineStyle, outlineColor } = getComputedStyle(grip, part);"
    ring += " return `${outlineStyle} ${outlineColor}`; }"
    assert grip.evaluate(ring, "::before").startswith("solid rgb(")
    assert grip.evaluate(ring, "").endswith("rgba(0, 0, 0, 0)")
