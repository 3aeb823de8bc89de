"""How one types an op."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.ops import Op

SIGNS = {
    "add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "^", "matmul": "@",
    "gt": ">", "lt": "<", "ge": ">=", "le": "<=", "eq": "==", "ne": "!=",
}  # fmt: skip


def typable(op: Op) -> bool:
    """Whether there is a way to type it at all."""
    return not op.internal or op.name in SIGNS or op.name == "index"


def call(op: Op, names: Sequence[str], attrs: Mapping[str, Any]) -> str:
    """An op on named operands in our language."""
    if op.name in SIGNS:
        return f" {SIGNS[op.name]} ".join(names)
    if op.name == "index":
        return f"{names[0]}[{', '.join(_key(item) for item in attrs['key'])}]"
    more = [f"{name}={value}" for name, value in attrs.items()]
    return f"{op.name}({', '.join([*names, *more])})"


def _key(item: Any) -> str:
    if isinstance(item, tuple):
        return ":".join("" if part is None else str(part) for part in item).removesuffix(":")
    return str(item)
