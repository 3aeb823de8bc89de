"""Stepping through a picture that is larger than a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .desk import Desk

AT_REST = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 600))"
"""The view follows a step for 420 ms."""


def at_the_end(phone: Desk, example: str) -> None:
    """The last step of an example, from the keyboard."""
    phone.pick(example)
    phone.leave_editor()
    phone.press("End")


def back_at(phone: Desk, example: str, words: str) -> None:
    """The step of an example whose headline says this."""
    at_the_end(phone, example)
    phone.press("ArrowLeft", phone.steps)
    phone.step_to(words)
    phone.page.evaluate(AT_REST)


def is_clear(phone: Desk, what: Locator, rim: float = 10) -> bool:
    """Whether something lies in the picture, off the rim where it fades."""
    box, room = what.bounding_box(), phone.page.locator("#stage .graph").bounding_box()
    assert box
    assert room
    return (
        box["y"] >= room["y"] + rim
        and box["y"] + box["height"] <= room["y"] + room["height"] - rim
        and box["x"] >= rim
        and box["x"] + box["width"] <= room["width"] - rim
    )


def test_a_sweep_steps_in_a_picture_that_goes_on_below_and_a_finger_down_moves_it(
    phone: Desk,
) -> None:
    phone.open()
    phone.pick("residual")
    expect(phone.page.locator(".graph")).to_have_attribute("data-more", "bottom")
    card = phone.node("x")
    before = card.bounding_box()
    x, y = phone.middle(phone.page.locator("#stage"))
    step = phone.step
    phone.touch(((x + 60, y), (x - 60, y + 8)))
    phone.at_step(step + 1)
    assert card.bounding_box() == before
    phone.touch(((x, y + 40), (x + 30, y - 60)))
    expect(phone.page.locator(".graph")).to_have_attribute("data-more", re.compile("top"))
    phone.at_step(step + 1)
    after = card.bounding_box()
    assert before
    assert after
    assert after["x"] == before["x"]
    assert after["y"] < before["y"] - 50


@pytest.mark.parametrize(("example", "count"), [("recurrent", 4), ("newton", 4), ("residual", 2)])
def test_all_that_is_added_is_in_sight(phone: Desk, example: str, count: int) -> None:
    phone.open(lang="ru")
    at_the_end(phone, example)
    phone.page.evaluate(AT_REST)
    pills = phone.page.locator("#stage .chip:has(.badge-letter:not(:empty)) .pill")
    expect(pills).to_have_count(count)
    assert [is_clear(phone, pill) for pill in pills.all()] == [True] * count


@pytest.mark.parametrize(("example", "step"), [("residual", 7), ("residual", 13), ("newton", 12)])
def test_what_has_come_home_is_not_in_the_fade(phone: Desk, example: str, step: int) -> None:
    phone.open(lang="ru")
    back_at(phone, example, f"Обратный проход, шаг {step} ")
    letter = phone.page.locator(".badge-letter", has_text=re.compile("^[AB]$"))
    pills = phone.page.locator("#stage .chip").filter(has=letter).locator(".pill")
    assert pills.count() == 2
    assert [is_clear(phone, pill) for pill in pills.all()] == [True, True]


def test_a_picture_that_is_as_wide_as_the_phone_stays_whole(phone: Desk) -> None:
    phone.open()
    phone.pick("router")
    phone.leave_editor()
    phone.press("Home")
    for _ in range(phone.steps):
        phone.page.evaluate(AT_REST)
        expect(phone.page.locator(".graph")).to_have_attribute(
            "data-more", re.compile("^(top|bottom)$")
        )
        phone.press("ArrowRight")


def test_two_fingers_that_pinch_leave_the_number_under_one_of_them(phone: Desk) -> None:
    phone.open()
    phone.press("End")
    x, y = phone.middle(phone.node("y").locator("[data-handle]"))
    before = phone.node("y").bounding_box()
    phone.touch(((x, y), (x + 60, y)), ((x - 60, y + 90), (x - 120, y + 110)))
    expect(phone.node("y")).to_contain_text("5")
    after = phone.node("y").bounding_box()
    assert before
    assert after
    assert after["width"] > 1.3 * before["width"]


def test_a_finger_that_scrolls_the_page_does_not_seek(phone: Desk) -> None:
    phone.page.set_viewport_size({"width": 740, "height": 360})
    phone.open()
    x, y = phone.middle(phone.timeline)
    phone.touch(((x, y - 20), (x, y - 90)))
    phone.at_step(1)
    x, y = phone.middle(phone.timeline)
    phone.touch(((x, y), (x, y)))
    expect(phone.timeline).not_to_have_attribute("aria-valuenow", "1")


@pytest.mark.parametrize("size", [(360, 640), (320, 568)])
def test_on_a_short_phone_the_sum_is_in_sight(phone: Desk, size: tuple[int, int]) -> None:
    phone.page.set_viewport_size({"width": size[0], "height": size[1]})
    phone.open()
    at_the_end(phone, "recurrent")
    phone.page.evaluate(AT_REST)
    assert is_clear(phone, phone.node("w").locator(".grad"), 0)


@pytest.mark.parametrize(("example", "step"), [("recurrent", 7), ("newton", 9)])
def test_whose_gradient_it_is_is_seen_with_its_lens(phone: Desk, example: str, step: int) -> None:
    phone.open()
    back_at(phone, example, f"Backward pass, step {step} ")
    assert is_clear(phone, phone.page.locator("#stage .node.selected .card"))


@pytest.mark.parametrize("step", [5, 8])
def test_a_lens_before_a_tall_table_is_in_sight_with_its_pills(phone: Desk, step: int) -> None:
    phone.open()
    back_at(phone, "attention", f"Backward pass, step {step} ")
    phone.press("ArrowLeft")
    phone.press("Shift+ArrowRight", 3)
    phone.page.evaluate(AT_REST)
    glass, pills = phone.page.locator(".hot .glass"), phone.page.locator(".hot .pill")
    expect(pills).to_have_count(2)
    assert is_clear(phone, glass)
    lens = glass.bounding_box()
    assert lens
    for pill in pills.all():
        assert is_clear(phone, pill)
        box = pill.bounding_box()
        assert box
        assert box["y"] + box["height"] < lens["y"] + 4 or box["y"] > lens["y"] + lens["height"] - 4


@pytest.mark.parametrize("step", [4, 5, 7, 8])
def test_brackets_of_tall_tables_have_their_feet(phone: Desk, step: int) -> None:
    phone.open()
    back_at(phone, "attention", f"Backward pass, step {step} ")
    brackets = phone.page.locator(".formula .delimsizing svg")
    expect(brackets).not_to_have_count(0)
    # the box of a bracket is that of its path, but for what a pixel rounds off
    assert set(brackets.evaluate_all("(all) => all.map((e) => getComputedStyle(e).overflow)")) == {
        "visible"
    }


def test_a_term_waits_where_its_lens_has_room_off_the_card(phone: Desk) -> None:
    phone.open()
    back_at(phone, "attention", "Backward pass, step 14 ")
    phone.press("Shift+ArrowRight", 3)
    phone.page.evaluate(AT_REST)
    title = phone.node("Q").locator(".name").bounding_box()
    assert title
    for pill in phone.page.locator(".hot .chip .pill").all():
        box = pill.bounding_box()
        assert box
        over = box["x"] < title["x"] + title["width"] and title["x"] < box["x"] + box["width"]
        assert not over or box["y"] + box["height"] <= title["y"] + 2
