"""Everything knows its place in the text: the place holds what it is, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given

from engine import parse, trace
from engine.errors import Span
from engine.language import Program, parse_program
from engine.language.lexer import lex
from engine.language.syntax import (
    Attribute,
    Bind,
    Define,
    Evaluate,
    Keyword,
    Loop,
    Method,
    Name,
    Number,
    Return,
    Slice,
)
from engine.limits import NO_LIMITS

from .corpus import unmarked
from .styles import restyled
from .trees import programs


def parts(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every part of a tree with the part it belongs to."""
    for field in fields(node):
        value = getattr(node, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if is_dataclass(part):
                yield part, node
                yield from parts(part)


def read(piece: str, part: Any, indentation: str) -> Any:
    """What a piece of text means, where a part of this kind is expected."""
    match part:
        case Name():
            return Name(piece)
        case Number() if piece == "²":
            return Number(2.0)
        case Slice():
            return expression(f"x[{piece}]").items[0]
        case Keyword():
            return expression(f"f({piece})").keywords[0]
        case Return():
            return Return(expression(piece.removeprefix("return")))
        case Bind() | Evaluate() | Loop() | Define():
            return parse_program(indentation + piece).statements[0]
    return expression(piece)


def expression(piece: str) -> Any:
    """An expression in brackets, where newlines do not count."""
    (statement,) = parse_program(f"({piece}\n)").statements
    assert isinstance(statement, Evaluate)
    return statement.value


@given(restyled(programs))
def test_tokens_follow_each_other_through_the_text(written: tuple[Program, str]) -> None:
    text, end = written[1], 0
    tokens = lex(text, NO_LIMITS)
    for at in range(1, len(tokens.kinds)):
        start, stop = tokens.span(at)
        assert text[start:stop] == tokens.texts[at]
        assert text[end:start].strip(" \t") == ""
        end = stop


@given(restyled(programs))
def test_the_place_of_a_part_holds_that_part(written: tuple[Program, str]) -> None:
    text = written[1]
    program = parse_program(text)
    for part, owner in parts(program):
        start, end = part.span
        assert owner.span[0] <= start < end <= owner.span[1]
        piece = text[start:end]
        assert piece == piece.strip()
        line = text.rfind("\n", 0, start) + 1
        assert read(piece, part, " " * (start - line)) == part


@given(restyled(programs))
def test_names_of_calls_and_bindings_stand_where_they_begin(written: tuple[Program, str]) -> None:
    text = written[1]
    for part, owner in parts(parse_program(text)):
        if isinstance(part, Bind | Keyword):
            assert text[part.span[0] :].startswith(part.name)
        if isinstance(owner, Method | Attribute) and part is owner.name:
            assert owner.value.span[1] < part.span[0] < owner.span[1]


# Marked is the place of the output's node.
NODES = [
    "x = 2\n⟦x * 3⟧",
    "x = 2\nf = ⟦x * 3⟧  # a remark",
    "⟦(x + 1) * 3⟧",
    "⟦2(x + 1)⟧",
    "y = ⟦-(x)⟧",
    "y = ⟦x²⟧ ",
    "  ⟦sin( x )⟧ ",
    "⟦np.sin(x)⟧",
    "⟦(x + 1).tanh()⟧",
    "⟦[[1, 2], [3, 4]][0, 1]⟧",
    "⟦x if x > 0 else y⟧",
    "x = 1\n⟦x += 2⟧",
    "def f(a):\n    return ⟦a * 2⟧\nf(3)",
    "for i in range(3):\n    y = ⟦i * x⟧\n",
    "(⟦x\n + y⟧)",
    "x = ⟦2⟧",
    "x = ⟦-2⟧",
]


@pytest.mark.parametrize("marked", NODES)
def test_the_place_of_a_node_is_what_made_it(marked: str) -> None:
    case = unmarked(marked)
    graph = parse(case["text"])
    assert graph.nodes[graph.output].span == case["spans"][0]


# Marked are the places of the notes.
NOTES = [
    "y = ⟦1/2x⟧ + 1",
    "y = ⟦1/2(x + 1)⟧",
    "⟦e⟧ = 3\ne * 2",
    "a = 3\na * ⟦c⟧ + c",
    "def ⟦sin⟧(a): return a\nsin(2)",
    "y = ⟦[1, 2]⟧",
    "x = 0\ny = ⟦relu(x)⟧ + 1",
]


@pytest.mark.parametrize("marked", NOTES)
def test_the_place_of_a_note_is_what_it_is_about(marked: str) -> None:
    case = unmarked(marked)
    spans: list[Span | None] = [note.span for note in trace(parse(case["text"])).notes]
    assert spans == case["spans"]
