"""Scenes on real networks: the ladder, the race, the shortcut, the neuron that dies."""

from __future__ import annotations

import re
from itertools import pairwise
from time import sleep

import pytest
from playwright.sync_api import Route, expect

from .desk import Desk
from .lecture import Lecture
from .net import LONG


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_ladder_goes_down_with_depth_and_up_with_weights(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("depth-ladder", lang=lang)
    ratio = desk.page.locator(".ladder-ratio")
    verdict = desk.page.locator("#board .verdict")
    depth = desk.page.locator(".ladder-depth output")
    expect(depth).to_have_text("1")
    lecture.press()
    expect(depth).to_have_text("5")
    for _ in range(3):
        lecture.press()
    expect(depth).to_have_text("20")
    expect(ratio).to_contain_text("10⁻¹²")
    # the key's marks are on the curves, and all numbers of an axis are written one way
    for mark in ("rect.gradient", "circle.scale", "path.weight_gradient"):
        expect(desk.page.locator(f".ladder-plot .health-plot {mark}.mark")).to_have_count(6)
    powers = desk.page.locator('.health-plot text[text-anchor="end"]').all_text_contents()
    assert all(re.match("10[⁻⁰-⁹¹²³]+$|1$", power) for power in powers), powers
    expect(verdict).to_have_class(re.compile("vanishing"))
    for _ in range(2):
        lecture.press()
    expect(verdict).to_have_class(re.compile("exploding"))
    desk.page.locator(".ladder-depth .slider").fill("3")
    expect(depth).to_have_text("3")
    desk.page.click("#lecture-reset")
    expect(depth).to_have_text("20")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_shortcut_keeps_the_gradient_and_can_overdo_it(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("shortcut", lang=lang)
    verdict = desk.page.locator("#board .verdict")
    expect(verdict).to_have_class(re.compile("vanishing"))
    lecture.press()
    expect(verdict).to_have_class(re.compile("healthy"))
    lecture.press()
    lecture.press()
    expect(lecture.story.locator("[data-state=right]")).to_contain_text("+1")
    lecture.press()
    lecture.press()
    expect(verdict).to_have_class(re.compile("healthy"))
    expect(lecture.story.locator(".erratum")).to_be_visible()
    lecture.press()
    expect(verdict).to_have_class(re.compile("exploding"))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_three_activations_race_from_the_same_start(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("race", stop=2, lang=lang)
    expect(desk.page.locator("#board .rival h3")).to_have_text(["sigmoid", "tanh", "relu"])
    # the question asks for it
    told = desk.page.locator("#board .rival").first.locator(".rival-verdict, .mark, .line")
    for each in told.all():
        expect(each).to_be_hidden()
    lecture.press()
    lecture.press()
    for each in told.all():
        expect(each).to_be_visible()
    desk.leave_editor()
    desk.press(" ")
    told = desk.page.locator(".race-step")
    expect(told).to_contain_text("600", timeout=LONG)
    expect(desk.page.locator("#board[data-rests]")).to_be_visible(timeout=LONG)
    losses = [
        float(re.sub(r"·10.*", "e-9", text).replace(",", "."))
        for text in desk.page.locator("#board .rival .facts > :first-child dd").all_inner_texts()
    ]
    assert losses[0] > losses[1]
    assert losses[0] > losses[2]
    lecture.press()
    expect(desk.page.locator("#board .rival h3")).to_have_count(2)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_one_step_too_long_kills_the_neuron(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("dead-relu", stop=2, lang=lang)
    # a number has no shape to be told
    expect(desk.page.locator("#stage")).not_to_contain_text("[]")
    point = "," if lang == "ru" else "."
    lecture.shows(w=("1", f"1{point}25"), b=("0", f"0{point}5"), L=(f"0{point}375", "1"))
    for _ in range(3):
        lecture.press()
    lecture.shows(w=(f"−0{point}25", "0"), b=(f"−0{point}5", "0"), L=("1", "1"))
    step = desk.page.locator(".descend .button")
    count = desk.page.locator(".descend .count")
    step.click()
    expect(count).to_contain_text("1")
    lecture.shows(w=(f"−0{point}25", "0"), L=("1", "1"))
    lecture.press()
    loss = desk.page.locator(".descend .loss")
    for expected in ("0.2412", "0.2069", "0.193"):
        step.click()
        expect(loss).to_contain_text(expected.replace(".", point))
    lecture.press()
    expect(desk.node("w").locator(".grad")).to_contain_text(point)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_layer_dies_and_a_leaky_one_lives(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("dead-relu", stop=9, lang=lang)
    point = "," if lang == "ru" else "."
    verdict, told = desk.page.locator("#board .verdict"), desk.page.locator(".race-step")
    lecture.press()
    expect(verdict).to_have_class(re.compile("healthy"))
    desk.press("Space")
    expect(told).to_contain_text(f"L = 0{point}6795", timeout=LONG)
    expect(verdict).to_have_class(re.compile("dead"))
    expect(verdict).to_contain_text("100")
    lecture.press()
    desk.press("Space")
    expect(told).to_contain_text(f"L = 0{point}0012", timeout=LONG)
    expect(verdict).to_have_class(re.compile("healthy"))
    # back on a program
    lecture.press("PageUp")
    lecture.press("PageUp")
    expect(desk.node("w")).to_be_visible()


LEARNED = re.compile(r"^[1-9]\d* steps")


def test_a_race_that_was_run_still_stands_after_another_scene(desk: Desk) -> None:
    lecture = Lecture(desk).open("race", stop=4)
    told, again = desk.page.locator(".race-step"), desk.page.locator(".race-bar .button").nth(1)
    loss = desk.page.locator("#board .rival .facts > :first-child dd")
    desk.press("Space")
    expect(told).to_have_text("600 steps", timeout=LONG)
    expect(desk.page.locator("#board[data-rests]")).to_be_visible(timeout=LONG)
    losses = loss.all_inner_texts()
    lecture.press()  # another race, and on to another scene
    expect(told).to_have_text("0 steps")
    lecture.press()
    expect(told).to_be_hidden()
    lecture.press("PageUp")
    expect(told).to_have_text("0 steps")
    lecture.press("PageUp")
    expect(told).to_have_text("600 steps")
    expect(loss).to_have_text(losses)
    desk.click("RU")
    expect(told).to_have_text("600 шагов")
    again.click()
    expect(told).to_have_text("0 шагов")


def test_a_network_that_was_left_while_it_learned_stands_where_it_was(desk: Desk) -> None:
    lecture = Lecture(desk).open("dead-relu", stop=10)
    told = desk.page.locator(".race-step")
    desk.press("Space")
    expect(told).to_have_text(LEARNED)
    lecture.press()
    expect(told).not_to_have_text(LEARNED)
    lecture.press("PageUp")
    expect(told).to_have_text(LEARNED)
    expect(desk.page.locator("#board .net-board .layer-name")).to_have_count(4)


@pytest.mark.parametrize("running", [False, True])
def test_a_start_pressed_before_the_network_is_there_waits_for_it(
    desk: Desk, running: bool
) -> None:
    told = desk.page.locator(".race-step")
    Lecture(desk).open("dead-relu", stop=10)
    if running:  # the one before
        desk.press("Space")
    desk.page.route("**/api/network/look", later)
    desk.press("PageDown")
    desk.press("Space")
    expect(told).to_contain_text("300 steps · L = 0.0012", timeout=LONG)
    expect(desk.page.locator("#board .verdict")).to_have_class(re.compile("healthy"))


def test_a_start_that_waits_is_seen_at_its_button(desk: Desk) -> None:
    button, held = desk.page.locator(".race-play"), list[Route]()
    Lecture(desk).open("dead-relu", stop=10)
    desk.page.route("**/api/network/look", lambda route: held.append(route))
    desk.press("PageDown")
    for said in ("Pause", "Start", "Pause"):
        desk.press("Space")
        expect(button).to_have_text(said)
    held[0].continue_()
    told = desk.page.locator(".race-step")
    expect(told).to_contain_text("300 steps · L = 0.0012", timeout=LONG)
    expect(button).to_have_text("Start")


def later(route: Route) -> None:
    """An answer that takes its time."""
    answer = route.fetch()
    sleep(0.5)
    route.fulfill(response=answer)


@pytest.mark.parametrize("stop", [10, 11])
def test_on_a_phone_every_layer_has_its_name(phone: Desk, stop: int) -> None:
    Lecture(phone).open("dead-relu", stop=stop)
    names = phone.page.locator("#board .layer-name")
    expect(names).to_have_count(4)
    boxes = [box for name in names.all() if (box := name.bounding_box())]
    for left, right in pairwise(boxes):
        assert left["x"] + left["width"] + 4 < right["x"]
    assert boxes[0]["x"] >= 4
    assert boxes[-1]["x"] + boxes[-1]["width"] <= 390 - 4
