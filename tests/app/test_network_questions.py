"""Questions about a network over the wire: what they are about, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from .streams import saved, told

DEEP = "2 → 20x16 sigmoid → 1, moons 60"


def ask(service: TestClient, what: str, spec: Any, **more: Any) -> dict[str, Any]:
    answer = service.post(f"/api/network/{what}", json={"spec": spec, **more})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def refused(service: TestClient, what: str, **body: Any) -> tuple[int, str]:
    answer = service.post(f"/api/network/{what}", json=body)
    found = answer.json()
    assert found["message"]
    return answer.status_code, found["code"]


def test_a_vanishing_gradient_is_seen_and_said(service: TestClient) -> None:
    body = ask(service, "flow", DEEP)
    assert [layer["layer"] for layer in body["layers"]] == list(range(1, 22))
    assert body["verdict"]["code"] == "vanishing"
    assert body["verdict"]["layer"] == 1
    sizes = [layer["gradient"] for layer in body["layers"][:-1]]
    assert sizes == sorted(sizes)
    first = body["layers"][0]
    assert sum(first["values"]["counts"]) == 60 * 16
    assert (first["activation"], first["width"], first["dead"]) == ("sigmoid", 16, None)
    assert (body["points"], body["of"]) == (60, 60)
    rules = {rule["code"]: rule for rule in body["rules"]}
    assert first["ratio"] < rules["vanishing"]["threshold"]


def test_words_are_in_the_readers_language(service: TestClient) -> None:
    answer = service.post("/api/network/flow?lang=ru", json={"spec": DEEP}).json()
    assert "затухает" in answer["verdict"]["message"]
    assert all(rule["source"][0] > "А" for rule in answer["rules"])


def test_a_checkpoint_is_where_one_looks(service: TestClient) -> None:
    spec = "2 → 5 tanh → 1, moons 40, adam 0.02, batch 8"
    found = told(service, spec=spec, steps=20)
    body = ask(service, "flow", spec, checkpoint=saved(found))
    assert body["step"] == 20
    assert body["loss"] < ask(service, "flow", spec)["loss"]


@pytest.mark.parametrize("what", ["flow"])
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"spec": "2 → 4 tahn → 1"}, 422, "network_unknown"),
        ({"spec": "2 → 1024 → 1024 → 1"}, 413, "limit_parameters"),
        ({"spec": "2 → 1, xor", "checkpoint": {}}, 422, "checkpoint_damaged"),
        ({"spec": "2 → 1, xor", "color": 1}, 422, "request_invalid"),
    ],
)
def test_a_question_is_refused_with_a_reason(
    service: TestClient, what: str, body: dict[str, Any], status: int, code: str
) -> None:
    assert refused(service, what, **body) == (status, code)


def test_the_checkpoint_of_another_network_is_refused(service: TestClient) -> None:
    other = saved(told(service, spec="2 → 3 → 1, xor", steps=1))
    body = {"spec": "2 → 4 → 1, xor", "checkpoint": other}
    assert refused(service, "flow", **body) == (422, "checkpoint_misfit")
    both = {**other, "runs": other["runs"] * 2}
    assert refused(service, "flow", spec="2 → 3 → 1, xor", checkpoint=both)[1] == (
        "checkpoint_damaged"
    )
