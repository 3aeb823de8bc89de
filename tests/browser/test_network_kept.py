"""What was learned or put in by hand is not lost in silence: it can be come back to."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from .conftest import DESK, opened
from .desk import Desk
from .net import LONG, SHORT, Net
from .test_network_numbers import MOONS, begun, tells, told


def shared(net: Net, notice: str) -> str:
    """The link that is copied, and what is said of it."""
    net.page.click("#share-button")
    expect(net.page.locator("[data-notice=share]")).to_contain_text(notice)
    link: str = net.page.evaluate("() => location.hash")
    return link


def numbers(net: Net) -> list[str]:
    """Of the moment, with the loss of the example."""
    return [*told(net), net.page.locator("#headline .where").inner_text()]


def opens_the_same(net: Net, browser: Browser, server: str) -> None:
    """A link opens in another browser, and after a reload, with the very numbers."""
    wanted = numbers(net)
    link = shared(net, "It holds the network")
    with opened(browser, server, DESK) as other:
        there = Net(other).open(link)
        tells(there, wanted[:4])
        expect(there.page.locator("#headline .where")).to_have_text(wanted[4])
    net.page.reload()
    net.wait_drawn()
    tells(net, wanted[:4])
    expect(net.page.locator("#headline .where")).to_have_text(wanted[4])


def test_a_link_brings_back_what_was_changed_on_the_way(
    desk: Desk, browser: Browser, server: str
) -> None:
    net = begun(desk, MOONS, 3)
    net.page.get_by_label("optimizer").select_option("sgd")
    expect(net.text).to_have_value(re.compile("sgd"))
    net.page.click("#epoch-button")
    net.at_step(4)
    net.rests()
    opens_the_same(net, browser, server)


def test_a_link_brings_back_weights_set_by_hand(desk: Desk, browser: Browser, server: str) -> None:
    net = begun(desk, MOONS, 0)
    before = net.loss
    net.unit(2, 1).click()
    net.page.get_by_label("bias b", exact=True).fill("1.5")
    net.page.get_by_label("bias b", exact=True).press("Enter")
    expect(net.loss_at).not_to_have_text(before)
    opens_the_same(net, browser, server)


def test_weights_too_many_for_a_link_stay_in_this_browser(
    desk: Desk, browser: Browser, server: str
) -> None:
    net = begun(desk, MOONS.replace("8 tanh", "40 tanh → 40 tanh"), 2)
    net.page.get_by_label("learning rate").fill("0.2")
    net.page.get_by_label("learning rate").press("Enter")
    expect(net.text).to_have_value(re.compile(r"adam 0\.2"))
    net.page.click("#epoch-button")
    net.at_step(3)
    net.rests()
    wanted = told(net)
    link = shared(net, "Not all of this is in it")
    net.page.reload()
    net.wait_drawn()
    tells(net, wanted)
    with opened(browser, server, DESK) as other:
        there = Net(other).open(link)
        expect(there.page.locator("[data-notice=link]")).to_contain_text("the network is untrained")
        there.at_step(0)


def test_a_reload_comes_back_to_where_a_training_was(desk: Desk) -> None:
    net = begun(desk, MOONS, 0)
    kept = net.page.locator(".loss-curve line.kept")
    net.train.click()
    expect(kept.nth(3)).to_be_attached(timeout=LONG)
    expect(net.page).to_have_url(re.compile("#v1"))
    net.page.reload()
    net.wait_drawn()
    net.beyond(2)
    net.rests()
    net.beyond(2, SHORT)


def test_a_reload_on_the_way_back_to_a_step_still_leads_there(desk: Desk) -> None:
    net = begun(desk, MOONS, 0)
    kept = net.page.locator(".loss-curve line.kept")
    net.train.click()
    expect(kept.nth(5)).to_be_attached(timeout=LONG)
    net.train.click()
    net.rests()
    step = net.step
    expect(net.page).to_have_url(re.compile("#v1"))
    for _ in range(3):
        net.page.wait_for_timeout(500)  # what is written into the address has settled
        net.page.reload()
        net.wait_drawn()
    net.at_step(step)


def test_later_steps_that_a_training_took_the_place_of_come_back(desk: Desk) -> None:
    net = begun(desk, MOONS, 3)
    back = net.page.get_by_label("Rewind to a kept step")
    back.press("Home")
    net.at_step(0)
    net.rests()
    net.page.click("#step-button")
    net.at_step(1)
    net.rests()
    expect(back).to_have_attribute("max", "1")
    net.page.locator("h1").click()
    desk.press("Control+z")
    net.at_step(0)
    expect(back).not_to_have_attribute("max", "1")


def test_a_reload_comes_back_to_where_a_changed_training_was(desk: Desk) -> None:
    net = begun(desk, MOONS, 1)
    net.page.get_by_label("optimizer").select_option("sgd")
    expect(net.text).to_have_value(re.compile("sgd"))
    kept = net.page.locator(".loss-curve line.kept")
    net.train.click()
    expect(kept.nth(4)).to_be_attached(timeout=LONG)
    net.page.reload()
    net.wait_drawn()
    net.beyond(2, SHORT)
    expect(net.train).to_have_attribute("aria-pressed", "false")
    expect(net.page.locator("[data-notice=curve]")).to_contain_text("was not kept")


def test_a_text_that_was_refused_stays_to_be_mended(desk: Desk) -> None:
    net = Net(desk).open()
    wrong = "2 → 4 thanh → 1 sigmoid, bce, moons 50"
    net.say(wrong)
    problem = net.page.locator("#spec-problem")
    expect(problem).to_contain_text("thanh")
    before = net.where.inner_text()
    net.page.get_by_role("button", name="1 step").click()
    expect(net.where).not_to_have_text(before)
    net.train.click()
    net.beyond(2, SHORT)
    net.train.click()
    expect(net.train).to_have_attribute("aria-pressed", "false")
    expect(net.text).to_have_value(wrong)
    expect(problem).to_contain_text("thanh")
    net.say(wrong.replace("thanh", "tanh"))
    expect(net.unit(1, 5)).to_have_count(0)
    expect(problem).to_be_hidden()


def test_points_that_other_data_leave_behind_are_told_and_come_back(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("moons")
    where, notice = net.page.locator("#headline .where"), net.page.locator("[data-notice=left]")
    expect(where).to_contain_text("of 120")
    net.page.get_by_role("button", name="add 1").click()
    net.page.locator("#field .field-marks").click(position={"x": 150, "y": 150})
    expect(where).to_contain_text("of 121")
    noise = net.page.get_by_label("noise")
    noise.fill("0.2")
    noise.press("Enter")
    expect(notice).to_contain_text("Your own points stayed behind with the previous data.")
    expect(where).to_contain_text("of 120")
    notice.get_by_role("button", name="Undo").focus()
    desk.press("Enter")
    expect(where).to_contain_text("of 121")
    expect(notice).to_be_hidden()
    expect(noise).to_be_focused()
    noise.fill("0.2")
    noise.press("Enter")
    expect(notice).to_be_visible()
    net.page.get_by_label("learning rate").fill("0.2")
    net.page.get_by_label("learning rate").press("Enter")
    expect(notice).to_be_hidden()


def test_the_way_to_networks_leads_back_to_what_this_tab_was_at(desk: Desk) -> None:
    net = begun(desk, MOONS, 2)
    wanted = told(net)
    expect(net.page).to_have_url(re.compile("#v1"))
    for way in (["Network"], ["Expression", "Network"]):
        for page in way:
            net.page.locator(".pages").get_by_role("link", name=page).click()
            net.page.wait_for_url(re.compile(r"/network" if page == "Network" else r"/(#.*)?$"))
        net.wait_drawn()
        tells(net, wanted)


def test_a_text_with_the_same_weights_goes_on_with_them(desk: Desk) -> None:
    net = begun(desk, MOONS, 2)
    spec = net.text.input_value()
    wanted = told(net)
    for words in (spec.replace("→", "->"), spec.replace("adam 0.01", "adam 0.05"), f"{spec}, q"):
        net.say(words)
        expect(net.page.locator("#spec-problem")).to_be_visible(visible=words.endswith("q"))
        tells(net, wanted)
    # mended as it was
    net.say(spec.replace("adam 0.01", "adam 0.05"))
    expect(net.page.locator("#spec-problem")).to_be_hidden()
    tells(net, wanted)
    # the same weights are not these: another seed, other data
    for words in (f"{spec}, seed 3", spec.replace("moons", "circles")):
        net.say(words)
        net.at_step(0)
        net.page.click("#step-button")
        net.at_step(1)
