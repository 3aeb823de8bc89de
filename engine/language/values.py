"""Expressions to nodes."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn, cast

import numpy as np

from ..errors import ExpressionError, Span
from ..ops import OPS, Op, Param, function_names, spelled
from ..ops.op import REQUIRED
from ..shapes import ShapeError, of_nested
from .arguments import SEVERAL, Argument, assign, choose, wrong_count
from .makers import MAKERS
from .names import CONSTANTS, FUNCTIONS
from .static import Static
from .suggest import closest
from .syntax import (
    Attribute, Binary, Call, Conditional, Define, Expr, Index, Keyword, List, Method, Name,
    Negative, Number, Word,
)  # fmt: skip

SIGNS = {
    "+": OPS["add"], "-": OPS["sub"], "*": OPS["mul"], "/": OPS["div"], "^": OPS["pow"],
    "@": OPS["matmul"], "<": OPS["lt"], "<=": OPS["le"], ">": OPS["gt"], ">=": OPS["ge"],
    "==": OPS["eq"], "!=": OPS["ne"],
}  # fmt: skip
_NEG, _WHERE, _DETACH = OPS["neg"], OPS["where"], OPS["detach"]
_INDEX, _STACK, _TRANSPOSE = OPS["index"], OPS["stack"], OPS["transpose"]

# What most calls are: a function of values, all of which must be given.
_PLAIN = {
    (name, len(op.params)): op
    for name in function_names()
    for op in reversed(spelled(name))
    if op is not _DETACH
    and all(param.kind == "value" and param.default is REQUIRED for param in op.params)
}

_PREFIXES = frozenset(
    "np numpy np.linalg np.random jnp math torch torch.linalg torch.nn.functional F".split()
)
_LONGEST_PREFIX = 2  # words after the first


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


class Values(Static, ABC):
    """Makes the nodes of an expression, in the order of its operands.

    Chains (`a + b + c`, `x.T.T`) are walked, not descended: only brackets go deeper.
    """

    def value(self, expr: Expr) -> int:
        """The node that an expression means."""
        if type(expr) is Name:
            meaning = self.scope.get(expr.name)
            return meaning if type(meaning) is int else self.name(expr)
        if type(expr) is Number:
            return self.builder.leaf(expr.value, span=expr.span)
        return _READ[type(expr)](self, expr)

    def chain(self, expr: Expr) -> int:
        """The node of a chain of signs, methods, indices and attributes."""
        links: list[Binary | Method | Attribute | Index] = []
        while True:
            if type(expr) is Binary:
                links.append(expr)
                expr = expr.left
            elif isinstance(expr, Method | Attribute | Index) and not self.is_imported(expr):
                links.append(expr)
                expr = expr.value
            else:
                break
        id = self.imported(expr) if isinstance(expr, Method | Attribute) else self.value(expr)
        for link in reversed(links):
            if type(link) is Binary:
                operands = id, self.value(link.right)
                id = self.builder.node(SIGNS[link.sign], operands, span=link.span)
            else:
                id = self.member(id, link)
        return id

    def member(self, id: int, link: Method | Attribute | Index | Binary) -> int:
        """A method's result, an attribute or an index of the value `id`."""
        if type(link) is Index:
            return self.builder.node(_INDEX, (id,), {"key": self.key(link.items)}, link.span)
        if type(link) is Method:
            # As a method, `max` reduces: the last of several ops by one name.
            ops = spelled(link.name.name)[::-1]
            if not ops:
                raise unknown("unknown_method", link.name.name, link.name.span)
            arguments = (id, *link.arguments)
            return self.apply(link.name.name, ops, arguments, link.keywords, link.span)
        if type(link) is Attribute and link.name.name == "T":
            return self.builder.node(_TRANSPOSE, (id,), span=link.span)
        raise unknown("unknown_attribute", link.name.name, link.name.span)

    def is_imported(self, expr: Method | Attribute | Index) -> bool:
        """Whether an expression is what people paste from Python: `np.exp(x)`, `math.pi`."""
        words: list[str] = []
        root = expr.value
        while type(root) is Attribute and len(words) < _LONGEST_PREFIX:
            words.append(root.name.name)
            root = root.value
        if type(root) is not Name or self.find(root.name) is not None:
            return False
        return ".".join((root.name, *reversed(words))) in _PREFIXES

    def imported(self, expr: Method | Attribute) -> int:
        """The node of a function or constant behind a module's name."""
        name = expr.name
        if type(expr) is Method:
            return self.function(name.name, expr.arguments, expr.keywords, expr.span, name.span)
        if name.name in CONSTANTS:
            return self.constant(name.name, expr.span)
        raise unknown("unknown_attribute", name.name, name.span)

    def call(self, expr: Call) -> int:
        """The node of a call by a function's own name."""
        name = expr.function
        meaning = self.find(name)
        if meaning is None:
            op = _PLAIN.get((name, len(expr.arguments)))
            if op is not None and not expr.keywords:
                operands = tuple([self.value(argument) for argument in expr.arguments])
                return self.builder.node(op, operands, span=expr.span)
            place = expr.span[0], expr.span[0] + len(name)
            return self.function(name, expr.arguments, expr.keywords, expr.span, place)
        if type(meaning) is Define:
            return self.enter(meaning, expr)
        params = {"name": name, "instead": f"{name} * (…)"}
        raise ExpressionError("value_called", expr.span, params, "times")

    @abstractmethod
    def enter(self, function: Define, call: Call) -> int:
        """The node that a function of the program returns."""

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
        if ops == (_DETACH,) and len(arguments) == 1 and not keywords:
            value = literal(arguments[0])
            if value is not None:  # const(3) is data, not an op that stops a gradient
                return self.leaf(value, span)
        if ops:
            return self.apply(name, ops, arguments, keywords, span)
        if name in MAKERS:
            return self.leaf(self.make(name, arguments, keywords, span), span)
        functions = {n for n, meaning in self.module.items() if type(meaning) is Define}
        error = unknown("unknown_function", name, place, functions)
        if error.hint is None and arguments:
            error.hint, error.params["instead"] = "times", f"{name} * (…)"
        raise error

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
        given = assign(name, op, arguments[: len(arguments) - len(folded)], keywords, span)
        operands: list[int] = []
        attrs: dict[str, Any] = {}
        for param in op.params:
            found = given.get(param.name)
            if param.kind == "attr":
                if found is not None:
                    value = self.attribute(param, cast("Sequence[Expr]", found))
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

    def attribute(self, param: Param, found: Sequence[Expr]) -> Any:
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
            if keyword.name not in maker.keywords or keyword.name in named:
                repeated = keyword.name in named
                code = "argument_repeated" if repeated else "argument_unknown"
                params = {"name": name, "argument": keyword.name}
                raise ExpressionError(code, keyword.span, params)
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

    def stacked(self, expr: List) -> int:
        """The node of a list: an array, or a stack of what it holds."""
        array = literal(expr)
        if array is not None:
            return self.builder.leaf(array, span=expr.span)
        items = tuple([self.value(item) for item in expr.items])
        return self.builder.node(_STACK, items, span=expr.span)

    def negative(self, expr: Negative) -> int:
        """The node of a minus."""
        return self.builder.node(_NEG, (self.value(expr.value),), span=expr.span)

    def conditional(self, expr: Conditional) -> int:
        """The node of `a if c else b`: a select."""
        condition = self.value(expr.condition)
        shape = self.builder.shapes[condition]
        if shape:
            params = {"shape": list(shape)}
            raise ExpressionError("condition_shape", expr.condition.span, params, "use_where")
        operands = condition, self.value(expr.value), self.value(expr.other)
        return self.builder.node(_WHERE, operands, span=expr.span)

    def word(self, expr: Word) -> NoReturn:
        """`True`, `False` and `None` are no values."""
        raise ExpressionError("word_as_value", expr.span, {"name": str(expr.value)})


def unknown(code: str, name: str, span: Span, more: Iterable[str] = ()) -> ExpressionError:
    """The error for a name that is not known, with one that is."""
    instead = closest(name, (*FUNCTIONS, *more))
    params = {"name": name, "instead": instead}
    return ExpressionError(code, span, params, "did_you_mean" if instead else None)


_READ: dict[type, Callable[[Values, Any], int]] = {
    Binary: Values.chain,
    Method: Values.chain,
    Attribute: Values.chain,
    Index: Values.chain,
    Call: Values.call,
    List: Values.stacked,
    Negative: Values.negative,
    Conditional: Values.conditional,
    Word: Values.word,
}
