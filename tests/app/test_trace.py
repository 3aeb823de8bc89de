"""A program in, everything about one run of it out; and the same again, as columns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

CIRCUIT = "x = -2; y = 5; z = -4; q = x + y; f = q * z"
EXAMPLES = json.loads(Path("static/examples.json").read_text(encoding="utf-8"))


def trace(service: TestClient, source: str, **more: Any) -> dict[str, Any]:
    answer = service.post("/api/trace", json={"source": source, **more})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    body: dict[str, Any] = answer.json()
    return body


def refused(service: TestClient, source: str, **more: Any) -> tuple[int, str]:
    answer = service.post("/api/trace", json={"source": source, **more})
    return answer.status_code, answer.json()["code"]


def by_name(body: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {node["name"]: node for node in body["nodes"]}


def test_the_circuit_of_every_lecture(service: TestClient) -> None:
    body = trace(service, CIRCUIT)
    nodes = by_name(body)
    assert {name: node["value"] for name, node in nodes.items()} == {
        "x": -2, "y": 5, "z": -4, "q": 3, "f": -12,
    }  # fmt: skip
    assert {name: node["grad"] for name, node in nodes.items()} == {
        "x": -4, "y": -4, "z": 3, "q": -4, "f": 1,
    }  # fmt: skip
    assert body["schema"] == 1
    assert body["output"] == nodes["f"]["id"]
    assert body["counts"] == {"reverse": 4, "forward": 5}
    assert body["notes"] == []


def test_a_node(service: TestClient) -> None:
    node = by_name(trace(service, CIRCUIT))["q"]
    assert node == {
        "id": 3,
        "name": "q",
        "names": ["q"],
        "version": 0,
        "role": "op",
        "op": "add",
        "inputs": [0, 1],
        "attrs": {},
        "shape": [],
        "span": [27, 32],
        "group": None,
        "label": "q",
        "symbol": "q",
        "expr": "x + y",
        "glyph": "+",
        "value": 3.0,
        "grad": -4.0,
        "grad_state": "computed",
    }


def test_a_leaf(service: TestClient) -> None:
    node = by_name(trace(service, CIRCUIT))["x"]
    assert (node["role"], node["op"], node["expr"], node["glyph"]) == ("input", None, None, None)


def test_an_edge(service: TestClient) -> None:
    body = trace(service, CIRCUIT)
    edge = next(e for e in body["edges"] if (e["from"], e["to"]) == (3, 4))
    assert edge == {
        "id": 2,
        "from": 3,
        "to": 4,
        "slot": 0,
        "local": {"kind": "scalar", "value": -4.0},
        "local_latex": "z",
        "local_stable": None,
        "summed_axes": [],
        "contribution": -4.0,
    }


def test_the_steps_tell_the_whole_computation(service: TestClient) -> None:
    body = trace(service, "x = 1.5; e = exp(x); f = x * e")
    kinds = [(step["kind"], step["node"]) for step in body["steps"]]
    assert kinds == [
        ("forward", 0),
        ("forward", 1),
        ("forward", 2),
        ("seed", 2),
        ("contribute", 0),
        ("contribute", 1),
        ("contribute", 0),
        ("accumulate", 0),
    ]
    assert [step["id"] for step in body["steps"]] == list(range(8))
    assert [step.get("edge") for step in body["steps"][4:7]] == [1, 2, 0]
    assert sorted(body["steps"][7]["edges"]) == [0, 1]
    assert set(body["steps"][4]["latex"]) == {"symbolic", "substituted", "value"}


def test_an_array_flows_through_a_linear_edge(service: TestClient) -> None:
    body = trace(service, "W = [[1, 2], [3, 4]]; x = [[1], [1]]; b = [[0.5]]; sum(W @ x + b)")
    product = next(edge for edge in body["edges"] if edge["from"] == 0)
    assert product["local"]["kind"] == "linear"
    assert product["local"]["rule"] == product["local_latex"]
    assert product["contribution"] == [[1, 1], [1, 1]]
    broadcast = next(edge for edge in body["edges"] if edge["from"] == by_name(body)["b"]["id"])
    assert broadcast["summed_axes"] == [0]
    assert broadcast["contribution"] == [[2]]


def test_nothing_flows_into_data(service: TestClient) -> None:
    body = trace(service, "x = 3; 2 * x")
    data = next(node for node in body["nodes"] if node["role"] == "data")
    edge = next(edge for edge in body["edges"] if edge["from"] == data["id"])
    assert (data["grad"], data["grad_state"]) == (None, "none")
    assert (edge["local"], edge["local_latex"], edge["contribution"]) == (None, None, None)


def test_a_true_zero_is_not_no_gradient(service: TestClient) -> None:
    unused = by_name(trace(service, "x = 3; y = 2; f = x * x"))["y"]
    assert (unused["grad"], unused["grad_state"]) == (0, "zero_path")


def test_groups_know_what_enters_and_leaves(service: TestClient) -> None:
    body = trace(service, "def g(a):\n  b = a * a\n  return b + a\nx = 2\nf = g(x) * g(3)")
    first, second = body["groups"]
    assert (first["label"], first["kind"], first["parent"]) == ("g", "call", None)
    assert first["inputs"] == [by_name(body)["x"]["id"]]
    assert len(second["outputs"]) == 1
    inside = [node["id"] for node in body["nodes"] if node["group"] == first["id"]]
    assert set(first["outputs"]) <= set(inside)


def test_nested_turns(service: TestClient) -> None:
    body = trace(
        service, "h = 1\nfor i in range(2):\n  for j in range(2):\n    h = h * 2\nf = h + 1"
    )
    turns = [group for group in body["groups"] if group["kind"] == "turn"]
    assert {group["turn"] for group in turns} == {0, 1}
    assert any(group["parent"] is not None for group in turns)
    outer = [group for group in turns if group["parent"] is None]
    assert outer[0]["outputs"] == outer[1]["inputs"]


def test_non_finite_numbers_are_named_and_placed(service: TestClient) -> None:
    body = trace(
        service,
        "x = -1; y = log(x); f = y + exp(1000)",
    )
    nodes = by_name(body)
    assert nodes["y"]["value"] == "NaN"
    places = {note["code"]: note["node"] for note in body["notes"]}
    assert places["outside_domain"] == nodes["y"]["id"]
    assert "overflow" in places


def test_notes_speak_the_readers_language(service: TestClient) -> None:
    message = {
        lang: service.post(f"/api/trace?lang={lang}", json={"source": "x = 0; relu(x)"}).json()[
            "notes"
        ][0]
        for lang in ("en", "ru")
    }
    assert message["en"]["message"] != message["ru"]["message"]
    assert message["en"]["code"] == message["ru"]["code"] == "kink"


def test_saturation_keeps_its_digits(service: TestClient) -> None:
    body = trace(service, "x = 20; y = tanh(x)")
    assert body["stable"] == [0]
    assert body["edges"][0]["local_stable"] != body["edges"][0]["local_latex"]
    assert body["nodes"][0]["grad"] == pytest.approx(1.699341e-17, rel=1e-6)


def test_inputs_replace_what_is_written(service: TestClient) -> None:
    body = trace(service, CIRCUIT, inputs={"x": 1, "z": 2.5})
    assert by_name(body)["f"]["value"] == 15
    assert body["program"] == trace(service, CIRCUIT)["program"]


def test_another_output(service: TestClient) -> None:
    body = trace(service, CIRCUIT, output="q")
    assert by_name(body)["q"]["id"] == body["output"]
    assert body["program"] != trace(service, CIRCUIT)["program"]
    assert refused(service, CIRCUIT, output="nothing") == (422, "output_unknown")


def test_forward_mode(service: TestClient) -> None:
    body = trace(service, "x = 3; y = 2; f = x * x * y", mode="forward", wrt="x")
    assert by_name(body)["f"]["tangent"] == 12
    assert by_name(body)["y"]["tangent"] is None
    assert {step["kind"] for step in body["steps"]} == {"forward", "tangent"}
    both = trace(service, "x = 3; y = 2; x * y", mode="forward", direction={"x": 1, "y": -1})
    assert both["nodes"][both["output"]]["tangent"] == -1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"mode": "forward", "wrt": "nothing"}, "input_unknown"),
        ({"mode": "forward", "direction": {"nothing": 1}}, "input_unknown"),
        ({"mode": "forward", "direction": {"x": [1]}}, "input_shape"),
        ({"inputs": {"nothing": 1}}, "input_unknown"),
        ({"inputs": {"x": [1, 2]}}, "input_shape"),
        ({"inputs": {"x": "5"}}, "input_type"),
        ({"inputs": {"x": True}}, "input_type"),
        ({"inputs": {"x": [[1], [2, 3]]}}, "input_type"),
        ({"expand": [99]}, "node_unknown"),
        ({"expand": [-1]}, "node_unknown"),
    ],
)
def test_wrong_requests_are_told_what_is_wrong(
    service: TestClient, more: dict[str, Any], code: str
) -> None:
    assert refused(service, "x = 3; f = x * x", **more) == (422, code)


def test_expand_writes_a_tensor_out(service: TestClient) -> None:
    source = "A = [[1, 2], [3, 4]]; x = [1, 1]; f = sum(A @ x)"
    whole = trace(service, source)
    product = next(node["id"] for node in whole["nodes"] if node["op"] == "matmul")
    body = trace(service, source, expand=[product])
    assert len(body["cells"]) == len(whole["nodes"])
    assert {node["op"] for node in body["nodes"]} >= {"mul", "add"}
    assert "matmul" not in {node["op"] for node in body["nodes"]}
    assert body["nodes"][body["output"]]["value"] == 10
    assert by_name(body)["A"]["grad"] == by_name(whole)["A"]["grad"]


def test_what_is_written_out_keeps_its_groups(service: TestClient) -> None:
    source = "def layer(h):\n    return tanh(h * 2)\nx = [1, 2]\nf = sum(layer(x) + layer(3 * x))"
    whole = trace(service, source)
    body = trace(service, source, expand=[n["id"] for n in whole["nodes"] if n["op"] == "tanh"])
    labels = [(group["label"], group["parent"]) for group in body["groups"]]
    assert labels == [("layer", None), ("tanh", 0), ("layer", None), ("tanh", 2)]


def test_a_replay_of_what_is_written_out(service: TestClient) -> None:
    source = "x = [1, 2]; f = sum(x * x)"
    body = trace(service, source, expand=[1])
    request = {"source": source, "expand": [1], "inputs": {"x": [3, 2]}}
    again = service.post("/api/replay", json=request).json()
    assert len(again["values"]) == len(body["nodes"])
    assert again["values"][body["output"]] == 13


def test_large_tensors_travel_as_summaries(service: TestClient) -> None:
    body = trace(service, "W = randn(100, 100); f = sum(W * W)")
    node = by_name(body)["W"]
    assert node["value"]["shape"] == [100, 100]
    assert set(node["value"]) == {"shape", "min", "max", "mean", "norm", "nonfinite", "block"}
    assert isinstance(node["grad"], dict)


# Columns.


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_a_replay_gives_the_numbers_of_the_trace(
    service: TestClient, example: dict[str, Any]
) -> None:
    body = trace(service, example["text"])
    for request in ({"program": body["program"]}, {"source": example["text"]}):
        answer = service.post("/api/replay", json=request)
        assert answer.status_code == 200, answer.text
        columns = answer.json()
        assert columns["values"] == [node["value"] for node in body["nodes"]]
        assert columns["grads"] == [node["grad"] for node in body["nodes"]]
        assert columns["contributions"] == [edge["contribution"] for edge in body["edges"]]
        assert columns["locals"] == [(e["local"] or {}).get("value") for e in body["edges"]]
        assert columns["stable"] == body["stable"]
        assert columns["notes"] == body["notes"]


def replay(service: TestClient, **request: Any) -> Any:
    return service.post("/api/replay", json=request)


def test_a_drag(service: TestClient) -> None:
    program = trace(service, CIRCUIT)["program"]
    for x in range(-200, 200):
        columns = replay(service, program=program, inputs={"x": x / 10}).json()
        assert columns["values"][-1] == (x / 10 + 5) * -4
        assert columns["grads"][2] == x / 10 + 5
    # What one replay set, the next has forgotten.
    assert replay(service, program=program, inputs={}).json()["values"][-1] == -12


def test_a_drag_through_nan(service: TestClient) -> None:
    program = trace(service, "x = 1; f = log(x)")["program"]
    assert replay(service, program=program, inputs={"x": -1}).json()["values"] == [-1, "NaN"]
    assert replay(service, program=program, inputs={"x": 0}).json()["values"] == [0, "-Infinity"]
    assert replay(service, program=program, inputs={"x": 1}).json()["values"] == [1, 0]


def test_an_array_replays(service: TestClient) -> None:
    program = trace(service, "x = [1, 2]; f = sum(x^2)")["program"]
    columns = replay(service, program=program, inputs={"x": [3, -1]}).json()
    assert columns["grads"][0] == [6, -2]


def test_a_lost_program_asks_for_its_text(service: TestClient) -> None:
    answer = replay(service, program="0" * 24, inputs={})
    assert (answer.status_code, answer.json()["code"]) == (409, "program_unknown")


def test_a_loop_count_cannot_be_replayed_by_name(service: TestClient) -> None:
    source = "n = 2\nh = 3\nfor i in range(n):\n  h = h * 2\nf = h"
    program = trace(service, source)["program"]
    assert replay(service, program=program, inputs={"n": 3}).status_code == 409
    assert replay(service, source=source, inputs={"n": 3}).json()["values"][-1] == 24
    assert trace(service, source, inputs={"n": 3})["program"] != program


@pytest.mark.parametrize(
    ("inputs", "code"),
    [({"y": 1}, "input_unknown"), ({"x": [1]}, "input_shape"), ({"x": None}, "input_type")],
)
def test_a_replay_checks_its_inputs(service: TestClient, inputs: dict[str, Any], code: str) -> None:
    program = trace(service, "x = 1; f = x * x")["program"]
    for request in ({"program": program}, {"source": "x = 1; f = x * x"}):
        answer = replay(service, **request, inputs=inputs)
        assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_a_replay_of_nothing(service: TestClient) -> None:
    answer = replay(service, inputs={})
    assert (answer.status_code, answer.json()["code"]) == (422, "request_invalid")


def test_a_program_may_vanish_at_any_moment(service: TestClient) -> None:
    program = trace(service, CIRCUIT)["program"]
    for i in range(300):
        trace(service, f"x = {i}; x * x")
    assert replay(service, program=program).status_code == 409
    assert replay(service, source=CIRCUIT).json()["values"][-1] == -12
    assert replay(service, program=program).status_code == 200


# Details.


def test_a_block_of_a_large_tensor(service: TestClient) -> None:
    source = "A = reshape(arange(10000), [100, 100]); x = ones(100, 1); sum(A @ x)"
    body = trace(service, source)
    node = next(n["id"] for n in body["nodes"] if n["shape"] == [100, 100])
    request = {"source": source, "node": node, "block": [[2, 4], [0, 3]]}
    answer = service.post("/api/detail", json=request).json()
    assert answer == {
        "node": node,
        "shape": [100, 100],
        "block": [[2, 4], [0, 3]],
        "value": [[200, 201, 202], [300, 301, 302]],
        "grad": None,
    }


def test_a_detail_of_a_number(service: TestClient) -> None:
    answer = service.post("/api/detail", json={"source": CIRCUIT, "node": 0}).json()
    assert (answer["value"], answer["grad"], answer["block"]) == (-2, -4, [])


@pytest.mark.parametrize(
    ("node", "block", "code"),
    [
        (99, [], "node_unknown"),
        (0, [], "block_invalid"),
        (0, [[0, 5], [0, 5], [0, 5]], "block_invalid"),
        (0, [[0, 101]], "block_invalid"),
        (0, [[5, 5]], "block_invalid"),
        (0, [[7, 5]], "block_invalid"),
        (0, [[-1, 5]], "block_invalid"),
        (0, [[0, 42]], "block_invalid"),
        (0, [[0, 1, 2]], "request_invalid"),
    ],
)
def test_a_block_must_fit(service: TestClient, node: int, block: Any, code: str) -> None:
    request = {"source": "W = randn(100, 100); sum(W)", "node": node, "block": block}
    answer = service.post("/api/detail", json=request)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
