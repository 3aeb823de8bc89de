"""The rule book: every op one can type, with a rule and an example that runs."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.routes.rules import rule_book
from engine import compile, parse
from engine.ops import OPS

BOOK: dict[str, Any] = {rule["name"]: rule for rule in rule_book()["rules"]}


def test_every_op_is_in_it(service: TestClient) -> None:
    listed = [rule["name"] for rule in service.get("/api/rules").json()["rules"]]
    assert listed == [name for name, op in OPS.items() if not op.internal]


@pytest.mark.parametrize("name", BOOK)
def test_an_example_runs_and_uses_its_op(name: str) -> None:
    graph = parse(BOOK[name]["example"])
    assert name in {node.op.name for node in graph.nodes if node.op}
    assert BOOK[name]["along"] in {None, *(graph.nodes[id].name for id in graph.inputs)}


def test_what_has_no_short_form_is_known() -> None:
    formless = {
        name
        for name, rule in BOOK.items()
        if any(each["flows"] and each["latex"] is None for each in rule["rules"])
    }
    assert formless == {"bce", "cross_entropy", "hinge"}


@pytest.mark.parametrize(
    ("source", "by_hand"),
    [
        ("x = [1.5, -0.5, 2]; y = mean(x)", [1 / 3] * 3),
        ("x = [1.5, -0.5, 2]; y = prod(x)", [-1.0, 3.0, -0.75]),
        ("x = [2, -0.5, 2]; y = amax(x)", [0.5, 0.0, 0.5]),
        ("x = [3, 4]; y = norm(x)", [0.6, 0.8]),
        ("x = [1, 2, 6]; y = var(x)", [-4 / 3, -2 / 3, 2.0]),
        ("x = [0, 0]; y = logsumexp(x)", [0.5, 0.5]),
    ],
)
def test_what_is_written_of_reductions_is_what_they_do(source: str, by_hand: list[float]) -> None:
    graph = parse(source)
    gradients = compile(graph).run(graph.values()).grads
    assert gradients[graph.inputs[0]].tolist() == pytest.approx(by_hand)
