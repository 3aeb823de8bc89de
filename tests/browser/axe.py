"""What a check by machine finds on a page that keeps people out."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from .desk import Desk

OPTIONS = {"resultTypes": ["violations"]}


def serious(page: Desk, where: str) -> list[Any]:
    """What a check by machine finds that keeps people out, also once all colours have settled."""
    found = looked(page, where)
    if found:
        page.page.wait_for_timeout(800)
        found = looked(page, where)
    return found


def looked(page: Desk, where: str) -> list[Any]:
    """One look."""
    page.inspected = True
    found = Axe().run(page.page, where, OPTIONS).response["violations"]
    return [
        (where, each["id"], [(node["target"], node["html"][:90]) for node in each["nodes"]][:4])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
