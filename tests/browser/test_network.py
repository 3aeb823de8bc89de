"""The page for networks: described, looked at step by step, trained, and brought back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from .axe import serious
from .conftest import DESK, opened
from .desk import Desk
from .net import LONG, Net


@pytest.mark.parametrize("preset", ["xor", "circles", "spirals"])
def test_presets_learn_to_tell_their_classes(desk: Desk, preset: str) -> None:
    net = Net(desk).open()
    net.pick(preset)
    net.train.click()
    right = net.fact("right answers")
    expect(right).to_have_text(re.compile(r"^(98|99|100)([.]\d+)?%$"), timeout=LONG)
    net.train.click()
    net.rests()
    expect(right).to_have_text(re.compile(r"^(98|99|100)([.]\d+)?%$"))


def test_a_step_is_walked_forward_and_back(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    headline = desk.headline
    net.page.keyboard.press("Home")
    expect(headline).to_contain_text("Layer 1")
    expect(net.unit(2, 1).locator("text")).to_have_text("")
    said = ["Layer 2", "loss compares", "weights of layer 2", "weights of layer 1", "The update"]
    for words in said:
        net.page.keyboard.press("ArrowRight")
        expect(headline).to_contain_text(words)
    expect(net.unit(2, 1).locator("text")).not_to_have_text("")
    net.page.keyboard.press("ArrowLeft")
    expect(headline).to_contain_text("weights of layer 1")


def test_a_step_is_said_and_the_frames_of_a_training_are_not(desk: Desk) -> None:
    net = Net(desk).open()
    headline = desk.page.locator("#headline")
    expect(headline).to_have_attribute("aria-live", "polite")
    net.train.click()
    expect(headline).to_have_attribute("aria-live", "off")


def test_one_step_more_is_one_step_more(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("moons")
    net.page.click("#step-button")
    net.at_step(1)
    net.rests()
    net.page.click("#epoch-button")
    net.rests()
    net.at_step(4)  # 120 points, 32 a step


def test_an_epoch_goes_through_the_points_that_are_not_held_back(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 8 tanh → 1 sigmoid, bce, moons 100, adam 0.03, validation 0.3")
    expect(net.page.locator("#headline .where")).to_contain_text("of 100")
    for step, epoch in ((2, 1), (4, 2)):  # 70 points, 32 a step
        net.page.click("#epoch-button")
        net.rests()
        expect(net.where).to_have_text(f"step {step}, epoch {epoch}")


def test_pausing_and_going_on_is_as_if_there_had_been_no_pause(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("moons")
    for step in range(1, 4):
        net.page.click("#step-button")
        net.at_step(step)
        net.rests()
    there = net.said(3, 1)
    loss = net.loss
    net.page.click("#reset-button")
    net.at_step(0)
    net.page.click("#epoch-button")
    net.rests()
    net.at_step(3)
    expect(net.unit(3, 1).locator("text")).to_have_text(there)
    assert net.loss == loss


def test_a_running_training_stops_where_it_is_seen(desk: Desk) -> None:
    net = Net(desk).open()
    net.train.click()
    net.beyond(3)
    net.train.click()
    net.rests()
    stopped = net.where.inner_text()
    expect(desk.page.locator("#headline .where")).to_contain_text(f"{net.step:,}")
    net.page.wait_for_timeout(300)
    assert net.where.inner_text() == stopped


def test_the_way_back_leads_to_a_kept_step(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("moons")
    for step in range(1, 5):
        net.page.click("#step-button")
        net.at_step(step)
        net.rests()
    net.page.get_by_label("Rewind to a kept step").focus()
    net.page.keyboard.press("Home")
    net.at_step(0)
    net.rests()


def test_text_and_form_say_the_same(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 5 relu → 1, circles, sgd 0.5")
    expect(net.page.get_by_label("Units of layer 1")).to_have_value("5")
    expect(net.page.get_by_label("Activation of layer 1")).to_have_value("relu")
    net.page.get_by_label("Activation of layer 1").select_option("tanh")
    expect(net.text).to_have_value(re.compile("5 tanh"))
    net.page.get_by_role("button", name="Add a layer").click()
    expect(net.text).to_have_value(re.compile("5 tanh → 5 tanh"))
    net.page.get_by_label("data", exact=True).select_option("sine")
    expect(net.text).to_have_value(re.compile(r"^1 → 5 tanh → 5 tanh → 1, mse, sine"))


def test_a_change_of_the_rate_keeps_what_was_learned(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("moons")
    net.page.click("#epoch-button")
    net.rests()
    net.page.get_by_label("learning rate").fill("0.1")
    net.page.get_by_label("learning rate").press("Enter")
    expect(net.text).to_have_value(re.compile("adam 0.1"))
    net.page.get_by_label("learning rate").fill("abc")
    net.page.get_by_label("learning rate").press("Enter")
    expect(net.page.locator(".notice")).to_contain_text("“abc” cannot be read")
    expect(net.page.get_by_label("learning rate")).to_have_value("0.1")
    net.at_step(3)


def test_a_mistake_is_told_and_nothing_is_lost(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    net.say("2 → 4 tahn → 1, xor")
    expect(net.page.locator("#spec-problem")).to_contain_text("tahn")
    expect(net.page.locator("#spec-problem span").last).to_have_text("did you mean tanh?")
    expect(net.unit(1, 4)).to_be_attached()
    net.say("2 → 3 tanh → 1, xor")
    expect(net.page.locator("#spec-problem")).to_be_hidden()
    expect(net.unit(1, 4)).to_have_count(0)


def test_a_link_brings_the_trained_network_back(desk: Desk, browser: Browser, server: str) -> None:
    net = Net(desk).open()
    net.pick("xor")
    net.page.click("#epoch-button")
    net.rests()
    net.page.click("#share-button")
    expect(net.page.locator("[data-notice=share]")).to_be_visible()
    link = net.page.evaluate("() => location.hash")
    value = net.said(2, 1)
    with opened(browser, server, DESK) as other:
        there = Net(other).open(link)
        there.at_step(1)
        there.rests()
        expect(there.unit(2, 1).locator("text")).to_have_text(value)


def test_back_leads_to_the_network_before(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    net.pick("sine")
    expect(net.text).to_have_value(re.compile("sine"))
    net.page.go_back()
    expect(net.text).to_have_value(re.compile("xor"))


def test_a_network_opens_as_an_expression_with_its_weights(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    net.page.click("#expression-button")
    expect(desk.nodes.first).to_be_visible(timeout=LONG)
    expect(net.page.locator(".cm-content")).to_contain_text("tanh_layer")
    expect(desk.level("groups")).to_be_visible()


def test_wide_and_deep_networks_are_drawn_by_their_layers(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("deep")
    expect(net.cards).to_have_count(101)
    expect(net.page.locator("#health .verdict")).to_be_visible()
    net.train.click()
    expect(net.where).not_to_have_attribute("data-step", "0", timeout=LONG)
    net.train.click()
    net.rests()


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_axe_finds_nothing_serious(desk: Desk, theme: str, lang: str) -> None:
    net = Net(desk).open(theme=theme, lang=lang)
    net.unit(1, 1).click()
    assert serious(desk, "body") == []


def test_on_a_phone_all_of_it_is_there(phone: Desk) -> None:
    net = Net(phone).open(lang="ru")
    wide, window = phone.widths()
    assert wide <= window
    net.unit(1, 1).tap()
    expect(net.page.locator("#picked")).to_be_visible()
    assert serious(phone, "body") == []


def test_on_the_smallest_phone_the_bar_is_no_wider_than_the_screen(phone: Desk) -> None:
    phone.page.set_viewport_size({"width": 320, "height": 640})
    net = Net(phone).open(lang="ru")
    assert phone.widths() == (320, 320)
    expect(net.page.locator(".pages a:visible")).to_have_text("Лекция")
    net.page.locator("#spec select").last.select_option(index=1)
    expect(net.page.locator("#undo-button")).to_be_visible()
    assert phone.widths() == (320, 320)


def test_on_a_phone_what_takes_back_is_in_the_bar_and_over_nothing(phone: Desk) -> None:
    net = Net(phone).open(lang="ru")
    undo = net.page.locator("#undo-button")
    expect(undo).to_be_hidden()
    net.page.locator("#spec select").last.select_option(index=1)
    expect(undo).to_be_visible()
    bar, button = (each.bounding_box() for each in (net.page.locator("#top"), undo))
    assert bar is not None
    assert button is not None
    assert button["y"] + button["height"] <= bar["y"] + bar["height"]
    wide, window = phone.widths()
    assert wide <= window


def test_a_formula_can_be_learned_with_a_share_held_back(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("1 → 8 tanh → 1, data sin(3*x)")
    formula = net.page.get_by_label("formula", exact=True)
    expect(formula).to_have_value("sin(3*x)")
    formula.fill("x^2")
    formula.press("Enter")
    expect(net.text).to_have_value(re.compile(r"data x\^2"))
    net.page.get_by_label("share held back").fill("0.25")
    net.page.get_by_label("share held back").press("Enter")
    expect(net.text).to_have_value(re.compile("validation 0.25"))
    net.page.click("#epoch-button")
    net.rests()
    expect(net.fact("held back")).to_have_text(re.compile(r"\d"))
    expect(net.page.locator("#field")).to_be_visible()


# Words that run into each other, or out of the circle they stand in.
MIXED = """() => {
  const boxes = (all) => [...document.querySelectorAll(all)]
    .filter((each) => each.textContent)
    .map((each) => [each.textContent, each.getBoundingClientRect()]);
  const over = ([, a], [, b]) =>
    a.right > b.left && b.right > a.left && a.bottom > b.top && b.bottom > a.top;
  const mixed = (all) => boxes(all).flatMap((one, i, words) =>
    words.slice(i + 1).filter((other) => over(one, other)).map((other) => [one[0], other[0]]));
  const room = (each) => 2 * each.parentNode.querySelector('.rim').r.baseVal.value;
  const out = [...document.querySelectorAll('.unit text')]
    .filter((each) => each.getBBox().width > room(each)).map((each) => each.textContent);
  return [...mixed('.layer-name, .layer-number'), ...mixed('.segment .name'), ...out];
}"""


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_names_and_numbers_of_many_layers_keep_apart(desk: Desk, theme: str) -> None:
    net = Net(desk).open(theme=theme)
    for spec, drawn in [
        ("2 → 4x8 leaky_relu → 1, moons", net.unit(5, 1)),
        ("2 → 20x32 sigmoid → 1, moons", net.page.locator('.layer-card[data-layer="21"]')),
    ]:
        net.say(spec)
        expect(drawn).to_be_visible()
        net.rests()
        assert net.page.evaluate(MIXED) == []
