"""The terms that make one number, for people: which cell meets which, and what their product is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..parts import Edge
from .axes import Axes, Index

MOST = 12
"""Terms listed one by one; the others are told as one sum."""


class Factor(NamedTuple):
    """One number of a product.

    Attributes
    ----------
    what
        `value` and `gradient` are cells of a table; `local` is a derivative by itself.
    node, at
        The cell; None and () for a derivative by itself.
    number
        How much.
    """

    what: Literal["value", "gradient", "local"]
    node: int | None
    at: Index
    number: float


class Term(NamedTuple):
    """One term of a sum.

    Attributes
    ----------
    first, second
        Of a gradient the local factor and the upstream; of a value the operands' numbers, where
        there may be but one.
    product
        What the term adds; None where numbers are only read, not added.
    """

    first: Factor
    second: Factor | None
    product: float | None


@dataclass(frozen=True)
class Part:
    """The terms that one op brings.

    Attributes
    ----------
    kind
        How the op meets the cell: a word for the sentence that explains it.
    edge
        The edge of a gradient's terms; None for a value.
    axes
        Letters for the formula; None where numbers are only moved.
    terms
        The first of them.
    more, rest
        How many more there are, and what they add up to.
    """

    kind: str
    edge: Edge | None
    axes: Axes | None
    terms: tuple[Term, ...]
    more: int
    rest: float

    @property
    def count(self) -> int:
        """How many terms there are in all."""
        return len(self.terms) + self.more

    @property
    def total(self) -> float:
        """What all terms add up to."""
        return sum((term.product or 0.0 for term in self.terms), self.rest)
