"""What must hold in every scene of the lecture, whoever looks and on whatever."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .axe import serious
from .desk import Desk, inside
from .lecture import Lecture

FOLDER = Path(__file__).parents[2] / "static" / "scenes"
SCENES = [file.stem.split("-", 1)[1] for file in sorted(FOLDER.glob("*.yaml"))]
# What reaches beyond the window and cannot be reached by scrolling.
BEYOND = """() => [...document.querySelectorAll('.clicker button, .story h1, .question')]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.id || each.className, each.getBoundingClientRect()])
  .filter(([, { left, right }]) => left < 0 || right > innerWidth + 0.5)
  .map(([name]) => name)"""


def last(lecture: Lecture) -> None:
    """Go to the last stop of the scene that is open."""
    stops = lecture.page.locator(".dot").count()
    lecture.page.locator(".dot").last.click()
    lecture.at(stops)


@pytest.mark.parametrize("scene", SCENES)
def test_nobody_is_kept_out_of_a_scene(desk: Desk, scene: str) -> None:
    desk.page.emulate_media(color_scheme="dark")
    lecture = Lecture(desk).open(scene)
    assert serious(desk, "html") == []
    last(lecture)
    assert serious(desk, "html") == []


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_fits_a_phone(phone: Desk, scene: str) -> None:
    lecture = Lecture(phone).open(scene, lang="ru")
    for _ in range(2):
        assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert phone.page.evaluate(BEYOND) == []
        last(lecture)
    assert serious(phone, "html") == []


def test_the_clicker_alone_leads_through_the_whole_lecture(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 1920, "height": 1080})
    lecture = Lecture(desk).open(SCENES[0])
    for scene, following in pairwise(SCENES):
        assert desk.page.evaluate("location.pathname") == f"/lecture/{scene}"
        last(lecture)
        lecture.press()
        assert desk.page.evaluate("location.pathname") == f"/lecture/{following}"
        lecture.at(1)
    last(lecture)
    expect(desk.page.locator("button.next")).to_be_disabled()


@pytest.mark.parametrize(
    ("scene", "stop"), [("regions", 3), ("gates", 13), ("router", 8), ("order", 16), ("step", 7)]
)
def test_every_choice_is_in_sight_on_a_phone(phone: Desk, scene: str, stop: int) -> None:
    lecture = Lecture(phone).open(scene, stop=stop, lang="ru")
    for part in lecture.story.locator(".telling, .option").all():
        assert inside(part, lecture.story)


def test_with_a_long_reason_the_right_choice_stays_in_sight_on_a_phone(phone: Desk) -> None:
    lecture = Lecture(phone).open("fold", stop=4, lang="ru")
    assert inside(lecture.story.locator("[data-state=right]"), lecture.story)
    expect(lecture.story.locator(".because")).to_be_in_viewport()


def test_what_was_chosen_wrongly_stays_in_sight_on_a_phone(phone: Desk) -> None:
    lecture = Lecture(phone).open("shortcut", stop=3, lang="ru")
    lecture.story.get_by_role("button", name="стала больше").tap()
    for state in ("wrong", "right"):
        assert inside(lecture.story.locator(f"[data-state={state}]"), lecture.story)


def test_the_mark_of_a_question_can_be_read_among_the_dots_of_a_phone(phone: Desk) -> None:
    lecture = Lecture(phone).open("order", stop=16)
    dots = phone.page.locator(".dot")
    here = dots.nth(15)
    circle, letters, room = here.evaluate("""(dot) => {
        const circle = getComputedStyle(dot, "::before");
        const letters = parseFloat(getComputedStyle(dot).fontSize);
        return [parseFloat(circle.height), letters, dot.getBoundingClientRect().width];
    }""")
    assert letters < circle <= room
    # one that is passed is a dot as any other
    assert lecture.page.locator(".dot.past").all_inner_texts() == [""] * 15


@pytest.mark.parametrize("scene", ["gates", "homework", "router"])
def test_the_reason_of_an_answer_is_in_sight_on_a_phone(phone: Desk, scene: str) -> None:
    lecture = Lecture(phone).open(scene, lang="ru")
    because = lecture.story.locator(".because")
    while not because.count():
        lecture.press()
    assert inside(because, lecture.story)


def test_a_number_that_was_asked_for_finds_room(desk: Desk) -> None:
    """What it is asked in a small card for may be long; nothing is cut or covered when it comes."""
    desk.page.set_viewport_size({"width": 1920, "height": 1080})
    lecture = Lecture(desk).open("gym", stop=12)
    desk.wait_settled()
    before = desk.node("f").bounding_box()
    lecture.press()
    expect(desk.node("x").locator(".grad")).to_have_text("−0.4354")
    desk.wait_settled()
    assert desk.node("f").bounding_box() == before
    for name in ("x", "s", "f"):
        assert inside(desk.node(name), desk.page.locator("#stage"))


def test_a_network_is_seen_on_a_phone(phone: Desk) -> None:
    lecture = Lecture(phone).open("dead-relu", lang="ru")
    last(lecture)
    board = phone.page.locator("#board .stage")
    assert inside(board.locator(".unit").last, board)
    box = board.bounding_box()
    assert box
    assert box["width"] > 300
