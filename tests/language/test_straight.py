"""Where the tree is left out, the graph is the same as with it, to the last detail."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app import wire
from engine import ExpressionError, Graph, Limits, compile, parse, trace
from engine.language import Program, lex, lower, parse_program, print_program, straight
from engine.language.names import BUILT_IN
from engine.language.syntax import Binary, Bind, Call, Evaluate, Expr, Name, Statement
from engine.language.values import PLAIN
from engine.limits import NO_LIMITS
from tests.golden.traces import texts

from .corpus import read
from .styles import restyled
from .test_garbage import CORPUS
from .trees import names, negative, numbers, programs

_CALLS = sorted(key for key, op in PLAIN.items() if op.elementwise)
_WORDS = [
    *(
        "x = 2",
        "y = -x",
        "\n",
        "\r",
        ";",
        "\n ",
        "# a",
        "(",
        ")",
        ",",
        "-",
        "+",
        "*",
        "=",
        "x",
        "2",
    ),
    *("sin(", "maximum(", "1e999", "e", " ", "^", "²", "y", "@"),
]
_WHOLE = read("not_numbers.toml")
_BOUNDS = st.one_of(st.none(), st.integers(1, 12))
_LIMITS = st.builds(
    Limits,
    **dict.fromkeys(("depth", "nodes", "inputs", "arguments", "flops", "tokens"), _BOUNDS),
)


@st.composite
def straight_lines(draw: st.DrawFn) -> Program:
    """Programs that need no tree: each name is bound before it is used."""
    free = names.filter(lambda name: name not in BUILT_IN)
    known = [draw(free)]
    lines: list[Statement] = [Bind(known[0], "", draw(numbers))]
    for _ in range(draw(st.integers(1, 6))):
        used = st.one_of(st.sampled_from(known).map(Name), numbers)
        value = draw(st.recursive(used, _larger, max_leaves=6))
        if draw(st.booleans()):
            known.append(draw(st.one_of(free, st.sampled_from(known))))
            lines.append(Bind(known[-1], "", value))
        else:
            lines.append(Evaluate(value))
    return Program(tuple(lines))


def _larger(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(Binary, st.sampled_from("+-*/"), parts, parts),
        parts.map(negative),
        st.sampled_from(_CALLS).flatmap(
            lambda call: st.builds(
                Call, st.just(call[0]), st.tuples(*[parts] * call[1]), st.just(())
            )
        ),
    )


def alike(text: str, limits: Limits = NO_LIMITS) -> Graph | None:
    """The graph made without a tree, if there is one, seen to be that of the tree."""
    try:
        found = straight(lex(text, limits), limits)
    except ExpressionError:  # the lexer's, which comes before either
        return None
    if found is not None:
        expected = lower(parse_program(text, limits), limits=limits)
        assert found == expected
        assert repr(found.values()) == repr(expected.values())  # which tells 0 from -0
    return found


def told(graph: Graph) -> str:
    """All that the page learns of a graph and of one run of it."""
    program = compile(graph)
    columns = program.replay(graph.values())
    return repr([columns, json.dumps(wire.of_trace(trace(graph), "", "en"), default=repr)])


@given(straight_lines())
def test_straight_lines_need_no_tree(program: Program) -> None:
    text = print_program(program)
    graph = alike(text)
    assert graph is not None
    assert told(graph) == told(lower(parse_program(text)))


@given(restyled(straight_lines()), _LIMITS)
def test_every_style_and_limit(written: tuple[Program, str], limits: Limits) -> None:
    alike(written[1])
    alike(written[1], limits)


@given(restyled(programs))
def test_any_program(written: tuple[Program, str]) -> None:
    alike(written[1])


@given(st.lists(st.sampled_from(_WORDS), max_size=20).map("".join))
@example("(2)")
@example("-(2)")
@example("- -2")
@example("-2")
@example("y = (2)")
@example("2; ;")
@example("x = 3;\n\n  # a remark")
@example("e = 3\ne * x")
@example("sin = x\nsin(x)")
def test_words_in_any_order(text: str) -> None:
    alike(text)
    alike("x = 2\n" + text)


@given(
    straight_lines().map(print_program), st.integers(0), st.sampled_from(_WORDS), st.integers(0, 2)
)
def test_slips_of_the_finger(text: str, at: int, new: str, gone: int) -> None:
    at %= len(text) + 1
    alike(text[:at] + new + text[at + gone :])


@pytest.mark.parametrize("text", [*texts().values(), *CORPUS, *(c["text"] for c in _WHOLE)])
def test_texts_that_people_type(text: str) -> None:
    alike(text)
    alike(text, Limits.service())


@pytest.mark.parametrize("depth", [1, 2, 3, 100, 101])
@pytest.mark.parametrize(
    "form", [("(", "x", ")"), ("sin(", "x", ")"), ("-", "x", ""), ("-", "2", "")]
)
def test_the_depth_that_the_parser_bears(depth: int, form: tuple[str, str, str]) -> None:
    opening, inner, closing = form
    text = f"x = 2\ny = x + {opening * depth}{inner}{closing * depth}"
    for limits in (NO_LIMITS, Limits(depth=2)):
        alike(text, limits)


@pytest.mark.parametrize("most", [1, 2])
def test_the_arguments_that_a_limit_allows(most: int) -> None:
    alike("x = 2\ny = maximum(x, 3)", Limits(arguments=most))


def test_what_is_read_first_is_no_matter_to_what_it_means() -> None:
    """Numbers from outside and another output take the tree, on the same text."""
    text = "x = 2\ny = x * 3\nz = y + x"
    assert parse(text, inputs={"x": 5}).nodes[0].value == 5.0
    assert parse(text, output="y").output == parse(text).output - 1
