"""The trace tells what was computed, in the order in which it was."""

import re

import numpy as np
import pytest

from engine import ExpressionError, Limits, parse
from engine.check import check
from engine.counts import count_operations
from engine.differentiate import gradient_graph
from engine.expand import expand
from engine.jacobian import jacobian
from engine.latex import symbols
from engine.trace import trace


def test_steps_of_the_lecture_example() -> None:
    run = trace(parse("x = -2; y = 5; z = -4; q = x + y; f = q * z"))
    name = [node.name for node in run.graph.nodes]
    told = [(step.kind, name[step.node]) for step in run.steps]
    assert told == [
        *[("forward", n) for n in ("x", "y", "z", "q", "f")],
        ("seed", "f"),
        ("contribute", "q"),
        ("contribute", "z"),
        ("contribute", "x"),
        ("contribute", "y"),
    ]


def test_contributions_wait_until_all_have_arrived() -> None:
    run = trace(parse("a = 1; b = a + a; c = b + b"))
    told = [(step.kind, step.node) for step in run.steps if step.kind != "forward"]
    assert told == [
        ("seed", 2),
        ("contribute", 1),
        ("contribute", 1),
        ("accumulate", 1),
        ("contribute", 0),
        ("contribute", 0),
        ("accumulate", 0),
    ]
    assert run.run.grads[0] == 4.0


def test_formulas_have_three_stages_with_slots() -> None:
    run = trace(parse("x = -2; y = 5; z = -4; q = x + y; f = q * z"))
    step = next(s for s in run.steps if s.kind == "contribute" and s.node == 0)
    formula = run.formula(step)
    assert formula.symbolic == (
        r"\frac{\partial f}{\partial x} = \upstream{\frac{\partial f}{\partial q}} \cdot "
        r"\local{\frac{\partial q}{\partial x}}"
    )
    assert formula.substituted == r"\eq \upstream{\arg{g3}} \cdot \local{\arg{l0}}"
    assert formula.value == r"\eq \val{c0}"


def test_fan_out_sums_its_terms() -> None:
    run = trace(parse("x = 1.5; e = exp(x); f = x * e"))
    last = run.formula(run.steps[-1])
    assert r"\frac{\mathrm{d}f}{\mathrm{d}x} = " in last.symbolic
    arrived = [step.edges[0] for step in run.steps if step.kind == "contribute" and step.node == 0]
    assert run.steps[-1].edges == tuple(arrived)
    assert [int(edge) for edge in re.findall(r"\\term{(\d+)}", last.symbolic)] == arrived
    assert last.substituted.count(r"\term") == 2


def test_three_kinds_of_nothing() -> None:
    run = trace(parse("x = 2; y = 3; c = const(1); g = y > 0; f = x * c + g"))
    states = {node.name: run.grad_state(node.id) for node in run.graph.nodes if node.name}
    assert states == {
        "x": "computed",
        "y": "zero_path",
        "c": "none",
        "g": "none",
        "f": "computed",
    }


@pytest.mark.parametrize(
    ("text", "codes", "name"),
    [
        ("x = -1; y = log(x); f = y * 2", ["outside_domain", "no_slope"], "y"),
        ("x = 0; y = 1 / x; f = y * 2", ["division_by_zero"], "y"),
        ("x = 0; y = x / x; f = y * 2", ["zero_by_zero"], "y"),
        ("x = [1, 0]; y = 1 / x; f = sum(y)", ["outside_domain"], "y"),
        ("x = 1e200; y = x * x; f = tanh(y)", ["overflow"], "y"),
        ("x = 0; y = relu(x); f = y * 2", ["kink"], "y"),
        ("x = 1; y = max(x, 1); f = y * 2", ["kink"], "y"),
    ],
)
def test_notes_name_the_node_where_it_began(text: str, codes: list[str], name: str) -> None:
    run = trace(parse(text))
    assert [note.code for note in run.notes] == codes
    for note in run.notes:
        assert note.node is not None
        assert run.graph.nodes[note.node].name == name


@pytest.mark.parametrize(
    ("text", "ops"),
    [
        ("x = -1; f = log(x) * 2", ["log"]),
        ("x = [1, -1]; f = sum(log2(x))", ["log2"]),
        ("x = 0; f = log(x)", []),
        ("x = -1; f = sqrt(x)", []),
        ("x = 1; f = x * log(-1)", []),
    ],
)
def test_a_derivative_without_a_value_is_called_a_mere_formula(text: str, ops: list[str]) -> None:
    notes = trace(parse(text)).notes
    assert [note.params["op"] for note in notes if note.code == "no_slope"] == ops


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("x = [1, 0]; f = sum(1 / x)", "x ≠ 0"),
        ("x = 1; f = log(2 * x - 2)", "2 * x − 2 > 0"),
        ("x = [1, 0]; f = sum(log(x * 2))", "x * 2 > 0"),
        ("h = 1\nfor i in range(2):\n    h = h - 1\n    h = log(h)", "h(1) > 0"),
        ("x = 2; f = asin(-x)", "−1 ≤ −x ≤ 1"),
    ],
)
def test_a_domain_is_told_in_the_programs_own_words(text: str, condition: str) -> None:
    [note] = trace(parse(text)).notes
    assert note.params["condition"] == condition


@pytest.mark.parametrize(
    ("text", "shown", "below", "above"),
    [
        ("a = 2; f = 5 / (a - 2)", "∞", "−∞", "+∞"),
        ("a = 2; f = -5 / (a - 2)", "−∞", "+∞", "−∞"),
        ("a = 2; f = 1e300 / (a - 2)", "∞", "−∞", "+∞"),
        ("a = 2; f = reciprocal(a - 2)", "∞", "−∞", "+∞"),
        ("a = 0; f = 5 / -a", "−∞", "−∞", "+∞"),
        ("a = 2; f = (a - 2)^-3", "∞", "−∞", "+∞"),
        ("a = 2; f = (a - 2)^-2", "∞", "+∞", "+∞"),
    ],
)
def test_a_division_by_zero_tells_both_sides(text: str, shown: str, below: str, above: str) -> None:
    [note] = trace(parse(text)).notes
    assert note.code == "division_by_zero"
    assert [note.params[name] for name in ("shown", "below", "above")] == [shown, below, above]
    assert note.params["divisor"] == ("`−a`" if "-a" in text else "`a − 2`")


@pytest.mark.parametrize(
    ("text", "partials"),
    [
        ("w = 1; z = 2; max(w, z)", [r"\left[w > z\right]", r"\left[z > w\right]"]),
        ("x = 2; relu(x)", [r"\left[x > 0\right]"]),
        ("x = 2; leaky_relu(x)", [r"\begin{cases} 1 & x > 0 \\ 0.01 & \text{else} \end{cases}"]),
        (
            "x = 2; low = 0; high = 1; clip(x, low, high)",
            [
                r"\left[x \ge \mathit{low}\right] \cdot \left[x \le \mathit{high}\right]",
                r"\left[x < \mathit{low}\right]",
                r"\left[x > \mathit{high}\right]",
            ],
        ),
    ],
)
def test_a_comparison_that_is_a_derivative_stands_in_brackets(
    text: str, partials: list[str]
) -> None:
    run = trace(parse(text))
    assert [run.formulas.local(edge) for edge in run.graph.edges][: len(partials)] == partials


def test_the_stable_form_is_shown_only_where_the_textbooks_fails() -> None:
    assert trace(parse("x = 1; tanh(x)")).stable == ()
    assert trace(parse("x = 20; tanh(x)")).stable == (0,)


def test_forward_mode_computes_one_direction() -> None:
    run = trace(parse("x = 1.5; y = 2; f = y * exp(x)"), mode="forward", wrt="x")
    assert run.tangents is not None
    assert run.tangents[-1] == pytest.approx(2 * np.exp(1.5))
    assert {step.kind for step in run.steps} == {"forward", "tangent"}


def test_operations_are_counted_on_edges() -> None:
    assert count_operations(parse("x = -2; y = 5; z = -4; (x + y) * z")) == (4, 5)
    assert count_operations(parse("x = 2; x * x")) == (3, 3)


def test_second_derivative() -> None:
    second = gradient_graph(gradient_graph(parse("x = 2; f = x^3"), "x"), "x")
    assert trace(second).run.values[second.output] == pytest.approx(12.0)


def test_check_tells_a_kink_from_a_mistake() -> None:
    [found] = check(parse("x = 0; relu(x)"))
    assert found.verdict == "kink"
    assert (found.left, found.right) == pytest.approx((0, 1))
    [found] = check(parse("x = 1.5; x * exp(x)"))
    assert found.verdict == "agrees"
    assert min(found.errors) < 1e-8 < found.errors[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("x = 1; f = floor(x)", "jump"),
        ("x = 0; f = sign(x)", "jump"),
        ("x = 2; f = where(x > 2, x, 0)", "jump"),
        ("x = 2; f = max(x, 2) + exp(3 * x)", "kink"),
        ("x = 2; f = abs(x - 2) + x^4", "kink"),
        ("x = 1.5; f = floor(x) + x", "agrees"),
        ("x = 1; y = 0; f = relu(y) * 0 + x^2", "agrees"),
    ],
)
def test_check_tells_how_a_function_is_not_smooth(text: str, verdict: str) -> None:
    assert check(parse(text))[0].verdict == verdict


def test_expansion_agrees_with_the_whole() -> None:
    graph = parse("X = [[1, 2], [0, -1]]; W = [[1, 0], [2, 1]]; f = sum(softmax(X @ W) * X)")
    whole, parts = trace(graph).run, expand(graph)
    run = trace(parts.graph).run
    for id, cells in enumerate(parts.cells):
        found = np.concatenate([np.reshape(run.grads[cell], -1) for cell in cells])
        np.testing.assert_allclose(found, np.reshape(whole.grads[id], -1), atol=1e-12)


def test_expansion_is_limited() -> None:
    graph = parse("A = randn(20, 20, seed=1); sum(A @ A)")
    with pytest.raises(ExpressionError) as caught:
        expand(graph, limits=Limits(nodes=3_000))
    assert caught.value.code == "limit_nodes"


def test_jacobian_of_an_edge() -> None:
    graph = parse("z = [1, 2, 0.5]; s = softmax(z); f = s[0]")
    run = trace(graph).run
    s = run.values[1]
    np.testing.assert_allclose(
        jacobian(graph, run, graph.edges[0]), np.diag(s) - np.outer(s, s), atol=1e-15
    )


def test_a_name_bound_once_is_preferred_and_versions_are_counted() -> None:
    graph = parse("r = const(1)\nfor k in range(3):\n    r = r / 2 + 1\nf = r")
    labels = [symbol.label for symbol in symbols(graph)]
    assert labels[graph.output] == "f"
    assert {"r(0)", "r(1)", "r(2)"} <= set(labels)


def test_a_versioned_symbol_can_be_squared_and_transposed() -> None:
    text = "H = [[1, 2], [3, 4]]\nfor k in range(2):\n    H = H @ H.T\nf = sum(H)^2 + H[0, 0]^2"
    run = trace(parse(text))
    shown = [part for step in run.steps for part in run.formula(step)]
    assert not [part for part in shown if ")}^" in part]


def test_a_tie_is_written_with_its_share() -> None:
    tie = trace(parse("x = 2; y = 2; f = max(x, y)"))
    assert tie.stable == (0, 1)
    assert tie.formulas.local(tie.graph.edges[0], stable=True) == (
        r"\left[x > y\right] + \frac{\left[x = y\right]}{2}"
    )
    assert trace(parse("x = 3; y = 2; f = max(x, y)")).stable == ()


def test_the_same_operand_twice_is_told_apart() -> None:
    run = trace(parse("b = 2; u = b * b; f = 3 * u"))
    symbols_ = {step.kind: run.formula(step).symbolic for step in run.steps if step.node == 0}
    right = r"\left. \frac{\partial u}{\partial b} \right|_{\mathrm{%s}}"
    assert all(right % letter in symbols_["accumulate"] for letter in "AB")
    assert right % "B" in symbols_["contribute"]
    once = trace(parse("b = 2; u = b * 3; f = b * u"))
    shown = [part for step in once.steps for part in once.formula(step)]
    assert not [part for part in shown if r"\frac{\partial u}{\partial b} \right|" in part]
