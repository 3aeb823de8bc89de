"""Calls of built-in functions: what their names mean, and where their arguments go."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from ..errors import ExpressionError, Span
from ..ops import OPS, Op, Param, spelled
from ..shapes import ShapeError, of_nested
from .arguments import SEVERAL, Argument, assign, choose, unknown_argument, wrong_count
from .makers import MAKERS
from .names import FUNCTIONS
from .static import Static
from .suggest import ELSEWHERE, NEEDLESS, as_product, closest
from .syntax import Define, Expr, Keyword, List, Number, Word

DETACH = OPS["detach"]
_LONGEST_FACTOR = 2  # letters of a name that is likelier a value than a function


class Calls(Static, ABC):
    """Makes the nodes of calls."""

    @abstractmethod
    def value(self, expr: Expr) -> int:
        """The node that an expression means."""

    def function(
        self,
        name: str,
        arguments: Sequence[Expr],
        keywords: Sequence[Keyword],
        span: Span,
        place: Span,
    ) -> int:
        """The node of a call of a built-in function; its name stands at `place`."""
        ops = spelled(name)
        if ops == (DETACH,) and len(arguments) == 1 and not keywords:
            value = literal(arguments[0])
            if value is not None:  # const(3) is data, not an op that stops a gradient
                return self.leaf(value, span)
        if ops:
            return self.apply(name, ops, arguments, keywords, span)
        if name in MAKERS:
            return self.leaf(self.make(name, arguments, keywords, span), span)
        raise self.unknown_function(name, place)

    def unknown_function(self, name: str, place: Span) -> ExpressionError:
        """The error for a function that is not known, with the likeliest way out."""
        functions = [n for n, meaning in self.module.items() if type(meaning) is Define]
        product = as_product(name, {**self.module, **self.scope})
        define = f"def {name}(a): return …"
        params = {"name": name, "instead": define, "definition": define}
        hint = "define"
        if name in self.bound:
            return ExpressionError("used_before_definition", place, params, hint)
        if name in ELSEWHERE:
            hint, params["instead"] = "write", ELSEWHERE[name]
        elif name in NEEDLESS:
            hint = NEEDLESS[name]
        elif product:
            hint, params["instead"] = "did_you_mean", f"{product} * (…)"
        elif instead := closest(name, (*functions, *FUNCTIONS)):
            hint, params["instead"] = "did_you_mean", instead
        elif len(name) <= _LONGEST_FACTOR:
            hint, params["instead"] = "times_or_define", f"{name} * (…)"
        return ExpressionError("unknown_function", place, params, hint)

    def apply(
        self,
        name: str,
        ops: Sequence[Op],
        arguments: Sequence[Argument],
        keywords: Sequence[Keyword],
        span: Span,
    ) -> int:
        """The node of an op, whatever its parameters are."""
        op = choose(name, ops, arguments, keywords, span)
        folded = arguments[2:] if op.folds else ()
        given = assign(name, op, arguments[: len(arguments) - len(folded)], keywords)
        operands: list[int] = []
        attrs: dict[str, Any] = {}
        for param in op.params:
            found = given.get(param.name)
            if param.kind == "attr":
                if found is not None:
                    value = self.attribute(name, param, cast("Sequence[Expr]", found))
                    if value != param.default:
                        attrs[param.name] = value
            elif found is None:
                operands.append(self.builder.leaf(param.default))
            else:
                operands.extend([self.operand(argument) for argument in found])
        id = self.builder.node(op, tuple(operands), attrs, span)
        for argument in folded:
            id = self.builder.node(op, (id, self.operand(argument)), attrs, span)
        return id

    def operand(self, argument: Argument) -> int:
        """The node of an argument."""
        return argument if isinstance(argument, int) else self.value(argument)

    def attribute(self, name: str, param: Param, found: Sequence[Expr]) -> Any:
        """A structural argument: a whole number, a list of them, a flag or None."""
        expr = found[0]
        if type(expr) is Word and expr.value is None and param.default is None:
            return None
        if param.name in SEVERAL:
            sizes = expr.items if len(found) == 1 and type(expr) is List else found
            return tuple(map(self.whole, sizes))
        if type(param.default) is bool:
            if type(expr) is Word and expr.value is not None:
                return expr.value
            raise ExpressionError("flag_needed", expr.span, {"argument": param.name})
        if param.name == "axis" and self.known(expr) is None:
            params = {"name": name, "argument": param.name, "instead": f"{name}([…, …])"}
            raise ExpressionError("argument_constant", expr.span, params, "several")
        return self.whole(expr)

    def make(
        self, name: str, arguments: Sequence[Expr], keywords: Sequence[Keyword], span: Span
    ) -> Any:
        """The numbers of `zeros(2, 3)` and its like."""
        maker = MAKERS[name]
        most = math.inf if maker.most is None else maker.most
        if not maker.least <= len(arguments) <= most:
            raise wrong_count(name, maker.least, most, len(arguments), span)
        named: dict[str, int] = {}
        for keyword in keywords:
            if keyword.name not in maker.keywords:
                raise unknown_argument(name, keyword, maker.keywords)
            if keyword.name in named:
                params = {"name": name, "argument": keyword.name}
                raise ExpressionError("argument_repeated", keyword.span, params)
            named[keyword.name] = self.whole(keyword.value)
        read = self.structure if maker.list_first else self.whole
        constants = [*map(read, arguments[:1]), *map(self.whole, arguments[1:])]
        return maker.make(constants, named, self.limits, span)

    def leaf(self, value: Any, span: Span) -> int:
        """A constant; a single number may serve as structure."""
        id = self.builder.leaf(value, span=span)
        if type(value) is float:
            self.literals[id] = value
        return id


def literal(expr: Expr) -> Any:
    """The number or array that a literal is; None for any other expression.

    Raises
    ------
    ExpressionError
        For a ragged list.
    """
    if type(expr) is Number:
        return expr.value
    if type(expr) is not List:
        return None
    rows = _nested(expr)
    if rows is None:
        return None
    try:
        of_nested(rows)
    except ShapeError as error:
        raise ExpressionError(error.code, expr.span) from None
    return np.array(rows, dtype=float)


def _nested(expr: Expr) -> Any:
    if type(expr) is Number:
        return expr.value
    if type(expr) is not List:
        return None
    items = [_nested(item) for item in expr.items]
    return None if None in items else items
