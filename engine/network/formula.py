"""A formula as a data set: one of x, or of x and y, at many points at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError, Span
from ..language import lower, parse_program
from ..limits import Limits
from ..program import Program
from .tokens import Token

Floats = NDArray[np.float64]
FORMULA = "data"
"""The part that is followed by a formula."""
NAMES = ("x", "y")
USUAL = "sin(3*x)"
"""Where a form asks for a formula and has none yet."""
_HERE = {"define": None, "times_or_define": "times"}
"""What is hinted instead where nothing can be defined."""
_LIMITS = replace(Limits.service(), characters=300, nodes=100)


class Formula(NamedTuple):
    """A formula made ready.

    Attributes
    ----------
    program
        Its graph.
    inputs
        How many of `NAMES` it is of; at least 1.
    """

    program: Program
    inputs: int

    def at(self, points: Floats) -> Floats:
        """Its values at points [points, inputs]."""
        graph = self.program.graph
        columns = [points[:, NAMES.index(graph.nodes[i].names[0])] for i in graph.inputs]
        values = self.program.forward(columns)[graph.output]
        return np.broadcast_to(values, len(points)).astype(float)


@lru_cache(maxsize=64)
def formula(text: str) -> Formula:
    """Read a formula.

    Raises
    ------
    ExpressionError
        For a mistake in it; `formula_name` when it is of something else than x and y,
        `formula_array` when it is not made of single numbers.

    Examples
    --------
    >>> formula("x^2 - y").at(np.array([[2.0, 1.0], [3.0, 0.0]]))
    array([3., 9.])
    """
    graph = lower(parse_program(text, _LIMITS), limits=_LIMITS)
    names = [graph.nodes[i].names[0] for i in graph.inputs]
    for i, name in zip(graph.inputs, names, strict=True):
        if name not in NAMES or graph.nodes[i].shape:
            raise ExpressionError("formula_name", graph.nodes[i].span, {"name": name})
    program = Program(graph)
    if not program.scalar:
        raise ExpressionError("formula_array", (0, len(text)))
    return Formula(program, max((1 + NAMES.index(name) for name in names), default=1))


def check_formula(text: str, span: Span) -> None:
    """Refuse a formula with a mistake, told at its place in the spec."""
    try:
        formula(text)
    except ExpressionError as error:
        start = span[0]
        place = error.span and (start + error.span[0], start + error.span[1])
        hint = _HERE.get(error.hint or "", error.hint)
        raise ExpressionError(error.code, place or span, error.params, hint) from None


def check_end(text: str, inside: Sequence[Token]) -> None:
    """Refuse numbers behind a formula, where those of any other data stand.

    Raises
    ------
    ExpressionError
        Code `network_unexpected`, with how it is written.

    Examples
    --------
    >>> from .tokens import tokens
    >>> check_end("x^2 100", list(tokens("x^2 100"))[:-1])
    Traceback (most recent call last):
    ...
    engine.errors.ExpressionError: `100` does not belong here: write `data 100: x^2`
    """
    last = 0
    for before, token in zip(inside[-2::-1], inside[::-1], strict=False):
        behind = before.kind in ("number", "word") or before.text == ")"
        if not (behind and token.kind == "number" and token.text[0].isdecimal()):
            break
        last += 1
    if not last:
        return
    span = inside[-last].span[0], inside[-1].span[1]
    found, formula = text[slice(*span)], text[inside[0].span[0] : span[0]].strip()
    params = {"found": found, "instead": f"{FORMULA} {found}: {formula}"}
    raise ExpressionError("network_unexpected", span, params, "write")
