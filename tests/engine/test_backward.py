"""The gradient as a program of its own: the same numbers, and once more differentiable."""

from __future__ import annotations

import pytest

from engine import ExpressionError, Graph, Limits, compile, parse, trace
from engine.analysis.backward import gradient_program
from engine.latex import symbols
from engine.latex.steps import Formulas

H = 1e-5


def gradient_at(graph: Graph, values: list[float]) -> list[float]:
    return [float(compile(graph).replay(values)[1][id]) for id in graph.inputs]


@pytest.mark.parametrize(
    "text",
    [
        "x = 1.5; f = x * exp(x)",
        "x = 0.7; y = 1.3; f = tanh(x * y) + x^3 / y",
        "x = 2; y = 3; z = -1; f = (x + y) * z",
        "x = 0.4; y = -0.2; f = log(1 + exp(x * y)) * sin(x)",
        "w = 0.8\nh = const(0.5)\nfor k in range(3):\n  h = tanh(w * h + w)\nf = h^2",
    ],
)
def test_second_derivatives_agree_with_differences(text: str) -> None:
    graph = parse(text)
    values = graph.values()
    for place, id in enumerate(graph.inputs):
        found = gradient_program(graph, graph.nodes[id].names[0])
        assert found.second is not None
        for other, second in enumerate(found.second):
            ahead, behind = list(values), list(values)
            ahead[other] += H
            behind[other] -= H
            change = gradient_at(graph, ahead)[place] - gradient_at(graph, behind)[place]
            assert float(second.value) == pytest.approx(change / (2 * H), rel=1e-6, abs=1e-8)


def test_the_program_can_be_differentiated_again() -> None:
    source = "x = 2; f = x^4"
    for expected in (32, 48, 48, 24):
        found = gradient_program(parse(source), "x")
        assert found.value == expected
        assert found.source is not None
        source = found.source


def test_what_does_nothing_is_left_out() -> None:
    assert gradient_program(parse("x = 2; y = 3; f = x + y"), "x").source == "df_dx = const(1)\n"
    assert gradient_program(parse("x = 2; z = 3; q = x + 1; f = q * z"), "x").source == "z = 3\n"
    found = gradient_program(parse("x = 2; f = x^3 + 0 * x"), "x")
    assert found.source == "x = 2\ndf_dx = 3 * x^2\n"


def test_it_can_be_left_in() -> None:
    found = gradient_program(parse("x = 2; z = 3; q = x + 1; f = q * z"), "x", simple=False)
    assert found.source == "z = 3\ndf_dq = 1 * z\ndf_dx = df_dq * 1\n"
    assert found.value == 3


def test_nothing_times_infinity_stays_nothing() -> None:
    found = gradient_program(parse("x = 0; f = where(x > 0, log(x), x)"), "x")
    assert found.value == 1
    assert found.source is not None
    assert "chain(" in found.source


def test_an_input_that_does_not_matter() -> None:
    found = gradient_program(parse("x = 2; y = 3; f = x * x"), "y")
    assert found.value == 0
    assert found.source == "df_dy = const(0)\n"


def test_what_the_language_cannot_say_is_computed_all_the_same() -> None:
    found = gradient_program(parse("x = [1, 2, 3]; f = x[0] * x[1]"), "x")
    assert found.source is None
    assert found.second is None
    assert found.value.tolist() == [2, 1, 0]


def test_a_name_that_is_no_input_is_refused() -> None:
    with pytest.raises(ExpressionError) as refused:
        gradient_program(parse("q = x + 1"), "q")
    assert refused.value.code == "input_unknown"


def test_the_larger_graph_keeps_to_the_limits() -> None:
    limits = Limits.service()
    long = "x = 1\nfor k in range(900):\n  x = tanh(x)"
    with pytest.raises(ExpressionError) as refused:
        gradient_program(parse(long, limits=limits), "x", limits)
    assert refused.value.code == "limit_nodes"
    assert refused.value.span is None


def test_a_text_that_would_be_too_long_is_left_out() -> None:
    limits = Limits.service()
    long = "x = 1\n" + "x = tanh(x)\n" * 500
    found = gradient_program(parse(long, limits=limits), "x", limits)
    assert found.source is None
    assert found.value == pytest.approx(trace(parse(long)).run.grads[0])


def test_it_calls_things_as_the_original_does() -> None:
    graph = parse("x = 2; y = 3; f = (x * y + sin(x)) * y / exp(x)")
    found = gradient_program(graph, "x")
    original = [symbol.label for symbol in symbols(graph)]
    called = [symbol.label for symbol in symbols(found.trace.graph)]
    assert [called[here] for _, here in found.copies] == [
        original[there] for there, _ in found.copies
    ]
    by_node = {original[there]: called[here] for there, here in found.partners}
    assert (by_node["x"], by_node["u3"], by_node["u5"]) == ("df/dx", "∂f/∂u3", "∂f/∂u5")
    # what has no counterpart there takes no name from it
    kin = {here for _, here in found.copies + found.partners}
    rest = {name for id, name in enumerate(called) if id not in kin and name.startswith("u")}
    assert rest
    assert rest.isdisjoint(original)
    assert found.source is not None
    assert "df_du3 = 1 / u5 * y\n" in found.source


def test_the_gradient_is_of_the_output_though_another_value_is_called_f() -> None:
    source = gradient_program(parse("f = 2; x = 3; f * x + x^2"), "x").source
    assert source is not None
    assert source.endswith("du3_dx = 2 * x + f\n")


def test_a_name_too_long_with_its_prefix_leaves_the_program_sayable() -> None:
    limits, long = Limits(identifier=64), "q" * 64
    graph = parse(f"x = 2; {long} = x * sin(x); f = sin({long}) * {long}", limits=limits)
    found = gradient_program(graph, "x", limits)
    assert found.source is not None


def test_a_gradient_is_held_together_in_formulas() -> None:
    found = gradient_program(parse("x = 2; p = sin(x); q = p^2; f = q^2"), "x")
    formulas = Formulas(found.trace.graph)
    nodes = found.trace.graph.nodes
    last = nodes[found.trace.graph.output]
    over, under = r"\left(\partial f/\partial x\right)", r"\left(\partial f/\partial p\right)"
    assert formulas.gradient(nodes[last.inputs[0]]) == (
        rf"\frac{{\partial {over}}}{{\partial {under}}}"
    )


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("W = [[1, 2], [3, 4]]; x = [1, 2]; f = sum(relu(W @ x + [5, 6]))", {1, 2, 3, 4, 5}),
        ("W = [[1, 2], [3, 4]]; x = [1, 2]; f = sum(relu(x @ W + [5, 6]))", set()),
        # r lies beside a matrix, and so does what it is added to
        ("r = [1, 2]; g = [3, 4]; J = eye(2) * r; f = sum(J @ g + r)", {1}),
        ("x = [1, 2]; y = [3, 4]; f = sum(x * y)", set()),
    ],
)
def test_a_vector_is_a_column_all_the_way(text: str, standing: set[int]) -> None:
    graph = parse(text)
    formulas = Formulas(graph)
    assert formulas.columns == standing
    for leaf in graph.inputs:
        how = "col" if leaf in standing else "val"
        assert formulas.forward(graph.nodes[leaf]).value == rf"\eq \{how}{{v{leaf}}}"


def test_contributions_to_a_column_are_columns() -> None:
    graph = parse("W = [[1, 2], [3, 4]]; x = [1, 2]; f = sum(W @ x + x)")
    formulas, x = Formulas(graph), graph.nodes[1]
    assert formulas.accumulate(x) == (
        r"\nabla x = \term{3}{\nabla u_{2} \odot \frac{\partial u_{2}}{\partial x}}"
        r" + \term{1}{W^\top \nabla u_{1}}",
        r"\eq \term{3}{\col{c3}} + \term{1}{\col{c1}}",
        r"\eq \col{g1}",
    )


def test_what_is_in_brackets_alone_has_none_of_its_own() -> None:
    graph = parse("x = [1, 2]; f = x[0]")
    formula = Formulas(graph).contribute(graph.edges[0])
    assert formula.substituted == r"\eq \operatorname{scatter}\left(\upstream{\val{g1}}\right)"


@pytest.mark.parametrize(
    ("text", "forward", "left", "right"),
    [
        (
            "W = [[1, 2], [3, 4]]; x = [1, 2]; f = sum(W @ x)",
            (r"\arg{v0} \, \col{v1}", r"\col{v2}"),
            (r"\upstream{\col{g2}} \, \val{v1}", r"\val{c0}"),
            (r"\val{v0}^\top \upstream{\col{g2}}", r"\col{c1}"),
        ),
        (
            "x = [1, 2]; W = [[1, 2], [3, 4]]; f = sum(x @ W)",
            (r"\arg{v0} \, \arg{v1}", r"\val{v2}"),
            (r"\upstream{\arg{g2}} \, \val{v1}^\top", r"\val{c0}"),
            (r"\col{v0} \upstream{\arg{g2}}", r"\val{c1}"),
        ),
        (
            "x = [1, 2]; y = [3, 4, 5]; f = sum(outer(x, y))",
            (r"\col{v0} \otimes \arg{v1}", r"\val{v2}"),
            (r"\upstream{\arg{g2}} \, \col{v1}", r"\col{c0}"),
            (r"{\upstream{\arg{g2}}}^\top \col{v0}", r"\col{c1}"),
        ),
    ],
)
def test_vectors_are_columns_where_matrices_meet_them(
    text: str, forward: tuple[str, str], left: tuple[str, str], right: tuple[str, str]
) -> None:
    graph = parse(text)
    formulas = Formulas(graph)
    product = graph.nodes[2]
    steps = [formulas.forward(product), *map(formulas.contribute, graph.entering[2])]
    for step, (numbers, result) in zip(steps, (forward, left, right), strict=True):
        assert step[1:] == (rf"\eq {numbers}", rf"\eq {result}")


def test_a_large_factor_stays_a_letter() -> None:
    graph = parse("X = [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]]; f = sum(X @ X)")
    formula = Formulas(graph).contribute(graph.entering[1][0])
    assert formula.substituted == r"\eq \upstream{\arg{g1}} \, X^\top"
