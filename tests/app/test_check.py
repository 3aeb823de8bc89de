"""The gradient check as the page asks for it."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


def checked(service: TestClient, source: str, **inputs: Any) -> dict[str, Any]:
    answer = service.post("/api/check", json={"source": source, "inputs": inputs})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_the_error_falls_and_rises_again_with_the_step(service: TestClient) -> None:
    body = checked(service, "x = 1.5; f = x * exp(x)")
    [found] = body["numbers"]
    assert found["verdict"] == "agrees"
    assert found["gradient"] == pytest.approx(found["dual"], rel=1e-12)
    errors = dict(zip(body["steps"], found["errors"], strict=True))
    assert errors[1e-1] > errors[1e-5] < errors[1e-12]


def test_at_a_kink_both_sides_are_told(service: TestClient) -> None:
    [found] = checked(service, "f = abs(x)", x=0)["numbers"]
    assert (found["verdict"], found["left"], found["right"]) == ("kink", -1, 1)


def test_each_number_of_an_array_is_checked(service: TestClient) -> None:
    found = checked(service, "x = [1, 2]; f = sum(x * x)")["numbers"]
    assert [(each["at"], each["gradient"]) for each in found] == [([0], 2), ([1], 4)]


def test_too_much_work_is_refused_before_it_is_done(service: TestClient) -> None:
    answer = service.post("/api/check", json={"source": "sum(tanh(randn(100, 100)))"})
    assert answer.status_code == 200  # nothing to vary: a maker without a name is data
    answer = service.post("/api/check", json={"source": "x = randn(100, 100); sum(tanh(x))"})
    assert (answer.status_code, answer.json()["code"]) == (413, "limit_work")
