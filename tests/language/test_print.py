"""Printing a program and reading it again gives the same program; of a graph, the same graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from engine import Graph, parse
from engine.language import Program, parse_program, print_program
from engine.ops import OPS
from engine.parts import Node
from tests.property.recipes import Recipe, recipes

from .trees import programs

EXAMPLES = json.loads((Path(__file__).parents[2] / "static/examples.json").read_text("utf-8"))


@given(programs)
def test_a_printed_program_reads_back(program: Program) -> None:
    text = print_program(program)
    again = parse_program(text)
    assert again == program
    assert again.remarks == ()
    assert print_program(again) == text


@given(recipes(arrays=True))
def test_a_printed_graph_reads_back(recipe: Recipe) -> None:
    returns(recipe.graph())
    returns(parse(recipe.text()))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_the_examples_of_the_page_read_back(example: dict[str, Any]) -> None:
    program = parse_program(example["text"])
    assert parse_program(print_program(program)) == program
    returns(parse(example["text"]))


def returns(graph: Graph) -> None:
    text = print_program(graph)
    again = parse(text)
    same(again, graph)
    assert print_program(again) == text


def told(node: Node) -> dict[str, Any]:
    """What is not as it is by default."""
    defaults = {param.name: param.default for param in node.op.params} if node.op else {}
    return {name: value for name, value in node.attrs.items() if value != defaults.get(name)}


def same(found: Graph, expected: Graph) -> None:
    """Node by node the same; names only where a node without one needed no new one."""
    assert len(found.nodes) == len(expected.nodes)
    assert found.output == expected.output
    for ours, theirs in zip(found.nodes, expected.nodes, strict=True):
        assert (ours.op, ours.inputs, ours.shape) == (theirs.op, theirs.inputs, theirs.shape)
        assert told(ours) == told(theirs)
        assert ours.role == theirs.role
        assert np.array_equal(ours.value, theirs.value) if ours.op is None else True
        if theirs.name and theirs.name not in OPS:
            assert ours.name == theirs.name
