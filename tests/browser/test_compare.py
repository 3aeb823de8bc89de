"""Networks side by side that differ in one thing, trained in step."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect

from .axe import serious
from .conftest import DESK, opened
from .desk import Desk
from .net import LONG, Net

DEEP = "2 → 8x8 tanh → 1 sigmoid, bce, moons 120 0.11, sgd 0.3"


class Rivals:
    """The comparison, opened on the page for networks."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self.page = net.page
        self.columns = self.page.locator(".rival")
        self.lines = self.page.locator(".overlay-plot [data-line]")

    def open(self) -> Rivals:
        self.page.click("#compare-button")
        self.judged()
        return self

    def judged(self) -> None:
        """Every network has its text and its verdict."""
        expect(self.columns.last).to_be_visible()
        count = self.columns.count()
        expect(self.page.locator(".rival-verdict b")).to_have_count(count, timeout=LONG)

    def column(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=name, exact=True)

    def marked(self) -> list[str]:
        return self.page.locator(".rival-spec mark").all_inner_texts()

    def differ_in(self, what: str) -> None:
        self.page.click(f'[data-what="{what}"]')
        expect(self.page.locator(f'[data-what="{what}"]')).to_have_attribute("aria-pressed", "true")
        self.judged()


def test_three_activations_are_trained_in_step(desk: Desk) -> None:
    net = Net(desk).open()
    net.say(DEEP)
    expect(net.cards.or_(net.units).nth(8)).to_be_attached()
    rivals = Rivals(net).open()
    assert rivals.marked() == ["sigmoid", "tanh", "relu"]
    expect(rivals.column("sigmoid")).to_contain_text("Vanishing.")
    expect(rivals.column("tanh")).to_contain_text("Healthy.")
    asked: list[str] = []
    net.page.on("request", lambda request: asked.append(request.url))
    net.page.click("#epoch-button")
    net.at_step(3)
    net.rests()
    expect(rivals.lines).to_have_count(3)
    assert sum(url.endswith("/train") for url in asked) == 1
    ends = rivals.lines.evaluate_all(
        "lines => lines.map(line => line.getAttribute('d').split('L').at(-1).split(' ')[0])"
    )
    assert len(set(ends)) == 1
    losses = [rivals.columns.nth(i).get_by_role("definition").first.inner_text() for i in range(3)]
    assert len(set(losses)) == 3
    net.page.click("#reset-button")
    net.at_step(0)
    expect(rivals.lines).to_have_count(0)


def test_it_is_closed_while_it_runs(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    rivals = Rivals(net).open()
    net.train.click()
    expect(rivals.lines).to_have_count(3, timeout=LONG)
    net.page.click("#compare-close")
    expect(net.unit(1, 1)).to_be_visible(timeout=LONG)
    net.rests()
    net.at_step(0)
    net.page.click("#step-button")
    net.at_step(1)
    net.rests()


def test_what_differs_is_chosen(desk: Desk) -> None:
    net = Net(desk).open()
    net.say(DEEP)
    expect(net.cards.or_(net.units).nth(8)).to_be_attached()
    rivals = Rivals(net).open()
    rivals.differ_in("optimizer")
    assert rivals.marked() == ["sgd", "momentum", "adam"]
    rivals.differ_in("init")
    expect(rivals.columns).to_have_count(4)
    expect(rivals.column("too small")).to_contain_text("Vanishing.")
    rivals.differ_in("residual")
    expect(rivals.columns).to_have_count(2)
    assert rivals.marked() == ["7x8 tanh residual 1"]


def test_one_that_diverges_says_so_and_the_others_go_on(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("1 → 8 relu → 8 relu → 1, mse, sine 80 0.1, sgd 60, init he")
    expect(net.page.get_by_label("learning rate")).to_have_value("60")
    rivals = Rivals(net).open()
    rivals.differ_in("clip")
    net.train.click()
    broken = rivals.column("without clipping")
    expect(broken).to_contain_text("Diverged at step", timeout=LONG)
    expect(rivals.column("with clipping")).not_to_contain_text("Diverged")
    then = net.where.inner_text()
    expect(net.where).not_to_have_text(then, timeout=LONG)
    net.train.click()
    net.rests()


@pytest.mark.parametrize(("norm", "idle"), [(1000, True), (0.01, False)])
def test_a_clipping_that_never_acted_is_told_from_one_that_did(
    desk: Desk, norm: float, idle: bool
) -> None:
    net = Net(desk).open()
    net.say(f"2 → 4 relu → 1 sigmoid, bce, moons 120, sgd 0.1, clip {norm}")
    rivals = Rivals(net).open()
    rivals.differ_in("clip")
    net.page.click("#step-button")
    net.at_step(1)
    net.rests()
    acted = "Only the clipping of the gradient differs"
    expect(net.page.locator("#headline")).to_contain_text(
        "No gradient has been long enough to be clipped" if idle else acted
    )


def test_a_link_brings_the_comparison_back(desk: Desk, browser: Browser, server: str) -> None:
    net = Net(desk).open()
    net.pick("moons")
    rivals = Rivals(net).open()
    rivals.differ_in("optimizer")
    net.page.click("#step-button")
    net.at_step(1)
    net.rests()
    net.page.click("#share-button")
    expect(net.page.locator("[data-notice=share]")).to_be_visible()
    link = net.page.evaluate("() => location.hash")
    with opened(browser, server, DESK) as other:
        other.page.goto(f"{server}/network{link}")
        there = Net(other)
        there.at_step(1)
        there.rests()
        again = Rivals(there)
        again.judged()
        assert again.marked() == ["sgd", "momentum", "adam"]


def test_keys_open_it_take_a_step_and_lead_back(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    net.page.locator("#compare-button").focus()
    net.page.keyboard.press("Enter")
    expect(net.page.locator("#compare-close")).to_be_focused()
    Rivals(net).judged()
    net.page.keyboard.press("ArrowRight")
    net.at_step(1)
    net.rests()
    net.page.keyboard.press("Escape")
    expect(net.page.locator("#compare-button")).to_be_focused()
    expect(net.unit(1, 1)).to_be_visible()
    net.at_step(0)


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_axe_finds_nothing_serious(desk: Desk, theme: str) -> None:
    net = Net(desk).open(theme=theme, lang="ru")
    Rivals(net).open()
    net.page.click("#step-button")
    net.rests()
    assert serious(desk, "body") == []


def test_on_a_phone_the_columns_stack(phone: Desk) -> None:
    net = Net(phone).open()
    rivals = Rivals(net).open()
    wide, window = phone.widths()
    assert wide <= window
    boxes = [rivals.columns.nth(i).bounding_box() for i in range(3)]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(set(tops))
    assert serious(phone, "body") == []
