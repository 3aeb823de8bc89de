"""Regions for parameters as the lecture asks for them."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


def asked(service: TestClient, **body: Any) -> dict[str, Any]:
    answer = service.post("/api/capacity", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_budget_is_that_of_the_network_or_given(service: TestClient) -> None:
    body = asked(service, inputs=1, depth=5, width=10)
    assert body["budget"] == 471
    assert [(row["width"], row["regions"]) for row in body["rows"]][::4] == [
        (156, "157"),
        (10, "161051"),
    ]
    assert body["reach"] == 600
    assert asked(service, inputs=1, depth=1, reach=600)["reach"] == 600
    assert asked(service, inputs=1, budget=471)["rows"] == body["rows"]
    assert asked(service, inputs=1, budget=5)["rows"][1:] == [None] * 4


def test_curves_of_ten_inputs(service: TestClient) -> None:
    body = asked(service, inputs=10, depth=5, width=50)
    assert body["reach"] == 12_000
    assert body["rows"][4]["regions"] == "179562019186562049740867382427559978336256"
    assert [row["kind"] for row in body["rows"]] == ["exactly", *["at_least"] * 4]
    deepest = body["curves"][4]
    assert deepest["widths"] == [*range(1, 53)]
    assert deepest["log10"][49] == pytest.approx(41.254, abs=1e-3)


@pytest.mark.parametrize(
    "wrong",
    [
        *({"inputs": 0}, {"inputs": 21}, {"depth": 6}, {"width": 0}, {"width": 301}),
        *({"budget": 0}, {"budget": 10**7}, {"reach": 10**7}, {"reach": 0}),
        *({"inputs": 1.5}, {"width": "10"}, {"units": 3}),
    ],
)
def test_what_cannot_be_is_refused(service: TestClient, wrong: dict[str, Any]) -> None:
    assert service.post("/api/capacity", json=wrong).status_code == 422


def test_a_built_network_tells_its_values(service: TestClient) -> None:
    spec = "1 → 5x10 relu → 1, init zigzag"
    whole = service.post("/api/network/regions", json={"spec": spec, "region": [0, 1]}).json()
    assert (whole["count"], len(whole["joints"]), len(whole["values"])) == (161_051, 2000, 2001)
    near = service.post(
        "/api/network/regions", json={"spec": spec, "region": [0.5, 0.50001]}
    ).json()
    assert len(near["values"]) == near["count"] + 1 < 10
    assert near["values"][1:-1] == pytest.approx(
        [round(value) for value in near["values"][1:-1]], abs=1e-6
    )
