"""The description is valid, complete, and true: answers have the form it declares."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from app.openapi import EXAMPLES, MISTAKE, PROBLEM

RICH = """
def g(a):
  return tanh(a) * a
W = [[1, 2], [3, 4]]
x = [0.5, -1]
h = W @ x
for i in range(2):
  h = relu(h) + log(h)
f = sum(h) + g(20) + x[0]
"""


@pytest.fixture(scope="module")
def schema(service: TestClient) -> dict[str, Any]:
    body: dict[str, Any] = service.get("/openapi.json").json()
    return body


def conforms(schema: dict[str, Any], name: str, body: Any) -> None:
    model = {"$ref": f"#/components/schemas/{name}", "components": schema["components"]}
    errors = [error.message for error in Draft202012Validator(model).iter_errors(body)]
    assert errors == []


def model_of(body: dict[str, Any]) -> str:
    """The name of the model that a request or an answer follows."""
    reference: str = body["content"]["application/json"]["schema"]["$ref"]
    return reference.rpartition("/")[2]


def test_the_description_is_valid(schema: dict[str, Any]) -> None:
    validate(schema)


def test_every_operation_declares_success_and_the_one_error(schema: dict[str, Any]) -> None:
    for operations in schema["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["responses"].keys() == {"200", "4XX", "5XX"}
            for status in ("4XX", "5XX"):
                content = operation["responses"][status]["content"]
                assert content == {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                }


def test_every_api_route_is_described(schema: dict[str, Any]) -> None:
    assert schema["paths"].keys() == {
        "/api/trace",
        "/api/replay",
        "/api/detail",
        "/api/network",
        "/api/network/look",
        "/api/network/data",
        "/api/network/train",
        "/api/network/flow",
        "/api/network/units",
        "/api/network/scalars",
        "/api/network/axis",
        "/api/network/death",
        "/api/network/decision",
        "/api/network/regions",
        "/api/network/landscape",
        "/api/check",
        "/api/paths",
        "/api/why",
        "/api/nudge",
        "/api/cell",
        "/api/jacobian",
        "/api/sweep",
        "/api/modes",
        "/api/backward",
        "/api/order",
        "/api/export",
        "/api/gym",
        "/api/activations",
        "/api/capacity",
        "/api/folds",
        "/api/catalog",
        "/api/rules",
        "/api/scenes",
        "/api/scenes/{scene}",
        "/healthz",
        "/readyz",
    }


@pytest.mark.parametrize(
    ("path", "example"), [(path, name) for path, all_ in EXAMPLES.items() for name in all_]
)
def test_examples_work(
    service: TestClient, schema: dict[str, Any], path: str, example: str
) -> None:
    request = EXAMPLES[path][example]
    operation = schema["paths"][path]["post"]
    conforms(schema, model_of(operation["requestBody"]), request)
    answer = service.post(path, json=request)
    assert answer.status_code == 200, answer.text
    if "text/event-stream" in operation["responses"]["200"]["content"]:
        assert answer.headers["content-type"].startswith("text/event-stream")
    else:
        conforms(schema, model_of(operation["responses"]["200"]), answer.json())


def test_the_problem_shown_is_the_one_answered(service: TestClient) -> None:
    assert service.post("/api/trace", json=MISTAKE).json() == PROBLEM


@pytest.mark.parametrize("more", [{}, {"mode": "forward"}, {"expand": [5]}])
def test_a_trace_conforms(service: TestClient, schema: dict[str, Any], more: Any) -> None:
    answer = service.post("/api/trace", json={"source": RICH, **more})
    assert answer.status_code == 200, answer.text
    conforms(schema, "Trace", answer.json())


def test_the_schema_of_a_trace_leaves_no_field_out(
    service: TestClient, schema: dict[str, Any]
) -> None:
    body = service.post("/api/trace", json={"source": RICH}).json()
    models = schema["components"]["schemas"]
    for name, items in {
        "Trace": [body],
        "Node": body["nodes"],
        "Edge": body["edges"],
        "Group": body["groups"],
        "Step": body["steps"],
        "Note": body["notes"],
    }.items():
        assert items
        for item in items:
            assert item.keys() <= models[name]["properties"].keys()


def test_other_answers_conform(service: TestClient, schema: dict[str, Any]) -> None:
    columns = service.post("/api/replay", json={"source": RICH}).json()
    conforms(schema, "Columns", columns)
    detail = service.post("/api/detail", json={"source": RICH, "node": 0}).json()
    conforms(schema, "Detail", detail)
    whole = service.get("/api/catalog").json()
    conforms(schema, "Catalog", whole)
    some = service.get("/api/catalog?only=parts&only=limits").json()
    assert some == {name: whole[name] for name in ("parts", "limits")}
    assert service.get("/api/catalog?only=all").status_code == 422
    conforms(schema, "RuleBook", service.get("/api/rules").json())
    conforms(schema, "Problem", service.get("/nowhere").json())
    conforms(schema, "Problem", service.post("/api/trace", json={"source": "x +"}).json())
    conforms(schema, "Health", service.get("/readyz").json())


def test_the_catalog_is_not_sent_twice(service: TestClient) -> None:
    first = service.get("/api/catalog")
    again = service.get("/api/catalog", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    ops = {op["name"]: op for op in first.json()["ops"]}
    assert ops["tanh"]["doc"].keys() == {"en", "ru"}
    assert any("swish" in op["spellings"] for op in ops.values())
    assert first.json()["limits"]["nodes"] == 3000


def test_the_api_page_shows_every_operation_and_model(
    service: TestClient, schema: dict[str, Any]
) -> None:
    text = service.get("/docs").text
    for path in schema["paths"]:
        assert path in text
    for model in schema["components"]["schemas"]:
        assert f'id="{model}"' in text
    assert "None" not in text
