"""Straight lines: from the tokens to the graph at once, without a tree between.

A program of lines `name = …` over numbers, names, signs and functions does nothing with a tree but
walk it once, and that takes nearly a third of the time from a new text to its gradients.
Here the nodes are made as the tokens are read. All else is left to the parser: free names, arrays,
powers, loops, functions, notes and every mistake. What is not known here is a `KeyError`, mostly of
a table that lacks it; then the tokens are read again from the first, by the parser. So this can
only be right or give up, and tests hold its graphs against the tree's.
"""

from __future__ import annotations

import math
from contextlib import suppress

from ..draft import Draft
from ..errors import ExpressionError, Span
from ..graph import Graph
from ..limits import Limits
from .complain import LINE_ENDS
from .expressions import BINDING, DEEPEST, POWER, SUM, UNUSUAL
from .lexer import Tokens
from .names import BUILT_IN
from .values import NEG, PLAIN, SIGNS

_BINARY = {s: (binding, SIGNS[s]) for s, binding in BINDING.items() if binding != UNUSUAL}
_ENDS = (*LINE_ENDS, ";")


def straight(tokens: Tokens, limits: Limits | None) -> Graph | None:
    """The graph of a straight-line program; None where the parser has to look.

    Examples
    --------
    >>> from .lexer import lex
    >>> from ..limits import NO_LIMITS
    >>> texts = "x = 2; f = x * (x - 1)", "f = x * 2"
    >>> [straight(lex(text, NO_LIMITS), None) is None for text in texts]
    [False, True]
    """
    with suppress(KeyError, ExpressionError):
        return _Straight(tokens, limits).graph()
    return None


class _Straight:
    """Reads tokens and makes nodes; `at` is the first token not yet used."""

    def __init__(self, tokens: Tokens, limits: Limits | None) -> None:
        self.kinds, self.texts, self.ends = tokens
        self.at = 0
        self.draft = Draft(limits)
        self.deepest = (limits and limits.depth) or DEEPEST
        self.most = (limits and limits.arguments) or len(self.kinds)
        self.scope: dict[str, int] = {}
        self.data = -1  # the latest number that is not an input

    def graph(self) -> Graph:
        """All statements, each after a line's beginning or a semicolon."""
        kinds, texts = self.kinds, self.texts
        id = None
        while kinds[self.at] != "end":
            if texts[self.at][-1] not in "\n;":  # indented, or not at an end
                raise KeyError
            self.at += 1
            id = self.statement()
            if kinds[self.at] == ";" and kinds[self.at + 1] in LINE_ENDS:
                self.at += 1
        if id is None:  # an empty text
            raise KeyError
        return self.draft.build(id)

    def statement(self) -> int:
        """`name = value`, or a value alone."""
        at = self.at
        if self.kinds[at] != "name" or self.kinds[at + 1] != "=":
            return self.expression(SUM, 0)
        self.at = at + 2
        id, name = self.expression(SUM, 0), self.texts[at]
        if id == self.data or name in BUILT_IN:  # a number in brackets; a note
            raise KeyError
        self.scope[name] = id
        self.draft.bind(name, id)
        return id

    def expression(self, floor: int, depth: int) -> int:
        """The node of all that binds at least as tightly as `floor`."""
        kinds, ends, at = self.kinds, self.ends, self.at
        start = ends[at] - len(self.texts[at])
        self.at = at + 1
        if kinds[at] != "name":
            id = self.operand(at, depth)
        elif kinds[at + 1] == "(":
            id = self.call(at, depth)
        else:
            id = self.scope[self.texts[at]]
        while True:
            sign = _BINARY.get(kinds[self.at])
            if sign is None or sign[0] < floor:
                return id
            self.at += 1
            operands = id, self.expression(sign[0] + 1, depth)
            id = self.draft.node(sign[1], operands, span=(start, ends[self.at - 1]))

    def operand(self, at: int, depth: int) -> int:
        """The node of a number, a bracket or a minus, which is the token `at`."""
        kind = self.kinds[at]
        if kind == "number":
            return self.number(at, at)
        if depth >= self.deepest:
            raise KeyError
        if kind == "(":
            id = self.expression(SUM, depth + 1)
            self.close()
            return id
        if kind != "-":
            raise KeyError
        if self.kinds[at + 1] == "number":
            self.at += 1
            return self.number(at, at + 1)
        id = self.expression(POWER, depth + 1)
        if id == self.data:  # a number in brackets
            raise KeyError
        return self.draft.node(NEG, (id,), span=self.since(at))

    def number(self, first: int, at: int) -> int:
        """A number, its minus included; an input, if it is all that a name is given."""
        value = float(self.texts[at])
        if math.isinf(value):
            raise KeyError
        if first < at:
            value = -value
        span = self.since(first)
        if self.kinds[first - 1] == "=" and self.kinds[at + 1] in _ENDS:
            return self.draft.leaf(value, role="input", span=span)
        self.data = self.draft.leaf(value, span=span)
        return self.data

    def call(self, at: int, depth: int) -> int:
        """The node of a function of values, whose name is the token `at`."""
        if depth >= self.deepest:
            raise KeyError
        self.at = at + 2
        operands = [self.expression(SUM, depth + 1)]
        while self.kinds[self.at] == ",":
            self.at += 1
            operands.append(self.expression(SUM, depth + 1))
        self.close()
        if len(operands) > self.most:
            raise KeyError
        op = PLAIN[self.texts[at], len(operands)]
        return self.draft.node(op, tuple(operands), span=self.since(at))

    def close(self) -> None:
        """The bracket that ends here."""
        if self.kinds[self.at] != ")":
            raise KeyError
        self.at += 1

    def since(self, at: int) -> Span:
        """From the token `at` to the last one used."""
        return self.ends[at] - len(self.texts[at]), self.ends[self.at - 1]
