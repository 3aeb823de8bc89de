"""Each scene told by the clicker to its end, and the numbers that the lecture promises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from .axe import serious
from .desk import Desk
from .lecture import Lecture

Numbers = Mapping[str, tuple[str, str] | str]
"""Value and gradient of nodes, as the board has them in English, or cells of a table (`g_W`)."""


class Told(NamedTuple):
    """A scene: how many stops it has, and what stands on the board at some of them."""

    scene: str
    stops: int
    numbers: Mapping[int, Numbers]


SCENES = [
    Told(
        "formula",
        10,
        {
            2: {"v_z": "2 2 −1", "v_h": "2 2 0"},
            3: {"y": ("−1.5", "—")},
            9: {"b2": ("0.5", "1"), "g_b1": "1 −2 0", "g_W2": "2 2 0"},
            10: {"y": ("0.25", "—")},
        },
    ),
    Told(
        "descent",
        13,
        {
            3: {"y": ("7", "−4"), "b": ("1", "−4"), "w": ("3", "—")},
            4: {"w": ("3", "?")},
            5: {"w": ("3", "−8")},
            9: {"w": ("3.4", "−4"), "y": ("8", "−2"), "L": ("1", "1")},
            13: {"y": ("13", "8"), "L": ("16", "1")},
        },
    ),
    Told(
        "gates",
        15,
        {
            2: {"a": ("3", "2"), "b": ("−1", "2")},
            3: {"a": ("3", "?"), "b": ("−1", "?")},
            4: {"a": ("3", "−2"), "b": ("−1", "6")},
            6: {"a": ("3", "2"), "b": ("−1", "0")},
            8: {"a": ("3", "7")},
            12: {"x": ("3", "6"), "f": ("9", "1")},
            15: {"a": ("2", "2"), "b": ("1", "5"), "e": ("6", "1")},
        },
    ),
    Told(
        "router",
        11,
        {
            2: {"p": ("−2", "—"), "m": ("2", "—"), "f": ("1", "—")},
            4: {"z": ("2", "?"), "w": ("1", "?")},
            6: {"x": ("2", "−1"), "y": ("−1", "2"), "z": ("2", "1"), "w": ("1", "0")},
            7: {"z": ("2", "0"), "m": ("3", "2.7183")},
            10: {"z": ("2", "0.5"), "w": ("2", "0.5")},
            11: {"x": ("1", "−5.4366"), "z": ("3", "2.7183"), "w": ("1", "0")},
        },
    ),
    Told(
        "gym",
        14,
        {
            1: {"s": ("1", "—"), "f": ("0.7311", "—")},
            2: {"s": ("1", "?")},
            4: {"s": ("1", "0.1966"), "w2": ("−3", "0.1966"), "p1": ("6", "0.1966")},
            3: {"s": ("1", "0.1966")},
            5: {"w1": ("−3", "?"), "x1": ("−2", "—")},
            6: {"w1": ("−3", "−0.3932")},
            7: {"w0": ("2", "−0.1966"), "x0": ("−1", "0.3932"), "w1": ("−3", "−0.3932")},
            8: {"f": ("1.5456", "—")},
            9: {"q": ("−1", "1.5832"), "x": ("3", "?")},
            11: {"x": ("3", "2.0596"), "y": ("−4", "—")},
            12: {"f": ("0.4546", "1"), "s": ("0.9093", "0.5"), "x": ("2", "?")},
            13: {"x": ("2", "−0.4354")},
            14: {"a": ("−20", "—"), "f": ("−18", "—")},
        },
    ),
    Told(
        "shapes",
        11,
        {
            2: {"v_Y": "5 −2 1 2"},
            3: {"g_Y": "1 −1 0.5 2", "L": ("11.5", "1")},
            4: {"g_W": "? ? ? ? ? ?"},
            8: {"g_W": "0.5 −3 2.5 0 1.5 6"},
            10: {"g_X": "1 3 −1 0.5 −1 2"},
            11: {"g_W": "−1.5 −2 2.5 0 0.5 6.5"},
        },
    ),
    Told(
        "bias",
        10,
        {
            3: {"g_b": "? ?"},
            5: {"g_b": "1.5 1"},
            6: {"v_B": "0.5 −1 0.5 −1", "g_b": "1.5 1"},
            9: {"g_b": "0.75 0.5"},
            10: {"g_b": "0 2.5"},
        },
    ),
    Told(
        "hadamard",
        11,
        {
            2: {"v_A": "0.5 0.73 0.88 0.99"},
            3: {"g_Z": "? ? ? ?"},
            6: {"g_Z": "0.25 −0.2 0.052 0.013"},
            9: {"v_v": "0.25 −0.2 0.052 0.013"},
            11: {"g_Z": "1 0 0.5 0"},
        },
    ),
    Told(
        "homework",
        14,
        {
            2: {"v_S": "0.91 0.045 0.045 0.19 0.51 0.31", "L": ("1.2752", "—")},
            6: {"v_v": "−0.091 0.045 0.045"},
            7: {"g_Z": "? ? ? ? ? ?"},
            9: {"g_Z": "−0.091 0.045 0.045 0.19 0.51 −0.69"},
            10: {"g_W": "−0.091 0.045 0.045 −0.37 −0.42 0.78"},
            11: {"L": ("0.6376", "1"), "g_W": "−0.045 0.023 0.023 −0.18 −0.21 0.39"},
            12: {"L": ("?", "—")},
            13: {"L": ("0.6376", "—")},
            14: {"g_Z": "0.21 −0.15 −0.055 0.086 0.41 −0.49"},
        },
    ),
    Told(
        "order",
        19,
        {
            4: {"b": ("2", "—"), "c": ("4", "—")},
            6: {"a": ("1", "?")},
            9: {"b": ("2", "2"), "a": ("1", "4")},
            12: {"z": ("5", "4"), "y": ("4", "9"), "x": ("2", "36")},
            15: {"f": ("6.7225", "1"), "x": ("1.5", "11.2042")},
            17: {"x": ("2", "−1"), "w": ("1", "0")},
        },
    ),
]


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("told", SCENES, ids=lambda told: told.scene)
def test_a_scene_is_told_to_its_end(desk: Desk, told: Told, lang: str) -> None:
    lecture = Lecture(desk).open(told.scene, lang=lang)
    expect(desk.page.locator(".dot")).to_have_count(told.stops)
    for stop in range(1, told.stops + 1):
        if stop > 1:
            lecture.press()
        for name, numbers in told.numbers.get(stop, {}).items():
            if isinstance(numbers, str):
                lecture.tables(**{name: local(numbers, lang)})
            else:
                value, gradient = (local(each, lang) for each in numbers)
                lecture.shows(**{name: (value, gradient)})
    lecture.at(told.stops)


def local(numbers: str, lang: str) -> str:
    return numbers.replace(".", ",") if lang == "ru" else numbers


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_wrong_order_fails_before_the_room(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("order", stop=7, lang=lang)
    beside = lecture.page.locator(".beside")
    expect(beside).to_be_hidden()
    lecture.press()
    affected = beside.locator("table").first.locator("tbody tr")
    expect(affected).to_have_text(["a46"])
    expect(desk.node("a")).to_contain_text("6 ≠4")
    beside.locator(".order-mistake button").last.click()
    expect(affected).to_have_text(["a41", "b21"])
    # with the next step nothing is left of it
    lecture.press()
    expect(beside).to_be_hidden()
    lecture.shows(a=("1", "4"), b=("2", "2"))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_modes_race_on_the_board(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("order", stop=17, lang=lang)
    lecture.press()
    race = lecture.page.locator(".beside")
    of = "of" if lang == "en" else "из"
    expect(race.locator(".lane-count b")).to_contain_text([f"7 {of} 7", f"12 {of} 12"])
    expect(race.locator("tbody tr")).to_have_text(["x−1−1", "y22", "z11", "w00"])
    clock = race.get_by_role("slider")
    clock.fill("7")
    expect(race.locator("tbody tr")).to_have_text(["x−1−1", "y22", "z1—", "w0—"])
    expect(lecture.page.locator("#stage .edge.pointed")).to_have_count(1)
    # the space bar starts the race
    lecture.page.evaluate("document.activeElement.blur()")
    desk.press("Space")
    expect(clock).to_have_value("12", timeout=15_000)
    assert serious(desk, "html") == []


def test_a_cell_tells_its_row_times_column(desk: Desk) -> None:
    lecture = Lecture(desk).open("shapes", stop=9)
    cells = desk.node("W").locator(".cells.light > g")
    formula = lecture.page.locator("#board .formula")
    cells.nth(2).hover()
    expect(formula).to_contain_text("2.5")
    expect(cells.nth(2)).to_have_class("looked")
    # column 2 of X and column 1 of G, cell by cell
    for name, lit in {"X": [1, 4], "Y": [0, 2]}.items():
        kind = "v" if name == "X" else "g"
        table = desk.node(name).locator(f".cells[data-number^={kind}] > g")
        for at in range(table.count()):
            hued = table.nth(at).evaluate("each => /via-/.test(each.getAttribute('class') ?? '')")
            assert hued == (at in lit), (name, at)
    # the same with the keys, and to leave it
    cells.nth(0).focus()
    desk.press("ArrowDown")
    desk.press("ArrowDown")
    desk.press("ArrowRight")
    expect(cells.nth(5)).to_have_class("looked")
    expect(formula).to_contain_text("6")
    cells.nth(5).evaluate("each => each.blur()")
    expect(lecture.page.locator(".looked")).to_have_count(0)


def test_a_withheld_cell_tells_nothing(desk: Desk) -> None:
    Lecture(desk).open("shapes", stop=4)
    cells = desk.node("W").locator(".cells.light > g")
    expect(cells.first).to_have_text("?")
    cells.first.hover()
    expect(desk.page.locator(".looked, .cells [role=button][aria-label*=W]")).to_have_count(0)


def test_only_what_is_to_be_moved_stands_under_the_board(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit", stop=7)
    moved = lecture.page.locator("#inputs [data-input]")
    expect(lecture.page.locator("#inputs:visible [data-input]")).to_have_count(0)
    lecture.press()
    expect(moved).to_have_count(1)
    expect(lecture.page.locator("#inputs .actions button")).to_have_count(2)
    lecture.press()
    lecture.press()
    expect(moved).to_have_count(3)


def test_a_cell_is_tapped_on_a_phone(phone: Desk) -> None:
    Lecture(phone).open("shapes", stop=8)
    cell = phone.node("W").locator(".cells.light > g").first
    box = cell.bounding_box()
    assert box is not None
    phone.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(cell).to_have_class("looked")
    expect(phone.page.locator("#board .formula")).to_contain_text("11")
