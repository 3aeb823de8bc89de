r"""An op as a rule book has it: its formula, its local rules, and a program to try it with."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ..ops import Kind, Op, Param
from ..ops.op import ATOM
from ..parts import Symbol
from .expression import atom, write_op, write_textbook
from .symbols import name_latex

_RESULT = "y"


class LocalRule(NamedTuple):
    """What one argument of an op receives.

    Attributes
    ----------
    by
        The argument's name.
    latex
        The local derivative, or, where it is no number for each number, the contribution for an
        upstream `∇y`. None where there is no short form.
    flows
        False where nothing flows: a condition, a comparison.
    """

    by: str
    latex: str | None
    flows: bool


def write_formula(op: Op) -> str:
    r"""An op's definition in the names of its parameters.

    Examples
    --------
    >>> from engine.ops import OPS
    >>> write_formula(OPS["div"]), write_formula(OPS["matmul"])
    ('y = \\frac{a}{b}', 'y = a \\, b')
    """
    symbols = [atom(Symbol(each, name_latex(each))) for each in _names(op)]
    if op.variadic:
        symbols.append((r"\dots", ATOM))
    return f"{_RESULT} = {write_op(op, symbols, {})}"


def local_rules(op: Op) -> list[LocalRule]:
    r"""What each argument of an op receives, as its declaration has it.

    Examples
    --------
    >>> from engine.ops import OPS
    >>> [rule.latex for rule in local_rules(OPS["mul"])]
    ['\\frac{\\partial y}{\\partial a} = b', '\\frac{\\partial y}{\\partial b} = a']
    >>> [rule.latex for rule in local_rules(OPS["matmul"])]
    ['\\nabla a = \\nabla y \\, b^\\top', '\\nabla b = a^\\top \\nabla y']
    """
    names = _names(op)[:1] if op.variadic else _names(op)
    return [
        LocalRule(name, _rule(op, slot, names), op.rule(slot) is not None)
        for slot, name in enumerate(names)
    ]


def _rule(op: Op, slot: int, names: list[str]) -> str | None:
    latex = [name_latex(each) for each in names]
    if op.rule(slot) is None:
        return None
    if op.rule_latex:
        template = op.rule_latex[min(slot, len(op.rule_latex) - 1)]
        share = template.format(*latex, g=rf"\nabla {_RESULT}", y=_RESULT)
        return rf"\nabla {latex[slot]} = {share}"
    each = "_i" if op.kind is Kind.REDUCE else ""
    left = rf"\frac{{\partial {_RESULT}}}{{\partial {latex[slot]}{each}}}"
    if op.each_latex:
        return f"{left} = {op.each_latex[slot].format(*latex, y=_RESULT)}"
    text = op.textbook(slot, {})
    if text is None:
        return None
    known = {name: atom(Symbol(name, name_latex(name) + each)) for name in names}
    known[_RESULT] = atom(Symbol(_RESULT, _RESULT))
    return f"{left} = {write_textbook(text, known)}"


def example_of(op: Op) -> str:
    """A program that uses an op at the first of its samples.

    Examples
    --------
    >>> from engine.ops import OPS
    >>> print(example_of(OPS["sub"]))
    a = 2
    b = 3
    y = sub(a, b)
    """
    sample = op.samples[0]
    attrs = sample[-1] if isinstance(sample[-1], dict) else {}
    values = [each for each in sample if not isinstance(each, dict)]
    names = _names(op, len(values))
    bound = [f"{name} = {_written(value)}" for name, value in zip(names, values, strict=False)]
    named = [f"{name}={_written(value)}" for name, value in attrs.items()]
    arguments = [f"[{', '.join(names)}]"] if op.variadic else names[: len(values)]
    return "\n".join([*bound, f"{_RESULT} = {op.name}({', '.join([*arguments, *named])})"])


def _names(op: Op, count: int = 2) -> list[str]:
    if op.variadic:
        return [f"x_{i + 1}" for i in range(count)]
    return [each.name for each in op.params if _is_value(each)]


def _is_value(param: Param) -> bool:
    return param.kind == "value"


def _written(value: Any) -> str:
    """A number or a table as one types it."""
    if isinstance(value, tuple | list | np.ndarray):
        return f"[{', '.join(map(_written, value))}]"
    return f"{value:g}" if isinstance(value, float) else repr(value)


def along_of(op: Op) -> str | None:
    """An argument along which the example of an op is a curve; None where there is none.

    Examples
    --------
    >>> from engine.ops import OPS
    >>> along_of(OPS["exp"]), along_of(OPS["matmul"])
    ('x', None)
    """
    scalar = all(not isinstance(each, tuple | list | dict) for each in op.samples[0])
    if op.kind is not Kind.ELEMENTWISE or not scalar:
        return None
    return next((rule.by for rule in local_rules(op) if rule.flows), None)
