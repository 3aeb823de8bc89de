"""What both scripts have in common: names, inputs, and the check of what we show."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..graph import Graph
from ..language.names import CONSTANTS
from ..parts import Node
from ..program import Program
from ..text import Language, Text
from .in_numpy import HELPERS
from .names import Names, called
from .terms import Dialect, Terms

INPUTS = Text("Inputs", "Входы")
FORWARD = Text("Forward", "Прямой проход")
CHECK = Text("What Backlight shows", "Что показывает Backlight")
NOTHING = Text(
    "Nothing can be changed here, so there is no gradient.",
    "Здесь нечего менять, поэтому градиента нет.",
)
_NO_PATH = Text("no path leads from it to {0}", "от него нет пути к {0}")
_AGREES = Text("every gradient agrees", "все градиенты совпадают")
_RESERVED = ("np", "torch", "F", "math", "close", "print", *HELPERS)


class Script(ABC):
    """What both have in common.

    Attributes
    ----------
    names
        Of nodes, for the script.
    """

    dialect: Dialect

    def __init__(self, graph: Graph, language: Language) -> None:
        self.graph, self.language = graph, language
        self.given = Names(_RESERVED)
        self.names = called(graph, self.given)
        self.run = Program(graph).run(graph.values())
        self.terms = Terms(graph.nodes, self.dialect, self.names)
        for node in graph.nodes:
            if (
                node.role == "data"
                and node.name in CONSTANTS
                and node.value == CONSTANTS[node.name]
            ):
                self.names[node.id] = "math.e" if node.name == "e" else "math.pi"

    @abstractmethod
    def text(self) -> str:
        """The whole script."""

    def body(
        self,
        leaves: Iterable[str],
        forward: Iterable[str],
        backward: Iterable[str],
        close: Sequence[str],
        checks: Iterable[str],
    ) -> list[str]:
        """The parts, each under its title; `close`: the function that compares two numbers."""
        return [
            f"# {self.say(INPUTS)}",
            *leaves,
            "",
            f"# {self.say(FORWARD)}",
            *forward,
            "",
            *backward,
            "",
            "",
            f"# {self.say(CHECK)}",
            *close,
            "",
            "",
            *checks,
        ]

    def leaves(self) -> Iterator[str]:
        """The inputs and arrays of data."""
        for node in self.graph.nodes:
            name = self.names.get(node.id)
            if node.op is not None or (name and name.startswith("math.")):
                continue
            if name or node.role == "input" or node.shape or node.id == self.graph.output:
                name = self.names[node.id] = name or self.given.number("c")
                yield f"{name} = {self.leaf(node)}"

    def leaf(self, node: Node) -> str:
        """A leaf's numbers."""
        return self.dialect.array.format(self.dialect.numbers(node.value))

    def shown(self, value: Any) -> str:
        """A number or an array that we show."""
        return self.dialect.numbers(value)

    def say(self, text: Text) -> str:
        """A text in the reader's language."""
        return text.of(self.language)

    def no_path(self) -> str:
        """Why an input has no gradient."""
        return self.say(_NO_PATH).format(self.names[self.graph.output])

    def check(self, name: str, value: Any) -> str:
        """An assertion that what the script has found is what we show."""
        return f"assert close({name}, {self.shown(value)}), {name}"

    def check_output(self) -> str:
        """The same for the output's value."""
        return self.check(self.names[self.graph.output], self.run.values[self.graph.output])

    def closing(self) -> str:
        """The last line."""
        return f'print("{self.say(_AGREES)}")'
