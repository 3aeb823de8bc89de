"""What strangers may type: every attack ends in an answer, and the next request is served."""

from __future__ import annotations

import resource
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.openapi import EXAMPLES

from .corpus import ENDLESS, NO_NUMBERS, REFUSED, TOO_MUCH, VALUES, name, texts

LARGEST = 50 * 2**20
"""Bytes that the process may grow by over all attacks."""

ABOUT_PROGRAMS = [path for path, all_ in EXAMPLES.items() if "source" in next(iter(all_.values()))]
ABOUT_NETWORKS = [path for path in EXAMPLES if path.startswith("/api/network")]


def ask(service: TestClient, source: str) -> tuple[int, dict[str, Any]]:
    answer = service.post("/api/trace", json={"source": source})
    return answer.status_code, answer.json()


@pytest.mark.parametrize(("source", "code"), REFUSED, ids=name)
def test_refused_with_a_place(service: TestClient, source: str, code: str) -> None:
    status, body = ask(service, source)
    assert (status, body["code"]) == (422, code)
    start, stop = body["span"]
    assert 0 <= start <= stop <= len(source)


@pytest.mark.parametrize(("source", "limit"), TOO_MUCH, ids=name)
def test_too_much_names_the_limit(service: TestClient, source: str, limit: str) -> None:
    status, body = ask(service, source)
    assert (status, body["code"]) == (413, f"limit_{limit}")
    assert body["params"]["limit"] < body["params"]["actual"]
    assert "span" in body


@pytest.mark.parametrize(("source", "value"), VALUES, ids=name)
def test_strange_numbers_are_results(service: TestClient, source: str, value: object) -> None:
    status, body = ask(service, source)
    assert status == 200
    assert body["nodes"][body["output"]]["value"] == value
    if isinstance(value, str):
        assert any(note["node"] is not None for note in body["notes"])


def test_a_lone_surrogate_is_refused_at_its_place(service: TestClient) -> None:
    content = b'{"source": "x+\\ud800"}'
    answer = service.post(
        "/api/trace", content=content, headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "character_refused")
    assert answer.json()["span"] == [2, 3]


@pytest.mark.parametrize("value", NO_NUMBERS, ids=name)
def test_inputs_that_are_no_numbers(service: TestClient, value: bytes) -> None:
    content = b'{"source": "x = 1; x * x", "inputs": {"x": ' + value + b"}}"
    for path in ("/api/trace", "/api/replay"):
        answer = service.post(path, content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422)
        assert answer.json()["code"] in ("json_invalid", "input_type")


@pytest.mark.parametrize("source", ENDLESS, ids=name)
def test_what_is_too_long_is_not_even_read(service: TestClient, source: str) -> None:
    status, body = ask(service, source)
    assert (status, body["code"]) == (413, "body_too_large")
    assert body["params"] == {"limit": 65_536}


@pytest.mark.parametrize("path", ABOUT_PROGRAMS)
def test_every_question_refuses_the_same(service: TestClient, path: str) -> None:
    example = next(iter(EXAMPLES[path].values()))

    def told(source: str) -> tuple[int, dict[str, Any]]:
        answer = service.post(path, json={**example, "inputs": {}, "source": source})
        return answer.status_code, answer.json()

    for source, code in REFUSED:
        status, body = told(source)
        assert (status, body["code"]) == (422, code), source
    for source, limit in TOO_MUCH:
        status, body = told(source)
        assert (status, body["code"]) == (413, f"limit_{limit}"), source
    for source, _ in VALUES:
        status, body = told(source)
        assert status == 200 or (status in (413, 422) and body["message"]), source


@pytest.mark.parametrize("path", ABOUT_NETWORKS)
def test_no_text_is_a_network(service: TestClient, path: str) -> None:
    more = {"steps": 1} if path.endswith("/train") else {}
    for text in texts():
        answer = service.post(path, json={"spec": text, **more})
        assert answer.status_code in (413, 422), text
        assert answer.json()["code"]


def test_a_file_is_rows_of_numbers_or_refused(service: TestClient) -> None:
    for text in texts():
        answer = service.post("/api/network/data", json={"points": {"rows": text}})
        assert answer.status_code in (413, 422), text


def test_a_class_may_be_called_anything(service: TestClient) -> None:
    rows = "x,y,kind\n0,1,<img src=x onerror=alert(1)>\n2,3,__proto__\n"
    answer = service.post("/api/network/data", json={"points": {"rows": rows}})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_more_steps_than_allowed_are_refused(service: TestClient) -> None:
    body = {"spec": "2 → 1, xor", "steps": 1_000_001}
    answer = service.post("/api/network/train", json=body)
    assert (answer.status_code, answer.json()["code"]) == (413, "limit_steps")


def test_the_process_does_not_grow(service: TestClient) -> None:
    for text in texts():
        ask(service, text)
    before = resident()
    for text in texts() * 3:
        ask(service, text)
    assert resident() - before < LARGEST
    assert ask(service, "x = 3; x * x")[0] == 200
    crew = service.app.state.crew  # type: ignore[attr-defined]
    assert crew.falls == 0


def resident() -> int:
    """Peak memory of this process in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
