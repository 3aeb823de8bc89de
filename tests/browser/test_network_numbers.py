"""The numbers of a training agree: step, epoch, loss, accuracy and curve are of one moment."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from .desk import Desk
from .net import LONG, Net

MOONS = "2 → 8 tanh → 1 sigmoid, bce, moons 60, adam 0.01"


def begun(desk: Desk, spec: str, epochs: int) -> Net:
    """A network after so many epochs, paused."""
    net = Net(desk).open()
    net.say(spec)
    expect(net.page.locator("#headline .where")).to_contain_text("of 60")
    for _ in range(epochs):
        before = net.where.inner_text()
        net.page.click("#epoch-button")
        expect(net.where).not_to_have_text(before)
        net.rests()
    return net


def places(net: Net) -> list[Locator]:
    """Where the moment is told that one is at, and the end of the curve."""
    end = net.page.locator(".loss-curve text").last
    return [net.where, net.loss_at, net.fact("right answers"), end]


def told(net: Net) -> list[str]:
    """Step and epoch, loss, accuracy, the last step of the curve."""
    return [place.text_content() or "" for place in places(net)]


def tells(net: Net, wanted: list[str]) -> None:
    """It says so, before long."""
    for place, text in zip(places(net), wanted, strict=True):
        expect(place).to_have_text(text)


def test_the_first_weights_have_their_numbers_too(desk: Desk) -> None:
    net = begun(desk, MOONS, 0)
    expect(net.where).to_have_text("step 0, epoch 0")
    expect(net.loss_at).to_have_text(re.compile(r"^0\.\d+$"))
    expect(net.fact("right answers")).to_have_text(re.compile("%$"))


def test_the_way_back_leads_forward_again_to_the_same_numbers(desk: Desk) -> None:
    net = begun(desk, MOONS, 0)
    first = told(net)
    net.train.click()
    net.beyond(3)
    net.train.click()
    net.rests()
    expect(net.where).not_to_contain_text("…")
    end = told(net)
    back = net.page.get_by_label("Rewind to a kept step")
    back.press("Home")
    tells(net, [*first[:3], end[3]])
    back.press("End")
    tells(net, end)
    expect(net.page.locator("#headline .where")).to_contain_text(end[0].split(",")[0].split()[1])


def test_what_is_taken_back_comes_with_its_numbers(desk: Desk) -> None:
    net = begun(desk, MOONS, 2)
    trained = told(net)
    activation = net.page.get_by_label("Activation of layer 1")
    activation.select_option("relu")
    expect(net.loss_at).not_to_have_text(trained[1])
    changed = told(net)
    assert changed[0] == trained[0] == "step\N{NO-BREAK SPACE}2, epoch\N{NO-BREAK SPACE}2"
    net.page.click("#reset-button")
    net.at_step(0)
    net.page.keyboard.press("Control+z")
    tells(net, trained)
    net.page.keyboard.press("Control+Shift+Z")
    net.at_step(0)


def test_a_change_on_the_way_is_taken_back_with_the_curve(desk: Desk) -> None:
    net = begun(desk, MOONS, 3)
    trained = told(net)
    net.page.get_by_label("optimizer").select_option("sgd")
    expect(net.text).to_have_value(re.compile("sgd"))
    net.page.click("#epoch-button")
    net.at_step(4)
    net.rests()
    further = told(net)
    net.page.click("#undo-button")
    tells(net, trained)
    net.page.click("#redo-button")
    tells(net, further)


def test_paused_between_two_frames_the_curve_ends_at_the_step(desk: Desk) -> None:
    net = begun(desk, MOONS, 0)
    kept = net.page.locator(".loss-curve line.kept")
    for speed in ("25", "max"):
        net.page.get_by_role("button", name=speed, exact=True).click()
        for _ in range(4):
            count = kept.count()
            net.train.click()
            expect(kept.nth(count + 1)).to_be_attached(timeout=LONG)  # a checkpoint, at any step
            net.train.click()
            net.rests()
            step = f"{net.step:,}"
            expect(net.page.locator("#headline .where")).to_contain_text(f"Step {step}")
            expect(net.page.locator(".loss-curve text").last).to_have_text(f"{step} steps")
            expect(net.fact("right answers")).to_have_text(re.compile("%$"))
