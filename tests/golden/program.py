"""A golden program: our text, and the same computation written out for other libraries."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .libraries import Run, by_torch

HERE = Path(__file__).resolve().parent
_EXAMPLES = HERE.parent.parent / "static" / "examples.json"


@dataclass(frozen=True)
class Program:
    """One entry of a golden file.

    Attributes
    ----------
    name, text
        What it is called, and the program in our language.
    run
        The same by hand, for a library of `libraries`.
    scalar
        Whether libraries of plain numbers can run it too.
    published
        Numbers that others have printed: by name, `d name` for a gradient.
    decimals
        How many decimals they were printed with.
    """

    name: str
    text: str
    run: Run
    scalar: bool = False
    published: Mapping[str, Any] = field(default_factory=dict)
    decimals: int = 6

    @property
    def output(self) -> str:
        """The name of the last line's value."""
        return self.text.splitlines()[-1].split()[0]

    def record(self) -> dict[str, Any]:
        """The entry, computed by PyTorch."""
        found = by_torch(self.run, self.output)
        entry: dict[str, Any] = {
            "name": self.name,
            "text": self.text,
            "nodes": {name: {"value": v, "grad": g} for name, (v, g) in found.items()},
        }
        if self.published:
            entry |= {"published": dict(self.published), "decimals": self.decimals}
        return entry


class Programs(list[Program]):
    """Programs of one golden file, in the order of their definition."""

    def add(self, text: str, **more: Any) -> Callable[[Run], Run]:
        """Take a function in as a program of this text."""

        def take(run: Run) -> Run:
            name = getattr(run, "__name__", "").replace("_", "-")
            self.append(Program(name, text.strip(), run, **more))
            return run

        return take

    def example(self, id: str, **more: Any) -> Callable[[Run], Run]:
        """Take a function in as the page's example of this id."""
        texts = {e["id"]: e["text"] for e in json.loads(_EXAMPLES.read_text("utf-8"))}
        return self.add(texts[id], **more)
