"""Each scene told by the clicker to its end, and the numbers that the lecture promises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from .desk import Desk
from .lecture import Lecture

Numbers = Mapping[str, tuple[str, str]]
"""Value and gradient of nodes, as they stand on the board in English."""


class Told(NamedTuple):
    """A scene: how many stops it has, and what stands on the board at some of them."""

    scene: str
    stops: int
    numbers: Mapping[int, Numbers]


SCENES = [
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
]


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("told", SCENES, ids=lambda told: told.scene)
def test_a_scene_is_told_to_its_end(desk: Desk, told: Told, lang: str) -> None:
    lecture = Lecture(desk).open(told.scene, lang=lang)
    expect(desk.page.locator(".dot")).to_have_count(told.stops)
    for stop in range(1, told.stops + 1):
        if stop > 1:
            lecture.press()
        numbers = told.numbers.get(stop, {})
        for name, (value, gradient) in numbers.items():
            point = "." if lang == "en" else ","
            lecture.shows(**{name: (value.replace(".", point), gradient.replace(".", point))})
    lecture.at(told.stops)
