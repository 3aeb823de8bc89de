"""Every page below a path of another site, behind a proxy that takes the path off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response, expect

from tests.app.test_server import running
from tests.proxy import NGINX, balanced

from .conftest import DESK, opened
from .desk import Desk
from .lecture import Lecture
from .net import Net

ROOT = "/maths/backlight"

pytestmark = pytest.mark.skipif(not NGINX, reason="needs nginx")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("proxy")
    with running("--root-path", ROOT) as (url, _), balanced(folder, url, below=ROOT) as below:
        yield below


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Desk]:
    """A desk that minds requests outside of the path, and whatever is not there."""
    missing: list[str] = []

    def note(response: Response) -> None:
        if response.status >= 400:
            missing.append(f"{response.status} {response.url}")

    with opened(browser, address, DESK) as each:
        each.page.on("response", note)
        yield each
    assert missing == []


def test_an_expression_is_traced_and_replayed(desk: Desk) -> None:
    desk.open()
    with desk.page.expect_response("**/api/replay"):
        desk.enter("x", "7")
    expect(desk.node("x").locator(".value")).to_have_text("7")
    desk.leave_editor()
    desk.press("g")
    expect(desk.tool.locator("tbody tr")).to_have_count(3)
    desk.page.wait_for_url(f"{desk.address}/#v1.*")
    desk.page.reload()
    expect(desk.node("x").locator(".value")).to_have_text("7")


def test_a_network_is_trained_and_leads_to_its_expression(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    net.page.click("#step-button")
    net.at_step(1)
    net.train.click()
    expect(net.train).to_have_attribute("aria-pressed", "true")
    net.train.click()
    net.rests()
    assert net.page.url.startswith(f"{desk.address}/network#v1.")


def test_a_scene_is_told_left_and_come_back_to(desk: Desk) -> None:
    lecture = Lecture(desk).open("circuit")
    lecture.press()
    lecture.shows(q=("3", "—"), f=("−12", "—"))
    assert desk.page.url == f"{desk.address}/lecture/circuit#2"
    desk.page.click("#lecture-explore")
    desk.page.wait_for_url(f"{desk.address}/#v1.*")
    desk.wait_drawn()
    desk.page.go_back()
    lecture.at(2)


def test_the_bar_leads_to_every_page(desk: Desk) -> None:
    desk.open()
    for page in ("/network", "/lecture", "/atlas", "/"):
        desk.page.locator(f'.pages a[href="{ROOT}{page}"]').click()
        here = desk.page.locator('.pages a[aria-current="page"]')
        expect(here).to_have_attribute("href", ROOT + page)
        desk.page.wait_for_load_state("networkidle")
    desk.page.goto(f"{desk.address}/docs")
    desk.page.locator("h1 a").click()
    desk.wait_drawn()
    assert desk.page.url.startswith(f"{desk.address}/")
