"""Programs: the ways to run one agree, and none of them breaks."""

import math

import numpy as np
import pytest

from engine import GraphBuilder, compile, parse
from engine.codegen import generate
from engine.ops import OPS
from engine.program import COMPILE_AFTER, Program


def test_values_and_gradients_of_the_lecture_example() -> None:
    graph = parse("x = -2; y = 5; z = -4; q = x + y; f = q * z")
    values, grads = compile(graph).replay(graph.values())
    assert list(values) == [-2, 5, -4, 3, -12]
    assert list(grads) == [-4, -4, 3, -4, 1]


def test_a_program_compiles_itself_after_enough_replays() -> None:
    program = Program(parse("x = 2; y = 3; x * y + sin(x)"))
    before = program.replay([2.0, 3.0])
    for _ in range(COMPILE_AFTER + 1):
        after = program.replay([2.0, 3.0])
    assert program._compiled is not None
    assert [list(column) for column in before] == [list(column) for column in after]


@pytest.mark.parametrize(
    "text", ["x = 710; exp(x)", "x = 0; 1 / x", "x = -1; log(x)", "x = -8; x**(1/3)"]
)
def test_overflow_and_nan_are_results_in_every_way_to_run(text: str) -> None:
    graph = parse(text)
    program = Program(graph)
    careful = program.run(graph.values())
    first = program.replay(graph.values())
    program.compile()
    code = program.replay(graph.values())
    for column in (first, code):
        np.testing.assert_array_equal(
            [np.nan if v is None else v for v in [*column[0], *column[1]]],
            [np.nan if v is None else v for v in [*careful.values, *careful.grads]],
        )
    assert not math.isfinite(careful.values[-1])


def test_a_nan_swallowed_on_the_way_is_still_shown() -> None:
    program = Program(parse("x = 1e200; f = tanh(x * x)"))
    program.compile()
    values, _ = program.replay([1e200])
    assert values == [1e200, np.inf, 1.0]


@pytest.mark.parametrize("scalar", [True, False])
def test_compiled_code_goes_on_after_what_it_could_not_do(scalar: bool) -> None:
    code = generate(parse("x = 1; y = 2; x * exp(y)"), scalar)
    right = [list(column) for column in code([3.0, 0.0])]
    for wrong in ([3.0, 1e6 if scalar else "a"], [3.0], ["b", 0.0]):
        with pytest.raises((ArithmeticError, ValueError, TypeError)):
            code(wrong)
        assert [list(column) for column in code([3.0, 0.0])] == right


def test_what_was_found_first_stays_when_more_is_found() -> None:
    program = Program(parse("x = 2; x * x"))
    program.compile()
    first = program.replay([2.0])
    program.replay([3.0])
    assert first == ([2.0, 4.0], [4.0, 1.0])


def test_wrong_number_of_values_is_refused() -> None:
    with pytest.raises(TypeError, match="1 values for 2 inputs"):
        Program(parse("x = 1; y = 2; x * y")).replay([1.0])


def test_nothing_to_differentiate() -> None:
    values, grads = compile(parse("2 + 3")).replay([])
    assert list(values) == [2, 3, 5]
    assert list(grads) == [None, None, None]


def test_an_input_without_a_path_has_a_true_zero() -> None:
    graph = parse("x = 2; y = 3; f = x * x")
    program = compile(graph)
    for _ in range(2):
        assert program.replay([2.0, 3.0])[1][1] == 0.0
        program.compile()


@pytest.mark.parametrize(
    "text",
    [
        "x = 2; y = 3; c = x > y; where(c, x, const(1)) + y * 0",
        "x = 2; where(x, const(1), const(2))",
        "x = 2; y = detach(x) * x; clip(y, -1, 9)",
        "x = 2; y = 3; q = y * const(2); x * x",
    ],
)
def test_the_interpreter_finds_the_same_paths_as_the_graph(text: str) -> None:
    graph = parse(text)
    paths, (_, grads) = graph.paths, compile(graph).replay(graph.values())
    assert [grad is not None for grad in grads] == paths.differentiable
    assert not any(grad for grad, reached in zip(grads, paths.reached, strict=True) if not reached)


def test_same_operand_twice_counts_twice() -> None:
    graph = parse("x = 3; f = x * x")
    run = compile(graph).run([3.0])
    assert run.contributions == [3.0, 3.0]
    assert run.grads[0] == 6.0


def test_a_graph_wider_than_pythons_nesting_compiles() -> None:
    text = "x = 0.1\n" + " + ".join(f"sin({k} * x)" for k in range(1, 400))
    graph = parse(text)
    program = compile(graph)
    before = program.replay([0.1])[1][0]
    program.compile()
    assert program.replay([0.1])[1][0] == pytest.approx(before)


def test_a_long_chain_needs_no_recursion() -> None:
    builder = GraphBuilder()
    x = h = builder.leaf(1.0, "x", "input")
    for _ in range(25_000):
        h = builder.node(OPS["add"], (h, x))
    values, grads = compile(builder.build(h)).replay([1.0])
    assert values[-1] == 25_001
    assert grads[0] == 25_001
