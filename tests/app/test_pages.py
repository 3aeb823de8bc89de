"""Pages and their files."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from app.assets import STATIC, assets, assets_in
from app.static import Files
from app.templates import import_map


@pytest.mark.parametrize(("header", "lang"), [("", "en"), ("ru", "ru"), ("de", "en")])
def test_the_page_speaks_the_readers_language(service: TestClient, header: str, lang: str) -> None:
    answer = service.get("/", headers={"Accept-Language": header})
    assert f'<html lang="{lang}"' in answer.text
    assert answer.headers["content-language"] == lang
    assert "Accept-Language" in answer.headers["vary"]
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/", "/docs", "/healthz", "/api/catalog", "/static/icon.svg"])
def test_head_is_get_without_a_body(service: TestClient, path: str) -> None:
    full, head = service.get(path), service.head(path)
    assert (head.status_code, head.content) == (200, b"")
    del full.headers["x-request-id"], head.headers["x-request-id"]
    assert head.headers == full.headers


@pytest.mark.parametrize("path", ["/", "/network", "/lecture", "/atlas", "/docs"])
def test_every_file_a_page_names_is_there(service: TestClient, path: str) -> None:
    names = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', service.get(path).text))
    assert names
    for name in sorted(names):
        assert service.get(name).status_code == 200, name


def test_the_import_map_points_at_files(service: TestClient) -> None:
    for name in sorted(set(json.loads(import_map(""))["imports"].values())):
        assert service.get(name).status_code == 200, name


def test_every_sheet_is_in_one_list(service: TestClient) -> None:
    lists = {"page.css", "network.css", "lecture.css"}
    texts = [(STATIC / "css" / name).read_text("utf-8") for name in lists]
    listed = re.findall(r'@import "./([^"]+)"', "".join(texts))
    sheets = {file.relative_to(STATIC / "css").as_posix() for file in STATIC.glob("css/**/*.css")}
    assert sheets - {*lists, "docs.css"} == set(listed)
    assert len(listed) == len(set(listed))


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder of files with a bundle newer than its sources, in the place of ours."""
    for name, text in {
        "js/main.js": "",
        "examples.json": "[]",
        "built/page.js": "one",
        "built/preload.json": '{"page": ["chunk.js"]}',
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    os.utime(tmp_path / "js/main.js", (1, 1))
    monkeypatch.setattr("app.assets.STATIC", tmp_path)
    assets_in.cache_clear()
    yield tmp_path
    assets_in.cache_clear()


def test_a_bundled_page_names_the_version_of_its_files(service: TestClient, bundle: Path) -> None:
    text = service.get("/").text
    files = f"static/{assets().version}"
    assert f'data-files="{files}"' in text
    assert f'src="/{files}/built/page.js"' in text
    assert f'<link rel="modulepreload" href="/{files}/built/chunk.js">' in text
    assert f'<link rel="preload" href="/{files}/examples.json"' in text
    assert not re.search(rf'"/static/(?!{assets().version}/)', text)


def test_a_page_runs_on_its_sources_when_they_are_newer_than_the_bundle(
    service: TestClient, bundle: Path
) -> None:
    os.utime(bundle / "built/preload.json", (0, 0))
    text = service.get("/").text
    assert 'data-files="static"' in text
    assert 'src="/static/js/main.js"' in text
    assert '<script type="importmap">' in text


@pytest.mark.parametrize("name", ["built/page.js", "examples.json"])
def test_a_version_is_another_one_when_any_file_has_been_changed(bundle: Path, name: str) -> None:
    first = assets().version
    (bundle / name).write_text("other")
    assets_in.cache_clear()
    assert re.fullmatch("[0-9a-f]{16}", assets().version)
    assert assets().version != first


def test_a_version_is_the_same_wherever_its_files_are(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = assets().version
    copy = shutil.copytree(bundle, bundle.parent / "copy", copy_function=shutil.copyfile)
    os.utime(copy / "js/main.js", (2, 2))
    (copy / "examples.json.br").write_bytes(b"smaller")
    monkeypatch.setattr("app.assets.STATIC", copy)
    assets_in.cache_clear()
    assert assets().version == first


def test_only_files_of_the_version_that_is_served_are_kept_for_ever(bundle: Path) -> None:
    with TestClient(Starlette(routes=[Mount("/static", Files(directory=bundle))])) as client:
        version = assets().version
        kept = client.get(f"/static/{version}/built/page.js")
        assert kept.text == "one"
        assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
        for folder in ("static", "static/0123456789abcdef"):
            asked = client.get(f"/{folder}/built/page.js")
            assert (asked.text, asked.headers["cache-control"]) == ("one", "no-cache")
        (bundle / "built/page.js").write_text("two")
        assets_in.cache_clear()
        old = client.get(f"/static/{version}/built/page.js")
        assert (old.text, old.headers["cache-control"]) == ("two", "no-cache")
        for path in (f"{version}/built/none.js", f"{version}/", f"{version}/../../pyproject.toml"):
            assert client.get(f"/static/{path}").status_code == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("icon.svg", "image/svg+xml"),
        ("js/early.js", "text/javascript; charset=utf-8"),
        ("css/base.css", "text/css; charset=utf-8"),
        ("i18n/ru.json", "application/json"),
        ("vendor/fonts/inter-latin.woff2", "font/woff2"),
    ],
)
def test_files_have_their_type(service: TestClient, name: str, kind: str) -> None:
    answer = service.get(f"/static/{name}")
    assert answer.headers["content-type"] == kind
    assert answer.headers["cache-control"] == "no-cache"


def test_a_known_file_is_not_sent_again(service: TestClient) -> None:
    first = service.get("/static/icon.svg")
    again = service.get("/static/icon.svg", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = service.get("/static/icon.svg", headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.js").write_text("plain")
    (tmp_path / "a.js.gz").write_bytes(gzip.compress(b"small"))
    return tmp_path


def fetch(folder: Path, accepted: str) -> tuple[str, str | None, str]:
    app = Starlette(routes=[Mount("/", Files(directory=folder))])
    with TestClient(app) as client:
        answer = client.get("/a.js", headers={"Accept-Encoding": accepted})
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"].startswith("text/javascript")
    encoding = answer.headers.get("content-encoding")
    return answer.text, encoding, answer.headers["etag"]


def test_a_compressed_sibling_goes_out_where_it_is_accepted(folder: Path) -> None:
    small, plain = fetch(folder, "gzip, deflate"), fetch(folder, "identity")
    assert small[:2] == ("small", "gzip")
    assert plain[:2] == ("plain", None)
    assert small[2] != plain[2]


def test_a_stale_sibling_stays(folder: Path) -> None:
    os.utime(folder / "a.js.gz", (0, 0))
    assert fetch(folder, "gzip")[:2] == ("plain", None)


def test_a_missing_sibling_is_no_matter(folder: Path) -> None:
    (folder / "a.js.gz").unlink()
    assert fetch(folder, "br, gzip")[:2] == ("plain", None)
