"""Every error has one shape, one language, and tells nothing of the inside."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.logs import Line
from app.main import create_app
from app.messages import HINTS, MESSAGES
from app.routes import catalog

FIELDS = {"type", "title", "status", "code", "message", "span", "hint", "params"}

JSON = {"Content-Type": "application/json"}


def check(answer: Any, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    body: dict[str, Any] = answer.json()
    assert body.keys() == FIELDS
    assert body["status"] == status
    assert body["code"] == code
    assert body["message"]
    return body


@pytest.mark.parametrize("path", ["/nowhere", "/api/", "/api/nowhere", "/static/no.js", "/docs/"])
def test_not_found(service: TestClient, path: str) -> None:
    check(service.get(path), 404, "not_found")


@pytest.mark.parametrize(
    "path", ["/static/../pyproject.toml", "/static/%2e%2e/pyproject.toml", "/static/..%2fREADME.md"]
)
def test_no_file_outside_the_folder(service: TestClient, path: str) -> None:
    check(service.get(path), 404, "not_found")


def test_wrong_method(service: TestClient) -> None:
    answer = service.get("/api/trace")
    body = check(answer, 405, "method_not_allowed")
    assert body["hint"] == "possible are: POST"
    assert answer.headers["allow"] == "POST"
    for path in ("/", "/docs", "/healthz", "/static/icon.svg"):
        answer = service.post(path)
        check(answer, 405, "method_not_allowed")
        assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"",
        b"null",
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"source": "x"',
        b'{"source": "x"}}',
        b"\x00",
    ],
)
def test_broken_json(service: TestClient, content: bytes) -> None:
    answer = service.post("/api/trace", content=content, headers=JSON)
    assert answer.status_code in (400, 422)
    check(answer, answer.status_code, answer.json()["code"])
    assert answer.json()["code"] in ("json_invalid", "request_invalid")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_other_media_types(service: TestClient, kind: str) -> None:
    answer = service.post("/api/trace", content=b'{"source": "x"}', headers={"Content-Type": kind})
    check(answer, 415, "media_type")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ([], "body"),
        ("x", "body"),
        ({}, "source"),
        ({"source": 1}, "source"),
        ({"source": None}, "source"),
        ({"source": "x", "more": 1}, "more"),
        ({"source": "x", "\x00": 1}, "\x00"),
        ({"source": "x", "inputs": []}, "inputs"),
        ({"source": "x", "mode": "sideways"}, "mode"),
        ({"source": "x", "expand": ["a"]}, "expand.0"),
        ({"source": "x", "expand": [1.5]}, "expand.0"),
        ({"source": "x", "expand": [0] * 1000}, "expand"),
    ],
)
def test_requests_of_another_form(service: TestClient, body: object, field: str) -> None:
    problem = check(service.post("/api/trace", json=body), 422, "request_invalid")
    assert problem["params"]["field"] == field
    assert problem["hint"]


@pytest.mark.parametrize(("lang", "hint"), [("en", "it must be a text"), ("ru", "нужен текст")])
def test_a_wrong_field_is_told_what_it_must_be(service: TestClient, lang: str, hint: str) -> None:
    answer = service.post(f"/api/trace?lang={lang}", json={"source": 1})
    assert check(answer, 422, "request_invalid")["hint"] == hint


def test_a_strange_field_name_comes_back_unharmed(service: TestClient) -> None:
    content = b'{"source": "x", "\\ud800": 1}'
    answer = service.post("/api/trace", content=content, headers=JSON)
    assert answer.status_code in (400, 422)
    assert answer.json().keys() == FIELDS


def test_a_long_field_name_is_cut(service: TestClient) -> None:
    answer = service.post("/api/trace", json={"source": "x", "y" * 50_000: 1})
    check(answer, 422, "request_invalid")
    assert len(answer.content) < 1_000


@pytest.mark.parametrize(
    ("query", "header", "word"),
    [
        ("", "", "nothing"),
        ("", "ru-RU,ru;q=0.9", "ничего"),
        ("?lang=ru", "en", "ничего"),
        ("?lang=en", "ru", "nothing"),
    ],
)
def test_errors_speak_the_readers_language(
    service: TestClient, query: str, header: str, word: str
) -> None:
    answer = service.get(f"/nowhere{query}", headers={"Accept-Language": header})
    assert word in check(answer, 404, "not_found")["message"]


def test_a_bug_is_a_number_and_a_place(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(limits: object) -> None:
        raise KeyError("secret formula")

    monkeypatch.setattr(catalog, "catalog", broken)
    with (
        TestClient(create_app(), base_url="http://localhost") as client,
        caplog.at_level(logging.ERROR, "backlight"),
    ):
        answer = client.get("/api/catalog")
    problem = check(answer, 500, "internal")
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers
    assert problem["params"]["id"] == answer.headers["x-request-id"]
    (record,) = caplog.records
    line = Line().format(record)
    assert "KeyError" in line
    assert "test_errors.py" in line
    assert "secret" not in line


def test_messages_are_complete() -> None:
    for text in (*MESSAGES.values(), *HINTS.values()):
        assert text.en
        assert text.ru
    assert HINTS.keys() <= MESSAGES.keys()


def test_a_character_is_named_by_unicode_in_english_and_by_its_number_in_russian(
    service: TestClient,
) -> None:
    for language, said in {"en": "EN DASH", "ru": "U+2013"}.items():
        headers = {"Accept-Language": language}
        answer = service.post("/api/trace", json={"source": "x – y"}, headers=headers)
        body = check(answer, 422, "character_refused")
        assert f"({said})" in body["message"]
        assert body["params"]["name"] == "EN DASH"  # for machines
