"""How many linear regions a ReLU network can have, and how many parameters it takes for them."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from ..network.zigzag import LEAST

Kind = Literal["exactly", "at_least", "at_most"]
DEPTHS = range(1, 6)
_POINTS = 240
"""The most that a curve is drawn with."""


_ROUND = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)
"""Tenths of a power of ten at which an axis may end."""


class Capacity(NamedTuple):
    """A network of so many hidden layers, all of one width, with one output.

    Attributes
    ----------
    parameters
        Its weights and biases.
    regions
        The most linear regions that its weights can make.
    kind
        Whether that is the number itself, or the maximum is at least or at most that.
    """

    depth: int
    width: int
    parameters: int
    regions: int
    kind: Kind

    @property
    def decades(self) -> float:
        """The decimal logarithm of the regions."""
        return math.log10(self.regions)


def capacity(inputs: int, depth: int, width: int) -> Capacity:
    r"""Count the parameters of a network, and the regions it can have.

    Parameters
    ----------
    inputs, depth, width
        Inputs :math:`D_i`, hidden layers :math:`K`, units :math:`D` in each; all at least 1.

    Notes
    -----
    S. J. D. Prince, *Understanding Deep Learning*, chapter 4 (section 4.5, figure 4.7), and
    chapter 3 for one layer:

    .. math::
        P &= D(D_i + 1) + (K - 1)\, D(D + 1) + (D + 1) \\
        N &= \bigl(\lfloor D/D_i \rfloor + 1\bigr)^{D_i (K-1)}
             \sum_{j=0}^{\min(D_i, D)} \binom{D}{j}

    The sum is Zaslavsky's (1975) count of the pieces that :math:`D` hyperplanes make, so with one
    layer N is exact. The factor before it says how often the layers but the last can fold the space
    onto itself (Montúfar et al. 2014). With one input N is :math:`(D+1)^K`: no network has more,
    as each unit cuts a piece at most once, and `network.zigzag` has as many with three units or
    more. With several inputs and layers the maximum is at least N.

    Examples
    --------
    >>> capacity(1, 5, 10)
    Capacity(depth=5, width=10, parameters=471, regions=161051, kind='exactly')
    >>> capacity(2, 2, 3).regions, capacity(2, 2, 3).kind
    (28, 'at_least')
    """
    parameters = width * (inputs + 1) + (depth - 1) * width * (width + 1) + width + 1
    pieces = sum(math.comb(width, j) for j in range(min(inputs, width) + 1))
    folds = (width // inputs + 1) ** (inputs * (depth - 1))
    return Capacity(depth, width, parameters, folds * pieces, _kind(inputs, depth, width))


def _kind(inputs: int, depth: int, width: int) -> Kind:
    if depth == 1:
        return "exactly"
    if inputs > 1:
        return "at_least"
    return "exactly" if width >= LEAST else "at_most"


def widest(inputs: int, depth: int, budget: int) -> Capacity | None:
    """The widest network of a depth that takes no more parameters than a budget; None if none does.

    Examples
    --------
    >>> widest(1, 1, 471)
    Capacity(depth=1, width=156, parameters=469, regions=157, kind='exactly')
    >>> widest(10, 1, 10_801).width, widest(1, 5, 5)
    (900, None)
    """
    # depth·w² + (inputs + depth + 1)·w + 1 parameters, less the square where there is one layer
    square, linear = depth - 1, inputs + depth + 1
    room = budget - 1
    if square:
        width = (math.isqrt(linear**2 + 4 * square * max(room, 0)) - linear) // (2 * square)
    else:
        width = room // linear
    return capacity(inputs, depth, width) if width >= 1 else None


def curve(inputs: int, depth: int, reach: int) -> list[Capacity]:
    """Networks of one depth and growing width, with up to so many parameters; as many as are drawn.

    Examples
    --------
    >>> [(each.parameters, each.regions) for each in curve(1, 2, 22)]
    [(6, 4), (13, 9), (22, 16)]
    """
    last = widest(inputs, depth, reach)
    if last is None:
        return []
    step = math.ceil(last.width / _POINTS)
    return [capacity(inputs, depth, width) for width in range(step, last.width + 1, step)]


def axis(budget: int) -> int:
    """Where an axis of parameters ends that has room to the right of a budget.

    Examples
    --------
    >>> axis(471), axis(10_801)
    (600, 12000)
    """
    wanted = max(20, budget * 11 // 10)
    decade: int = 10 ** (len(str(wanted)) - 1)
    return next(n * decade // 10 for n in _ROUND if n * decade >= 10 * wanted)
