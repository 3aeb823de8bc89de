"""Nodes as terms of a script."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..parts import Node
from .form import ANY, ATOM, COMPARISONS, INFIX, PRODUCT, SIGN, Form, Spelled, Use

WIDEST = 88


@dataclass(frozen=True)
class Dialect:
    """How one library writes numbers and ops.

    Attributes
    ----------
    prefix
        What its names stand behind.
    functions
        The spelling of each op; `<prefix>.<name>` for the others.
    scalar, array
        A number and an array of it, as templates.
    tensors
        Whether its functions refuse plain numbers.
    """

    prefix: str
    functions: Mapping[str, Spelled]
    scalar: str
    array: str
    tensors: bool

    def form(self, node: Node, use: Use) -> Form:
        """The spelling of an op where it is used."""
        assert node.op is not None
        found = self.functions.get(node.op.name, Form(f"{self.prefix}.{node.op.name}({{args}})"))
        return found if isinstance(found, Form) else found(use)

    def leaf(self, value: Any, options: str = "") -> str:
        """A number or an array as a value of the library."""
        template = self.array if np.shape(value) else self.scalar
        return template.format(self.numbers(value) + options)

    def numbers(self, value: Any, *, whole: bool = False) -> str:
        """Numbers as Python writes them, in rows where there are many.

        Parameters
        ----------
        value
            A number or an array.
        whole
            Leave out the `.0` of whole numbers.
        """
        if np.shape(value):
            return self._rows(np.asarray(value, dtype=float))
        number = float(value) + 0.0  # no minus before a zero
        if not math.isfinite(number):
            sign = "-" if number < 0 else ""
            return f"{sign}{self.prefix}.{'nan' if number != number else 'inf'}"
        if whole and number.is_integer() and abs(number) < 1e15:
            return str(int(number))
        return repr(number)

    def _rows(self, array: Any) -> str:
        items = [self.numbers(item) for item in array]
        line = f"[{', '.join(items)}]"
        if len(line) < WIDEST - 8 and "\n" not in line:
            return line
        if array.ndim == 1:
            inner = textwrap.fill(", ".join(items), WIDEST - 12)
        else:
            inner = ",\n".join(items)
        return "[\n" + textwrap.indent(inner, "    ") + ",\n]"


class Terms:
    """Writes nodes as terms, down to those that have a name.

    Parameters
    ----------
    nodes
        All nodes.
    dialect
        How they are written.
    names
        By node.
    """

    def __init__(self, nodes: Sequence[Node], dialect: Dialect, names: dict[int, str]) -> None:
        self.nodes, self.dialect, self.names = nodes, dialect, names
        self.careful = False

    def of(self, id: int, need: int = ANY) -> str:
        """What stands for a node where an argument must bind so tightly."""
        text, binds = self._term(id)
        return f"({text})" if binds < need else text

    def operation(self, id: int) -> str:
        """What computes a node, whether it has a name or not."""
        text = self._operation(self.nodes[id])[0]
        return f"({text}) * 1.0" if self._is_question(id) else text

    def _term(self, id: int) -> tuple[str, int]:
        node = self.nodes[id]
        if id in self.names:
            return self.names[id], ATOM
        if node.op is None:
            text = self.dialect.numbers(node.value, whole=True)
            return text, SIGN if text.startswith("-") else ATOM
        if self._is_question(id):
            return f"({self._operation(node)[0]}) * 1.0", PRODUCT
        return self._operation(node)

    def _operation(self, node: Node) -> tuple[str, int]:
        assert node.op is not None
        name = node.op.name
        if name == "mul" and all(self._asks(i) for i in node.inputs):
            return " & ".join(f"({self._operation(self.nodes[i])[0]})" for i in node.inputs), ANY
        shapes = tuple(self.nodes[i].shape for i in node.inputs)
        plain = tuple(self._is_plain(i) for i in node.inputs)
        form = self.dialect.form(node, Use(node.attrs, shapes, plain))
        if name == "chain" and self.careful:
            form = Form("chain({0}, {1})")
        arguments = [self._argument(node, slot, form, plain) for slot in range(len(node.inputs))]
        return form.template.format(*arguments, args=", ".join(arguments)), form.binds

    def _argument(self, node: Node, slot: int, form: Form, plain: tuple[bool, ...]) -> str:
        assert node.op is not None
        id, name = node.inputs[slot], node.op.name
        if self._is_spread(id, node):
            return self.of(self.nodes[id].inputs[0], form.need(slot))
        if plain[slot]:
            function = self.dialect.tensors and name not in INFIX and slot not in form.plain
            if function or (all(plain) and slot == 0):
                return self.dialect.leaf(self.nodes[id].value)
        others = [i for i in node.inputs if i != id]
        # A question beside a number counts as 0 or 1.
        factor = name in ("mul", "chain") and others and not any(map(self._asks, others))
        counted = not self.dialect.tensors and name in ("sum", "div") and slot == 0
        if self._asks(id) and (factor or counted or (name == "where" and slot == 0)):
            text, binds = self._operation(self.nodes[id])
            return f"({text})" if binds < form.need(slot) else text
        if name == "where" and slot == 0 and self.dialect.tensors:
            return f"{self.of(id, SIGN)} != 0"
        return self.of(id, form.need(slot))

    def _is_spread(self, id: int, user: Node) -> bool:
        """Whether a node only gives a number axes that it gets where it is used in any case."""
        node = self.nodes[id]
        if node.op is None or node.op.name != "reshape" or self.nodes[node.inputs[0]].shape:
            return False
        assert user.op is not None
        ranks = [len(self.nodes[i].shape) for i in user.inputs if i != id]
        meets = user.op.name in ("mul", "chain") and max(ranks, default=0) >= len(node.shape)
        return id not in self.names and (meets or user.op.name == "broadcast_to")

    def _is_plain(self, id: int) -> bool:
        node = self.nodes[id]
        return id not in self.names and node.op is None and not node.shape

    def _asks(self, id: int) -> bool:
        return id not in self.names and self._is_question(id)

    def _is_question(self, id: int) -> bool:
        """Whether Python's answer would be True or False: a comparison, or two at once."""
        node = self.nodes[id]
        if node.op is None:
            return False
        if node.op.name == "mul":
            return all(self._asks(i) and not self._both(i) for i in node.inputs)
        return node.op.name in COMPARISONS

    def _both(self, id: int) -> bool:
        op = self.nodes[id].op
        return op is not None and op.name == "mul"
