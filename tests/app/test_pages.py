"""Pages and their files."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from app.static import Files
from app.templates import IMPORT_MAP, STATIC, built_in


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
    for name in sorted(set(json.loads(IMPORT_MAP)["imports"].values())):
        assert service.get(name).status_code == 200, name


def test_every_sheet_is_in_one_list(service: TestClient) -> None:
    lists = {"page.css", "network.css", "lecture.css"}
    texts = [(STATIC / "css" / name).read_text("utf-8") for name in lists]
    listed = re.findall(r'@import "./([^"]+)"', "".join(texts))
    sheets = {file.relative_to(STATIC / "css").as_posix() for file in STATIC.glob("css/**/*.css")}
    assert sheets - {*lists, "docs.css"} == set(listed)
    assert len(listed) == len(set(listed))


def test_a_page_runs_on_its_sources_when_they_are_newer_than_the_bundle(
    service: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source, bundle = tmp_path / "js" / "main.js", tmp_path / "built" / "preload.json"
    for file, text in ((source, ""), (bundle, '{"page": ["chunk.js"]}')):
        file.parent.mkdir()
        file.write_text(text)
    monkeypatch.setattr("app.templates.STATIC", tmp_path)
    os.utime(source, (1, 1))
    built_in.cache_clear()
    bundled = service.get("/").text
    assert "/static/built/page.js" in bundled
    assert '<link rel="modulepreload" href="/static/built/chunk.js">' in bundled
    os.utime(bundle, (0, 0))
    built_in.cache_clear()
    sources = service.get("/").text
    assert "/static/js/main.js" in sources
    assert '<script type="importmap">' in sources


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
