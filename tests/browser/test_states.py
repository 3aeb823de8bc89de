"""What must hold in every state of the page."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from .desk import Desk
from .states import states

OPTIONS = {"resultTypes": ["violations"]}


def serious(page: Desk, where: str) -> list[Any]:
    """What a check by machine finds that keeps people out."""
    found = Axe().run(page.page, where, OPTIONS).response["violations"]
    # axe tries inline styles of its own
    page.errors[:] = [error for error in page.errors if "inline style" not in error]
    return [
        (where, each["id"], [(node["target"], node["html"][:90]) for node in each["nodes"]][:4])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


def settle(page: Desk) -> None:
    """Wait for what axe was refused last."""
    page.page.wait_for_timeout(200)
    page.errors[:] = [error for error in page.errors if "inline style" not in error]


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_axe_finds_nothing_serious_in_any_state(desk: Desk, theme: str, lang: str) -> None:
    desk.open(theme=theme, lang=lang)
    assert {state: found for state, at in states(desk) if (found := serious(desk, at))} == {}
    settle(desk)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_a_phone(phone: Desk, theme: str) -> None:
    phone.open(theme=theme, lang="ru")
    assert {state: found for state, at in states(phone) if (found := serious(phone, at))} == {}
    settle(phone)
