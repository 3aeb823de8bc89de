"""A layer of a network: what it has besides its units, and the way into it."""

from __future__ import annotations

from playwright.sync_api import expect

from .desk import Desk
from .net import LONG, Net

DEEP = "1 → 32 relu → 99x32 relu residual → 1, sine, adam 0.001"


def test_what_a_layer_has_besides_is_in_the_picture(desk: Desk) -> None:
    net = Net(desk).open(lang="ru")
    net.say("2 → 8 tanh → 8 tanh norm dropout 0.2 → 8 tanh residual 2 → 3, blobs 3, adam 0.02")
    stage = net.page.locator("#stage")
    expect(stage).to_contain_text("dropout 0,2 · norm")
    arcs = stage.get_by_role("img", name="Выход слоя 1 прибавляется к выходу слоя 3")
    expect(arcs).to_have_count(1)
    # forward it is passed with its layer; the gradient has not come back yet
    net.page.click("#headline")
    net.page.keyboard.press("Home")
    expect(arcs).to_have_class("residual")
    for _ in range(3):
        net.page.keyboard.press("ArrowRight")
    expect(arcs).to_have_class("residual passed")
    net.page.keyboard.press("End")
    expect(arcs).to_have_class("residual passed lit")


def test_a_layer_of_a_hundred_is_gone_to_and_looked_into(desk: Desk) -> None:
    net = Net(desk).open()
    net.say(DEEP)
    stage, inside = net.page.locator("#stage"), net.page.locator("#inside")
    expect(net.cards).to_have_count(102)
    row = net.page.locator("#health").get_by_role("button", name="57", exact=True)
    row.press("Enter")
    title = inside.get_by_role("heading")
    expect(title).to_have_text("Layer 57: 32 relu, plus the output of layer 56")
    expect(stage.locator(".layer-band")).to_have_text("layer 57")
    unit = inside.get_by_role("button", name="Unit 3 of layer 57")
    unit.press("Enter")
    expect(unit).to_have_attribute("aria-pressed", "true")
    expect(net.page.locator("#picked")).to_contain_text("Unit 3 of layer 57")
    value = inside.locator(".picked-weights span").nth(2).inner_text()
    assert value != "·"
    close = inside.get_by_role("button", name="Close this layer")
    close.press("Enter")
    expect(inside).to_be_hidden()
    expect(row).to_be_focused()
    expect(stage.locator(".layer-band")).to_have_count(0)


def test_the_next_layer_is_looked_into_from_its_first_unit(desk: Desk) -> None:
    net = Net(desk).open()
    net.say(DEEP)
    health, units = net.page.locator("#health"), net.page.locator("#inside .picked-weights")
    health.get_by_role("button", name="57", exact=True).press("Enter")
    units.evaluate("(list) => list.scrollTo(0, 100)")
    health.get_by_role("button", name="58", exact=True).press("Enter")
    expect(net.page.locator("#inside").get_by_role("heading")).to_contain_text("Layer 58")
    assert units.evaluate("(list) => list.scrollTop") == 0


def test_cards_show_where_the_walk_is_and_what_comes_back(desk: Desk) -> None:
    net = Net(desk).open()
    # it is wrong for certain: the output's own gradient is beyond all others
    net.say("2 → 20x16 relu → 1 sigmoid, bce, moons, sgd 0.1, init normal 3")
    expect(net.cards).to_have_count(22)
    net.page.click("#headline")
    net.page.keyboard.press("Home")
    now = net.page.locator(".layer-card.now")
    expect(now).to_have_attribute("data-layer", "1")
    net.page.keyboard.press("ArrowRight")
    expect(now).to_have_attribute("data-layer", "2")
    net.page.keyboard.press("End")
    cards = [net.page.locator(f'.layer-card[data-layer="{layer}"]') for layer in (1, 2, 3, 4)]
    expect(cards[0]).to_have_attribute("fill-opacity", "0.740")
    shades = [float(card.get_attribute("fill-opacity") or 0) for card in cards]
    assert shades == sorted(set(shades), reverse=True)


def test_a_finger_finds_its_layer_and_each_unit(phone: Desk) -> None:
    net = Net(phone).open()
    net.say("2 → 16 relu → 16 relu → 1 sigmoid, bce, circles, adam 0.03")
    expect(net.units).to_have_count(35)
    net.page.locator('[data-heading="2"]').tap()
    inside = net.page.locator("#inside")
    expect(inside.get_by_role("heading")).to_have_text("Layer 2: 16 relu")
    last = inside.get_by_role("button", name="Unit 16 of layer 2")
    box = last.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    last.tap()
    expect(net.page.locator("#picked")).to_contain_text("Unit 16 of layer 2")
    net.say(DEEP)
    expect(net.cards).to_have_count(102)
    net.page.locator('.layer-card[data-layer="30"]').tap()
    expect(inside.get_by_role("heading")).to_contain_text("Layer 30: 32 relu")
    expect(net.page.locator("#key")).to_contain_text("Open as expression")
    expect(net.page.locator("#key").get_by_text("weight", exact=True)).to_be_hidden()


def test_the_share_of_right_answers_has_a_curve_too(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 8 tanh → 1 sigmoid, bce, moons 120, validation 0.25, adam 0.03")
    curve = net.page.locator(".accuracy-curve")
    for _ in range(3):
        before = net.where.inner_text()
        net.page.click("#epoch-button")
        expect(net.where).not_to_have_text(before)
        net.rests()
    expect(curve.locator("path.line")).to_have_count(2)
    share = net.fact("right answers").inner_text()
    told = f"Right answers: {share} at step\N{NO-BREAK SPACE}{net.step}"
    expect(curve).to_have_attribute("aria-label", told)
    # as high between none and all of them as the number says
    drawn = curve.evaluate(
        """plot => {
          const at = (name, line) => Number(line.getAttribute(name));
          const [none, , all] = plot.querySelectorAll(".grid");
          const dot = at("cy", plot.querySelector("circle"));
          return 100 * (at("y1", none) - dot) / (at("y1", none) - at("y1", all));
        }"""
    )
    assert abs(drawn - float(share.rstrip("%"))) < 0.1
    net.say("1 → 8 tanh → 1, sine")
    expect(curve).to_be_hidden(timeout=LONG)
