"""What an op is: one declaration that every part of Backlight reads.

A derivative rule is written once, one callable per argument, against a namespace `xp` (see
`engine.namespaces`) that may be plain floats, numpy arrays, dual numbers or the graph builder. So
one rule gives gradients, tangents, the backward graph, higher derivatives and generated code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal, NamedTuple

import numpy as np

from ..shapes import Shape, broadcast
from ..text import Text

Rule = Callable[..., Any]
"""A derivative rule; its arguments depend on the op's `Kind`."""

REQUIRED = object()
"""Default of a parameter that has none."""

# How tightly a printed form binds; an argument that binds less tightly is put in brackets.
SUM, PRODUCT, PREFIX, POWER, ATOM = 1, 2, 3, 4, 5


class Kind(Enum):
    """How an op's rules are to be read, and how the machine applies them.

    Attributes
    ----------
    ELEMENTWISE
        `rule(xp, y, *xs)` is the local derivative, number by number; shapes broadcast.
    REDUCE
        `rule(xp, y, *xs)` is the local derivative of the reduced `y` (its axes kept) by each
        number of the argument.
    LINEAR
        Linear in each argument; `rule(xp, g, y, *xs)` is the contribution for upstream `g`.
    COMPOSITE
        As LINEAR, but not linear: its tangents come from `Op.definition`.
    """

    ELEMENTWISE = "elementwise"
    REDUCE = "reduce"
    LINEAR = "linear"
    COMPOSITE = "composite"


class Param(NamedTuple):
    """One parameter of an op as people call it.

    `value` becomes an input of the node, `attr` is a structural constant (an axis, a shape),
    `variadic` takes any number of values.
    """

    name: str
    kind: Literal["value", "attr", "variadic"] = "value"
    default: object = REQUIRED


class Kink(NamedTuple):
    """A place where the derivative jumps, and the convention taken there."""

    at: Callable[..., Any]
    """Numpy predicate of the arguments: True where the kink is."""
    where: str
    """The place in words of our own language, such as `x = 0`."""
    convention: Text


class Domain(NamedTuple):
    """Where an op has a real, finite value: a condition to show and one to test."""

    condition: str
    contains: Callable[..., Any]
    divisor: str = ""
    """The parameter it divides by, of which 0 leads out."""


def _one_each(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> int:
    return int(np.prod(broadcast(*shapes), dtype=object))


@dataclass(frozen=True, eq=False)
class Op:
    """One declaration per op.

    Parameters
    ----------
    name
        Unique, an identifier.
    kind
        How `rules` are read.
    forward
        `forward(*values, **attrs)` on numpy arrays or numpy scalars.
    rules
        One per value argument; None where nothing flows (a condition, a comparison).
        A variadic op has a single rule that is also told its `slot`.
    doc
        One sentence for people.
    source
        Where the formula comes from.
    params
        The parameters as people write them.
    latex, precedence, slots
        The printed form, how tightly it binds, and how tightly each argument must.
    latex_of_arrays
        The printed form when all arguments are arrays, where it is another.
    glyph
        The short sign on a node; the name when empty.
    shape
        `shape(shapes, attrs)`; raises `ShapeError`.
    scalar
        The same function on Python floats; may raise where numpy gives NaN or infinity.
    fast_rules
        Quicker rules for generated scalar code, equal to `rules` to the last digits.
    inline
        The same as a Python source template, for generated code.
    quick
        The same on long arrays of finite numbers, where that has a quicker way than `forward`;
        may give booleans for 0 and 1.
    chained
        Source template for an upstream `{g}` times this op, where that is quicker than a product.
    propagates
        True when a NaN or infinity among the arguments always shows in the result.
    bounded
        True when finite arguments give a finite result (or `scalar` raises).
    identity
        The textbook local derivative of each argument, in our language, in the parameters' names
        and `y`; checked against the rules by test.
    stable
        The form that keeps its digits where the textbook's cancels, likewise.
    rule_latex
        The contribution in LaTeX, one per argument, for ops that are not elementwise:
        `{g}` upstream, `{y}` the value, `{0}`, `{1}` the arguments.
    each_latex
        The local derivative by each number of an argument, in LaTeX, where our language has no
        words for it: `{y}` the value, `{0}` the arguments, `i` counts the numbers.
    definition
        The op in terms of simpler ops: `definition(xp, *xs, **attrs)`. It gives the tangents of
        a COMPOSITE and the finest zoom level of all ops that have one.
    folds_by
        For a reduction: name of the op of two arguments that takes the numbers in one by one.
    domain, kinks
        Where it is defined, and where its derivative jumps.
    samples
        Arguments at which generated tests check the rules; a last dict holds attrs.
    headline
        What the op does with its gradient, in words, for the step that shows it; several where each
        argument has its own.
    aliases
        Further spellings; several ops may share one, told apart by the number of arguments.
    internal
        True for ops that only rules use, which cannot be typed.
    folds
        True when `op(a, b, c)` means `op(op(a, b), c)`.
    cost
        Floating-point operations of one forward pass.
    """

    name: str
    kind: Kind
    forward: Callable[..., Any]
    rules: tuple[Rule | None, ...]
    doc: Text
    source: str
    params: tuple[Param, ...] = (Param("x"),)
    latex: str = ""
    precedence: int = ATOM
    slots: tuple[int, ...] = ()
    latex_of_arrays: str = ""
    glyph: str = ""
    shape: Callable[[Sequence[Shape], Mapping[str, Any]], Shape] = field(
        default=lambda shapes, attrs: broadcast(*shapes)
    )
    scalar: Callable[..., float] | None = None
    fast_rules: tuple[Rule, ...] = ()
    inline: str | None = None
    quick: Callable[..., Any] | None = None
    chained: str = ""
    propagates: bool = False
    bounded: bool = False
    identity: tuple[str, ...] = ()
    stable: tuple[str, ...] = ()
    rule_latex: tuple[str, ...] = ()
    each_latex: tuple[str, ...] = ()
    definition: Callable[..., Any] | None = None
    folds_by: str = ""
    domain: Domain | None = None
    kinks: tuple[Kink, ...] = ()
    samples: tuple[tuple[Any, ...], ...] = ()
    headline: Text | tuple[Text, ...] | None = None
    aliases: tuple[str, ...] = ()
    internal: bool = False
    folds: bool = False
    cost: Callable[[Sequence[Shape], Mapping[str, Any]], int] = _one_each

    def __post_init__(self) -> None:
        # Asked for at every node that is built or run: plain attributes, not properties.
        object.__setattr__(self, "elementwise", self.kind is Kind.ELEMENTWISE)
        object.__setattr__(self, "variadic", self.params[0].kind == "variadic")
        object.__setattr__(self, "differentiable", all(self.rules))

    elementwise: bool = field(init=False)
    """Whether the op works number by number."""
    variadic: bool = field(init=False)
    """Whether the op takes any number of values."""
    differentiable: bool = field(init=False)
    """Whether a gradient flows to every argument."""

    @property
    def called(self) -> str:
        """What people know it by: its sign, or the word they type."""
        letters = any(map(str.isalpha, self.glyph)) and self.glyph not in self.name
        return self.name if letters else self.glyph or self.name

    @property
    def headlines(self) -> tuple[Text, ...]:
        """What it does with its gradient: of each argument, or one for all."""
        told = self.headline
        return () if told is None else (told,) if isinstance(told, Text) else told

    def rule(self, slot: int) -> Rule | None:
        """The rule of one argument (a variadic op has the same one for all)."""
        return self.rules[slot] if slot < len(self.rules) else self.rules[-1]

    def textbook(self, slot: int, attrs: Mapping[str, Any], *, stable: bool = False) -> str | None:
        """The local derivative as people write it; None where there is no short form.

        An elementwise op under an option (`gelu` by its approximation) is another function, of
        which the forms do not speak.
        """
        texts = self.stable if stable and self.stable else self.identity
        known = slot < len(texts) and not (self.elementwise and any(attrs.values()))
        return texts[slot] if known else None
