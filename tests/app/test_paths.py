"""A gradient taken apart into paths, as the page asks for it."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

DOUBLED = "x = 1\nfor i in range(30):\n  x = x + x\nf = x"


def taken_apart(service: TestClient, source: str, **more: Any) -> dict[str, Any]:
    answer = service.post("/api/paths", json={"source": source, "node": 0, **more})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_paths_are_in_the_order_of_the_backward_pass(service: TestClient) -> None:
    body = taken_apart(service, "f = x * exp(x)", inputs={"x": 0})
    assert body["count"] == "2"
    assert [path["edges"] for path in body["paths"]] == [[1], [0, 2]]
    assert [path["contribution"] for path in body["paths"]] == [1, 0]
    assert body["gradient"] == 1


def test_a_billion_paths_are_counted_to_the_last(service: TestClient) -> None:
    body = taken_apart(service, DOUBLED, most=2)
    assert (body["count"], len(body["paths"])) == (str(2**30), 2)


def test_a_number_of_paths_that_no_float_can_hold(service: TestClient) -> None:
    body = taken_apart(service, "x = 1\nfor i in range(1200):\n  x = x + x\nf = x")
    assert body["count"] == str(2**1200)
    assert body["gradient"] == "Infinity"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"node": 99}, "node_unknown"),
        ({"most": 0}, "request_invalid"),
        ({"most": 999}, "request_invalid"),
    ],
)
def test_what_cannot_be_asked(service: TestClient, more: dict[str, int], code: str) -> None:
    answer = service.post("/api/paths", json={"source": "x * x", "node": 0, **more})
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_too_much_work_is_refused(service: TestClient) -> None:
    source = "x = randn(100, 100)\nfor i in range(40):\n  x = x + tanh(x)\nf = sum(x)"
    answer = service.post("/api/paths", json={"source": source, "node": 0, "most": 100})
    assert (answer.status_code, answer.json()["code"]) == (413, "limit_work")
