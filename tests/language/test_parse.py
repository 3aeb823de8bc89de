"""Texts are read as Python reads them, in whatever style they are typed."""

from __future__ import annotations

import ast
import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine import ExpressionError
from engine.language import Program, parse_program, print_program
from engine.language.syntax import (
    Attribute,
    Binary,
    Call,
    Conditional,
    Evaluate,
    Expr,
    Index,
    Keyword,
    List,
    Method,
    Name,
    Negative,
    Number,
    Slice,
    Word,
)

from .styles import restyled
from .trees import expressions, programs

SIGNS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "^", ast.MatMult: "@",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip


class Foreign(Exception):  # noqa: N818
    """Python has this, our language does not."""


@given(restyled(programs))
def test_every_style_is_read_alike(written: tuple[Program, str]) -> None:
    program, text = written
    assert parse_program(text) == program


def as_python(text: str) -> Expr:
    """Our tree of what Python reads."""
    try:
        tree: Expr = translated(ast.parse(text, mode="eval").body, text)
    except SyntaxError as error:
        raise Foreign(text) from error
    return tree


def translated(node: Any, text: str) -> Any:
    def one(node: Any) -> Any:
        return None if node is None else translated(node, text)

    def each(nodes: list[Any]) -> tuple[Any, ...]:
        return tuple(map(one, nodes))

    match node:
        case ast.Constant(value=bool() | None as value):
            return Word(value)
        case ast.Constant(value=int() | float() as value) if abs(value) < math.inf:
            return Number(float(value))
        case ast.Name():
            return Name(node.id)
        case ast.List(elts=[_, *_]):
            return List(each(node.elts))
        case ast.Tuple(elts=[_, *_]) if in_brackets(node, text):
            return List(each(node.elts))
        case ast.UnaryOp(op=ast.USub()):
            value = one(node.operand)
            return Number(-value.value) if isinstance(value, Number) else Negative(value)
        case ast.UnaryOp(op=ast.UAdd()):
            return one(node.operand)
        case ast.BinOp() if type(node.op) in SIGNS:
            return Binary(SIGNS[type(node.op)], one(node.left), one(node.right))
        case ast.Compare(ops=[sign], comparators=[right]):
            return Binary(SIGNS[type(sign)], one(node.left), one(right))
        case ast.IfExp():
            return Conditional(one(node.body), one(node.test), one(node.orelse))
        case ast.Attribute():
            return Attribute(one(node.value), Name(node.attr))
        case ast.Subscript():
            place = node.slice
            if isinstance(place, ast.Tuple) and not in_brackets(place, text):
                return Index(one(node.value), each(place.elts))
            return Index(one(node.value), (one(place),))
        case ast.Slice():
            return Slice(one(node.lower), one(node.upper), one(node.step))
        case ast.Call():
            named = tuple(Keyword(k.arg or "", one(k.value)) for k in node.keywords)
            if isinstance(node.func, ast.Attribute):
                name = Name(node.func.attr)
                return Method(one(node.func.value), name, each(node.args), named)
            if isinstance(node.func, ast.Name):
                return Call(node.func.id, each(node.args), named)
    raise Foreign(ast.dump(node))


def in_brackets(node: ast.Tuple, text: str) -> bool:
    """Whether a tuple's first bracket is closed by its last: `(x, y)`, not `(x), (y)`."""
    depth = 0
    source = text[node.col_offset : node.end_col_offset]
    for at, character in enumerate(source):
        depth += (character in "([") - (character in ")]")
        if depth == 0:
            return source[0] == "(" and at == len(source) - 1
    return False


def expression(text: str) -> Expr:
    """What we read."""
    (statement,) = parse_program(text).statements
    assert isinstance(statement, Evaluate)
    return statement.value


PIECES = [
    *("x", "y", "f", "2", "0.5", "1e3", "+", "-", "*", "/", "@", "**", "(", ")", "(", ")"),
    *("[", "]", ",", ".T", ".f(", "<", ">=", "==", " if ", " else ", "f(", "a=", ":", "-", "x"),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_expressions_are_read_as_python_reads_them(text: str) -> None:
    try:
        expected = as_python(text)
    except Foreign:
        assume(False)
    assert expression(text) == expected


@given(expressions)
def test_expressions_are_printed_as_python_would_read_them(expr: Expr) -> None:
    text = print_program(Program((Evaluate(expr),))).strip()
    assert as_python(text.replace("^", "**")) == expr


@pytest.mark.parametrize(
    "text",
    [
        *("-x**2", "-2**2", "2**-x", "2**-x**2", "2**3**2", "-x**-y", "(-x)**2", "-f(x)**2"),
        *("a-b-c", "a/b/c", "a/b*c", "a@b@c", "-a*b", "-(a*b)", "a*-b", "a--b", "a+-b*c", "+-+x"),
        *("-(-2)", "-(2)", "a<b", "a+b<c*d", "a==b+1", "(a<b)<c", "a<(b<c)", "a if b<c else -d"),
        *("a if b else c if d else e", "(a if b else c) if d else e", "f(a if b else c)"),
        *("-x.T", "-x[0]", "x.T**2", "2*x.T", "x[1:2, ::-1]", "x[a:b+1]", "x[(1, 2)]"),
        *("[x, [y]]", "(x, y)", "(x,)", "f(x, y, axis=-1)", "x.f(y).g(z=1).T[0]"),
        *("1.", ".5", "1e-3", "2.5E+4", "007.5"),
    ],
)
def test_how_tightly_signs_bind(text: str) -> None:
    assert expression(text) == as_python(text)


@pytest.mark.parametrize(
    "text", ["a<b<c", "a==b==c", "a<b!=c", "a+1<b*2<c**2", "f(a<b<c)", "x if a<b<c else y"]
)
def test_chained_comparisons_are_the_one_thing_refused(text: str) -> None:
    assert any(len(n.ops) > 1 for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Compare))
    with pytest.raises(ExpressionError, match="comparisons cannot be chained"):
        parse_program(text)
