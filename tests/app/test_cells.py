"""Single cells and Jacobians as the page asks for them."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

SOURCE = "b = [1, 2]\nM = [[1, 2], [3, 4]] + b\nf = sum(M^2)"


def test_a_cell_is_taken_apart_at_the_numbers_given(service: TestClient) -> None:
    answer = service.post(
        "/api/cell", json={"source": SOURCE, "inputs": {"b": [0, 1]}, "node": 0, "at": [1]}
    )
    assert answer.status_code == 200, answer.text
    body = answer.json()
    [part] = body["parts"]
    assert (part["kind"], body["number"], part["total"]) == ("copied", 16, 16)
    assert [term["second"]["at"] for term in part["terms"]] == [[0, 1], [1, 1]]
    assert [term["product"] for term in part["terms"]] == [6, 10]
    assert body["latex"]["symbolic"] == r"(\nabla b)_{2} = \sum_{i} \second{(\nabla M)_{i2}}"


def test_numbers_that_json_lacks_are_named(service: TestClient) -> None:
    request = {"source": "x = [0, 1]; f = sum(log(x))", "node": 0, "at": [0]}
    body = service.post("/api/cell", json=request).json()
    assert body["number"] == "Infinity"
    assert body["parts"][0]["terms"][0]["first"]["number"] == "Infinity"


def test_a_jacobian_is_a_matrix_with_a_name(service: TestClient) -> None:
    request = {"source": "z = [1, 2, 0.5]; s = softmax(z); s[0]", "edge": 0}
    body = service.post("/api/jacobian", json=request).json()
    assert body["structure"] == "softmax"
    assert [sum(row) for row in body["matrix"]] == pytest.approx([0, 0, 0])
    assert body["upstream"] == [1, 0, 0]
    assert body["contribution"] == body["matrix"][0]


@pytest.mark.parametrize(
    ("path", "more", "status", "code"),
    [
        ("cell", {"node": 99, "at": [0]}, 422, "node_unknown"),
        ("cell", {"node": 0, "at": [5]}, 422, "cell_unknown"),
        ("cell", {"node": 1, "at": [0, 0]}, 422, "cell_no_gradient"),
        ("jacobian", {"edge": 99}, 422, "edge_unknown"),
    ],
)
def test_what_is_not_there_is_refused(
    service: TestClient, path: str, more: dict[str, Any], status: int, code: str
) -> None:
    source = "b = [1, 2]\nM = const([[1, 2], [3, 4]]) + b\nf = sum(M)"
    answer = service.post(f"/api/{path}", json={"source": source, **more})
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


def test_a_jacobian_too_large_is_refused_in_the_readers_language(service: TestClient) -> None:
    request = {"source": "x = randn(65, 1); y = tanh(x); sum(y)", "edge": 0}
    answer = service.post("/api/jacobian?lang=ru", json=request)
    assert (answer.status_code, answer.json()["code"]) == (413, "limit_jacobian")
    assert (
        answer.json()["message"] == "в этом якобиане было бы 4\xa0225 элементов, а можно 4\xa0096"
    )
