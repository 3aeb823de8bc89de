"""Stepping: keys, buttons, timeline, playing."""

from __future__ import annotations

import itertools
import re

import pytest
from playwright.sync_api import expect

from .desk import Desk, plain

ROUNDED = """(all) => all.filter((bar) =>
    getComputedStyle(bar, "::before").borderRadius === "3px").length"""


def test_opens_on_a_graph_at_the_first_step(desk: Desk) -> None:
    desk.open()
    desk.at_step(1)
    expect(desk.headline).to_contain_text("x comes in")
    for name in ("x", "y", "z", "q", "f"):
        expect(desk.node(name)).to_be_visible()
    # a newcomer sees what this is and how to go on, without scrolling
    expect(desk.page.locator("#headline")).to_contain_text("gradients flow back. Press →")
    expect(desk.page.locator("#headline .intro")).to_be_in_viewport(ratio=1)
    desk.press("ArrowRight")
    expect(desk.page.locator("#headline")).not_to_contain_text("Press →")


def test_keys_walk_to_the_end_and_back(desk: Desk) -> None:
    desk.open()
    desk.press("ArrowRight", 3)
    desk.at_step(4)
    desk.press("ArrowLeft")
    desk.at_step(3)
    desk.press("PageDown")
    desk.at_step(4)
    desk.press("End")
    desk.at_step(desk.steps)
    desk.press("ArrowRight")
    desk.at_step(desk.steps)
    desk.press("Home")
    desk.at_step(1)
    desk.press("PageUp")
    desk.at_step(1)


def test_each_step_is_a_sentence_and_a_formula(desk: Desk) -> None:
    desk.open()
    desk.press("ArrowRight", 8)
    desk.at_step(9)
    said = "Gradient of f with respect to x is −4: upstream −4 times local"
    assert said in plain(desk.sentence)
    result = desk.page.locator(".stage-cell .math").nth(2).locator("annotation")
    expect(result).to_contain_text("-4")
    expect(desk.page.locator(".stage-cell").nth(2)).to_have_class("stage-cell on")


def test_a_pressed_button_keeps_the_keys_working(desk: Desk) -> None:
    desk.open()
    desk.page.click(".keys .next")
    desk.at_step(2)
    desk.press("ArrowRight")
    desk.at_step(3)


def test_scrubbing_both_ways(desk: Desk) -> None:
    desk.open()
    box = desk.timeline.bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    desk.page.mouse.move(box["x"] + 5, y)
    desk.page.mouse.down()
    desk.page.mouse.move(box["x"] + box["width"] - 2, y, steps=8)
    desk.page.mouse.up()
    desk.at_step(desk.steps)
    desk.page.mouse.click(box["x"] + 5, y)
    desk.at_step(1)


def test_the_steps_behind_have_the_hue_of_what_they_brought(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.at_step(desk.steps)
    bars = desk.page.locator(".segment")
    lit = bars.evaluate_all("(all) => all.map((bar) => getComputedStyle(bar, '::before').width)")
    assert len(lit) == desk.steps
    assert lit == bars.evaluate_all("(all) => all.map((bar) => getComputedStyle(bar).width)")
    assert bars.evaluate_all(ROUNDED) == desk.steps
    assert bars.and_(desk.page.locator(".pos, .neg")).count() == 5


def test_grains(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.click("pass")
    desk.press("ArrowRight")
    desk.at_step(3)
    desk.press("ArrowRight")
    desk.at_step(desk.steps)
    desk.click("node")
    desk.press("ArrowLeft")
    expect(desk.headline).not_to_contain_text("add")


def test_fan_out_adds_up(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.press("End")
    expect(desk.headline).to_contain_text(
        "x is used 2 times: 2 contributions come back and add up."
    )
    assert "11.2042" in desk.sentence
    expect(desk.gradient).to_have_text("11.2042")
    # the same gradient is written with the same d, and why
    why = desk.page.locator("#inspector .section", has_text="Why add?").last
    expect(why).to_contain_text("We write d, not ∂: all ways from x to f together.")
    formulas = desk.page.locator("#inspector .section-title, .plot-caption").locator(".mord.mathrm")
    expect(formulas).to_have_count(4)


def test_what_one_edge_brings_has_the_letter_of_its_pill(desk: Desk) -> None:
    desk.open()
    desk.run("a = 2; b = 3; f = a*(b + sin(a))")
    desk.leave_editor()
    desk.press("End")
    desk.press("ArrowLeft")
    expect(desk.headline).to_contain_text("The sine scales the gradient for a by the cosine")
    assert "Contribution B (through u1) to the gradient with respect to a" in desk.sentence
    share = desk.page.locator(".stages .katex-html .path-b")
    expect(share.locator(".caption .text")).to_contain_text("B, through u")
    expect(share.locator(".mathrm", has_text="B")).to_have_count(1)
    badge = desk.page.locator("#inspector .section", has_text="Passes on").locator(".badge")
    expect(badge).to_have_text("B")


def test_more_than_two_terms_are_numbered_everywhere(desk: Desk) -> None:
    desk.open()
    desk.run("a = 2\nf = a*(a + sin(a))")
    desk.leave_editor()
    desk.press("End")
    expect(desk.page.locator("#inspector .terms .badge")).to_have_text(["1", "2", "3"])
    # KaTeX writes its letters twice, once for screen readers
    captions = desk.page.locator(".stages .katex-html .caption .text")
    expect(captions).to_have_count(3)
    texts = [plain(text) for text in captions.all_text_contents()]
    assert [text.replace("\u200b", "") for text in texts] == [
        "1, direct",
        "2, through u2",
        "3, through u1",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a = 2\nb = 3\nf = a*(b + sin(a))",
        "long_name = 2\nb = 7\nf = -long_name*(b + sin(long_name))",
    ],
)
def test_the_terms_fit_the_panel(desk: Desk, text: str) -> None:
    desk.open()
    desk.run(text)
    desk.leave_editor()
    desk.press("End")
    expect(desk.page.locator("#inspector .terms .badge")).to_have_text(["A", "B"])
    table, room = desk.page.locator("#inspector .terms").evaluate(
        "(table) => [table.scrollWidth, table.parentElement.querySelector('.figure').clientWidth]"
    )
    assert table <= room


@pytest.mark.parametrize("name", ["weights", "temperature", "learning_rate", "hasOwnProperty"])
def test_a_long_name_gives_way_to_the_numbers(desk: Desk, name: str) -> None:
    desk.open()
    desk.run(f"{name} = 3\ny = 2\nf = {name}*y + {name}")
    desk.leave_editor()
    desk.press("End")
    tables = desk.page.locator("#inspector .terms")
    expect(tables).to_have_count(2)
    widths = tables.evaluate_all(
        "(tables) => tables.map((e) => [e.offsetWidth, e.parentElement.firstChild.offsetWidth])"
    )
    assert all(table <= room for table, room in widths)
    cut = desk.page.locator("#inspector .terms th[scope=row] .symbol", has_text=name.split("_")[0])
    expect(cut).to_be_visible()
    expect(cut.locator("..")).to_have_attribute("title", name)


def test_space_plays_and_pauses(desk: Desk) -> None:
    desk.open()
    desk.page.emulate_media(reduced_motion="no-preference")
    for _ in range(2):
        desk.press("]")
    desk.press(" ")
    expect(desk.page.locator(".keys .play")).to_have_attribute("aria-label", "Pause")
    desk.at_step(desk.steps)
    expect(desk.page.locator(".keys .play")).to_have_attribute("aria-label", "Play")


def test_no_press_is_lost_to_the_motion(desk: Desk) -> None:
    desk.open()
    desk.page.emulate_media(reduced_motion="no-preference")
    desk.press("End")
    desk.page.locator(".segment").nth(5).click()
    desk.press("ArrowRight", 3)
    desk.at_step(9)
    expect(desk.page.locator(".stage-cell.on > .caption")).to_contain_text("Result")


def test_every_step_has_a_bar_in_the_timeline(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    widths = desk.timeline.locator(".segment").evaluate_all(
        "bars => bars.map((bar) => bar.getBoundingClientRect().width)"
    )
    assert len(widths) == desk.steps
    assert min(widths) > 10


def test_of_many_steps_those_are_named_whose_names_have_room(desk: Desk) -> None:
    desk.open()
    lines = [f"x{i} = sin(x{i - 1})" for i in range(1, 90)]
    desk.run("\n".join(["x0 = 1", *lines]))
    desk.at_step(1)
    names = desk.timeline.locator(".name")
    expect(names.first).to_have_text("x0")
    assert desk.timeline.locator(".segment").count() == desk.steps == 180
    boxes = [each.bounding_box() for each in names.all() if each.is_visible()]
    assert 10 < len(boxes) < 60
    assert names.count() < 70
    for one, other in itertools.pairwise(boxes):
        assert one is not None
        assert other is not None
        assert one["x"] + one["width"] < other["x"]


def test_after_the_last_step_it_is_said_that_it_was_the_last(desk: Desk) -> None:
    desk.open()
    where = desk.page.locator("#headline .where")
    desk.press("End")
    expect(where).to_have_text("Backward pass, step 5 of 5")
    desk.press("ArrowRight")
    expect(where).to_have_text(
        "That was the whole backward pass. Drag a number, or try the next example."
    )
    desk.press("ArrowLeft")
    expect(where).to_have_text("Backward pass, step 4 of 5")
    desk.press("ArrowRight")
    expect(where).to_have_text("Backward pass, step 5 of 5")
    # another program has one of its own, or none
    desk.press("ArrowRight")
    desk.type("f = const(2)")
    expect(where).to_have_text("Forward pass, step 1 of 1")
    desk.leave_editor()
    desk.press("ArrowRight")
    expect(where).to_have_text("Forward pass, step 1 of 1")


def test_the_step_buttons_stand_clear_of_each_other(desk: Desk) -> None:
    desk.open()
    boxes = [each.bounding_box() for each in desk.page.locator(".keys button").all()]
    ends = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert len(ends) == 5
    for (_, right), (left, _) in itertools.pairwise(ends):
        assert left >= right


def test_what_a_gradient_means_stands_beside_what_is_true(desk: Desk) -> None:
    desk.open()
    desk.run("a = 3\nq = a^2\nf = q^2")
    desk.leave_editor()
    desk.press("End")
    desk.node("q").locator(".name").click()
    pairs = desk.page.locator("#inspector .pairs dd")
    # raised by 0.01, q is squared: 9.01² − 9²
    expect(pairs).to_have_text(["0.18", "0.1801"])


def test_the_parts_of_a_step_are_said(desk: Desk) -> None:
    desk.open()
    desk.press("ArrowRight", 5)
    desk.at_step(6)
    spoken = desk.page.locator(".sentence [aria-live]")
    for said in (
        "arrive 1/4: 1",
        "lens 2/4: −4",
        "multiply 3/4: −4",
        re.compile("^Gradient of f with respect to q"),
    ):
        desk.press("Shift+ArrowRight")
        expect(spoken).to_have_text(said)
    desk.press("Shift+ArrowLeft")
    expect(spoken).to_have_text("multiply 3/4: −4")


def test_a_name_is_said_as_it_is_written(desk: Desk) -> None:
    desk.open()
    desk.run("w_layer_one = 2\nx_1 = 3\nf = w_layer_one * x_1")
    desk.leave_editor()
    desk.press("End")
    spoken = desk.page.locator(".sentence [aria-live]")
    for name in ("x1", "w_layer_one"):
        expect(spoken).to_contain_text(f"with respect to {name} is")
        desk.press("ArrowLeft")
    desk.press("End")
    desk.press("w")
    names = desk.tool.locator("#tool-node option")
    expect(names).to_have_text(["w_layer_one", "x_1", "f"])


def test_an_input_whose_name_is_given_anew_still_comes_in(desk: Desk) -> None:
    desk.open()
    desk.run("x = 1\nx = x * 2\nf = x + 1")
    expect(desk.headline).to_contain_text("comes in with the value 1")


def test_steps_that_share_a_bar_are_named_one_after_the_other(desk: Desk) -> None:
    desk.open()
    desk.run("x = 1\nfor i in range(150):\n    x = x * 1.001\nf = x")
    desk.leave_editor()
    desk.press("End")
    name = desk.page.locator(".segment.now .name")
    expect(name).to_have_text("x(0)")
    desk.press("ArrowLeft")
    expect(name).not_to_have_text("x(0)")
    desk.press("ArrowRight")
    expect(name).to_have_text("x(0)")
