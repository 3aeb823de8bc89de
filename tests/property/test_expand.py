"""Written out in single numbers, a program has the same values and gradients."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine import Graph, compile
from engine.expand import expand
from engine.latex import symbols
from engine.ops import OPS

from .recipes import Recipe, recipes


def agree(graph: Graph, ids: Collection[int] | None) -> None:
    whole = compile(graph).run(graph.values())
    expansion = expand(graph, ids)
    fine = compile(expansion.graph).run(expansion.graph.values())
    # Numbers taken out of an array that is kept whole are that array's.
    owned = {n.id for n in expansion.graph.nodes if n.op is OPS["index"]}
    for node, cells in zip(graph.nodes, expansion.cells, strict=True):
        own = owned.isdisjoint(cells) and len(set(cells)) == len(cells)
        owned.update(cells)
        close(together([fine.values[cell] for cell in cells], node.shape), whole.values[node.id])
        # A node that only moves or repeats numbers has the cells of those it moves, and these have
        # the gradient of the node where they began.
        if own and whole.grads[node.id] is not None:
            expected = np.reshape(whole.grads[node.id], (len(cells), -1))
            for cell, gradient in zip(cells, expected, strict=True):
                if fine.grads[cell] is not None:  # else it depends on no input
                    close(np.reshape(fine.grads[cell], -1), gradient)


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


@given(recipes(arrays=True), st.data())
def test_names_stay_and_mean_one_node_each(recipe: Recipe, data: st.DataObject) -> None:
    graph = recipe.graph()
    ops = [node.id for node in graph.nodes if node.op is not None]
    expansion = expand(graph, data.draw(st.sets(st.sampled_from(ops))))
    labels = [symbol.label for symbol in symbols(expansion.graph)]
    kept = [symbol.label for symbol in symbols(graph)]
    assert labels[expansion.graph.output] == kept[graph.output]
    for cells in expansion.cells:
        for cell in cells:
            label = labels[cell]
            if label in kept:  # then it stands for the node of that name
                assert cell in expansion.cells[kept.index(label)]
    computed = [labels[node.id] for node in expansion.graph.nodes if node.op is not None]
    assert len(set(computed)) == len(computed)
