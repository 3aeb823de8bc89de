"""A graph as a program: the statements that would build it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np

from ..graph import Graph
from ..ops import Op
from ..parts import Node
from .names import CONSTANTS
from .syntax import (
    Binary,
    Bind,
    Call,
    Evaluate,
    Expr,
    Index,
    Keyword,
    List,
    Name,
    Negative,
    Number,
    Program,
    Slice,
    Statement,
    Word,
)
from .values import SIGNS

_SIGN_OF = {op.name: sign for sign, op in SIGNS.items()}


def typable(op: Op) -> bool:
    """Whether the language has words for an op.

    Examples
    --------
    >>> from ..ops import OPS
    >>> typable(OPS["tanh"]), typable(OPS["scatter"])
    (True, False)
    """
    return not op.internal or op.name in _SIGN_OF or op.name == "index"


def decompile(graph: Graph, names: Mapping[int, str] | None = None) -> Program:
    r"""A program that builds the graph, its nodes in the same order; its groups are flattened.

    A node with a name is a statement. One without is written where it is used, if it is used once
    and the order stays; else it gets a name.

    Parameters
    ----------
    graph
        What the program is to build.
    names
        What nodes without a name are to be called if they get one, by id; u0, u1, … the others.

    Examples
    --------
    >>> from .parser import parse_program
    >>> from .lower import lower
    >>> program = decompile(lower(parse_program("def f(a): return a*a\nf(x + 1)")))
    >>> [type(statement).__name__ for statement in program.statements]
    ['Bind', 'Bind', 'Evaluate']
    """
    writer = _Writer(graph, names or {})
    for node in graph.nodes:
        writer.add(node)
    return writer.finish()


def expression(graph: Graph, id: int, depth: int) -> Expr:
    """A node as it could be typed: its name, its number, or its op; beyond the depth only `…`."""
    node = graph.nodes[id]
    if node.op is None and not node.names and not node.shape:
        return _leaf(node)
    if node.op is None or node.names or depth == 0:
        return Name(node.name or "…")
    return _operation(node, [expression(graph, i, depth - 1) for i in node.inputs])


class _Writer:
    """Writes one node after another.

    Attributes
    ----------
    waiting
        The expressions of nodes without a statement, by node, in order: each is to be used once.
    taken
        Names that a node without one of its own cannot have.
    """

    def __init__(self, graph: Graph, wished: Mapping[int, str]) -> None:
        self.graph, self.wished = graph, wished
        self.uses = Counter(id for node in graph.nodes for id in node.inputs)
        if graph.output != len(graph.nodes) - 1:
            self.uses[graph.output] += 1  # by the statement that names it again at the end
        self.called = {node.op.name for node in graph.nodes if node.op}
        self.taken = self.called | {node.name for node in graph.nodes if node.name}
        self.statements: list[Statement] = []
        self.waiting: dict[int, Expr] = {}
        self.names: dict[int, Name] = {}
        self.last = -1

    def add(self, node: Node) -> None:
        """Write the next node."""
        expr = _leaf(node) if node.op is None else self.operation(node)
        if node.name in CONSTANTS and node.value == CONSTANTS[node.name]:
            self.names[node.id] = Name(node.name)
        elif node.names or self.uses[node.id] != 1 or node.role == "input":
            self.flush()
            self.write(node.id, expr)
        else:
            self.waiting[node.id] = expr

    def operation(self, node: Node) -> Expr:
        """The expression of an op, its operands inside where that keeps the order."""
        inside = [id for id in node.inputs if id in self.waiting]
        if inside != list(self.waiting)[len(self.waiting) - len(inside) :]:
            self.flush()
        operands = [
            self.waiting.pop(id) if id in self.waiting else self.names[id] for id in node.inputs
        ]
        return _operation(node, operands)

    def flush(self) -> None:
        """Write what is waiting as statements."""
        waiting, self.waiting = self.waiting, {}
        for id, expr in waiting.items():
            self.write(id, expr)

    def write(self, id: int, expr: Expr) -> None:
        """Write a statement: a binding, or the bare expression of what nothing uses."""
        node = self.graph.nodes[id]
        self.last = id
        if node.op and not node.names and not self.uses[id]:
            self.statements.append(Evaluate(expr))
            return
        if node.op is None and node.role != "input":
            expr = Call("const", (expr,), ())
        self.names[id] = Name(self.identifier(node))
        self.statements.append(Bind(self.names[id].name, "", expr))

    def identifier(self, node: Node) -> str:
        """A name for a node: its own, or a new one if that is lost or belongs to a function."""
        name = node.name or self.wished.get(node.id, "")
        if not name.isidentifier() or name in (self.called if node.name else self.taken):
            stem = f"{node.names[0]}_" if node.names and node.names[0].isidentifier() else "u"
            name = next(n for k in count(node.version) if (n := f"{stem}{k}") not in self.taken)
        self.taken.add(name)
        return name

    def finish(self) -> Program:
        """The program; its last statement is the output."""
        self.flush()
        if self.last != self.graph.output:
            self.statements.append(Evaluate(self.names[self.graph.output]))
        return Program(tuple(self.statements))


def _leaf(node: Node) -> Expr:
    return _numbers(np.asarray(node.value).tolist())


def _numbers(value: Any) -> Expr:
    if isinstance(value, list):
        return List(tuple(map(_numbers, value)))
    return Number(value)


def _operation(node: Node, operands: list[Expr]) -> Expr:
    assert node.op is not None
    op, first = node.op, operands[0]
    if op.name in _SIGN_OF:
        return Binary(_SIGN_OF[op.name], first, operands[1])
    if op.name == "neg" and not isinstance(first, Number):
        return Negative(first)
    if op.name == "index":
        return Index(first, tuple(map(_subscript, node.attrs["key"])))
    usual = {param.name: param.default for param in op.params}
    attrs = {name: value for name, value in node.attrs.items() if value != usual.get(name)}
    keywords = tuple(Keyword(name, _constant(value)) for name, value in attrs.items())
    # Several values go in one list: a first value that is a list would be taken for it.
    arguments = (List(tuple(operands)),) if op.variadic else tuple(operands)
    return Call(op.name, arguments, keywords)


def _subscript(item: Any) -> Expr | Slice:
    if isinstance(item, tuple):
        start, stop, step = (None if bound is None else Number(float(bound)) for bound in item)
        return Slice(start, stop, step)
    return Number(float(item))


def _constant(value: Any) -> Expr:
    if isinstance(value, tuple):
        return List(tuple(map(_constant, value)))
    if value is None or isinstance(value, bool):
        return Word(value)
    return Number(float(value))
