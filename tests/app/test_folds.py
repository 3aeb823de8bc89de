"""Small networks laid open, as the lecture asks for them."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

ONE = [{"weights": [[2]], "biases": [-1]}, {"weights": [[1]], "biases": [0.2]}]


def test_a_network_is_laid_open(service: TestClient) -> None:
    body = service.post(
        "/api/folds", json={"inputs": 1, "width": 1, "layers": ONE, "x": [0.7]}
    ).json()
    assert body["line"]["cuts"] == [0, 0.5, 1]
    assert body["line"]["switches"] == [{"layer": 0, "unit": 0, "at": 0.5}]
    assert body["before"][0] == pytest.approx([0.4])
    assert body["output"] == pytest.approx(0.6)
    assert (body["regions"], body["most"], body["kind"]) == (2, "2", "exactly")


def test_the_plane_is_laid_out(service: TestClient) -> None:
    body = service.post("/api/folds", json={"inputs": 2, "x": [0, 0]}).json()
    assert (body["regions"], len(body["plane"]), body["parameters"]) == (7, 7, 13)
    deeper = service.post("/api/folds", json={"inputs": 2, "depth": 2, "x": [0, 0]}).json()
    assert (deeper["most"], deeper["kind"]) == ("28", "at_least")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"inputs": 3}, None),
        ({"width": 11}, None),
        ({"depth": 3}, None),
        ({"x": [1e9]}, None),
        ({"x": ["1"]}, None),
        ({"ends": [0]}, None),
        ({"layers": []}, None),
        ({"layers": [{"weights": [[]], "biases": [0]}] * 2}, None),
        ({"layers": [{"weights": [[1001]], "biases": [0]}] * 2}, None),
        ({"ends": [1, 0]}, "folds_ends"),
        ({"x": [0, 0]}, "folds_shape"),
        ({"width": 2, "layers": ONE}, "folds_shape"),
        ({"layers": [{"weights": [[1], [1, 2]], "biases": [0]}, ONE[1]]}, "folds_ragged"),
        ({"inputs": 2, "width": 10, "depth": 2, "x": [0, 0]}, "limit_work"),
    ],
)
def test_what_cannot_be_is_refused(
    service: TestClient, wrong: dict[str, Any], code: str | None
) -> None:
    answer = service.post("/api/folds", json=wrong)
    assert answer.status_code in (400, 413, 422), answer.text
    if code:
        assert answer.json()["code"] == code
        assert answer.json()["message"]
