"""Expressions to nodes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, NoReturn

from ..errors import ExpressionError
from ..ops import OPS, function_names, spelled
from ..ops.op import REQUIRED
from .calls import DETACH, Calls, literal
from .names import CONSTANTS, FUNCTIONS
from .suggest import NEEDLESS, unknown
from .syntax import (
    Attribute,
    Binary,
    Call,
    Conditional,
    Define,
    Expr,
    Index,
    List,
    Method,
    Name,
    Negative,
    Number,
    Word,
)

_ARITHMETIC = {"+": "add", "-": "sub", "*": "mul", "/": "div", "^": "pow", "@": "matmul"}
_COMPARISONS = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge", "==": "eq", "!=": "ne"}
SIGNS = {sign: OPS[name] for sign, name in (_ARITHMETIC | _COMPARISONS).items()}
NEG, _WHERE = OPS["neg"], OPS["where"]
_INDEX, _STACK, _TRANSPOSE = OPS["index"], OPS["stack"], OPS["transpose"]

# What most calls are: a function of values, all of which must be given.
PLAIN = {
    (name, len(op.params)): op
    for name in function_names()
    for op in reversed(spelled(name))
    if op is not DETACH
    and all(param.kind == "value" and param.default is REQUIRED for param in op.params)
}

_PREFIXES = (
    *("np", "numpy", "np.linalg", "np.random", "math", "jnp", "jax.numpy", "jax.nn"),
    *("torch", "torch.linalg", "torch.special", "torch.nn.functional", "nn.functional", "F"),
)
_LONGEST_PREFIX = 2  # words after the first
_MEMBERS = (Method, Attribute, Index)


class Values(Calls):
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

    def signs(self, expr: Binary) -> int:
        """The node of a chain of signs."""
        chain = [expr]
        while type(left := expr.left) is Binary:
            chain.append(left)
            expr = left
        if type(left) is Name and chain[-1].sign == "^" and self.is_built_in(left.name):
            self.refuse_function(left.name, left.span, "^…")  # sin²(x)
        id = self.value(left)
        node = self.builder.node
        for link in reversed(chain):
            id = node(SIGNS[link.sign], (id, self.value(link.right)), span=link.span)
        return id

    def members(self, expr: Method | Attribute | Index) -> int:
        """The node of a chain of methods, attributes and indices."""
        chain: list[Method | Attribute | Index] = []
        base: Expr = expr
        while isinstance(base, _MEMBERS) and not self.is_imported(base):
            chain.append(base)
            base = base.value
        id = self.imported(base) if isinstance(base, (Method, Attribute)) else self.value(base)
        for link in reversed(chain):
            id = self.member(id, link)
        return id

    def member(self, id: int, link: Method | Attribute | Index) -> int:
        """A method's result, an attribute or an index of the value `id`."""
        if isinstance(link, Index):
            return self.builder.node(_INDEX, (id,), {"key": self.key(link.items)}, link.span)
        if isinstance(link, Method):
            # As a method, `max` reduces: the last of several ops by one name.
            ops = spelled(link.name.name)[::-1]
            if not ops:
                raise _no_member("unknown_method", link.name)
            arguments = (id, *link.arguments)
            return self.apply(link.name.name, ops, arguments, link.keywords, link.span)
        if link.name.name == "T":
            return self.builder.node(_TRANSPOSE, (id,), span=link.span)
        raise _no_member("unknown_attribute", link.name)

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
        if name.name in FUNCTIONS:
            self.refuse_function(name.name, name.span)
        raise ExpressionError("unknown_name", name.span, {"name": name.name})

    def call(self, expr: Call) -> int:
        """The node of a call by a function's own name."""
        name = expr.function
        if name not in self.scope and name not in self.module:
            op = PLAIN.get((name, len(expr.arguments)))
            if op is not None and not expr.keywords:
                operands = tuple([self.value(argument) for argument in expr.arguments])
                return self.builder.node(op, operands, span=expr.span)
        place = expr.span[0], expr.span[0] + len(name)
        meaning = self.find(name)
        if meaning is None:
            return self.function(name, expr.arguments, expr.keywords, expr.span, place)
        if type(meaning) is Define:
            return self.enter(meaning, expr)
        params = {"name": name, "instead": f"{name} * (…)"}
        raise ExpressionError("value_called", place, params, "times")

    @abstractmethod
    def enter(self, function: Define, call: Call) -> int:
        """The node that a function of the program returns."""

    def stacked(self, expr: List) -> int:
        """The node of a list: an array, or a stack of what it holds."""
        array = literal(expr)
        if array is not None:
            return self.builder.leaf(array, span=expr.span)
        items = tuple([self.value(item) for item in expr.items])
        return self.builder.node(_STACK, items, span=expr.span)

    def negative(self, expr: Negative) -> int:
        """The node of a minus."""
        return self.builder.node(NEG, (self.value(expr.value),), span=expr.span)

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
        params = {"name": str(expr.value), "instead": "1" if expr.value else "0"}
        hint = None if expr.value is None else "write"
        raise ExpressionError("word_as_value", expr.span, params, hint)


def _no_member(code: str, name: Name) -> ExpressionError:
    """The error for what stands after a value's dot, if no value has it."""
    error = unknown(code, name.name, FUNCTIONS, name.span)
    if spelled(name.name):
        error.hint, error.params["instead"] = "did_you_mean", f"{name.name}()"
    elif name.name == "t":
        error.hint, error.params["instead"] = "did_you_mean", "T"
    elif name.name in NEEDLESS:
        error.hint = NEEDLESS[name.name]
    return error


_READ: dict[type, Callable[[Values, Any], int]] = {
    Binary: Values.signs,
    Method: Values.members,
    Attribute: Values.members,
    Index: Values.members,
    Call: Values.call,
    List: Values.stacked,
    Negative: Values.negative,
    Conditional: Values.conditional,
    Word: Values.word,
}
