"""A curve and a map as the page asks for them."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


def axis(name: str, start: float, stop: float, count: int, **more: Any) -> dict[str, Any]:
    return {"name": name, "from": start, "to": stop, "count": count, **more}


def swept(service: TestClient, source: str, *axes: Any, **more: Any) -> dict[str, Any]:
    answer = service.post("/api/sweep", json={"source": source, "axes": list(axes), **more})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_a_curve_and_its_slope(service: TestClient) -> None:
    body = swept(service, "x = 1; f = x^2", axis("x", -1, 1, 3))
    assert body["values"] == [1, 0, 1]
    assert body["axes"] == [{"node": 0, "at": [], "numbers": [-1, 0, 1], "grads": [-2, 0, 2]}]
    assert body["breaks"] == []


def test_other_inputs_stay_where_they_were_put(service: TestClient) -> None:
    body = swept(service, "x = 1; y = 2; x * y", axis("x", 0, 1, 2), inputs={"y": 7})
    assert body["values"] == [0, 7]


def test_what_is_not_finite_goes_by_its_name(service: TestClient) -> None:
    body = swept(service, "f = log(x)", axis("x", -1, 1, 3))
    assert body["values"] == ["NaN", "-Infinity", 0]
    assert body["axes"][0]["grads"][1] == "Infinity"
    assert body["breaks"] == [{"at": 0, "kind": "pole", "sides": [0, -1]}]


def test_a_map_with_a_node_beside_it(service: TestClient) -> None:
    source = "v = [1, 2]; y = 3; s = sum(v); f = s * y"
    body = swept(service, source, axis("v", 0, 1, 2, at=[1]), axis("y", 0, 0.1, 2), nodes=[2])
    assert body["values"] == [[0, pytest.approx(0.1)], [0, pytest.approx(0.2)]]
    assert body["values"][0][1] == 0.1  # single precision, written as shortly as it is exact
    assert body["nodes"] == [
        {"node": 2, "values": [[1, 1], [2, 2]], "grads": [[0, 0.1], [0, 0.1]]},
    ]


@pytest.mark.parametrize(
    ("axes", "status", "code"),
    [
        ([axis("q", 0, 1, 2)], 422, "input_unknown"),
        ([axis("x", 1, 0, 2)], 422, "axis_range"),
        ([axis("x", 0, 1, 2, at=[0])], 422, "axis_place"),
        ([axis("x", 0, 1, 1)], 422, "request_invalid"),
        ([axis("x", 0, 1, 40_001)], 413, "limit_points"),
        ([], 422, "request_invalid"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_what_cannot_be_drawn_is_refused(
    service: TestClient, axes: Any, status: int, code: str, lang: str
) -> None:
    body = {"source": "x = 1; x * x", "axes": axes}
    answer = service.post(f"/api/sweep?lang={lang}", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_infinity_is_no_end_of_an_axis(service: TestClient) -> None:
    body = '{"source": "x = 1; x", "axes": [{"name": "x", "from": 0, "to": 1e999, "count": 2}]}'
    headers = {"Content-Type": "application/json"}
    answer = service.post("/api/sweep", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "request_invalid")
