"""Exercises over the wire."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


def test_an_exercise_can_be_traced(service: TestClient) -> None:
    source = service.post("/api/gym", json={"level": 4, "seed": 2}).json()["source"]
    assert service.post("/api/trace", json={"source": source}).status_code == 200


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"ops": ["exp"]}, "gym_ops"),
        ({"level": 5}, "request_invalid"),
        ({"seed": -1}, "request_invalid"),
        ({"ops": ["matmul"]}, "request_invalid"),
    ],
)
def test_mistakes_are_told(service: TestClient, body: dict[str, Any], code: str) -> None:
    answer = service.post("/api/gym?lang=ru", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
