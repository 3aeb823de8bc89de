"""Why a gradient is what it is, as the page asks for it."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from app.assets import STATIC
from engine.analysis.why import HUGE, TINY


def test_the_walk_and_its_culprit(service: TestClient) -> None:
    answer = service.post("/api/why", json={"source": "x = 10; f = 3 * sigmoid(x)", "node": 0})
    body = answer.json()
    assert (body["kind"], body["code"], body["culprits"]) == ("tiny", "saturated", [0])
    assert [factor["edge"] for factor in body["walk"]] == [2, 0]
    assert body["walk"][0]["size"] == 3
    assert body["walk"][1]["log10"] == pytest.approx(-3.866, abs=1e-3)
    assert body["params"]["local"] == pytest.approx(4.54e-5, rel=1e-3)


def test_what_json_cannot_hold_is_named(service: TestClient) -> None:
    body = service.post("/api/why", json={"source": "x = -1; f = relu(x)", "node": 0}).json()
    assert body["walk"] == [{"edge": 0, "size": 0, "log10": "-Infinity"}]
    body = service.post("/api/why", json={"source": "x = 0; f = sqrt(x)", "node": 0}).json()
    assert (body["kind"], body["params"]["local"]) == ("infinite", "Infinity")


def test_a_node_that_does_not_exist(service: TestClient) -> None:
    answer = service.post("/api/why", json={"source": "x * x", "node": 7})
    assert (answer.status_code, answer.json()["code"]) == (422, "node_unknown")


def test_the_page_draws_the_same_lines() -> None:
    text = (STATIC / "js/model/extreme.js").read_text(encoding="utf-8")
    found = {name: float(value) for name, value in re.findall(r"const (\w+) = ([\de-]+);", text)}
    assert found == {"TINY": TINY, "HUGE": HUGE}
