"""A network by the keyboard: its layers, its weights, its data."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .desk import Desk
from .net import LONG, Net

XOR = "2 → 3 tanh → 1, xor"
STOPS = 40
"""More stops of Tab than lie between two things that belong together."""


def tab_to(desk: Desk, there: Locator) -> None:
    for _ in range(STOPS):
        if there.evaluate("there => there.matches(':focus')"):
            return
        desk.press("Tab")
    raise AssertionError("Tab does not lead there")


def small(desk: Desk) -> Net:
    net = Net(desk).open()
    net.say(XOR)
    expect(net.unit(1, 4)).to_have_count(0)
    return net


def test_a_weight_is_picked_changed_and_left_by_keyboard(desk: Desk) -> None:
    net = small(desk)
    title = net.page.locator("#picked h2")
    net.unit(0, 2).focus()
    desk.press("ArrowRight")
    desk.press("Enter")
    expect(title).to_have_text("Unit 2 of layer 1")
    buttons = net.page.get_by_role("group", name="Unit 2 of layer 1").get_by_role("button")
    expect(buttons).to_have_text([re.compile(each) for each in ("^h2", "^w12", "^w22")])
    unit, weight = buttons.nth(0), buttons.nth(2)
    tab_to(desk, weight)
    desk.press("Enter")
    expect(title).to_have_text("Weight of layer 1, from input 2 to unit 2")
    expect(weight).to_be_focused()
    expect(weight).to_have_attribute("aria-pressed", "true")
    field = net.page.get_by_label("weight w", exact=True)
    desk.press("Tab")
    expect(field).to_be_focused()
    field.fill("2")
    desk.press("Enter")
    expect(weight).to_have_text("w222")
    desk.press("Shift+Tab", 3)
    desk.press("Enter")
    expect(title).to_have_text("Unit 2 of layer 1")
    expect(unit).to_be_focused()
    desk.press("Escape")
    expect(title).to_be_hidden()
    expect(net.unit(1, 2)).to_be_focused()
    net.unit(0, 1).click()
    expect(title).to_have_text("Input 1")
    expect(buttons).to_have_count(0)


def test_a_unit_that_the_network_no_longer_has_is_let_go(desk: Desk) -> None:
    net = small(desk)
    title = net.page.locator("#picked h2")
    for unit, kept in ((3, False), (2, True)):
        net.unit(1, unit).click()
        expect(title).to_have_text(f"Unit {unit} of layer 1")
        net.say("2 → 2 tanh → 1, xor")
        expect(net.unit(1, 3)).to_have_count(0)
        expect(title).to_be_visible(visible=kept)
        net.say(XOR)
        expect(net.unit(1, 3)).to_have_count(1)


def test_the_number_of_a_weight_is_read_whole(desk: Desk) -> None:
    net = small(desk)
    net.unit(1, 1).click()
    net.page.get_by_role("group", name="Unit 1 of layer 1").get_by_role("button").nth(1).click()
    field = net.page.get_by_label("weight w", exact=True)
    for theme in ("light", "projector"):
        field.evaluate("(_, theme) => (document.documentElement.dataset.theme = theme)", theme)
        field.fill("-0.123456")
        assert field.evaluate("field => field.scrollWidth <= field.clientWidth"), theme


def test_a_number_that_is_changed_by_keyboard_keeps_the_keys(desk: Desk) -> None:
    net = small(desk)
    net.unit(2, 1).focus()
    desk.press("Enter")
    field = net.page.get_by_label("bias b", exact=True)
    following = net.page.locator("#picked annotation").last
    tab_to(desk, field)
    for key, value in (("Enter", "2"), ("ArrowUp", "2.5"), ("ArrowUp", "3.125")):
        if key == "Enter":
            field.fill(value)
        desk.press(key)
        expect(following).to_contain_text(f"= {value} ")
        expect(field).to_have_value(value)
        expect(field).to_be_focused()
    field.fill("1")
    desk.press("Tab")
    expect(following).to_contain_text("= 1 ")
    tab_to(desk, net.page.get_by_role("button", name="Unit, number by number"))
    expect(net.page.get_by_role("button", name="Unit, number by number")).to_be_focused()


def test_examples_are_followed_put_in_and_taken_away_by_keyboard(desk: Desk) -> None:
    net = small(desk)
    where = net.page.locator("#headline .where")
    plot = net.page.get_by_role("slider", name="The answer everywhere")
    hint = net.page.locator("#hand-told")
    expect(hint).to_have_text(re.compile("to follow it"))
    plot.focus()
    expect(plot).to_have_attribute("aria-valuetext", "x 0.5; y 0.5")
    expect(plot).to_have_attribute("aria-describedby", "hand-told")
    expect(hint).to_contain_text("arrows", use_inner_text=True)
    for key, text in (("Shift+ArrowRight", "x 0.76"), ("Alt+ArrowRight", "x 0.763")):
        desk.press(key)
        expect(plot).to_have_attribute("aria-valuetext", re.compile(re.escape(text)))
    expect(net.page.locator("#field .crosshair")).to_be_visible()
    desk.press("Shift+ArrowUp", 2)
    desk.press("Enter")
    expect(where).to_contain_text("example 4 of 4")
    net.page.get_by_role("button", name="add 0").press("Space")
    expect(hint).to_have_text(re.compile("a place"))
    plot.focus()
    desk.press("Space")
    expect(where).to_contain_text("of 5")
    expect(plot).to_be_focused()
    net.page.get_by_role("button", name="remove", exact=True).press("Enter")
    expect(hint).to_have_text(re.compile("to remove it"))
    plot.focus()
    desk.press("Enter")
    expect(where).to_contain_text("of 4")
    expect(plot).to_be_focused()
    expect(hint).to_contain_text("arrows", use_inner_text=True)


def test_a_press_of_the_pointer_leaves_the_keys_at_its_place(desk: Desk) -> None:
    net = small(desk)
    plot = net.page.locator("#field .field-marks")
    hint = net.page.locator("#hand-told")
    expect(hint).not_to_contain_text("arrows", use_inner_text=True)
    net.page.get_by_role("button", name="add 1").click()
    plot.click(position={"x": 30, "y": 30})
    expect(net.page.locator("#headline .where")).to_contain_text("of 5")
    expect(plot).to_be_focused()
    expect(net.page.locator("#field .crosshair")).to_be_hidden()
    desk.press("ArrowLeft")
    expect(plot).to_have_attribute("aria-valuetext", re.compile("^x −0"))
    expect(net.page.locator("#field .crosshair")).to_be_visible()


def test_what_is_picked_or_opened_comes_into_sight(desk: Desk) -> None:
    net = Net(desk).open()
    net.page.click("#landscape-button")
    expect(net.page.locator("#landscape canvas")).to_be_in_viewport(ratio=1, timeout=LONG)
    expect(net.page.locator("#landscape small")).to_be_in_viewport(ratio=1, timeout=LONG)
    title = net.page.locator("#picked h2")
    net.unit(1, 1).focus()
    desk.press("Enter")
    expect(title).to_be_in_viewport(ratio=1)
    # a mere new number moves nothing
    net.page.locator("#landscape-button").scroll_into_view_if_needed()
    expect(title).not_to_be_in_viewport()
    net.page.click("#step-button")
    net.at_step(1)
    net.rests()
    expect(net.page.locator("#picked .facts")).to_contain_text("value h")
    expect(title).not_to_be_in_viewport()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_on_a_phone_what_is_picked_is_told_under_the_picture(phone: Desk, lang: str) -> None:
    net = Net(phone).open(lang=lang)
    net.unit(2, 1).tap()
    picked = net.page.locator("#picked")
    expect(picked.locator("h2")).to_be_in_viewport(ratio=1)
    expect(picked.get_by_role("button").first).to_be_in_viewport(ratio=1)
    expect(net.unit(2, 1)).to_be_in_viewport(ratio=1)
    weight = picked.get_by_role("button").nth(3)
    weight.tap()
    expect(weight).to_have_attribute("aria-pressed", "true")
    expect(net.unit(2, 1)).to_be_in_viewport(ratio=1)
    for each in picked.get_by_role("button").all():
        box = each.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    wide, window = phone.widths()
    assert wide <= window


def test_the_way_back_says_its_step(desk: Desk) -> None:
    net = Net(desk).open()
    net.page.click("#epoch-button")
    net.at_step(3)
    net.rests()
    back = net.page.get_by_label("Rewind to a kept step")
    expect(back).to_have_attribute("aria-valuetext", "3 steps")
    back.focus()
    desk.press("Home")
    expect(back).to_have_attribute("aria-valuetext", "0 steps")


def test_each_stop_of_the_walk_is_named(desk: Desk) -> None:
    net = small(desk)
    walk = net.page.locator(".timeline")
    walk.focus()
    desk.press("Home")
    for told in ["Forward, layer 1", "Forward, layer 2", "Loss", "Backward, layer 2"]:
        expect(walk).to_have_attribute("aria-valuetext", told.replace("r ", "r\N{NO-BREAK SPACE}"))
        desk.press("ArrowRight")


def test_what_is_refused_far_down_in_the_form_is_told_in_sight(desk: Desk) -> None:
    net = Net(desk).open()
    net.page.get_by_label("seed").scroll_into_view_if_needed()
    problem = net.page.locator("#spec-problem")
    net.page.get_by_label("Own data (CSV)").set_input_files(
        {"name": "own.csv", "mimeType": "text/csv", "buffer": b"a,b,kind\n1,two,in\n"}
    )
    expect(problem).to_contain_text("two")
    expect(problem).to_be_in_viewport(ratio=1)


def test_what_is_refused_and_what_asked_for_it_are_both_in_sight(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 1920, "height": 1080})
    net = Net(desk).open(lang="ru", theme="projector")
    chosen = net.page.get_by_label("начальные веса")
    chosen.focus()
    net.page.keyboard.type("zigzag")
    problem = net.page.locator("#spec-problem")
    for what in (problem, chosen):
        expect(what).to_be_in_viewport(ratio=1)
    # it is no mistake of the text
    expect(net.text).to_have_attribute("aria-invalid", "false")


def test_the_cards_of_a_deep_network_are_walked_and_looked_into(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 100x16 tanh → 1 sigmoid, bce, moons, sgd 0.1")
    expect(net.cards).to_have_count(102)
    net.page.get_by_role("button", name="layer 1", exact=True).last.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowRight"):
        desk.press(key)
    card = net.page.locator(".layer-card:focus")
    expect(card).to_have_accessible_name("layer 2")
    net.page.set_viewport_size({"width": 1300, "height": 880})
    expect(card).to_have_accessible_name("layer 2")
    desk.press("Enter")
    inside = net.page.locator("#inside")
    expect(inside).to_contain_text("16 tanh")
    inside.get_by_role("button").nth(2).click()
    expect(net.page.locator("#picked")).to_contain_text("too many weights")


# How far the thumb of the way back, 18 pixels wide, stands from under the dot of the curve.
FROM_DOT = """() => {
    const slider = document.querySelector("#curves .slider");
    const mark = document.querySelector(".loss-curve circle").getBoundingClientRect();
    const { left, width } = slider.getBoundingClientRect();
    const thumb = left + 9 + (width - 18) * (slider.value / slider.max);
    return thumb - (mark.left + mark.width / 2);
}"""


def test_the_way_back_is_walked_from_one_kept_step_to_the_next(desk: Desk) -> None:
    net = small(desk)
    net.train.click()
    kept = net.page.locator(".loss-curve line.kept")
    expect(kept.nth(3)).to_be_attached(timeout=LONG)
    net.train.click()
    net.rests()
    back = net.page.get_by_role("slider", name="Rewind")
    last = int(back.input_value())
    assert last == net.step
    back.focus()
    seen = [last]
    for _ in range(2):
        desk.press("ArrowLeft")
        expect(back).not_to_have_value(str(seen[-1]))
        seen.append(int(back.input_value()))
        net.at_step(seen[-1])
    assert seen == sorted(seen, reverse=True)
    desk.press("ArrowRight")
    net.at_step(seen[1])
    expect(net.page.locator(".loss-curve circle")).to_be_attached()
    assert abs(net.page.evaluate(FROM_DOT)) < 2
    desk.press("Home")
    net.at_step(0)


def test_a_comparison_left_by_keyboard_leads_back_to_the_unit(desk: Desk) -> None:
    net = small(desk)
    net.unit(1, 2).click()
    net.unit(1, 2).focus()
    for leave in ("a", "Escape"):
        desk.press("a")
        expect(net.page.locator("#compare")).to_be_visible()
        expect(net.unit(1, 2)).not_to_be_focused()
        desk.press(leave)
        expect(net.page.locator("#compare")).to_be_hidden()
        expect(net.unit(1, 2)).to_be_focused()


def test_a_comparison_has_its_place_in_the_history_and_is_found_again(desk: Desk) -> None:
    net = small(desk)
    where, compared = net.page.locator("#headline .where"), net.page.locator("#compare")
    net.page.click("#step-button")
    net.at_step(1)
    net.rests()
    loss = net.loss
    desk.press("a")
    net.page.get_by_role("button", name="optimizer", exact=True).click()
    net.page.click("#step-button")
    expect(where).to_contain_text("step 1")
    net.rests()
    for leave in (net.page.go_back, lambda: desk.press("a")):
        leave()
        expect(compared).to_be_hidden()
        # as it was behind it, and not trained once more
        net.at_step(1)
        assert net.loss == loss
        desk.press("a")
        expect(where).to_contain_text("step 1")
        expect(net.page.get_by_role("button", name="optimizer", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )


def test_at_the_rim_of_the_picture_an_arrow_takes_no_step(desk: Desk) -> None:
    net = small(desk)
    walk = net.page.locator(".timeline")
    for layer, key in ((0, "ArrowLeft"), (2, "ArrowRight")):
        net.page.locator("h1").click()
        desk.press("Home")
        expect(walk).to_have_attribute("aria-valuenow", "1")
        net.unit(layer, 1).focus()
        desk.press(key)
        expect(net.unit(layer, 1)).to_be_focused()
        expect(walk).to_have_attribute("aria-valuenow", "1")


def test_the_parts_of_a_step_can_be_dragged_over(desk: Desk) -> None:
    net = small(desk)
    walk = net.page.locator(".timeline")
    box = walk.bounding_box()
    assert box
    mouse, y = net.page.mouse, box["y"] + box["height"] - 6
    mouse.move(box["x"] + 2, y)
    mouse.down()
    expect(walk).to_have_attribute("aria-valuenow", "1")
    mouse.move(box["x"] + box["width"] - 4, y, steps=6)
    last = walk.get_attribute("aria-valuemax") or ""
    expect(walk).to_have_attribute("aria-valuenow", last)
    mouse.up()
    expect(net.page.locator("#transport .next, .keys .next")).to_have_attribute(
        "aria-disabled", "true"
    )
    mouse.click(box["x"] + 2, y)
    expect(walk).to_have_attribute("aria-valuenow", "1")


SMALL = """() => [...document.querySelectorAll(
    "#spec :is(.button, summary, label, select, input), #health button, #field summary")]
  .filter((each) => each.type !== "checkbox" && each.checkVisibility())
  .filter((each) => Math.min(...["width", "height"]
    .map((side) => each.getBoundingClientRect()[side])) < 44)
  .map((each) => each.outerHTML.slice(0, 90))"""


def test_on_a_phone_every_part_of_the_form_has_room_for_a_finger(phone: Desk) -> None:
    net = Net(phone).open(lang="ru")
    net.say("1 → 4 relu dropout 0.2 → 4 relu → 1, data sin(3*x), adam 0.02")
    expect(net.unit(0, 2)).to_have_count(0)
    net.page.get_by_role("button", name="регионы").tap()
    expect(net.page.locator("#field summary")).to_be_visible()
    assert net.page.evaluate(SMALL) == []
    wide, window = phone.widths()
    assert wide <= window


def test_on_a_phone_an_example_is_seen_from_its_picture_on(phone: Desk) -> None:
    net = Net(phone).open()
    net.page.get_by_label("seed", exact=True).scroll_into_view_if_needed()
    expect(net.page.locator("h1")).not_to_be_in_viewport()
    net.pick("xor")
    expect(net.page.locator("h1")).to_be_in_viewport()
    expect(net.page.locator("#stage")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Activation of layer 1", "selu", "selu"),
        ("data", "spirals", "spirals"),
        ("data", "a form", "sin"),
    ],
)
def test_a_name_typed_letter_by_letter_is_chosen_whole(
    desk: Desk, name: str, typed: str, said: str
) -> None:
    net = Net(desk).open()
    asked: list[str] = []
    net.page.on("request", lambda request: asked.append(request.url))
    select = net.page.get_by_label(name, exact=True)
    select.focus()
    net.page.keyboard.type(typed, delay=100)
    expect(net.text).to_have_value(re.compile(rf"\b{said}\b"))
    assert sum(url.endswith("/api/network/look") for url in asked) == 1
    expect(select).to_be_focused()


@pytest.mark.parametrize("leave", ["Enter", "Tab", "ArrowDown"])
def test_what_is_typed_waits_for_no_more_letters_after_another_key(desk: Desk, leave: str) -> None:
    net = Net(desk).open()
    select = net.page.get_by_label("Activation of layer 1")
    select.focus()
    # the pause in which a typed name becomes a choice never ends
    net.page.evaluate(
        """() => {
            const { setTimeout } = window;
            window.setTimeout = (run, ms) => (ms === 700 ? 0 : setTimeout(run, ms));
        }"""
    )
    net.page.keyboard.type("selu")
    expect(select).to_have_value("selu")
    expect(net.text).not_to_have_value(re.compile("selu"))
    following = select.evaluate("each => each.options[each.selectedIndex + 1].value")
    desk.press(leave)
    said = following if leave == "ArrowDown" else "selu"
    expect(net.text).to_have_value(re.compile(rf"\b{said}\b"))


RING_IN_COMPARE = """(button) => {
    const { outlineOffset, outlineWidth } = getComputedStyle(button);
    const box = document.querySelector("#compare").getBoundingClientRect();
    const ring = parseFloat(outlineOffset) + parseFloat(outlineWidth);
    return button.getBoundingClientRect().top - ring - box.top;
}"""


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_ring_of_the_way_back_from_a_comparison_is_whole(desk: Desk, theme: str) -> None:
    net = Net(desk).open(theme=theme)
    net.page.locator("#compare-button").press("Enter")
    back = net.page.locator("#compare-close")
    expect(back).to_be_focused()
    assert back.evaluate(RING_IN_COMPARE) >= 0


def test_on_a_phone_a_training_moves_nothing_below_what_is_told(phone: Desk) -> None:
    net = Net(phone).open()
    told, stage = net.page.locator("#headline h1"), net.page.locator("#stage")
    before = stage.bounding_box()
    net.train.tap()
    expect(told).to_contain_text("The loss of the batch")
    assert stage.bounding_box() == before
    net.train.tap()
    net.rests()
    expect(told).not_to_contain_text("The loss of the batch")
    assert stage.bounding_box() == before
