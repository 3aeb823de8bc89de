"""Where a gradient flows: worked out once, from the graph's shape alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .parts import Node


class Paths(NamedTuple):
    """For each node of a graph, what a backward pass finds there.

    Attributes
    ----------
    differentiable
        Whether an input lies behind it through rules that pass a gradient.
    flows
        The operands it feeds, if the output needs it and it has a gradient. Rules run only for
        these: `x**2` at -1 never evaluates log(-1).
    reached
        Whether a gradient arrives there.
    """

    differentiable: list[bool]
    flows: list[tuple[int, ...]]
    reached: list[bool]


def find_paths(nodes: Sequence[Node], output: int) -> Paths:
    """Go once up to find what moves with an input, once down to find what the output needs."""
    differentiable: list[bool] = []
    passing: list[tuple[int, ...]] = []
    for node in nodes:
        op, inputs = node.op, node.inputs
        if op is None:
            passing.append(())
            differentiable.append(node.role == "input")
            continue
        slots: tuple[int, ...]
        # The common case spelled out: a simple op all of whose operands move.
        if op.differentiable and len(inputs) == 1 and differentiable[inputs[0]]:
            slots = (0,)
        elif (
            op.differentiable
            and len(inputs) == 2
            and differentiable[inputs[0]]
            and differentiable[inputs[1]]
        ):
            slots = (0, 1)
        else:
            slots = tuple(
                slot
                for slot, i in enumerate(inputs)
                if differentiable[i] and op.rule(slot) is not None
            )
        passing.append(slots)
        differentiable.append(bool(slots))

    reached = [False] * len(nodes)
    reached[output] = differentiable[output]
    flows: list[tuple[int, ...]] = [()] * len(nodes)
    for id in range(output, -1, -1):
        if reached[id]:
            slots = flows[id] = passing[id]
            inputs = nodes[id].inputs
            for slot in slots:
                reached[inputs[slot]] = True
    return Paths(differentiable, flows, reached)
