"""How a question is read: what fits, and what is said of what does not."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI, Request
from starlette.responses import StreamingResponse
from starlette.testclient import TestClient

from app.asked import Asked
from app.main import create_app
from app.pieces import over
from app.questions import NETWORKS, QUESTIONS, paths_of
from app.settings import Settings

TEXT = {"source": "x = -2; f = x^2", "inputs": {"x": 4}}
JSON = "application/json"


@pytest.mark.parametrize(
    ("content", "kind", "status", "code", "params"),
    [
        (json.dumps(TEXT), JSON, 200, None, {}),
        (json.dumps(TEXT), "Application/JSON; charset=utf-8", 200, None, {}),
        (json.dumps(TEXT), "application/more+json", 200, None, {}),
        (json.dumps(TEXT), "", 415, "media_type", {}),
        (json.dumps(TEXT), "text/plain", 415, "media_type", {}),
        (json.dumps(TEXT), "text/json", 422, "request_invalid", {"field": "body"}),
        (json.dumps(TEXT), "application/jsonl", 422, "request_invalid", {"field": "body"}),
        ("", JSON, 422, "request_invalid", {"field": "body", "reason": "missing"}),
        ("", "", 415, "media_type", {}),
        ("{", JSON, 400, "json_invalid", {}),
        ("{}}", JSON, 400, "json_invalid", {}),
        (b"\xff", JSON, 400, "json_invalid", {}),
        ("[" * 60_000, JSON, 400, "json_invalid", {}),
        ('{"inputs": {"x": ' + "9" * 5_000 + "}}", JSON, 400, "json_invalid", {}),
        ("[]", JSON, 422, "request_invalid", {"field": "body"}),
        ('{"source": 1}', JSON, 422, "request_invalid", {"field": "source"}),
        ('{"inputs": 1}', JSON, 422, "request_invalid", {"field": "inputs"}),
        ('{"expand": [0, "1"]}', JSON, 422, "request_invalid", {"field": "expand.1"}),
        ('{"more": 1}', JSON, 422, "request_invalid", {"reason": "extra_forbidden"}),
        ("{}", JSON, 422, "request_invalid", {"field": "program", "reason": "missing"}),
        ('{"program": "gone"}', JSON, 409, "program_unknown", {}),
    ],
)
def test_what_is_read(
    service: TestClient, content: Any, kind: str, status: int, code: str | None, params: Any
) -> None:
    answer = service.post("/api/replay", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status, answer.text
    if code:
        problem = answer.json()
        assert problem["code"] == code
        assert problem["params"].items() >= params.items()
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", sorted(set(paths_of(QUESTIONS)) | {"/api/replay"}))
def test_questions_are_posted(service: TestClient, path: str) -> None:
    for method in ("GET", "HEAD", "PUT", "DELETE"):
        answer = service.request(method, path)
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("path", sorted(set(paths_of(QUESTIONS)) - set(paths_of(NETWORKS))))
def test_a_question_is_read_wherever_it_is_answered(service: TestClient, path: str) -> None:
    answer = service.post(f"{path}?lang=ru", json={"no such field": "x" * 200})
    assert (answer.status_code, answer.json()["code"]) == (422, "request_invalid")
    assert answer.json()["hint"] in ("поле обязательно", "такого поля нет")


def test_a_body_that_comes_in_pieces_is_one() -> None:
    content = json.dumps(TEXT).encode()
    with TestClient(create_app(Settings()), base_url="http://localhost") as client:
        pieces = client.post(
            "/api/replay",
            content=iter([content[:9], content[9:]]),
            headers={"Content-Type": JSON},
        )
        assert pieces.json() == client.post("/api/replay", json=TEXT).json()


@pytest.mark.parametrize("path", sorted(paths_of(NETWORKS)))
def test_millions_of_small_things_in_a_short_text_are_not_read(
    service: TestClient, path: str
) -> None:
    limit = Settings().body_pieces
    content = b'{"spec": "2 -> 1, xor", "checkpoint": {"runs": [' + b"[]," * (limit // 2) + b"0]}}"
    answer = service.post(path, content=content, headers={"Content-Type": JSON})
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_many")
    assert answer.json()["params"] == {"limit": limit}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("[1]", 1),
        ("[1, 2, 3]", 3),
        ("[[], [{}]]", 5),
        ('["1, 2, [3]"]', 2),
        ('{"a": [1, "b"]}', 5),
        (r'["\", [", "\\", []]', 6),
        ('["never closed, [', 2),
    ],
)
def test_pieces_are_counted_outside_of_texts(text: str, pieces: int) -> None:
    spaced = text.encode() + b" " * 10
    assert over(spaced, pieces - 1)
    assert not over(spaced, pieces)


def test_a_stream_does_not_keep_what_it_was_asked() -> None:
    router = APIRouter(route_class=Asked)
    kept: list[weakref.ref[Request]] = []

    @router.post("/")
    async def answer(body: dict[str, int], request: Request) -> StreamingResponse:
        kept.append(weakref.ref(request))

        async def chunks() -> AsyncIterator[str]:
            gc.collect()
            yield f"{body} {kept[0]()}"

        return StreamingResponse(chunks())

    app = FastAPI()
    app.state.settings = Settings()
    app.include_router(router)
    with TestClient(app) as client:
        assert client.post("/", json={"x": 1}).text == "{'x': 1} None"
