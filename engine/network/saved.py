"""A checkpoint as plain data, every bit of it, and back."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError
from .layers import parameter_count
from .optim import RULES
from .spec import Spec
from .train import Checkpoint

Floats = NDArray[np.float64]
_MEMORY = {name for rule in RULES.values() for name in rule.memory}
_LAST = 10**9
"""The most steps that a checkpoint may have behind it."""


def saved(checkpoint: Checkpoint) -> dict[str, Any]:
    """A checkpoint as JSON can hold it: arrays in base64, eight bytes a number, little end first.

    Examples
    --------
    >>> saved(Checkpoint(3, np.array([1.0])))
    {'step': 3, 'parameters': 'AAAAAAAA8D8=', 'memory': {}}
    """
    memory = {name: _text(kept) for name, kept in checkpoint.memory.items()}
    return {"step": checkpoint.step, "parameters": _text(checkpoint.parameters), "memory": memory}


def restored(data: Any, spec: Spec) -> Checkpoint:
    """The checkpoint that `saved` wrote.

    Parameters
    ----------
    data
        Whatever came back; nothing in it is trusted.
    spec
        The network that is to go on from it. It may differ from the one that was saved in all but
        its parameters' shapes; what another optimizer kept is left aside.

    Raises
    ------
    ExpressionError
        `checkpoint_damaged`, naming the part; `checkpoint_misfit` when the network has another
        number of parameters.
    """
    if not isinstance(data, Mapping):
        raise _damaged("checkpoint")
    step, memory = data.get("step"), data.get("memory")
    if type(step) is not int or not 0 <= step <= _LAST:
        raise _damaged("step")
    if not isinstance(memory, Mapping) or not memory.keys() <= _MEMORY:
        raise _damaged("memory")
    needed = parameter_count(spec)
    parameters = _numbers(data.get("parameters"), "parameters")
    if len(parameters) != needed:
        params = {"actual": len(parameters), "needed": needed}
        raise ExpressionError("checkpoint_misfit", None, params)
    kept = {name: _numbers(text, f"memory.{name}") for name, text in memory.items()}
    for name, numbers in kept.items():
        if len(numbers) != needed:
            raise _damaged(f"memory.{name}")
    return Checkpoint(step, parameters, kept)


def _text(numbers: Floats) -> str:
    return base64.b64encode(numbers.astype("<f8").tobytes()).decode()


def _numbers(text: Any, name: str) -> Floats:
    """Finite numbers from their text."""
    if not isinstance(text, str):
        raise _damaged(name)
    try:
        numbers = np.frombuffer(base64.b64decode(text, validate=True), "<f8").astype(float)
    except (ValueError, binascii.Error):  # no base64, or no whole number of numbers
        raise _damaged(name) from None
    if not np.isfinite(numbers).all():
        raise _damaged(name)
    return numbers


def _damaged(name: str) -> ExpressionError:
    return ExpressionError("checkpoint_damaged", None, {"name": name})
