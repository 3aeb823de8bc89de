"""Which argument of a call goes to which parameter of an op."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import pairwise

from ..errors import ExpressionError, Span
from ..ops import Op
from ..ops.op import REQUIRED
from .suggest import closest
from .syntax import Expr, Keyword, List, Number

Argument = Expr | int
"""What stands in a call, or the node of the value whose method is called."""

SEVERAL = ("shape", "axes")
"""Structural parameters that are lists, which may also be written as several numbers."""

_TORCH = {"dim": "axis", "keepdim": "keepdims"}


def choose(
    name: str,
    ops: Sequence[Op],
    arguments: Sequence[Argument],
    keywords: Sequence[Keyword],
    span: Span,
) -> Op:
    """The first of several ops that takes as many plain arguments as there are.

    Raises
    ------
    ExpressionError
        When none does.
    """
    named = {canonical(keyword) for keyword in keywords}
    for op in ops:
        least, most = _counts(op, named)
        if least <= len(arguments) <= most:
            return op
    known = [param.name for op in ops for param in op.params]
    for keyword in keywords:
        if canonical(keyword) not in known:
            raise unknown_argument(name, keyword, dict.fromkeys(known))
    counts = [_counts(op, set()) for op in ops]
    least, most = min(low for low, _ in counts), max(high for _, high in counts)
    own = isinstance(arguments[0], int) if arguments else 0  # a method's value is not counted
    error = wrong_count(name, least - own, most - own, len(arguments) - own, span)
    if len(arguments) > most:
        error.hint, error.params["instead"] = _decimal_comma(arguments)
    raise error


def wrong_count(name: str, least: int, most: float, given: int, span: Span) -> ExpressionError:
    """The error for too few or too many arguments."""
    kind = "" if least == most else "_least" if most == math.inf else "_between"
    params = {"name": name, "least": least, "most": most, "given": given}
    return ExpressionError(f"argument_count{kind}", span, params)


def unknown_argument(name: str, keyword: Keyword, known: Collection[str]) -> ExpressionError:
    """The error for an argument by a name that no parameter has."""
    instead = closest(canonical(keyword), known)
    names = ", ".join(f"`{other}`" for other in known)
    params = {"name": name, "argument": keyword.name, "instead": instead, "names": names}
    hint = "did_you_mean" if instead else "takes" if known else None
    return ExpressionError("argument_unknown", keyword.span, params, hint)


def canonical(keyword: Keyword) -> str:
    """The name of an argument as we call it."""
    return _TORCH.get(keyword.name, keyword.name)


def assign(
    name: str, op: Op, arguments: Sequence[Argument], keywords: Sequence[Keyword]
) -> dict[str, Sequence[Argument]]:
    """The arguments of each parameter; a parameter that keeps its default is left out.

    Raises
    ------
    ExpressionError
        For an argument that is unknown or repeated; `choose` has seen that none is missing.
    """
    names = [param.name for param in op.params]
    groups: list[Sequence[Argument]]
    if op.variadic and (items := _in_one_list(arguments)):
        groups = [items, *([a] for a in arguments[1:])]
    elif op.variadic:
        groups = [arguments]
    else:
        last = len(names) - 1
        groups = [[a] for a in arguments[:last]] + [arguments[last:]] * (len(arguments) > last)
    given = dict(zip(names, groups, strict=False))
    for keyword in keywords:
        known = canonical(keyword)
        if known not in names:
            raise unknown_argument(name, keyword, names)
        if known in given:
            params = {"name": name, "argument": keyword.name}
            raise ExpressionError("argument_repeated", keyword.span, params)
        given[known] = [keyword.value]
    return given


def _in_one_list(arguments: Sequence[Argument]) -> Sequence[Expr] | None:
    """The items of `[a, b]`, alone or before an axis; None for `[1, 2], [3]`, which are values."""
    first, *rest = arguments
    if type(first) is not List or len(rest) > 1:
        return None
    return first.items if all(type(axis) is Number for axis in rest) else None


def _decimal_comma(arguments: Sequence[Argument]) -> tuple[str | None, str]:
    """A hint for `0,5`: two numbers with nothing but a comma between them."""
    for left, right in pairwise(arguments):
        if type(left) is Number and type(right) is Number and right.span[0] - left.span[1] == 1:
            return "decimal_point", "0.5"
    return None, ""


def _counts(op: Op, named: set[str]) -> tuple[int, float]:
    required = [p for p in op.params if p.default is REQUIRED and p.name not in named]
    endless = op.folds or op.variadic or op.params[-1].name in SEVERAL
    return len(required), math.inf if endless else len(op.params)
