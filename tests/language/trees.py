"""Random syntax trees, as the parser makes them, and random ways to write them down."""

from __future__ import annotations

import keyword

from hypothesis import strategies as st

from engine.language.syntax import (
    Attribute,
    Binary,
    Bind,
    Call,
    Conditional,
    Define,
    Evaluate,
    Expr,
    Index,
    Keyword,
    List,
    Loop,
    Method,
    Name,
    Negative,
    Number,
    Program,
    Return,
    Slice,
    Statement,
    Word,
)

SIGNS = ["+", "-", "*", "/", "@", "^", "<", "<=", ">", ">=", "==", "!="]
_FIRST = "abcxyzσλΔ_"

names = st.one_of(
    st.sampled_from(["x", "y", "w1", "f", "exp", "e", "T"]),
    st.text(_FIRST + "019", min_size=1, max_size=4).filter(
        lambda s: s[0] in _FIRST and not keyword.iskeyword(s) and not s.startswith("__")
    ),
)
numbers = st.one_of(
    st.integers(-9, 99).map(float), st.floats(allow_nan=False, allow_infinity=False)
).map(Number)
_words = st.sampled_from([True, False, None]).map(Word)


def _tuples(items: st.SearchStrategy[Expr], least: int = 0) -> st.SearchStrategy[tuple[Expr, ...]]:
    return st.lists(items, min_size=least, max_size=3).map(tuple)


def _two(items: st.SearchStrategy[Expr]) -> st.SearchStrategy[list[Expr]]:
    return st.lists(items, min_size=2, max_size=2)


def _keywords(found: list[str], values: list[Expr]) -> tuple[Keyword, ...]:
    return tuple(Keyword(name, value) for name, value in zip(found, values, strict=False))


def negative(expr: Expr) -> Expr:
    """A minus in front of a number belongs to the number."""
    return Number(-expr.value) if isinstance(expr, Number) else Negative(expr)


def _larger(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    keywords = st.builds(_keywords, st.lists(names, max_size=2, unique=True), _two(parts))
    bounds = st.one_of(st.none(), parts)
    places = st.lists(
        st.one_of(parts, st.builds(Slice, bounds, bounds, bounds)), min_size=1, max_size=2
    ).map(tuple)
    return st.one_of(
        st.builds(Binary, st.sampled_from(SIGNS), parts, parts),
        st.builds(Binary, st.sampled_from("*^"), parts, parts),
        parts.map(negative),
        st.builds(Conditional, parts, parts, parts),
        st.builds(List, _tuples(parts, 1)),
        st.builds(Call, names, _tuples(parts), keywords),
        st.builds(Method, parts, names.map(Name), _tuples(parts), keywords),
        st.builds(Attribute, parts, names.map(Name)),
        st.builds(Index, parts, places),
    )


expressions: st.SearchStrategy[Expr] = st.recursive(
    st.one_of(names.map(Name), numbers, _words), _larger, max_leaves=8
)

_simple: st.SearchStrategy[Statement] = st.one_of(
    st.builds(Bind, names, st.sampled_from(["", "+", "-", "*", "/"]), expressions),
    st.builds(Evaluate, expressions),
)


def _block(statements: st.SearchStrategy[Statement]) -> st.SearchStrategy[tuple[Statement, ...]]:
    return st.lists(statements, min_size=1, max_size=3).map(tuple)


_loops: st.SearchStrategy[Statement] = st.builds(
    Loop, names.map(Name), _tuples(expressions, 1), _block(_simple)
)
_nested = st.builds(
    Loop, names.map(Name), _tuples(expressions, 1), _block(st.one_of(_simple, _loops))
)
_parameters = st.lists(names.map(Name), max_size=3, unique_by=lambda name: name.name).map(tuple)
_functions = st.builds(
    lambda name, parameters, body, last: Define(name, parameters, (*body, last)),
    names.map(Name),
    _parameters,
    st.lists(st.one_of(_simple, _loops), max_size=2),
    st.builds(Return, expressions),
)

programs = _block(st.one_of(_simple, _simple, _nested, _functions)).map(Program)
