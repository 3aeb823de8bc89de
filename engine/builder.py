"""Graphs built in Python: variables with operators."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import numpy as np

from .draft import Draft
from .ops import OPS
from .symbolic import Symbolic, Var


class GraphBuilder(Draft):
    """A draft that people write on: its variables know Python's operators, it knows every op.

    Examples
    --------
    >>> b = GraphBuilder()
    >>> x = b.input("x", 3.0)
    >>> graph = b.build(x * x + b.sin(x))
    >>> [node.op.name for node in graph.nodes if node.op]
    ['mul', 'sin', 'add']
    """

    def input(self, name: str, value: Any) -> Var:
        """An input that can be changed and has a gradient."""
        return Var(Symbolic(self), self.leaf(_number(value), name, "input"))

    def const(self, value: Any) -> Var:
        """Plain data: no gradient."""
        return Var(Symbolic(self), self.leaf(_number(value)))

    @contextmanager
    def group(self, label: str, kind: Literal["call", "turn", "layer"] = "layer") -> Iterator[None]:
        """The nodes added inside the `with` block form a group."""
        self.open_group(kind, label)
        try:
            yield
        finally:
            self.close_group()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in OPS:
            raise AttributeError(name)
        method: Callable[..., Any] = getattr(Symbolic(self), name)
        return method


def _number(value: Any) -> Any:
    array = np.asarray(value, dtype=float)
    return array if array.shape else float(array)
