"""The slope of an activation at many numbers, and what can become of it."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..namespaces import arrays
from .parts import Use, op_of

Floats = NDArray[np.float64]
_QUICK: Any = SimpleNamespace(
    **vars(arrays), apply=lambda op, values, attrs: op.forward(*values, **attrs)
)
_LOOKED_AT = np.linspace(-16.0, 16.0, 32_001).round(3)
"""Where the slope of an activation is looked at."""


def slope(use: Use | None, sums: Floats, out: Floats | None = None) -> Floats:
    """The local derivative of an activation, number by number; not of softmax, which has none.

    Parameters
    ----------
    use
        The activation; None is the identity.
    sums
        What it was given.
    out
        What it gave, where that is at hand.

    Examples
    --------
    >>> from .parts import BY_WORDS
    >>> slope(Use.of(BY_WORDS["sigmoid",]), np.zeros(1))
    array([0.25])
    """
    if use is None:
        return np.ones_like(sums)
    op = op_of(use)
    rule = (op.fast_rules or op.rules)[0]
    assert rule is not None
    assert op.elementwise
    with np.errstate(all="ignore"):
        out = op.forward(sums, *use.values) if out is None else out
        found = rule(_QUICK, out, sums, *use.values)
    return np.asarray(np.broadcast_to(found, sums.shape), dtype=float)


@lru_cache(maxsize=64)
def lively(use: Use, share: float) -> tuple[float, float]:
    """Between which numbers an activation's slope reaches this share of its steepest.

    Beyond them it never does again: there the activation is saturated.

    Examples
    --------
    >>> from .parts import BY_WORDS
    >>> lively(Use.of(BY_WORDS["tanh",]), 0.05), lively(Use.of(BY_WORDS["softplus",]), 0.05)
    ((-2.178, 2.178), (-2.944, inf))
    """
    sizes = np.abs(slope(use, _LOOKED_AT))
    reached = np.flatnonzero(sizes >= share * sizes.max())
    first, last = int(reached[0]), int(reached[-1])
    return (
        -np.inf if first == 0 else float(_LOOKED_AT[first]),
        np.inf if last == len(_LOOKED_AT) - 1 else float(_LOOKED_AT[last]),
    )


def can_saturate(use: Use | None) -> bool:
    """Whether an activation's slope dwindles far from 0; one of straight pieces keeps its own."""
    return use is not None and use.part.name not in ("relu", "leaky_relu", "softmax")


def can_die(use: Use | None) -> bool:
    """Whether an activation's slope is 0 at all numbers that are not positive."""
    if use is None:
        return False
    return use.part.name == "relu" or (
        use.part.name in ("leaky_relu", "elu") and use.values[0] == 0.0
    )
