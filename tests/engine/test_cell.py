"""The terms of one cell add up to it, for every op; a Jacobian is what it is called."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import ExpressionError, Limits, parse
from engine.analysis.cell import Cell, cell
from engine.analysis.edge_matrix import edge_matrix
from engine.trace import trace

from .cells import gradient_cells_add_up, near, value_cells_add_up
from .samples import Sample, samples

SAMPLES = samples()
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=str)


@each_sample
def test_the_terms_of_a_gradient_add_up(sample: Sample) -> None:
    gradient_cells_add_up(sample.graph())


@each_sample
def test_the_terms_of_a_value_add_up(sample: Sample) -> None:
    value_cells_add_up(sample.graph())


LAYER = """
X = [[1, 2], [0, -1]]
W = [[1, 0, -1], [0.5, -0.5, 0]]
b = [1, 2, 3]
Z = X @ W + b
S = softmax(Z)
f = sum(S * S)
"""


def found(name: str, at: list[int], what: Any = "gradient", text: str = LAYER) -> Cell:
    graph = parse(text)
    node = graph.find(name)
    assert node is not None
    return cell(graph, node.id, at, what)


def test_a_weights_gradient_is_a_row_times_a_column() -> None:
    cell_ = found("W", [1, 2])
    [part] = cell_.parts
    assert part.kind == "product"
    assert [term.first.at for term in part.terms] == [(0, 1), (1, 1)]  # row 2 of X turned
    assert [term.second and term.second.at for term in part.terms] == [(0, 2), (1, 2)]
    assert cell_.formula.symbolic == (
        r"(\nabla W)_{23} = \sum_{i} \first{X_{i2}} \, \second{(\nabla u_{1})_{i3}}"
    )
    assert cell_.formula.substituted == (
        r"\eq \first{\arg{a0}} \cdot \second{\arg{b0}} + \first{\arg{a1}} \cdot \second{\arg{b1}}"
    )


def test_an_inputs_gradient_has_the_upstream_first() -> None:
    assert found("X", [1, 0]).formula.symbolic == (
        r"(\nabla X)_{21} = \sum_{j} \second{(\nabla u_{1})_{2j}} \, \first{W_{1j}}"
    )


def test_behind_a_broadcast_stands_a_sum() -> None:
    [part] = found("b", [2]).parts
    assert (part.kind, part.count) == ("copied", 2)
    assert [term.second and term.second.at for term in part.terms] == [(0, 2), (1, 2)]


def test_softmax_mixes_a_row() -> None:
    [part] = found("Z", [1, 0]).parts
    assert (part.kind, part.count) == ("mixed", 3)
    value = found("S", [1, 0], "value")
    assert value.parts[0].kind == "whole"
    assert value.formula.symbolic == r"S_{21} = \frac{e^{Z_{21}}}{\sum_{k} e^{Z_{2k}}}"


def test_a_value_of_a_product_is_a_row_times_a_column() -> None:
    value = found(
        "A", [0, 1], "value", "A = [[1, 2], [3, 4]] @ const([[5, 6], [7, 8]]); f = sum(A)"
    )
    assert [term.product for term in value.parts[0].terms] == [6, 16]


def test_a_part_that_is_not_used_adds_nothing() -> None:
    [part] = found("x", [1], text="x = [1, 2]; f = x[0]").parts
    assert (part.kind, part.count, part.total) == ("unused", 0, 0)


def test_many_terms_are_told_as_one_sum() -> None:
    text = "b = [1, 2]; M = const(randn(200, 2)) + b; f = sum(M * M)"
    [part] = found("b", [1], text=text).parts
    assert (len(part.terms), part.more) == (12, 188)
    near(part.total, found("b", [1], text=text).number)
    assert r"\cdots" in found("b", [1], text=text).formula.substituted


@pytest.mark.parametrize(
    ("name", "at", "what", "code"),
    [
        ("x", [2], "value", "cell_unknown"),
        ("x", [0, 0], "value", "cell_unknown"),
        ("x", [-1], "gradient", "cell_unknown"),
        ("c", [0], "gradient", "cell_no_gradient"),
    ],
)
def test_what_is_not_there_is_refused(name: str, at: list[int], what: Any, code: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        found(name, at, what, "x = [1, 2]; c = const([3, 4]); f = sum(x * c)")
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "structure"),
    [
        ("x = 2; f = x * x", "number"),
        ("x = [1, 2]; f = sum(tanh(x))", "diagonal"),
        ("x = [1, 2]; f = sum(x + const([1, 1]))", "identity"),
        ("b = [1, 2]; f = sum(const([[1, 2], [3, 4]]) + b)", "copies"),
        ("b = 2; f = sum(b * const([1, 2]))", "copies"),
        ("x = [[1, 2], [3, 4]]; f = sum(x.T)", "permutation"),
        ("x = [[1, 2], [3, 4]]; f = sum(reshape(x, (4,)))", "identity"),
        ("x = [1, 2]; f = x[1]", "places"),
        ("x = [1, 2]; f = sum(concat(x, x))", "places"),
        ("x = [1, 2]; f = sum(x)", "sum"),
        ("x = [1, 2]; f = mean(x)", "mean"),
        ("x = [1, 2]; f = max(x)", "row"),
        ("x = [1, 2]; f = softmax(x)[0]", "softmax"),
        ("x = [1, 2]; f = log_softmax(x)[0]", "dense"),
        ("A = [[1, 2], [3, 4]]; f = sum(A @ const([5, 6]))", "matmul"),
        ("a = [1, 2]; f = sum(outer(a, const([5, 6])))", "outer"),
    ],
)
def test_a_jacobians_structure_is_named(text: str, structure: str) -> None:
    graph = parse(text)
    first = next(e.id for e in graph.edges if e.slot in graph.paths.flows[e.target])
    assert edge_matrix(graph, first).structure == structure


@each_sample
def test_a_jacobian_takes_the_upstream_to_the_contribution(sample: Sample) -> None:
    graph = sample.graph()
    done = trace(graph)
    for edge in graph.edges:
        if edge.slot in graph.paths.flows[edge.target]:
            found_ = edge_matrix(graph, edge.id)
            np.testing.assert_allclose(
                found_.upstream @ found_.matrix,
                np.reshape(done.run.contributions[edge.id], -1),
                rtol=1e-10,
                atol=1e-10,
            )
            np.testing.assert_allclose(
                found_.products.sum(axis=0), found_.contribution, rtol=1e-10, atol=1e-10
            )
            if found_.structure == "diagonal":
                assert np.array_equal(found_.matrix, np.diag(np.diag(found_.matrix)))


def test_a_jacobian_too_large_is_refused_before_anything_is_computed() -> None:
    graph = parse("x = randn(100, 100); f = sum(tanh(x))")
    with pytest.raises(ExpressionError) as caught:
        edge_matrix(graph, 0, Limits(jacobian=4096))
    assert caught.value.code == "limit_jacobian"
    assert caught.value.params == {"limit": 4096, "actual": 100_000_000}


def test_an_edge_without_a_gradient_has_no_jacobian() -> None:
    graph = parse("x = 2; f = x * (x > 1)")
    edge = next(e for e in graph.edges if e.slot not in graph.paths.flows[e.target])
    with pytest.raises(ExpressionError) as caught:
        edge_matrix(graph, edge.id)
    assert caught.value.code == "no_gradient"
