"""The service below a path of another site, whether a proxy takes the path off or not."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.assets import Assets
from app.main import ROUTERS, create_app
from app.questions import paths_of
from app.settings import OWN, Settings

ROOT = "/~ada/backlight"
PAGES = ["/", "/network", "/lecture", "/lecture/circuit", "/atlas", "/docs"]


@pytest.fixture(scope="module")
def below() -> Iterator[TestClient]:
    with TestClient(create_app(Settings(root_path=ROOT)), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_nothing_outside_of_its_place(below: TestClient, path: str) -> None:
    text = below.get(ROOT + path).text
    named = re.findall(r'(?:href|src|data-worker)="(/[^"]*)"', text)
    named += re.findall(r': "(/[^"]+)"', text.partition('type="importmap">')[2].partition("<")[0])
    assert named
    for address in sorted(set(named)):
        assert address.startswith(f"{ROOT}/")
        assert below.get(address).status_code == 200, address
    assert f'data-root="{ROOT}"' in text


@pytest.mark.parametrize("path", [*PAGES, "/healthz", "/static/icon.svg", "/api/catalog"])
def test_it_is_one_whether_the_proxy_takes_the_path_off_or_not(
    below: TestClient, path: str
) -> None:
    whole, rest = below.get(ROOT + path), below.get(path)
    assert (whole.status_code, whole.content) == (200, rest.content)


def test_the_place_itself_is_the_first_page(below: TestClient) -> None:
    assert below.get(ROOT).content == below.get(f"{ROOT}/").content
    assert below.get(f"{ROOT}s").status_code == 404
    assert below.get(f"{ROOT}{ROOT}/").status_code == 404


def test_the_import_map_is_the_one_that_the_policy_allows(
    below: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.templates.assets", lambda: Assets(None))
    answer = below.get(f"{ROOT}/")
    (inline,) = re.findall(r'<script type="importmap">(.*?)</script>', answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]
    assert f'"{ROOT}/static/vendor/katex.js"' in inline


def test_a_question_has_its_limits_there_too(below: TestClient) -> None:
    asked = {"source": "x = 3; x * x"}
    assert below.post(f"{ROOT}/api/trace", json=asked).json()["nodes"][0]["grad"] == 6
    large = {"source": "x" * 70_000}
    assert below.post(f"{ROOT}/api/trace", json=large).status_code == 413
    statuses = {below.post(f"{ROOT}/api/trace", json=asked).status_code for _ in range(60)}
    assert statuses == {200, 429}


def test_the_description_says_where_the_api_is(below: TestClient) -> None:
    schema = below.get(f"{ROOT}/openapi.json").json()
    assert schema["servers"] == [{"url": ROOT}]
    assert "/api/trace" in schema["paths"]


def test_no_place_can_be_taken_for_an_address_of_our_own() -> None:
    first = {path.split("/")[1] for path in paths_of(ROUTERS)} - {""}
    assert first | {"static", "openapi.json"} == set(OWN.split("|"))
