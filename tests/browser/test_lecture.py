"""The lecture: given by clicker, followed at home, left and come back to."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .axe import serious
from .desk import Desk
from .lecture import Lecture


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_circuit_is_told_by_the_clicker_alone(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("circuit", lang=lang)
    lecture.press()
    lecture.shows(q=("3", "—"), f=("−12", "—"))
    lecture.press()
    lecture.shows(q=("3", "—"), f=("−12", "1"))
    lecture.press()
    lecture.shows(q=("3", "−4"), z=("−4", "3"))
    lecture.press()  # asked: what is hidden shows as such
    lecture.shows(x=("−2", "?"), y=("5", "?"))
    expect(lecture.story.locator(".option")).to_have_count(3)
    lecture.press()  # answered
    expect(lecture.story.locator("[data-state=right]")).to_contain_text("−4")
    lecture.press()
    lecture.shows(x=("−2", "−4"), y=("5", "−4"), z=("−4", "3"))
    lecture.press()  # asked before it is told
    falls = "falls by 4" if lang == "en" else "убывает на 4"
    expect(lecture.story).not_to_contain_text(falls)
    lecture.press()
    right = lecture.story.locator("[data-state=right]")
    expect(right).to_contain_text("It falls" if lang == "en" else "Уменьшится")
    expect(lecture.story).to_contain_text(falls)
    lecture.press()
    number = "−12.4" if lang == "en" else "−12,4"
    expect(desk.node("f").locator(".value")).to_contain_text(number)


def test_a_choice_of_the_room_is_compared_with_the_answer(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit", stop=5)
    lecture.story.get_by_role("button", name="a half for each").click()
    lecture.at(6)
    expect(lecture.story.locator("[data-state=wrong]")).to_contain_text("half")
    expect(lecture.story.locator("[data-state=right]")).to_contain_text("−4")
    # the mark is there for who comes back to the answer, not for who asks again
    lecture.press()
    lecture.press("PageUp")
    expect(lecture.story.locator("[data-state=wrong]")).to_contain_text("half")
    lecture.press("PageUp")
    expect(lecture.story.locator("[data-state=open]")).to_have_count(3)
    lecture.press()
    expect(lecture.story.locator("[data-state=right]")).to_have_count(1)
    expect(lecture.story.locator("[data-state=wrong]")).to_have_count(0)


def test_the_strip_of_steps_is_turned_by_keys(desk: Desk) -> None:
    lecture = Lecture(desk).open("order", stop=4)
    strip = desk.page.get_by_role("slider", name="Step")
    strip.focus()
    before = int(strip.get_attribute("aria-valuenow") or 0)
    for key, step in (("ArrowLeft", before - 1), ("ArrowRight", before), ("Home", 1)):
        strip.press(key)
        expect(strip).to_have_attribute("aria-valuenow", str(step))
    # the clicker still turns the pages
    lecture.press("PageDown")
    lecture.at(5)


APART = """() => {
    const boxes = (what) => [...document.querySelectorAll(what)]
        .filter((e) => e.checkVisibility({ visibilityProperty: true }))
        .map((e) => e.getBoundingClientRect());
    const hits = (a, b) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const cards = boxes("#board .node .card");
    const written = boxes("#board .equation text").filter(({ width }) => width);
    return written.length > 0 && !written.some((a) => cards.some((b) => hits(a, b)));
}"""


def test_what_a_story_points_at_is_not_written_over_a_card(desk: Desk) -> None:
    Lecture(desk).open("gym", stop=11, lang="ru")
    desk.page.wait_for_function(APART)


def test_who_presses_a_button_goes_on_from_it(desk: Desk) -> None:
    lecture, page = Lecture(desk).open("gates", stop=3), desk.page
    chosen = page.locator(".option").nth(1)
    chosen.press("Enter")
    lecture.at(4)
    expect(chosen).to_be_focused()
    # what has nothing to do leaves the key to the lecture
    lecture.press("Enter")
    lecture.at(5)
    reset = page.get_by_role("button", name="Reset", exact=True)
    page.locator("#board .slider:visible").first.press("ArrowRight")
    expect(reset).to_have_attribute("aria-disabled", "false")
    reset.press("Enter")
    expect(reset).to_have_attribute("aria-disabled", "true")
    expect(reset).to_be_focused()
    dot = page.locator(".dot").nth(5)
    dot.press("Enter")
    lecture.at(6)
    expect(dot).to_be_focused()
    lecture.press("ArrowRight")
    lecture.at(7)


def test_what_a_hand_changed_is_put_back(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit", stop=10)
    reset = desk.page.locator("#lecture-reset")
    expect(reset).to_be_hidden()
    desk.enter("x", "3")
    lecture.shows(x=("3", "−4.03"))
    expect(desk.node("q").locator(".value")).to_have_text("8.04")
    expect(reset).to_be_visible()
    desk.press("Escape")
    desk.leave_editor()
    reset.click()
    expect(desk.node("q").locator(".value")).to_have_text("3.08")
    expect(reset).to_be_hidden()


def test_a_stop_has_its_link(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit", stop=4)
    lecture.shows(q=("3", "−4"), z=("−4", "3"))
    desk.page.reload()
    lecture.at(4)
    lecture.shows(q=("3", "−4"), z=("−4", "3"))


def test_one_leaves_to_explore_and_comes_back(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit", stop=4)
    desk.page.click("#lecture-explore")
    desk.wait_drawn()
    expect(desk.node("q").locator(".grad")).to_have_text("−4")
    desk.page.go_back()
    lecture.at(4)


def test_a_scene_that_is_not_there_says_so(desk: Desk) -> None:
    desk.page.goto(f"{desk.address}/lecture/nothing")
    expect(desk.page.locator("#story")).to_contain_text("no scene called “nothing”")
    desk.page.click("#lecture-list")
    desk.page.locator(".playlist button", has_text="A circuit").click()
    Lecture(desk).at(1)


def test_black_and_back(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit", stop=2)
    desk.press("b")
    expect(desk.page.locator("#blackout")).to_be_visible()
    desk.press("b")
    expect(desk.page.locator("#blackout")).to_be_hidden()
    desk.press(".")
    lecture.press()
    expect(desk.page.locator("#blackout")).to_be_hidden()


def test_two_windows_follow_each_other_without_the_server(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit", stop=2)
    context: BrowserContext = desk.page.context
    with context.expect_page() as opened:
        desk.press("n")
    notes: Page = opened.value
    expect(notes.locator(".speaker .here")).to_contain_text("Forward")
    expect(notes.locator(".speaker .coming")).to_contain_text("Backward")
    asked: list[str] = []
    for page in (desk.page, notes):
        page.on("request", lambda request: asked.append(request.url))
    notes.keyboard.press("PageDown")
    lecture.at(3)
    lecture.press()
    expect(notes.locator(".speaker .here")).to_contain_text("What arrives times")
    expect(notes.locator(".speaker .coming")).to_contain_text("Answer")
    notes.keyboard.press("b")
    expect(desk.page.locator("#blackout")).to_be_visible()
    assert not [url for url in asked if "/api/" in url]


def test_before_an_audience_nothing_is_seen_but_the_scene(desk: Desk) -> None:
    Lecture(desk).open("circuit", stop=4)
    desk.press("f")
    expect(desk.page.locator("#top")).to_be_hidden()
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "projector")
    desk.press("f")
    expect(desk.page.locator("#top")).to_be_visible()
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_finger_turns_the_page(phone: Desk) -> None:
    lecture = Lecture(phone).open("circuit", stop=3)
    x, y = phone.middle(lecture.story)
    phone.touch(((x + 80, y), (x - 80, y)))
    lecture.at(4)
    phone.touch(((x - 80, y), (x + 80, y)))
    lecture.at(3)
    wide, window = phone.widths()
    assert wide <= window


def test_a_word_is_explained_where_it_stands(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit", stop=3, lang="ru")
    lecture.story.get_by_role("button", name="локальная производная").click()
    card = desk.page.locator(".meaning-card")
    expect(card).to_contain_text("она стоит в линзе")
    desk.press("Escape")
    expect(card).to_be_hidden()


def test_a_word_is_not_torn_from_its_brackets(desk: Desk) -> None:
    Lecture(desk).open("hadamard", stop=10, lang="ru")
    word = desk.page.locator("#story .unbroken", has=desk.page.locator("[data-word=vjp]"))
    expect(word).to_have_text("(vjp).")
    expect(word).to_have_css("white-space", "nowrap")


def test_a_preset_is_tried_and_taken_back(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit", stop=7)
    lecture.story.get_by_role("button", name="z turns positive").click()
    lecture.shows(x=("−2", "4"), z=("4", "3"))
    desk.page.click("#lecture-reset")
    lecture.shows(x=("−2", "−4"), z=("−4", "3"))


@pytest.mark.parametrize("answers", [True, False])
def test_a_handout_has_the_story_the_pictures_and_the_answers_if_wanted(
    desk: Desk, answers: bool
) -> None:
    desk.page.add_init_script(
        "window.print = () => { window.paper = document.querySelector('#handout').innerText;"
        "window.pictures = document.querySelectorAll('#handout figure svg.scene .node').length; }"
    )
    Lecture(desk).open("circuit", stop=2)
    desk.page.click("#lecture-print")
    desk.page.locator(".printing [type=checkbox]").set_checked(answers)
    desk.page.locator(".printing [type=submit]").click()
    desk.page.wait_for_function("() => window.paper", timeout=60_000)
    paper = desk.page.evaluate("() => window.paper")
    assert "A circuit and its chain rule" in paper
    assert "What does it hand on to" in paper
    assert ("the local derivative is 1" in paper) == answers
    assert desk.page.evaluate("() => window.pictures") == 10
    expect(desk.page.locator("#handout")).to_be_hidden()
    expect(desk.page.locator(".bench")).to_have_count(0)
    Lecture(desk).at(2)


def test_what_the_lecturer_keeps_back_is_not_there(desk: Desk) -> None:
    desk.page.route(
        "**/api/scenes/homework",
        lambda route: route.fulfill(json=closed(route.fetch().json())),
    )
    lecture = Lecture(desk).open("homework")
    expect(lecture.page.locator(".dot")).to_have_count(1)
    expect(lecture.story).to_contain_text("keeps the rest of this scene locked")
    lecture.press()
    assert "/lecture/order" in lecture.page.url


def closed(scene: dict[str, Any]) -> dict[str, Any]:
    """A scene as the server sends it while it is locked after its first step."""
    return {**scene, "stops": scene["stops"][:1], "story": scene["story"][:1], "locked": True}


def test_the_list_knows_how_far_one_has_come(desk: Desk) -> None:
    lecture = Lecture(desk).open("vote")
    lecture.press()
    lecture.page.reload()
    lecture.at(2)
    lecture.page.click("#lecture-list")
    entry = lecture.page.locator(".playlist button", has_text="Bets, please")
    expect(entry.get_by_role("img", name="2 of 5 stops seen")).to_have_text("2/5")
    lecture.page.keyboard.press("Escape")
    lecture.page.locator(".dot").last.click()
    lecture.at(5)
    lecture.page.click("#lecture-list")
    expect(entry.locator(".reached")).to_have_text("✓")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_shapes_and_examples_are_written_as_one_likes(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("shapes", lang=lang)
    told = lecture.story.locator(".katex-html").first
    expect(told).to_contain_text("[n,d]")
    board = desk.node("W")
    expect(board).to_contain_text("[3, 2]")
    expect(lecture.story.locator(".otherwise")).to_have_count(0)
    desk.press("l")
    desk.page.get_by_role("button", name="n × m").click()
    expect(told).to_contain_text("n×d")
    expect(board).to_contain_text("3 × 2")
    desk.press("l")
    columns = "as columns" if lang == "en" else "в столбцах"
    desk.page.get_by_role("button", name=columns).click()
    expect(lecture.story.locator(".otherwise")).to_contain_text(columns)
    assert serious(desk, "html") == []
    # it is kept, and of a scene that has columns it tells nothing else
    desk.page.reload()
    expect(told).to_contain_text("n×d")
    lecture.open("formula", lang=lang)
    expect(lecture.story.locator(".otherwise")).to_have_count(0)
    desk.press("l")
    desk.page.get_by_role("button", name="as rows" if lang == "en" else "в строках").click()
    expect(lecture.story.locator(".otherwise .katex")).to_have_count(1)


def test_paper_has_pictures_whole_and_nothing_over_another(desk: Desk) -> None:
    Lecture(desk).open("clip")
    page = desk.page
    page.evaluate(
        "() => { window.print = () => {"
        " window.kept = document.querySelector('#handout').cloneNode(true) } }"
    )
    page.click("#lecture-print")
    page.locator(".printing .button").click()
    page.wait_for_function("() => window.kept")
    page.evaluate("document.querySelector('#handout').replaceWith(window.kept)")
    page.evaluate("() => { window.kept.hidden = false }")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 970})
    figures = page.locator("#handout figure")
    expect(figures).to_have_count(2)
    for at in range(2):
        arrows = figures.nth(at).locator("svg line, svg path")
        assert arrows.count() > 3
        box = figures.nth(at).bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 700
        inner = figures.nth(at).locator("svg").first.bounding_box()
        assert inner is not None
        assert inner["y"] + inner["height"] <= box["y"] + box["height"] + 1
    # what is only read aloud is not laid out: it moved whole blocks to other pages
    expect(page.locator("#handout .katex-mathml").first).to_be_hidden()
