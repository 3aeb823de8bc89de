"""Our numbers against those that PyTorch computed (tests/golden/make.py wrote them)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import Graph, compile, parse

from .golden import traces

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = {
    f"{file}/{entry['name']}": entry
    for file in ("examples", "published", "ops")
    for entry in json.loads((ROOT / "tests" / "golden" / f"{file}.json").read_text("utf-8"))
}
PUBLISHED = {key: entry for key, entry in GOLDEN.items() if "published" in entry}

each = pytest.mark.parametrize("entry", GOLDEN.values(), ids=GOLDEN.keys())


def close(found: Any, expected: Any, tolerance: float = 1e-9) -> None:
    np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance * 1e-3)


def columns(graph: Graph) -> list[tuple[Any, Any]]:
    """Values and gradients in each of the ways a program runs."""
    program = compile(graph)
    careful = program.run(graph.values())
    interpreted = program.replay(graph.values())
    program.compile()
    return [(careful.values, careful.grads), interpreted, program.replay(graph.values())]


@each
def test_values_and_gradients_are_pytorchs(entry: dict[str, Any]) -> None:
    graph = parse(entry["text"])
    for values, grads in columns(graph):
        for name, expected in entry["nodes"].items():
            node = graph.find(name)
            assert node is not None, name
            close(values[node.id], expected["value"])
            if expected["grad"] is None:
                assert grads[node.id] is None
            else:
                close(grads[node.id], expected["grad"])


@pytest.mark.parametrize("entry", PUBLISHED.values(), ids=PUBLISHED.keys())
def test_published_numbers_come_out(entry: dict[str, Any]) -> None:
    graph = parse(entry["text"])
    values, grads = compile(graph).replay(graph.values())
    for name, expected in entry["published"].items():
        node = graph.find(name.removeprefix("d "))
        assert node is not None, name
        found = (grads if name.startswith("d ") else values)[node.id]
        np.testing.assert_allclose(found, expected, rtol=0, atol=0.51 * 10 ** -entry["decimals"])


def test_the_pages_examples_are_the_ones_recorded() -> None:
    examples = json.loads((ROOT / "static" / "examples.json").read_text("utf-8"))
    assert [example["text"] for example in examples] == [
        entry["text"] for key, entry in GOLDEN.items() if key.startswith("examples/")
    ]


@pytest.mark.parametrize("id", traces.texts())
def test_formulas_and_steps_are_as_recorded(id: str) -> None:
    recorded = (traces.HERE / f"{id}.txt").read_text("utf-8")
    assert traces.written(traces.texts()[id]) == recorded
