"""The script in PyTorch: the forward pass as the program has it; autograd does the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from ..parts import Node
from ..program import Run
from ..text import Text
from .in_torch import FUNCTIONS
from .script import NOTHING, Script
from .terms import WIDEST, Dialect

TORCH = Dialect("torch", FUNCTIONS, "torch.tensor({})", "torch.tensor({})", tensors=True)
_TITLE = Text(
    "A program from Backlight in PyTorch: forward, backward by autograd, and a check.",
    "Программа из Backlight на PyTorch: прямой проход, обратный через autograd и проверка.",
)
_BACKWARD = Text("Backward", "Обратный проход")
_MASKED = Text(
    "PyTorch multiplies 0 by infinity in a branch not taken and gets NaN; Backlight has",
    "PyTorch умножает 0 на бесконечность в невыбранной ветви и получает NaN; у Backlight",
)
_CLOSE = (
    "def close(found, shown):",
    "    shown = torch.tensor(shown)",
    "    near = found.isclose(shown, rtol=1e-6, atol=1e-12, equal_nan=True)",
    "    return found.shape == shown.shape and bool(near.all())",
)


class ByAutograd(Script):
    """The forward pass as the program has it; autograd does the rest."""

    dialect = TORCH

    def text(self) -> str:
        """The whole script."""
        leaves = list(self.leaves())
        forward = list(self.forward())
        text = "\n".join(self.body(leaves, forward, self.backward(), _CLOSE, self.checks()))
        head = [f'"""{self.say(_TITLE)}"""', "", *["import math", ""] * ("math." in text)]
        head += ["import torch"]
        head += ["import torch.nn.functional as F"] * bool(re.search(r"\bF\.", text))
        head += ["", "torch.set_default_dtype(torch.float64)", ""]
        return "\n".join([*head, text]) + "\n"

    def leaf(self, node: Node) -> str:
        """A leaf's numbers; inputs ask for a gradient."""
        options = ", requires_grad=True" if node.role == "input" else ""
        return self.dialect.array.format(self.dialect.numbers(node.value) + options)

    def forward(self) -> Iterator[str]:
        """A line for what has a name, is used twice, or is long."""
        graph = self.graph
        for node in graph.nodes:
            if node.op is None:
                continue
            term = self.terms.operation(node.id)
            once = len(graph.users[node.id]) == 1 and node.id != graph.output
            if node.id not in self.names:
                if once and len(term) < WIDEST - 24:
                    continue
                self.names[node.id] = self.given.number("u")
            yield f"{self.names[node.id]} = {term}"

    def backward(self) -> Iterator[str]:
        """One call."""
        graph = self.graph
        if not graph.paths.reached[graph.output]:
            yield f"# {self.say(NOTHING)}"
            return
        yield f"# {self.say(_BACKWARD)}"
        yield f"{self.names[graph.output]}.backward()"

    def checks(self) -> Iterator[str]:
        """An assertion for the value and for the gradient of each input."""
        graph, run = self.graph, self.run
        yield self.check_output()
        masked = _masked(run)
        if masked:
            yield f"# {self.say(_MASKED)}"
        for id in graph.inputs:
            name = self.names[id]
            if not graph.paths.reached[id]:
                yield f"assert {name}.grad is None  # {self.no_path()}"
            elif masked:
                yield f"print({name}.grad, {self.shown(run.grads[id])})"
            else:
                yield self.check(f"{name}.grad", run.grads[id])
        yield self.closing()


def _masked(run: Run) -> bool:
    """Whether a slope that is no number met an upstream of 0."""
    return any(
        local is not None
        and not np.all(np.isfinite(local))
        and np.any(np.isfinite(part) & ~np.isfinite(np.broadcast_to(local, np.shape(part))))
        for local, part in zip(run.locals, run.contributions, strict=True)
    )
