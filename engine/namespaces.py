"""The namespaces `xp` that rules run on when they compute numbers: floats and arrays.

The graph builder's is in `symbolic`, dual numbers are in `forward_mode`.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from .ops import OPS

arrays: Any = SimpleNamespace(
    shape=np.shape,
    leaf=lambda value: np.asarray(value, dtype=float)[()],
    **{name: op.forward for name, op in OPS.items()},
)
"""numpy arrays and scalars; use under `np.errstate(all="ignore")`. NaN and infinity are results."""

scalars: Any = SimpleNamespace(
    shape=lambda value: (),
    leaf=float,
    **{name: op.scalar for name, op in OPS.items() if op.scalar},
)
"""Python floats: much faster, but raises `ArithmeticError` or `ValueError` where numpy gives NaN
or infinity. Whoever uses it falls back to `arrays` then."""
