"""Cells of random programs, taken apart."""

from __future__ import annotations

from hypothesis import given

from tests.engine.cells import gradient_cells_add_up, value_cells_add_up

from .recipes import Recipe, recipes


@given(recipes(arrays=True))
def test_the_terms_of_random_programs_add_up(recipe: Recipe) -> None:
    graph = recipe.graph()
    gradient_cells_add_up(graph)
    value_cells_add_up(graph)
