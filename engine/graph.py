"""The graph: nodes in the order they are computed, frozen once built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .parts import Edge, Group, Node, Note, Symbol
from .paths import Paths, find_paths


@dataclass(frozen=True)
class Graph:
    """A computation with one scalar output.

    Parameters
    ----------
    nodes
        In topological order.
    output
        Id of the node that is differentiated.
    groups, notes
        See `Group`, `Note`.
    called
        What each node is called, where the names come from another graph; found from this one
        when None.
    """

    nodes: tuple[Node, ...]
    output: int
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    called: tuple[Symbol, ...] | None = None

    @cached_property
    def inputs(self) -> tuple[int, ...]:
        """Ids of the nodes one can change, in order."""
        return tuple([node.id for node in self.nodes if node.role == "input"])

    @cached_property
    def places(self) -> Mapping[str, int]:
        """For each name of an input, its place among the inputs; the latest has it."""
        return {name: k for k, id in enumerate(self.inputs) for name in self.nodes[id].names}

    @cached_property
    def shaping(self) -> frozenset[str]:
        """Names of numbers that decide the shape of the graph, such as a loop count."""
        return frozenset(
            name for node in self.nodes if node.role == "structure" for name in node.names
        )

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every use of one node by another, in order of the user, then of the operand."""
        pairs = (
            (source, node.id, slot)
            for node in self.nodes
            for slot, source in enumerate(node.inputs)
        )
        return tuple(Edge(i, *pair) for i, pair in enumerate(pairs))

    @cached_property
    def users(self) -> tuple[tuple[Edge, ...], ...]:
        """For each node, the edges that leave it."""
        users: list[list[Edge]] = [[] for _ in self.nodes]
        for edge in self.edges:
            users[edge.source].append(edge)
        return tuple(map(tuple, users))

    @cached_property
    def entering(self) -> tuple[tuple[Edge, ...], ...]:
        """For each node, the edges that enter it, in operand order."""
        entering: list[list[Edge]] = [[] for _ in self.nodes]
        for edge in self.edges:
            entering[edge.target].append(edge)
        return tuple(map(tuple, entering))

    @cached_property
    def paths(self) -> Paths:
        """For each node, whether and where a gradient flows."""
        return find_paths(self.nodes, self.output)

    @cached_property
    def zero_paths(self) -> tuple[int, ...]:
        """Ids of nodes that could have a gradient but do not reach the output: it is a true 0."""
        paths = self.paths
        if paths.differentiable == paths.reached:
            return ()
        both = zip(paths.differentiable, paths.reached, strict=True)
        return tuple(id for id, (moves, arrives) in enumerate(both) if moves and not arrives)

    def find(self, name: str) -> Node | None:
        """The node a name means, or None.

        Examples
        --------
        >>> from engine import parse
        >>> parse("x = 2; y = x * x").find("y").id
        1
        """
        latest = [node for node in self.nodes if name in node.names]
        return latest[-1] if latest else None

    def values(self) -> list[Any]:
        """The numbers of the inputs as written, in order."""
        return [self.nodes[i].value for i in self.inputs]
