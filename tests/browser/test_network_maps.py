"""Maps of a network: answers of units, data on their axes, linear regions, the loss around."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Request, Response, expect

from .axe import serious
from .conftest import DESK, opened
from .desk import Desk
from .net import LONG, Net


def asked(net: Net, what: str) -> list[Request]:
    """The questions of a kind that the page asks from here on."""
    found: list[Request] = []

    def note(each: Request) -> None:
        if each.url.endswith(what):
            found.append(each)

    net.page.on("request", note)
    return found


def painted(net: Net, layer: int, unit: int) -> list[int]:
    """How many pixels of a unit's picture have each of 8 strengths of ink."""
    counts: list[int] = net.page.evaluate(
        """([layer, unit]) => {
          const canvas = document.querySelector("canvas.faces");
          const box = canvas.getBoundingClientRect();
          const rim = document.querySelector(
            `.unit[data-layer="${layer}"][data-unit="${unit}"] .ground`).getBoundingClientRect();
          const scale = canvas.width / box.width;
          const at = [rim.x - box.x, rim.y - box.y, rim.width, rim.height];
          const { data } = canvas.getContext("2d")
            .getImageData(...at.map((each) => Math.round(each * scale)));
          const counts = Array(8).fill(0);
          for (let i = 0; i < data.length; i += 4) if (data[i + 3]) counts[data[i] >> 5] += 1;
          return counts;
        }""",
        [layer, unit - 1],
    )
    return counts


def respond(net: Net, *, seen: bool = True) -> None:
    with net.page.expect_response("**/api/network/units"):
        net.page.get_by_role("button", name="response", exact=True).click()
    expect(net.page.locator(".units.mapped")).to_have_count(int(seen))


def test_each_unit_shows_what_it_answers_everywhere(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("moons")
    assert sum(painted(net, 1, 1)) == 0
    respond(net)
    shades = painted(net, 1, 1)
    assert sum(1 for each in shades if each) > 4
    assert painted(net, 0, 1) != painted(net, 0, 2)
    number = net.unit(1, 1).locator("text")
    expect(number).to_have_css("opacity", "0")
    net.page.get_by_role("button", name="value", exact=True).click()
    expect(number).to_have_css("opacity", "1")
    expect(net.page.locator(".units.mapped")).to_have_count(0)


def test_pictures_in_units_follow_the_training(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    respond(net)
    before = painted(net, 2, 1)
    questions = asked(net, "/units")
    net.page.click("#step-button")
    net.rests()
    with net.page.expect_response("**/api/network/units", timeout=LONG):
        net.train.click()
    net.train.click()
    net.rests()
    assert painted(net, 2, 1) != before
    assert questions


def test_nothing_is_asked_that_nobody_looks_at(desk: Desk) -> None:
    net = Net(desk).open()
    questions = asked(net, "/units")
    net.pick("moons")
    net.page.click("#step-button")
    net.rests()
    assert questions == []


def test_only_a_plane_or_a_line_has_such_pictures(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("sine")
    respond(net)
    assert sum(painted(net, 1, 1)) > 100
    switch = net.page.get_by_role("group", name="What the units show")
    net.pick("deep")
    expect(switch).to_be_hidden()


def test_a_link_says_what_units_show(desk: Desk, browser: Browser, server: str) -> None:
    net = Net(desk).open()
    respond(net)
    net.page.click("#share-button")
    expect(net.page.locator("[data-notice=share]")).to_be_visible()
    link: Any = net.page.evaluate("() => location.hash")
    with opened(browser, server, DESK) as other:
        Net(other).open(link)
        expect(other.page.locator(".units.mapped")).to_be_attached()


def test_pictures_in_units_fit_a_phone(phone: Desk) -> None:
    net = Net(phone).open(lang="ru")
    with net.page.expect_response("**/api/network/units"):
        net.page.get_by_role("button", name="отклик").tap()
    expect(net.page.locator(".units.mapped")).to_be_attached()
    wide, window = phone.widths()
    assert wide <= window


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_axe_finds_nothing_serious_in_pictures(desk: Desk, theme: str) -> None:
    net = Net(desk).open(theme=theme)
    respond(net)
    assert serious(desk, "body") == []


RELU = "2 → 4 relu → 1 sigmoid, bce, moons 120, sgd 0.1"


def test_the_data_lie_on_the_axis_of_a_unit(desk: Desk) -> None:
    net = Net(desk).open()
    net.say(RELU)
    net.unit(1, 1).click()
    axis = net.page.locator("#axis")
    expect(axis.locator(".tick")).to_have_count(120)
    awake = axis.locator(".tick.awake").count()
    assert 0 < awake < 120
    expect(axis).to_contain_text(f"{awake} of 120 points")
    net.page.keyboard.press("Escape")
    expect(axis).to_be_hidden()


def test_a_dead_unit_says_so_and_since_when(desk: Desk) -> None:
    net = Net(desk).open()
    net.say(RELU)
    net.unit(1, 1).click()
    axis = net.page.locator("#axis")
    expect(axis).to_contain_text("wake it")
    net.page.click("#step-button")
    net.at_step(1)
    net.rests()
    field = net.page.get_by_label("bias b", exact=True)
    field.fill("-100")
    field.press("Enter")
    expect(axis).to_contain_text(re.compile(r"(?<!\d)0 of 120 points"))
    expect(axis).to_contain_text("Dead.")
    expect(axis).to_contain_text("So since step 1.")
    expect(axis.locator(".tick.awake")).to_have_count(0)


def test_pieces_of_a_line_are_counted_exactly(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("1 → 5x10 relu → 1, mse, sine, init zigzag")
    with net.page.expect_response("**/api/network/regions"):
        net.page.get_by_role("button", name="regions").click()
    expect(net.page.locator("#field .field-key")).to_contain_text("Exactly 161,051 linear regions")
    net.page.locator("#field summary").click()
    expect(net.page.locator("#field tbody tr")).to_have_count(200)


def test_pieces_of_a_plane_are_at_least_so_many(desk: Desk) -> None:
    net = Net(desk).open()
    net.say(RELU)
    with net.page.expect_response("**/api/network/regions"):
        net.page.get_by_role("button", name="regions").click()
    key = net.page.locator("#field .field-key")
    expect(key).to_contain_text(re.compile(r"At least \d+ linear regions"))
    net.page.get_by_role("button", name="answer", exact=True).click()
    expect(key).to_contain_text("Each class")
    for other in ("2 → 8 tanh → 1, moons 40", "2 → 8 relu norm → 8 relu residual → 1, moons 40"):
        net.say(RELU)
        expect(net.page.get_by_role("button", name="regions")).to_be_visible()
        net.say(other)
        expect(net.page.get_by_role("button", name="regions")).to_be_hidden()


def test_the_loss_around_is_asked_for_by_a_button_and_at_rest(desk: Desk) -> None:
    net = Net(desk).open()
    questions = asked(net, "/landscape")
    net.pick("xor")
    section = net.page.locator("#landscape")
    assert questions == []
    net.page.click("#landscape-button")
    expect(section).to_contain_text("In the middle are the weights now")
    expect(section).to_contain_text("2018")
    net.train.click()
    expect(section).to_contain_text("Pause the training")
    net.train.click()
    net.rests()
    expect(section).to_contain_text("In the middle are the weights now")
    assert len(questions) == 2
    net.page.click("#landscape-button")
    expect(section.locator("canvas")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_axe_finds_nothing_serious_in_maps(desk: Desk, theme: str) -> None:
    net = Net(desk).open(theme=theme, lang="ru")
    net.say(RELU)
    net.unit(1, 1).click()
    net.page.get_by_role("button", name="регионы").click()
    net.page.click("#landscape-button")
    expect(net.page.locator("#landscape")).to_contain_text("В середине")
    expect(net.page.locator("#field .field-key")).to_contain_text("Не меньше")
    assert serious(desk, "body") == []


def test_maps_fit_a_phone(phone: Desk) -> None:
    net = Net(phone).open(lang="ru")
    net.say(RELU)
    net.unit(1, 1).tap()
    net.page.get_by_role("button", name="регионы").tap()
    net.page.locator("#landscape-button").tap()
    expect(net.page.locator("#landscape")).to_contain_text("В середине")
    wide, window = phone.widths()
    assert wide <= window
    assert serious(phone, "body") == []


def test_a_deep_network_has_a_coarser_map_of_what_it_says(desk: Desk) -> None:
    net = Net(desk).open()
    answers: list[Response] = []
    net.page.on("response", lambda each: answers.append(each))
    with net.page.expect_response("**/api/network/decision", timeout=LONG) as answer:
        net.pick("deep")
    assert answer.value.json()["decision"]["output"]["shape"] == [20, 20]
    expect(net.page.locator("#health tbody tr")).to_have_count(100, timeout=LONG)
    expect(net.page.locator("#field canvas").first).to_be_visible(timeout=LONG)
    assert [each.url for each in answers if not each.ok] == []


def test_a_deep_network_has_a_coarser_map_of_the_loss_around(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("deep")
    net.page.click("#landscape-button")
    section = net.page.locator("#landscape")
    expect(section).to_contain_text("In the middle are the weights now", timeout=LONG)
    expect(section.locator("canvas")).to_be_visible()


def test_what_is_refused_is_told_where_it_would_be_seen(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 70x7 tanh → 1, moons 40")
    expect(net.unit(70, 7)).to_be_attached()
    respond(net, seen=False)
    notice = net.page.locator("[data-notice=units]")
    expect(notice).to_have_text(re.compile(r"^A value would hold .* allowed\.×$"), timeout=LONG)
    net.page.get_by_role("button", name="value", exact=True).click()
    expect(notice).to_have_count(0)
    net.say("2 → 99x64 relu norm → 1, moons 40")
    net.page.click("#landscape-button")
    expect(net.page.locator("#landscape")).to_contain_text("operations at once", timeout=LONG)
    expect(net.page.locator("#landscape canvas")).to_be_hidden()
    net.say("2 → 12x24 relu → 1, moons 40")
    net.page.get_by_role("button", name="regions").click()
    expect(net.page.locator("#field .field-key")).to_contain_text("operations at once")
    net.say("2 → 4 softmax → 1, xor")
    expect(net.page.locator("#field .field-key")).to_contain_text("Each class")
    net.unit(1, 1).click()
    axis = net.page.locator("#axis")
    expect(axis).to_contain_text("softmax ties the units of a layer together")
    expect(axis.locator("svg")).to_be_hidden()


def test_a_landscape_without_a_number_says_so(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("1 → 8 relu → 8 relu → 1, mse, sine, sgd 100, init he")
    net.train.click()
    expect(net.page.locator("[data-notice=diverged]")).to_be_visible(timeout=LONG)
    net.page.click("#landscape-button")
    section = net.page.locator("#landscape")
    expect(section).to_contain_text("no number any more")
    expect(section).not_to_contain_text("NaN")
    expect(section.locator("canvas")).to_be_hidden()
