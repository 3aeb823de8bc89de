"""How a script spells an op: a template, how tightly it binds, how tightly each argument must."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..shapes import Shape

# As Python has it; `ANY` stands between brackets and commas.
ANY, COMPARE, SUM, PRODUCT, SIGN, POWER, ATOM = range(7)


class Form(NamedTuple):
    """One spelling.

    Attributes
    ----------
    template
        With `{0}`, `{1}` for the arguments; `{args}` for all of them, between commas.
    binds
        How tightly the whole binds.
    needs
        How tightly an argument must bind not to be put in brackets.
    plain
        Arguments that may be plain numbers where a format's functions otherwise want tensors.
    """

    template: str
    binds: int = ATOM
    needs: tuple[int, ...] = ()
    plain: tuple[int, ...] = ()

    def need(self, slot: int) -> int:
        """How tightly one argument must bind."""
        return self.needs[slot] if slot < len(self.needs) else ANY


class Use(NamedTuple):
    """An op where it is used, for spellings that depend on it.

    Attributes
    ----------
    attrs
        Its options.
    shapes
        Of its arguments.
    plain
        Whether each argument is a number that stands there as such.
    """

    attrs: Mapping[str, Any]
    shapes: tuple[Shape, ...]
    plain: tuple[bool, ...]


Spelled = Form | Callable[[Use], Form]

COMPARISONS = {"gt": ">", "lt": "<", "ge": ">=", "le": "<=", "eq": "==", "ne": "!="}

INFIX: dict[str, Spelled] = {
    "add": Form("{0} + {1}", SUM, (SUM, PRODUCT)),
    "sub": Form("{0} - {1}", SUM, (SUM, PRODUCT)),
    "mul": Form("{0} * {1}", PRODUCT, (PRODUCT, SIGN)),
    "chain": Form("{0} * {1}", PRODUCT, (PRODUCT, SIGN)),
    "div": Form("{0} / {1}", PRODUCT, (PRODUCT, SIGN)),
    "matmul": Form("{0} @ {1}", PRODUCT, (PRODUCT, SIGN)),
    "neg": Form("-{0}", SIGN, (SIGN,)),
    "pow": Form("{0}**{1}", POWER, (ATOM, SIGN)),
    "square": Form("{0}**2", POWER, (ATOM,)),
    "reciprocal": Form("1 / {0}", PRODUCT, (SIGN,)),
    "detach": Form("{0}", POWER, (POWER,)),
    **{
        name: Form(f"{{0}} {sign} {{1}}", COMPARE, (SUM, SUM)) for name, sign in COMPARISONS.items()
    },
}
"""What numpy and PyTorch write alike."""


def subscript(key: tuple[Any, ...]) -> str:
    """An index as Python writes it.

    Examples
    --------
    >>> subscript((0, (None, None, None), (1, 5, 2)))
    '0, :, 1:5:2'
    """
    return ", ".join(_slice(*item) if isinstance(item, tuple) else str(item) for item in key)


def _slice(start: int | None, stop: int | None, step: int | None) -> str:
    first, last = ("" if bound is None else str(bound) for bound in (start, stop))
    return f"{first}:{last}" + ("" if step is None else f":{step}")


def rows(shape: Shape) -> int:
    """How many distributions lie in the last axis."""
    count = 1
    for length in shape[:-1]:
        count *= length
    return count
