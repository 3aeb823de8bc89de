"""Training through trouble: a server that falls and comes back, and one that is full."""

from __future__ import annotations

import re
from contextlib import ExitStack

from playwright.sync_api import Browser, Locator, Route, expect

from ..conftest import free_port, serving
from .conftest import DESK, opened
from .desk import Desk, ascii_number
from .net import LONG, Net


def test_a_training_goes_on_when_its_server_has_fallen_and_come_back(browser: Browser) -> None:
    port = free_port()
    with ExitStack() as open_:
        first = open_.enter_context(serving(port))
        desk = open_.enter_context(opened(browser, f"http://127.0.0.1:{port}", DESK))
        net = Net(desk).open()
        net.page.get_by_role("button", name="add 1").click()
        net.page.locator("#field .field-marks").click(position={"x": 150, "y": 150})
        expect(net.page.locator("#headline .where")).to_contain_text("of 121")
        net.train.click()
        net.beyond(3)
        first.kill()
        first.wait()
        expect(net.page.locator("[data-notice=offline]")).to_be_visible(timeout=LONG)
        expect(net.train).to_have_attribute("aria-pressed", "true")
        expect(net.train).to_have_text("Pause")
        stopped = net.step
        expect(net.unit(2, 1).locator("text")).not_to_have_text("")
        open_.enter_context(serving(port))
        expect(net.page.locator("[data-notice=back]")).to_be_visible(timeout=LONG)
        expect(net.page.locator("[data-notice=offline]")).to_have_count(0)
        net.page.wait_for_function(
            "(step) => Number(document.querySelector('#training [data-step]').dataset.step) > step",
            arg=stopped,
            timeout=LONG,
        )
        net.train.click()
        net.rests()
        expect(net.page.locator("#headline .where")).to_contain_text("of 121")


def test_who_finds_no_place_is_told_why_and_waits_for_one(desk: Desk) -> None:
    net = Net(desk).open()
    refused = []

    def full(route: Route) -> None:
        refused.append(route)
        body = {"code": "training_tab", "message": "this tab already has 2 trainings under way"}
        route.fulfill(status=429, headers={"Retry-After": "1"}, json=body)

    net.page.route("**/api/network/train", full, times=2)
    net.train.click()
    expect(net.train).to_have_text("Waiting for a place")
    expect(net.page.locator("[data-notice=busy]")).to_contain_text("2 trainings under way")
    net.beyond(3)
    expect(net.page.locator("[data-notice]")).to_have_count(0)
    assert len(refused) == 2
    net.train.click()
    net.rests()


def number(told: Locator) -> float:
    expect(told).to_have_text(re.compile(r"\d"))
    return float(ascii_number(told.inner_text().replace(",", "")))


def test_a_training_that_diverges_says_so_until_it_is_elsewhere(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("1 → 4 → 1, sine, sgd 100")
    rate, notice = (
        net.page.get_by_label("learning rate"),
        net.page.locator("[data-notice=diverged]"),
    )
    expect(rate).to_have_value("100")
    first = number(net.loss_at)

    def diverge() -> None:
        net.train.click()
        said = re.compile(
            r"^The loss of step \d+, or its gradient, is no longer a number; a smaller .* helps\."
        )
        expect(notice).to_contain_text(said, timeout=LONG)
        net.rests()

    diverge()
    net.page.keyboard.press("ArrowLeft")
    expect(notice).to_be_visible()
    net.page.locator("h1").click()
    net.page.keyboard.press("Escape")
    expect(notice).to_be_hidden()
    diverge()
    back = notice.get_by_role("button", name="Rewind to step")
    step = int(back.inner_text().split()[-1].replace(",", ""))
    back.click()
    expect(notice).to_be_hidden()
    net.at_step(step)
    # where it still went well: not beside the end, with a loss of hundreds of digits
    assert number(net.loss_at) <= first
    diverge()
    net.page.click("#reset-button")
    expect(notice).to_be_hidden()
    net.at_step(0)
    diverge()
    net.page.get_by_label("Rewind to a kept step").press("Home")
    expect(notice).to_be_hidden()
    net.at_step(0)
    diverge()
    rate.fill("0.1")
    rate.press("Enter")
    expect(notice).to_be_hidden()
