"""The page for networks while answers are late: it says so; what is typed and asked for stays."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from .desk import TAKEN_IN, Desk
from .net import LONG, Net

LOOK = "**/api/network/look"


class Held:
    """Requests that are kept until they are let go."""

    def __init__(self, net: Net, address: str) -> None:
        self.net, self.address = net, address
        self.routes: list[Route] = []
        net.page.route(address, lambda route: self.routes.append(route))

    def let_go(self) -> None:
        for route in self.routes:
            route.continue_()
        self.net.page.unroute(self.address)


def test_a_text_is_left_alone_while_it_is_typed(desk: Desk) -> None:
    net = Net(desk).open()
    net.text.fill("2 -> 4 tanh -> 1 sigmoid, bce, moons 50")
    expect(net.unit(1, 5)).to_have_count(0)
    net.text.press("Control+End")
    net.page.keyboard.type(", ")
    with net.page.expect_response(LOOK):
        net.page.keyboard.type("sgd 0.1")
    net.page.evaluate(TAKEN_IN)
    expect(net.text).to_have_value("2 -> 4 tanh -> 1 sigmoid, bce, moons 50, sgd 0.1")
    net.text.press("Enter")
    expect(net.text).to_have_value("2 → 4 tanh → 1 sigmoid, bce, moons 50, sgd 0.1")


def test_what_is_typed_is_written_in_full_once_the_keys_are_elsewhere(desk: Desk) -> None:
    net = Net(desk).open()
    net.text.fill("2 -> 4 tanh -> 1, xor")
    net.page.locator("#step-button").focus()
    expect(net.text).to_have_value("2 → 4 tanh → 1 sigmoid, bce, xor, adam 0.01")


def test_too_much_to_paste_is_refused_before_it_is_there(desk: Desk) -> None:
    net = Net(desk).open()
    before = net.text.input_value()
    net.text.press("Control+a")
    net.page.keyboard.insert_text("2 → 8 tanh → " * 3000)
    expect(net.page.locator("[data-notice=paste]")).to_contain_text("39,000 characters")
    expect(net.text).to_have_value(before)


def test_the_expression_is_that_of_the_network_asked_for_last(desk: Desk) -> None:
    net = Net(desk).open()
    held = Held(net, LOOK)
    net.say("2 → 3 tanh → 1 sigmoid, bce, xor")
    net.page.click("#expression-button")
    net.page.wait_for_timeout(300)
    expect(net.text).to_be_visible()
    held.let_go()
    expect(desk.node("loss")).to_be_visible(timeout=LONG)
    expect(desk.node("W1")).to_contain_text("[2, 3]")


@pytest.mark.parametrize(("lang", "told"), [("en", "No answer yet"), ("ru", "Ответа пока нет")])
def test_what_is_older_than_what_was_asked_for_says_so(desk: Desk, lang: str, told: str) -> None:
    net = Net(desk).open(lang=lang)
    where, page = net.page.locator("#headline .where"), net.page.locator("#app")
    held = Held(net, LOOK)
    net.say("2 → 3 tanh → 1 sigmoid, bce, moons 50, sgd 0.1")
    expect(where).to_contain_text(told)
    expect(page).to_have_class(re.compile("stale"))
    held.let_go()
    expect(where).to_contain_text("50")
    expect(page).not_to_have_class(re.compile("stale"))


@pytest.mark.parametrize("button", ["#train-button", "#step-button"])
def test_a_start_waits_for_the_network_that_is_asked_for(desk: Desk, button: str) -> None:
    net = Net(desk).open()
    held = Held(net, LOOK)
    net.text.fill("2 → 4 relu → 1 sigmoid, bce, circles, adam 0.02")
    net.page.locator(button).press("Enter")
    expect(net.text).not_to_be_focused()
    assert net.step == 0
    held.let_go()
    expect(net.where).not_to_have_attribute("data-step", "0")
    expect(net.unit(1, 4)).to_be_visible()
    expect(net.unit(1, 5)).to_have_count(0)
    if button == "#train-button":
        net.beyond(3)
        net.train.click()
        net.rests()
    expect(net.page.locator("#spec-problem")).to_be_hidden()


def test_the_way_back_to_the_first_weights_keeps_what_is_asked_for(desk: Desk) -> None:
    net = Net(desk).open()
    held = Held(net, LOOK)
    asked = "2 → 4 relu → 1 sigmoid, bce, circles 200, adam 0.02"
    net.text.fill(asked)
    net.page.locator("#reset-button").press("Enter")
    held.let_go()
    expect(net.unit(1, 5)).to_have_count(0)
    expect(net.text).to_have_value(asked)


def test_an_answer_that_has_not_come_shows_in_its_place(desk: Desk) -> None:
    net = Net(desk).open()
    held = Held(net, "**/api/network/flow")
    net.say("2 → 3 tanh → 1 sigmoid, bce, moons 50, sgd 0.1")
    expect(net.page.locator("#health")).to_have_attribute("aria-busy", "true")
    held.let_go()
    expect(net.page.locator("#health")).to_have_attribute("aria-busy", "false")


def test_no_loss_of_another_moment_stands_beside_a_step(desk: Desk) -> None:
    net = Net(desk).open()
    where = net.page.locator("#headline .where")
    expect(where).to_contain_text(re.compile(r"loss \d"))
    net.page.evaluate(
        "new MutationObserver(() => { const said = document.querySelector('#headline .where')"
        ".textContent; (window.said ??= []).push(said); })"
        ".observe(document.querySelector('#headline'), { subtree: true, childList: true, "
        "characterData: true })"
    )
    before = where.inner_text().split("loss ")[1]
    held = Held(net, LOOK)
    net.page.locator("#step-button").click()
    expect(where).to_contain_text("No answer yet")
    held.let_go()
    expect(where).to_contain_text(re.compile(r"Step\s1,.*loss \d"))
    said = net.page.evaluate("window.said")
    assert not [
        each
        for each in said
        if "Step\N{NO-BREAK SPACE}1," in each and each.endswith(f"loss {before}")
    ]


def test_what_was_paused_while_the_server_was_away_stays_so(desk: Desk) -> None:
    net = Net(desk).open()
    net.train.click()
    net.beyond(3)
    net.page.context.set_offline(True)
    net.train.click()
    net.page.get_by_role("button", name="25", exact=True).click()
    net.page.context.set_offline(False)
    net.rests()
    step = net.step
    net.page.locator("#step-button").click()
    net.at_step(step + 1)


def test_a_step_that_found_no_server_does_not_become_a_training_of_the_next_network(
    desk: Desk,
) -> None:
    net = Net(desk).open()
    net.page.context.set_offline(True)
    net.page.locator("#step-button").click()
    expect(net.page.locator("[data-notice=offline]")).to_be_visible(timeout=LONG)
    net.say("2 → 3 tanh → 1 sigmoid, bce, moons 50, sgd 0.1")
    net.rests()
    net.page.context.set_offline(False)
    expect(net.page.locator("#headline .where")).to_contain_text("of 50", timeout=LONG)
    net.rests()
    net.at_step(0)
    net.page.locator("#step-button").click()
    net.at_step(1)
    net.rests()
    net.at_step(1)


def test_an_epoch_at_another_speed_is_still_one(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 3 tanh → 1 sigmoid, bce, moons 120, sgd 0.1, batch 10")
    expect(net.unit(1, 4)).to_have_count(0)
    net.page.context.set_offline(True)
    net.page.locator("#epoch-button").click()
    expect(net.page.locator("[data-notice=offline]")).to_be_visible(timeout=LONG)
    net.page.get_by_role("button", name="25", exact=True).click()
    net.page.context.set_offline(False)
    expect(net.page.locator("[data-notice=offline]")).to_have_count(0, timeout=LONG)
    net.at_step(12)
    net.rests()
    net.at_step(12)


def test_an_example_chosen_for_a_network_on_its_way_leaves_no_data_behind(desk: Desk) -> None:
    net = Net(desk).open()
    where = net.page.locator("#headline .where")
    expect(where).to_contain_text("of 120")
    net.page.locator("#step-button").click()
    net.at_step(1)
    held = Held(net, LOOK)
    net.say("2 → 5 tanh → 1 sigmoid, bce, circles 200, adam 0.03")
    plot = net.page.locator("#field .field-marks")
    plot.click(position={"x": 150, "y": 150})
    held.let_go()
    expect(where).to_contain_text(re.compile("of 200.*loss"))
    expect(net.page.locator("#spec-problem")).to_be_hidden()


def test_a_change_of_the_form_builds_on_those_that_have_no_answer_yet(desk: Desk) -> None:
    net = Net(desk).open()
    field = net.page.get_by_label
    held = Held(net, LOOK)
    field("noise", exact=True).fill("0.3")
    field("seed", exact=True).fill("3")
    field("batch", exact=True).fill("20")
    net.page.keyboard.press("Tab")
    held.let_go()
    expect(net.text).to_have_value(re.compile(r"moons \d+ 0\.3.*batch 20, seed 3"))


def test_what_is_typed_into_the_form_stays_while_an_answer_comes(desk: Desk) -> None:
    net = Net(desk).open()
    seed = net.page.get_by_label("seed", exact=True)
    held = Held(net, LOOK)
    net.page.get_by_label("noise", exact=True).fill("0.3")
    seed.fill("17")
    held.let_go()
    expect(net.text).to_have_value(re.compile(r"moons \d+ 0\.3"))
    net.page.evaluate(TAKEN_IN)
    expect(seed).to_have_value("17")
    expect(seed).to_be_focused()
    net.page.keyboard.press("Tab")
    expect(net.text).to_have_value(re.compile(r"moons \d+ 0\.3.*seed 17"))
    # a number that is none gives way to the one there is
    held = Held(net, LOOK)
    net.page.get_by_label("noise", exact=True).fill("0.4")
    seed.fill("none")
    held.let_go()
    expect(net.text).to_have_value(re.compile(r"moons \d+ 0\.4"))
    net.page.keyboard.press("Tab")
    expect(seed).to_have_value("17")
