"""Numbers as JSON: non-finite ones by name, tensors as nested lists, large ones as a summary."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

LARGEST = 4_096
"""Elements of the largest tensor that is sent whole."""

_BLOCK = 8


def number(value: float) -> float | str:
    """Return one number; JSON has no word for NaN and infinity, so these become strings.

    Examples
    --------
    >>> number(0.5), number(float("-inf"))
    (0.5, '-Infinity')
    """
    value = float(value)
    if value - value == 0.0:
        return value
    if value != value:
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"


def nested(array: np.ndarray[Any, Any]) -> Any:
    """Return a tensor as nested lists."""
    if np.isfinite(array).all():
        return array.tolist()
    if array.ndim == 0:
        return number(array.item())
    return [nested(row) for row in array]


def swept(array: np.ndarray[Any, Any]) -> Any:
    """Return what was computed for a picture, in no more digits than its numbers have."""
    if np.isfinite(array).all():
        return np.ascontiguousarray(array)  # which is written quickly, and a float32 shortly
    if array.ndim > 1:
        return [swept(row) for row in array]
    digits = 7 if array.dtype == np.float32 else 16
    return [number(float(f"{value:.{digits}g}")) for value in array.tolist()]


def tensor(value: Any) -> Any:
    """Return a number or a tensor, large tensors as a summary; None stays None."""
    if value is None:
        return None
    if isinstance(value, float):
        return number(value)
    array = np.asarray(value, dtype=float)
    if array.ndim == 0:
        return number(array.item())
    return nested(array) if array.size <= LARGEST else summary(array)


def summary(array: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Describe a large tensor: its shape, its spread, and the corner of it that fits a screen."""
    finite = array[np.isfinite(array)]
    some = finite if finite.size else np.zeros(1)
    with np.errstate(over="ignore"):
        spread = {
            "min": number(some.min()),
            "max": number(some.max()),
            "mean": number(some.mean()),
            "norm": number(np.sqrt((some * some).sum())),
        }
    return {
        "shape": list(array.shape),
        **spread,
        "nonfinite": int(array.size - finite.size),
        "block": nested(array[tuple(slice(_BLOCK) for _ in array.shape)]),
    }


def column(values: Sequence[Any]) -> Sequence[Any]:
    """Return a column of numbers, tensors and None.

    The common column holds nothing but finite floats: one sum in C finds that out, since NaN and
    infinity survive adding, and the column is passed on as it is.
    """
    try:
        total = _total(values)
        if type(total) in (float, int) and total - total == 0.0:
            return values
    except ValueError:  # a tensor has no single truth value
        pass
    return [value if plain(value) else tensor(value) for value in values]


def _total(values: Sequence[Any]) -> Any:
    try:
        return sum(values)
    except TypeError:  # there is a None among them
        return sum(filter(None, values))


def plain(value: Any) -> bool:
    """Tell whether JSON can take a value as it is."""
    return value is None or (isinstance(value, float) and isfinite(value))
