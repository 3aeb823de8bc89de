"""What is true of every cell of every graph: its terms are what they say, and add up to it."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine import Graph
from engine.analysis.cell import cell
from engine.trace import trace

ADDED = {"product", "times", "sum", "mean", "moved", "unused"}


def near(a: float, b: float) -> None:
    np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-10)


def gradient_cells_add_up(graph: Graph) -> None:
    done = trace(graph)
    for node in graph.nodes:
        if node.id == graph.output or not graph.paths.differentiable[node.id]:
            continue
        for at in np.ndindex(node.shape):
            found = cell(graph, node.id, at, "gradient")
            near(found.number, float(np.asarray(done.run.grads[node.id])[at]))
            near(sum(part.total for part in found.parts), found.number)
            for part in found.parts:
                assert part.edge is not None
                contribution = np.asarray(done.run.contributions[part.edge.id])[at]
                near(part.total, float(contribution))
                the_terms_are_true(done.run.values, done.run.grads, part)


def the_terms_are_true(values: list[Any], grads: list[Any], part: Any) -> None:
    """Each factor is the number in the cell that it names, and the product is theirs."""
    for term in part.terms:
        for factor in (term.first, term.second):
            if factor is not None and factor.node is not None:
                table = values if factor.what == "value" else grads
                near(float(np.asarray(table[factor.node])[factor.at]), factor.number)
        if term.second is not None:
            near(term.first.number * term.second.number, term.product)


def value_cells_add_up(graph: Graph) -> None:
    run = trace(graph).run
    for node in graph.nodes:
        for at in np.ndindex(node.shape):
            found = cell(graph, node.id, at, "value")
            near(found.number, float(np.asarray(run.values[node.id])[at]))
            for part in found.parts:
                the_terms_are_true(run.values, run.grads, part)
                if part.kind in ADDED:
                    near(part.total, found.number)
