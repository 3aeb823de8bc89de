"""What a name means where it stands: a value, a loop's counter, a function, or a new input."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NoReturn

from ..draft import Draft
from ..errors import ExpressionError, Span
from ..limits import NO_LIMITS, Limits
from ..ops import function_names
from .makers import MAKERS
from .suggest import as_call, as_product, misspelt
from .syntax import Bind, Define, Loop, Name, Program, Statement

CONSTANTS = {"pi": math.pi, "π": math.pi, "e": math.e}
FUNCTIONS = frozenset((*function_names(), *MAKERS))
BUILT_IN = FUNCTIONS | CONSTANTS.keys()

Meaning = int | float | Define
"""A node's id, a loop counter's number, or a function of the program."""


class Names:
    """The names of a program while it runs: those of its own, and of the function it is in.

    Parameters
    ----------
    program
        What is run.
    given
        Numbers from outside, by name; each is taken out when it is used.
    limits
        For the graph.
    """

    def __init__(self, program: Program, given: dict[str, Any], limits: Limits | None) -> None:
        self.builder = Draft(limits)
        self.limits = limits or NO_LIMITS
        self.program, self.given = program, given
        self.module: dict[str, Meaning] = {}
        self.scope = self.module
        self.active: list[Define] = []
        self.built_in: dict[str, int] = {}
        self.shadowed: set[str] = set()

    def find(self, name: str) -> Meaning | None:
        """What a name means here, if the program has bound it."""
        meaning = self.scope.get(name)
        return self.module.get(name) if meaning is None else meaning

    def is_built_in(self, name: str) -> bool:
        """Whether a name means a function of ours here."""
        return name in FUNCTIONS and self.find(name) is None

    def name(self, expr: Name) -> int:
        """The node of a name."""
        meaning = self.find(expr.name)
        if type(meaning) is int:
            return meaning
        if type(meaning) is float:
            return self.builder.leaf(meaning, span=expr.span)
        if type(meaning) is Define:
            self.refuse_function(expr.name, expr.span)
        if expr.name in CONSTANTS:
            return self.constant(expr.name, expr.span)
        return self.free(expr.name, expr.span)

    def constant(self, name: str, span: Span) -> int:
        """The one node of π or e."""
        if name not in self.built_in:
            self.built_in[name] = self.builder.leaf(CONSTANTS[name], name, span=span)
        return self.built_in[name]

    def free(self, name: str, span: Span) -> int:
        """A new input for a name that nothing binds, unless it looks like a mistake."""
        if name in self.bound or (self.active and name in bound_names(self.active[-1].body)):
            raise ExpressionError("used_before_definition", span, {"name": name})
        if name in FUNCTIONS:
            self.refuse_function(name, span)
        if len(name) > 1:
            self.refuse_mistake(name, span)
        id = self.builder.leaf(self.given.pop(name, 1.0), name, "input", span)
        self.module[name] = id
        return id

    def refuse_mistake(self, name: str, span: Span) -> None:
        """Refuse a free name that looks like `x * y`, `sin(x)` or a known name, misspelt."""
        known = {**self.module, **self.scope}
        instead = (
            as_product(name, known)
            or as_call(name, FUNCTIONS, known)
            or misspelt(name, (*known, *self.bound, *FUNCTIONS))
        )
        if instead:
            params = {"name": name, "instead": instead}
            raise ExpressionError("unknown_name", span, params, "did_you_mean")

    def refuse_function(self, name: str, span: Span, power: str = "") -> NoReturn:
        """Refuse a function that stands where a value should."""
        params = {"name": name, "instead": f"{name}(…){power}"}
        raise ExpressionError("function_as_value", span, params, "write")

    @cached_property
    def bound(self) -> frozenset[str]:
        """Every name that the program binds outside its functions."""
        return frozenset(bound_names(self.program.statements))

    def bind(self, name: str, meaning: Meaning, start: int) -> None:
        """Let a name, which stands at `start`, mean something from now on."""
        scope = self.scope
        scope[name] = meaning
        # A function's own name must not take a label away from the program's.
        if type(meaning) is int and (scope is self.module or name not in self.module):
            self.builder.bind(name, meaning)
        if name in BUILT_IN and name not in self.shadowed:
            self.shadowed.add(name)
            self.builder.note("shadowed", None, (start, start + len(name)), name=name)


def bound_names(statements: Iterable[Statement]) -> Iterator[str]:
    """The names that statements bind, also inside their loops."""
    for statement in statements:
        match statement:
            case Bind(name=name):
                yield name
            case Define(name=name):
                yield name.name
            case Loop(name=name, body=body):
                yield name.name
                yield from bound_names(body)
