"""The rulings of the language, each as two texts that mean the same, or as what it makes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import Graph, compile, parse, trace
from engine.ops import OPS

# Two ways to write one program: the graphs are the same, node by node.
SAME = [
    # statements
    ("x = 1; y = x * 2", "x = 1\ny = x * 2"),
    ("x = 1;\ny = x * 2;", "x = 1\ny = x * 2"),
    ("f = (x +\n  # a remark\n  y)", "f = x + y"),
    ("for i in range(2): x = i * y; z = x + 1", "for i in range(2):\n  x = i * y\n  z = x + 1"),
    ("  x = 1\n  x * 2", "x = 1\nx * 2"),
    ("x = 1\r\ny = x * 2\r", "x = 1\ny = x * 2"),
    ("y = 2\ny += x", "y = 2\ny = y + x"),
    ("y = 2\ny -= x; y *= 3; y /= x", "y = 2\ny = y - x; y = y * 3; y = y / x"),
    # signs
    ("x ** 2", "x ^ 2"),
    ("x²", "x ^ 2"),
    ("-x²", "-(x ^ 2)"),
    ("2 ^ 3 ^ 2", "2 ^ (3 ^ 2)"),
    ("2 ^ -x", "2 ^ (-x)"),
    ("x × y · z − 1", "x * y * z - 1"),
    ("+x", "x"),
    # products without a sign
    ("2x", "2 * x"),
    ("2(x + 1)", "2 * (x + 1)"),
    ("(x + 1)y", "(x + 1) * y"),
    ("(x + 1)(y - 1)", "(x + 1) * (y - 1)"),
    ("sin(x)cos(x)", "sin(x) * cos(x)"),
    ("2x²", "2 * (x ^ 2)"),
    ("x²y", "(x ^ 2) * y"),
    ("1/2x", "(1 / 2) * x"),
    ("a^2b", "(a ^ 2) * b"),
    # spellings
    ("x.tanh()", "tanh(x)"),
    ("np.tanh(x)", "tanh(x)"),
    ("torch.tanh(x)", "tanh(x)"),
    ("F.relu(x)", "relu(x)"),
    ("math.exp(x)", "exp(x)"),
    ("jnp.exp(x)", "exp(x)"),
    ("torch.nn.functional.relu(x)", "relu(x)"),
    ("np.linalg.norm([3, 4])", "norm([3, 4])"),
    ("np.random.randn(2, 3)", "randn(2, 3)"),
    ("np.max([1, 2])", "[1, 2].max()"),
    ("x.pow(2)", "x ^ 2"),
    ("sum([[1, 2]], dim=1, keepdim=True)", "sum([[1, 2]], axis=1, keepdims=True)"),
    # choosing
    ("x if x > 0 else y", "where(x > 0, x, y)"),
    # arrays
    ("[[1, 2], [3, 4]].T", "transpose([[1, 2], [3, 4]])"),
    ("(1, 2)", "[1, 2]"),
    ("[x, y]", "stack(x, y)"),
    ("concat([[1, 2], [3]])", "concat([1, 2], [3])"),
    ("concat([[[1]], [[2]]], 1)", "concat([[1]], [[2]], axis=1)"),
    ("reshape([1, 2, 3, 4], 2, 2)", "[1, 2, 3, 4].reshape((2, 2))"),
    ("zeros(2, 3)", "zeros((2, 3))"),
    ("onehot([0, 2], 3)", "[[1, 0, 0], [0, 0, 1]]"),
    ("eye(2)", "[[1, 0], [0, 1]]"),
    ("arange(1, 7, 2)", "[1, 3, 5]"),
    ("randn(2, 3)", "randn(2, 3, seed=0)"),
    # constants
    ("pi * x", "π * x"),
    ("2e", "2 * e"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_texts_are_one_program(one: str, other: str) -> None:
    assert shape_of(parse(one)) == shape_of(parse(other))


def shape_of(graph: Graph) -> list[Any]:
    """All that a program is, but for where it stands and what a constant is called."""
    return [
        (n.op, n.inputs, dict(n.attrs), n.role, n.shape, np.asarray(n.value).tolist())
        for n in graph.nodes
    ]


ROLES = [
    ("x = -2", "x", "input"),
    ("x = [1, 2]", "x", "input"),
    ("x = [[1], [2]]", "x", "input"),
    ("x = randn(2)", "x", "input"),
    ("y = x", "x", "input"),
    ("x = const(3)", "x", "data"),
    ("x = const([1, 2])", "x", "data"),
    ("x = detach(3)", "x", "data"),
    ("x = zeros(2)", "x", "data"),
    ("x = onehot(1, 3)", "x", "data"),
    ("y = pi", "pi", "data"),
    ("x = 1 + 2", "x", "op"),
    ("n = 3\nzeros(n)", "n", "structure"),
    ("n = 3\nfor i in range(n): y = x", "n", "structure"),
    ("k = 1\n[1, 2][k]", "k", "structure"),
    ("k = 0\nsum([[1, 2]], axis=k)", "k", "structure"),
    ("pi = 3\ny = pi", "pi", "input"),
]


@pytest.mark.parametrize(("text", "name", "role"), ROLES)
def test_what_gets_a_slider_and_a_gradient(text: str, name: str, role: str) -> None:
    graph = parse(text)
    found = [node for node in graph.nodes if name in node.names]
    assert [node.role for node in found] == [role]


VALUES = [
    ("x", 1.0),
    ("f = x + y; f * 10", 20.0),
    ("x = 3; y = x; x = 5; y", 3.0),
    ("x = 2\nfor i in range(3): x = x * x\nx", 256.0),
    ("def f(a): return a * b\nb = 4\nf(3)", 12.0),
    ("def f(a):\n  s = a + 1\n  return s * s\ns = 10\nf(2) + s", 19.0),
    ("(1 < 2) + (2 <= 2) + (1 == 2) + (1 != 2)", 3.0),
    ("A = [[1, 2, 3], [4, 5, 6]]\nsum(A[:, 1:]) + A[-1, 0]", 20.0),
    ("sum([1, 2, 3] * [[1], [10]])", 66.0),
    ("exp = 3\nexp * 2", 6.0),
    ("max(1, 5, 3) + min([4, 2])", 7.0),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_what_a_program_computes(text: str, value: float) -> None:
    graph = parse(text)
    assert compile(graph).replay(graph.values())[0][graph.output] == value


def test_an_output_of_several_numbers_is_summed_in_sight() -> None:
    found = trace(parse("[1, 2] * x"))
    assert found.graph.nodes[found.graph.output].op is OPS["sum"]
    assert [note.code for note in found.notes] == ["output_summed"]


@pytest.mark.parametrize("text", ["x > y", "detach(x)", "const(x)", "floor(x)"])
def test_no_gradient_flows_through(text: str) -> None:
    found = trace(parse(f"f = x * y + ({text})"))
    assert [found.run.grads[id] for id in found.graph.inputs] == [1.0, 1.0]


def test_the_branch_not_taken_contributes_nothing() -> None:
    for choice in ("log(x) if x > 0 else x", "where(x > 0, log(x), x)"):
        found = trace(parse(f"x = 0\n{choice}"))
        assert found.run.grads[0] == 1.0


def test_numbers_from_outside_go_to_the_latest_literal() -> None:
    graph = parse("x = 1\ny = x\nx = 2\nx * y", inputs={"x": 7})
    assert [node.value for node in graph.nodes if node.op is None] == [1.0, 7.0]


def test_any_name_can_be_the_output() -> None:
    graph = parse("x = 2; f = x * x; g = 3 * x", output="f")
    assert graph.nodes[graph.output].name == "f"


def test_each_call_and_each_turn_is_a_group() -> None:
    graph = parse("def f(a): return a * a\nfor i in range(2): x = f(i)")
    found = [(group.kind, group.label, group.parent) for group in graph.groups]
    assert found == [
        ("turn", "i = 0", None),
        ("call", "f", 0),
        ("turn", "i = 1", None),
        ("call", "f", 2),
    ]


@pytest.mark.parametrize("name", ["pi", "e", "π", "sin", "zeros"])
def test_taking_a_name_of_ours_is_noted_once(name: str) -> None:
    notes = parse(f"{name} = 3\n{name} = 4\n2 * {name}").notes
    assert [(note.code, note.params) for note in notes] == [("shadowed", {"name": name})]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a = 2\nb = 3\nf = sin(a*c) + b^2 + c", ["c"]),
        ("f = sin(a*c) + b^2", []),
        ("def g(u): return u * w\nx = 2\ng(x) + g(3)", ["w"]),
    ],
)
def test_a_free_name_among_given_ones_is_noted(text: str, names: list[str]) -> None:
    notes = parse(text).notes
    assert [(note.code, note.params["name"]) for note in notes] == [("free_name", n) for n in names]
