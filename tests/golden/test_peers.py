"""The golden files, computed anew by PyTorch, micrograd and autograd."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from . import networks
from .libraries import by_autograd, by_micrograd, by_torch
from .make import FILES, HERE
from .program import Program

pytestmark = pytest.mark.peers

NETWORKS = HERE / "networks.json"
RECORDED = {
    f"{file}/{entry['name']}": entry
    for file in FILES
    for entry in json.loads((HERE / f"{file}.json").read_text("utf-8"))
}
PROGRAMS = {
    key: program
    for file, programs in FILES.items()
    for program in programs
    if (key := f"{file}/{program.name}") in RECORDED  # a new op may be recorded later
}
SCALAR = {key: program for key, program in PROGRAMS.items() if program.scalar}


def close(found: Any, expected: Any) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def each(programs: dict[str, Program]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("key", programs)


def test_files_hold_these_programs() -> None:
    assert {key: p.text for key, p in PROGRAMS.items()} == {
        key: entry["text"] for key, entry in RECORDED.items()
    }


@each(PROGRAMS)
def test_pytorch_computes_what_is_recorded(key: str) -> None:
    program, nodes = PROGRAMS[key], RECORDED[key]["nodes"]
    found = by_torch(program.run, program.output)
    assert found.keys() == nodes.keys()
    for name, (value, grad) in found.items():
        close(value, nodes[name]["value"])
        if grad is None:
            assert nodes[name]["grad"] is None
        else:
            close(grad, nodes[name]["grad"])


@each(SCALAR)
def test_micrograd_agrees(key: str) -> None:
    program, nodes = SCALAR[key], RECORDED[key]["nodes"]
    for name, (value, grad) in by_micrograd(program.run, program.output).items():
        close(value, nodes[name]["value"])
        if nodes[name]["grad"] is not None:
            close(grad, nodes[name]["grad"])


@each(SCALAR)
def test_autograd_agrees(key: str) -> None:
    program, nodes = SCALAR[key], RECORDED[key]["nodes"]
    value, grads = by_autograd(program.run, program.output)
    close(value, nodes[program.output]["value"])
    leaves = [nodes[name]["grad"] for name in leaf_names(program)]
    close(grads, leaves)


@pytest.mark.parametrize("text", networks.SPECS)
def test_pytorch_trains_to_what_is_recorded(text: str) -> None:
    recorded = {entry["name"]: entry for entry in json.loads(NETWORKS.read_text("utf-8"))}
    found = networks.trained(text)
    close(found["losses"], recorded[text]["losses"])
    close(found["parameters"], recorded[text]["parameters"])


def leaf_names(program: Program) -> list[str]:
    """Names of the text's inputs, which the program makes in the same order."""
    lines = [line.split(" = ") for line in program.text.splitlines() if " = " in line]
    return [name for name, right in lines if right.lstrip("-").replace(".", "", 1).isdigit()]
