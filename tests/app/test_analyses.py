"""Modes, the backward graph and the wrong order as the page asks for them."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

CIRCUIT = "x = -2; y = 5; z = -4; q = x + y; f = q * z"
DIAMOND = "a = 1; b = a + a; c = b + b"


def asked(service: TestClient, what: str, source: str, **more: Any) -> dict[str, Any]:
    answer = service.post(f"/api/{what}", json={"source": source, **more})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_modes_count_as_the_trace_does(service: TestClient) -> None:
    body = asked(service, "modes", CIRCUIT)
    assert body["counts"] == asked(service, "trace", CIRCUIT)["counts"]
    assert sum(work["cost"] for work in body["reverse"]) == body["counts"]["reverse"]
    assert [result["tangent"] for result in body["results"]] == [-4, -4, 3]
    assert (body["ratio"], body["numbers"]) == (1.25, 3)


def test_modes_follow_the_inputs(service: TestClient) -> None:
    body = asked(service, "modes", CIRCUIT, inputs={"z": 2})
    assert [result["gradient"] for result in body["results"]] == [2, 2, 3]


def test_the_backward_graph_is_a_program_one_can_ask_about(service: TestClient) -> None:
    body = asked(service, "backward", "f = x * exp(x)", inputs={"x": 1.5}, wrt="x")
    again = asked(service, "trace", body["source"])
    called = {"label", "symbol", "expr"}  # there as in the original: df/dx
    for mine, ours in zip(again["nodes"], body["trace"]["nodes"], strict=True):
        assert {k: v for k, v in mine.items() if k not in called} == {
            k: v for k, v in ours.items() if k not in called
        }
    assert again["program"] == body["trace"]["program"]
    [second] = body["second"]
    assert second["value"] == pytest.approx(again["nodes"][0]["grad"])


def test_an_unknown_input_is_refused(service: TestClient) -> None:
    answer = service.post("/api/backward", json={"source": CIRCUIT, "wrt": "q"})
    assert (answer.status_code, answer.json()["code"]) == (422, "input_unknown")


@pytest.mark.parametrize(("mistake", "wrong"), [("once", 2), ("again", 6), ("overwrite", 1)])
def test_the_wrong_number_stands_beside_the_right_one(
    service: TestClient, mistake: str, wrong: float
) -> None:
    body = asked(service, "order", DIAMOND, mistake=mistake)
    assert body["affected"][0] == {"node": 0, "right": 4, "wrong": wrong}
    assert body["total"] == len(body["steps"])


def test_a_mistake_of_another_kind_is_refused(service: TestClient) -> None:
    answer = service.post("/api/order", json={"source": DIAMOND, "mistake": "both"})
    assert answer.status_code == 422
