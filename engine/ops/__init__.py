"""The registry: every op by name, and by the words people type for it."""

from __future__ import annotations

from . import activation, arith, elementary, linalg, loss, reduce, select, shape
from .op import Kind, Op, Param

_FAMILIES = (arith, elementary, select, activation, reduce, linalg, shape, loss)

OPS: dict[str, Op] = {op.name: op for family in _FAMILIES for op in family.OPS}


def _spellings() -> dict[str, tuple[Op, ...]]:
    table: dict[str, tuple[Op, ...]] = {}
    for op in OPS.values():
        if not op.internal:
            for spelling in (op.name, *op.aliases):
                table[spelling] = (*table.get(spelling, ()), op)
    return table


_SPELLED = _spellings()


def spelled(name: str) -> tuple[Op, ...]:
    """All ops that answer to a function name; they differ in how many arguments they take.

    Examples
    --------
    >>> [op.name for op in spelled("max")]
    ['maximum', 'amax']
    >>> spelled("tahn")
    ()
    """
    return _SPELLED.get(name, ())


def function_names() -> list[str]:
    """Every function name one can type.

    Examples
    --------
    >>> "swish" in function_names()
    True
    """
    return list(_SPELLED)


__all__ = ["OPS", "Kind", "Op", "Param", "function_names", "spelled"]
