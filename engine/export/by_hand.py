"""The script in numpy: both passes written out, an op a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..differentiate import local_and_contribution
from ..draft import Draft
from ..graph import Graph
from ..parts import Edge, Node
from ..program import Run
from ..symbolic import Symbolic, Var
from ..text import Text
from .in_numpy import FUNCTIONS, HELPERS
from .script import NOTHING, Script
from .terms import Dialect, Terms

NUMPY = Dialect("np", FUNCTIONS, "np.float64({})", "np.array({})", tensors=False)
_TITLE = Text(
    "A program from Backlight in numpy: forward, backward by hand, and a check.",
    "Программа из Backlight на numpy: прямой проход, обратный вручную и проверка.",
)
_BACKWARD = Text(
    "Backward: upstream times local derivative, and a sum where paths meet",
    "Обратный проход: пришедший градиент на локальную производную, а где пути сходятся, сумма",
)
_CLOSE = (
    "def close(found, shown):",
    "    near = np.isclose(found, shown, rtol=1e-6, atol=1e-12, equal_nan=True)",
    "    return np.shape(found) == np.shape(shown) and near.all()",
)


class ByHand(Script):
    """Both passes written out, an op a line."""

    dialect = NUMPY

    def text(self) -> str:
        """The whole script."""
        leaves = list(self.leaves())
        forward = list(self.forward())
        gradients = self.gradient_names()
        backward = list(self.backward(gradients))
        body = self.body(leaves, forward, backward, _CLOSE, self.checks(gradients))
        helpers = _helpers("\n".join(body))
        needs_math = "math." in "\n".join([*helpers, *body])
        head = [f'"""{self.say(_TITLE)}"""', "", *["import math", ""] * needs_math]
        head.append("import numpy as np")
        if not _is_finite(self.run):
            head += ["", 'np.seterr(all="ignore")']
        for helper in helpers:
            head += ["", "", helper] if helper.startswith("def") else ["", helper]
        gap = ["", ""] if helpers and helpers[-1].startswith("def") else [""]
        return "\n".join([*head, *gap, *body]) + "\n"

    def forward(self) -> Iterator[str]:
        """A line for each op."""
        for node in self.graph.nodes:
            if node.op is not None:
                if node.id not in self.names:
                    self.names[node.id] = self.given.number("u")
                yield f"{self.names[node.id]} = {self.terms.operation(node.id)}"

    def gradient_names(self) -> dict[int, str]:
        """What each gradient is called."""
        output = self.names[self.graph.output]
        reached = self.graph.paths.reached
        zero = self.graph.zero_paths
        return {
            node.id: self.given.take(f"d{output}_d{self.names[node.id]}")
            for node in self.graph.nodes
            if reached[node.id] or (node.id in zero and node.role == "input")
        }

    def backward(self, gradients: dict[int, str]) -> Iterator[str]:
        """A line for each gradient, or a sum with a line for each of its terms."""
        if not gradients:
            yield f"# {self.say(NOTHING)}"
            return
        yield f"# {self.say(_BACKWARD)}"
        graph = self.graph
        writer = _Contributions(graph, self.run, self.names, gradients)
        if graph.output in gradients:
            yield f"{gradients[graph.output]} = np.array(1.0)"
        for node in reversed(graph.nodes):
            if node.id not in gradients or node.id == graph.output:
                continue
            name = gradients[node.id]
            edges = [
                e for e in reversed(graph.users[node.id]) if e.slot in graph.paths.flows[e.target]
            ]
            if not edges:
                zeros = f"np.zeros({node.shape})" if node.shape else "np.array(0.0)"
                yield f"{name} = {zeros}  # {self.no_path()}"
            elif len(edges) == 1:
                yield f"{name} = {writer.term(edges[0])}  # {self.says(edges[0])}"
            else:
                yield f"{name} = ("
                for i, edge in enumerate(edges):
                    plus = "+ " if i else ""
                    yield f"    {plus}{writer.term(edge)}  # {self.says(edge)}"
                yield ")"

    def says(self, edge: Edge) -> str:
        """The line of the forward pass that an edge belongs to."""
        return f"{self.names[edge.target]} = {self.terms.operation(edge.target)}"

    def checks(self, gradients: dict[int, str]) -> Iterator[str]:
        """An assertion for the value and for each gradient that has a name in the program."""
        graph, run = self.graph, self.run
        yield self.check_output()
        for node in graph.nodes:
            if node.id in gradients and node.names:
                yield self.check(gradients[node.id], run.grads[node.id])
        yield self.closing()


class _Contributions:
    """Writes what flows along an edge: upstream times local derivative, by the op's own rule."""

    def __init__(
        self, graph: Graph, run: Run, names: dict[int, str], gradients: dict[int, str]
    ) -> None:
        self.graph, self.run = graph, run
        draft = Draft.resume(graph)
        xp = Symbolic(draft, share=True)
        upstream = {id: Var(xp, draft.leaf(_blank(graph.nodes[id]))) for id in gradients}
        values = [
            node.value
            if node.op is None and node.role != "input" and not node.shape and not node.names
            else Var(xp, node.id)
            for node in graph.nodes
        ]
        self.parts: dict[int, int] = {}
        for node in graph.nodes:
            for slot in graph.paths.flows[node.id]:
                operands = [values[i] for i in node.inputs]
                _, part = local_and_contribution(
                    xp, node, slot, upstream[node.id], values[node.id], operands
                )
                self.parts[graph.entering[node.id][slot].id] = xp.lift(part).id
        called = names | {upstream[id].id: name for id, name in gradients.items()}
        self.terms = Terms(draft.build(graph.output).nodes, NUMPY, called)

    def term(self, edge: Edge) -> str:
        """The contribution of an edge."""
        # Only where it matters: a slope that is no number, met by an upstream of 0.
        local = self.run.locals[edge.id]
        self.terms.careful = local is not None and not np.all(np.isfinite(local))
        return self.terms.of(self.parts[edge.id])


def _blank(node: Node) -> Any:
    """Something of a node's shape that takes no room."""
    return np.broadcast_to(0.0, node.shape) if node.shape else 0.0


def _helpers(text: str) -> list[str]:
    """The definitions that a text needs, and those that they need."""
    found: set[str] = set()
    while True:
        more = {
            name
            for name in HELPERS
            if name not in found
            and any(
                re.search(rf"\b{name}\(", each)
                for each in (text, *(HELPERS[name] for name in found))
            )
        }
        if not more:
            return [text for name, text in HELPERS.items() if name in found]
        found |= more


def _is_finite(run: Run) -> bool:
    columns = (*run.values, *(g for g in run.grads if g is not None), *run.locals)
    return all(np.all(np.isfinite(each)) for each in columns if each is not None)
