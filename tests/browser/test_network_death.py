"""The step at which a unit died, also where nobody looked at it: it is found by training again."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Request, Route, expect

from engine.analysis.death import death
from engine.network import Checkpoint, parse_spec, restored
from engine.network.survey import points_for
from engine.network.train import first_parameters

from .desk import Desk
from .net import Net

DEATH = "**/api/network/death"
SPEC = parse_spec("2 → 6 relu → 6 relu → 1 sigmoid, bce, moons 40, sgd 3, batch 4")
FAR = 3
"""Digits of a step before which units have died."""


def opened(desk: Desk, layer: int, unit: int) -> Net:
    net = Net(desk).open()
    net.say(str(SPEC))
    net.unit(layer, unit).click()
    expect(words(net)).to_contain_text("points wake it")
    net.page.get_by_role("button", name="25", exact=True).click()
    return net


def words(net: Net) -> Locator:
    return net.page.locator("#axis")


def asked(net: Net) -> list[dict[str, Any]]:
    """What the page asks about deaths from here on."""
    found: list[dict[str, Any]] = []

    def note(request: Request) -> None:
        if request.url.endswith("/death"):
            found.append(request.post_data_json or {})

    net.page.on("request", note)
    return found


def learn(net: Net) -> None:
    """Train a while, many steps a frame."""
    net.train.click()
    net.beyond(FAR)
    net.train.click()
    net.rests()


def test_many_steps_a_frame_a_unit_still_tells_the_step_at_which_it_died(desk: Desk) -> None:
    net = opened(desk, 2, 2)
    questions = asked(net)
    held: list[Route] = []
    net.page.route(DEATH, lambda route: held.append(route))
    learn(net)
    # it wakes twice again before that
    start = Checkpoint(0, first_parameters(SPEC))
    died = death(SPEC, start, points_for(SPEC), 2, 1, net.step)
    assert died.since == 16
    expect(words(net)).to_contain_text("At step 0 it was awake")
    expect(words(net)).to_contain_text("nobody looked in between")
    for route in held:
        route.continue_()
    net.page.unroute(DEATH)
    expect(words(net)).to_contain_text(f"So since step {died.since}.")
    learn(net)
    # what is found is remembered, also while another unit is looked at
    net.unit(1, 3).click()
    expect(words(net)).to_contain_text("points wake it")
    net.unit(2, 2).click()
    expect(words(net)).to_contain_text(f"So since step {died.since}.")
    # of later steps only those are gone through that nobody has looked at
    first, *later = questions
    assert first.get("checkpoint") is None
    ends = [0, *(each["until"] for each in later)]
    starts = [restored(each["checkpoint"]["runs"][0], SPEC).step for each in later]
    assert all(start >= end for start, end in zip(starts, ends, strict=False))


def test_a_unit_that_wakes_again_unseen_is_dead_since_its_last_death(desk: Desk) -> None:
    spec = parse_spec("2 → 8 relu → 8 relu → 1 sigmoid, bce, moons 200, sgd 3, batch 10")
    net = Net(desk).open()
    net.say(str(spec))
    net.unit(2, 4).click()
    expect(words(net)).to_contain_text("points wake it")
    net.page.get_by_role("button", name="5", exact=True).click()
    net.train.click()
    net.beyond(FAR)
    net.train.click()
    net.rests()
    start = Checkpoint(0, first_parameters(spec))
    # first dead at step 7, it is awake at 13, and at 90 and 91
    died = death(spec, start, points_for(spec), 2, 3, net.step)
    assert died == (91, 92)
    expect(words(net)).to_contain_text("So since step 92.")


def test_after_a_change_by_hand_its_steps_are_those_from_there_on(desk: Desk) -> None:
    net = opened(desk, 1, 6)
    questions = asked(net)
    net.page.click("#step-button")
    net.at_step(1)
    net.rests()
    field = net.page.get_by_label("bias b", exact=True)
    field.fill("-0.5")
    with net.page.expect_response("**/api/network/flow"):
        field.press("Enter")
    learn(net)
    expect(words(net)).to_contain_text("So since step 7.")
    question = questions[0]
    start = restored(question["checkpoint"]["runs"][0], SPEC)
    assert -0.5 in start.parameters
    found = death(SPEC, start, points_for(SPEC), 1, 5, question["until"])
    assert (start.step, found.since) == (1, 7)


def test_where_it_would_take_too_long_what_was_seen_is_said(desk: Desk) -> None:
    net = opened(desk, 2, 2)
    questions = asked(net)
    told = {"title": "", "code": "limit_retraced", "message": "too long", "status": 413}
    problem = {"status": 413, "content_type": "application/problem+json", "json": told}
    net.page.route(DEATH, lambda route: route.fulfill(**problem))
    learn(net)
    learn(net)
    expect(words(net)).to_contain_text("nobody looked in between")
    assert len(questions) == 1
