"""Written out in single numbers, a program keeps the names of what was there before."""

from __future__ import annotations

from engine import Graph, parse
from engine.expand import expand
from engine.latex import symbols
from engine.trace import trace


def labels(graph: Graph) -> list[str]:
    return [symbol.label for symbol in symbols(graph)]


def test_a_node_that_stays_whole_keeps_its_automatic_name() -> None:
    graph = parse("v = [1, 2]; a = 3; b = a*2 + 1; f = sum(v * b) * (a + 5)")
    fine = expand(graph)
    for node, ids in zip(graph.nodes, fine.cells, strict=True):
        if not node.shape:
            assert labels(fine.graph)[ids[0]] == labels(graph)[node.id]


def test_cells_are_called_after_the_array_they_are_numbers_of() -> None:
    graph = parse("W = [[1, 2], [3, 4]]; x = [5, 6]; h = W @ x; f = sum(tanh(h) * x)")
    fine = expand(graph)
    called = [[labels(fine.graph)[id] for id in ids] for ids in fine.cells]
    assert called == [
        ["W"],
        ["x"],
        ["h[0]", "h[1]"],
        ["u1[0]", "u1[1]"],
        ["u2[0]", "u2[1]"],
        ["f"],
    ]
    taken_out = ["W[0, 0]", "W[0, 1]", "W[1, 0]", "W[1, 1]", "x[0]", "x[1]"]
    assert [label for label in labels(fine.graph) if label in taken_out] == taken_out


def test_a_number_that_is_only_moved_is_called_by_where_it_began() -> None:
    fine = expand(parse("v = [1, 2]; a = exp(v)[0]; f = a * v[1]"))
    assert [labels(fine.graph)[ids[0]] for ids in fine.cells] == [
        "v",
        "u1[0]",
        "u1[0]",
        "v[1]",
        "f",
    ]
    output = expand(parse("v = [1, 2]; exp(v)[0]"))
    assert labels(output.graph)[output.cells[-1][0]] == "f"


def test_new_nodes_have_new_names() -> None:
    graph = parse("u2 = [1, 2]; f = sum(tanh(u2 * 3) * u2)")
    fine = expand(graph, [node.id for node in graph.nodes if node.op and node.op.name == "sum"])
    assert labels(graph) == ["u2", "3", "u1", "u3", "u4", "f"]
    assert labels(fine.graph)[:5] == labels(graph)[:5]
    whole = expand(parse("W = [[1, 2]]; u = [3, 4]; f = sum(exp(W @ u))"))
    assert labels(whole.graph)[-4:] == ["u3", "u4", "u1[0]", "f"]


def test_a_number_taken_out_is_not_said_to_be_itself() -> None:
    run = trace(expand(parse("v1 = [1, 2]; f = sum(v1 * v1)")).graph)
    node = next(each for each in run.graph.nodes if each.op and each.op.name == "index")
    assert run.formulas.right(node) is None
    assert run.formulas.forward(node).symbolic == "{v_{1}}_{[0]}"
