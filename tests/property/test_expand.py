"""Written out in single numbers, a program has the same values and gradients."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine import Graph, compile
from engine.expand import expand

from .recipes import Recipe, recipes


def agree(graph: Graph, ids: Collection[int] | None) -> None:
    whole = compile(graph).run(graph.values())
    expansion = expand(graph, ids)
    fine = compile(expansion.graph).run(expansion.graph.values())
    owned: set[int] = set()
    for node, cells in zip(graph.nodes, expansion.cells, strict=True):
        new = [cell not in owned for cell in cells]
        owned.update(cells)
        close(together([fine.values[cell] for cell in cells], node.shape), whole.values[node.id])
        # A node that only moves numbers has the cells of those it moves, and these have the
        # gradient of the node where they began.
        if all(new):
            grads = [fine.grads[cell] for cell in cells]
            if whole.grads[node.id] is not None:
                known = [0.0 if grad is None else grad for grad in grads]
                close(together(known, node.shape), whole.grads[node.id])


def together(cells: list[Any], shape: tuple[int, ...]) -> Any:
    return np.asarray(cells[0] if len(cells) == 1 else cells).reshape(shape)


def close(found: Any, expected: Any) -> None:
    scale = max(1.0, float(np.max(np.abs(expected), initial=0.0)))
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-10 * scale)


@given(recipes(arrays=True))
def test_everything_written_out(recipe: Recipe) -> None:
    agree(recipe.graph(), None)


@given(recipes(arrays=True))
def test_each_node_written_out_alone(recipe: Recipe) -> None:
    graph = recipe.graph()
    for node in graph.nodes:
        if node.op is not None:
            agree(graph, [node.id])


@given(recipes(arrays=True), st.data())
def test_some_nodes_written_out(recipe: Recipe, data: st.DataObject) -> None:
    graph = recipe.graph()
    ops = [node.id for node in graph.nodes if node.op is not None]
    agree(graph, data.draw(st.sets(st.sampled_from(ops))))
