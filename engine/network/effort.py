"""How much a training would ask of the machine, told before a number of it is drawn."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ..limits import Limits
from .folded import fits
from .layers import parameter_count
from .sets import count_for
from .spec import Spec
from .train import BLOCK

_PER_WEIGHT = 6
"""Forward, and backward twice: a product and a sum each, for each weight and point."""
_WAYS = 3
"""Forward is a third of it."""
_CALLS, _SLOW_CALLS = 20_000, 100_000
"""What calling numpy for one layer costs, folded or not, in operations it could have done."""
_PER_UNIT = 30
"""What an activation and its derivative take for each unit and point, about."""
_KEPT = 6
"""Arrays as long as the parameters: they, their gradient, what the optimizer and a look need."""
_LAYER = 8
"""Arrays as large as a layer's output, in either way to the gradient; some traits need more."""
_TRAIT = {"norm": 9, "dropout": 3, "residual": 2}


def check_training(specs: Sequence[Spec], steps: int, limits: Limits) -> None:
    """Refuse a training that is too large.

    Parameters
    ----------
    specs
        Networks that are trained together.
    steps
        So many at most.
    limits
        Of interest: `steps`, `parameters`, `kept` and `training`.

    Raises
    ------
    ExpressionError
        `limit_steps` and so on, with the estimate.
    """
    limits.check("steps", steps)
    limits.check("parameters", sum(map(parameter_count, specs)))
    limits.check("kept", sum(map(_kept, specs)))
    limits.check("training", sum(operations(spec, _points(spec)) for spec in specs))


def operations(spec: Spec, points: int) -> int:
    """Floating-point operations of one pass forward and backward, about."""
    return points * (_PER_WEIGHT * _weights(spec) + _PER_UNIT * _units(spec))


def check_forward(spec: Spec, points: int, limits: Limits, passes: int = 1) -> None:
    """Refuse to ask a network so often, at so many points each time, for answers alone.

    Raises
    ------
    ExpressionError
        `limit_training`, with the estimate.
    """
    calling = len(spec.layers) * (_CALLS if fits(spec) else _SLOW_CALLS)
    limits.check("training", passes * (operations(spec, points) // _WAYS + calling))


def check_retraced(spec: Spec, steps: int, points: int, limits: Limits) -> None:
    """Refuse to take so many steps again with a look at so many points after each.

    Raises
    ------
    ExpressionError
        `limit_retraced`, with the estimate, or as `check_training` does.
    """
    check_training([spec], steps, limits)
    calling = len(spec.layers) * (_CALLS if fits(spec) else _SLOW_CALLS)
    step = operations(spec, _points(spec)) + _WAYS * calling
    look = operations(spec, points) // _WAYS + calling
    limits.check("retraced", steps * step + (steps + 1) * look)


def _kept(spec: Spec) -> int:
    """Numbers in memory at once: of a batch, and of a block of points that is only looked at."""
    arrays = sum(
        layer.width * (_LAYER + sum(_TRAIT.get(name, 0) for name in layer.traits))
        for layer in spec.layers
    )
    return _KEPT * parameter_count(spec) + (_points(spec) + BLOCK) * arrays


def _weights(spec: Spec) -> int:
    widths = [spec.inputs, *(layer.width for layer in spec.layers)]
    return sum(a * b for a, b in itertools.pairwise(widths))


def _units(spec: Spec) -> int:
    return sum(layer.width for layer in spec.layers)


def _points(spec: Spec) -> int:
    return min(int(spec.settings["batch"].values[0]), count_for(spec))
