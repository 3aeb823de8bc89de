"""A program as text, in one canonical form: parsing it gives the same program."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from ..graph import Graph
from .decompile import decompile, expression
from .syntax import (
    Attribute,
    Binary,
    Bind,
    Call,
    Conditional,
    Define,
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

# How tightly each form binds; what binds less tightly than its place needs brackets.
_CONDITION, _COMPARISON, _SUM, _PRODUCT, _PREFIX, _POWER, _NUMBER, _ATOM = range(8)
_BINARY = {
    # sign: its own level, and those its left and right operand need
    "+": (_SUM, _SUM, _PRODUCT),
    "-": (_SUM, _SUM, _PRODUCT),
    "*": (_PRODUCT, _PRODUCT, _PREFIX),
    "/": (_PRODUCT, _PRODUCT, _PREFIX),
    "@": (_PRODUCT, _PRODUCT, _PREFIX),
    "^": (_POWER, _NUMBER, _PREFIX),
}
_COMPARED = (_COMPARISON, _SUM, _SUM)
_INDENT = "    "
# An operand of more ops than this is called by its label.
_DEPTH = 3


def print_operand(graph: Graph, id: int, label: str) -> str:
    """A node in few words: its name, or how it is computed from named ones, else its label.

    Examples
    --------
    >>> from .parser import parse_program
    >>> from .lower import lower
    >>> graph = lower(parse_program("x = 1; f = 1 / (2 * x - 2)"))
    >>> [print_operand(graph, i, "u") for i in graph.nodes[graph.output].inputs]
    ['1', '2 * x - 2']
    """
    text = _text(expression(graph, id, _DEPTH), _COMPARISON)
    return label if "…" in text else text


def print_program(program: Program | Graph, names: Mapping[int, str] | None = None) -> str:
    r"""The text of a program, or of a program that builds the graph.

    Parameters
    ----------
    program
        A program, or what is built.
    names
        For nodes of the graph that have none, see `decompile`.

    Examples
    --------
    >>> from .parser import parse_program
    >>> print_program(parse_program("x=-2;f=2x²/(x+1)"))
    'x = -2\nf = 2 * x^2 / (x + 1)\n'
    """
    tree = decompile(program, names) if isinstance(program, Graph) else program
    return "".join(f"{line}\n" for line in _lines(tree.statements))


def _lines(statements: Iterable[Statement], indent: str = "") -> Iterable[str]:
    for statement in statements:
        if isinstance(statement, Loop):
            bounds = _list(statement.bounds)
            yield f"{indent}for {statement.name.name} in range({bounds}):"
            yield from _lines(statement.body, indent + _INDENT)
        elif isinstance(statement, Define):
            yield f"{indent}def {statement.name.name}({_list(statement.parameters)}):"
            yield from _lines(statement.body, indent + _INDENT)
        elif isinstance(statement, Bind):
            yield f"{indent}{statement.name} {statement.sign}= {_text(statement.value)}"
        elif isinstance(statement, Return):
            yield f"{indent}return {_text(statement.value)}"
        else:
            yield f"{indent}{_text(statement.value)}"


def _text(expr: Expr, floor: int = _CONDITION) -> str:
    """An expression, in brackets where it binds less tightly than `floor`."""
    links: list[Binary | Method | Attribute | Index] = []
    while isinstance(expr, Binary | Method | Attribute | Index):
        links.append(expr)
        expr = expr.left if isinstance(expr, Binary) else expr.value
    text, level = _operand(expr)
    for link in reversed(links):
        # Only the right side recurses; `+=` keeps a long chain from being copied at each link.
        if isinstance(link, Binary):
            own, left, right = _BINARY.get(link.sign, _COMPARED)
            gap = "" if link.sign == "^" else " "
            tail = f"{gap}{link.sign}{gap}{_text(link.right, right)}"
        else:
            own = left = _ATOM
            tail = _tail(link)
        if level < left:
            text = f"({text})"
        text += tail
        level = own
    return f"({text})" if level < floor else text


def _operand(expr: Expr) -> tuple[str, int]:
    """An expression that begins no chain, and how tightly it binds."""
    if isinstance(expr, Name):
        return expr.name, _ATOM
    if isinstance(expr, Number):
        return _number(expr.value), _PREFIX if math.copysign(1, expr.value) < 0 else _NUMBER
    if isinstance(expr, Word):
        return str(expr.value), _ATOM
    if isinstance(expr, List):
        return f"[{_list(expr.items)}]", _ATOM
    if isinstance(expr, Call):
        return f"{expr.function}({_list((*expr.arguments, *expr.keywords))})", _ATOM
    if isinstance(expr, Negative):
        return f"-{_text(expr.value, _POWER)}", _PREFIX
    if isinstance(expr, Conditional):
        value, condition = _text(expr.value, _COMPARISON), _text(expr.condition, _COMPARISON)
        return f"{value} if {condition} else {_text(expr.other)}", _CONDITION
    raise TypeError(expr)


def _tail(link: Method | Attribute | Index) -> str:
    """What a method, attribute or index adds to its value."""
    if isinstance(link, Index):
        return f"[{_list(link.items)}]"
    if isinstance(link, Attribute):
        return f".{link.name.name}"
    return f".{link.name.name}({_list((*link.arguments, *link.keywords))})"


def _list(items: Iterable[Expr | Keyword | Slice]) -> str:
    return ", ".join(map(_item, items))


def _item(item: Expr | Keyword | Slice) -> str:
    if isinstance(item, Keyword):
        return f"{item.name}={_text(item.value)}"
    if isinstance(item, Slice):
        start, stop, step = (_text(b) if b else "" for b in (item.start, item.stop, item.step))
        return f"{start}:{stop}" + (f":{step}" if step else "")
    return _text(item)


def _number(value: float) -> str:
    """The shortest text that reads back as the same number."""
    text = repr(value)
    return text.removesuffix(".0")
