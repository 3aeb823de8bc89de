"""Programs kept ready by the hash of their content; any of them may be gone at any moment."""

from __future__ import annotations

from collections import OrderedDict

from engine import Program
from engine.shapes import size


class Programs:
    """The most recently used programs, bounded in number and in the numbers they hold.

    Parameters
    ----------
    count, elements
        How many programs to keep, and how many numbers they may hold together.
    """

    def __init__(self, count: int, elements: int) -> None:
        self.count, self.elements = count, elements
        self._kept: OrderedDict[str, tuple[Program, int]] = OrderedDict()
        self._held = 0

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: object) -> bool:
        return key in self._kept

    def get(self, key: str) -> Program | None:
        """Return a program and mark it as used."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        self._kept.move_to_end(key)
        return kept[0]

    def keep(self, key: str, program: Program) -> None:
        """Keep a program, and let the longest unused ones go."""
        if key in self._kept:
            self._held -= self._kept.pop(key)[1]
        held = 2 * sum(size(node.shape) for node in program.graph.nodes)
        self._kept[key] = (program, held)
        self._held += held
        while len(self._kept) > self.count or (self._held > self.elements and len(self._kept) > 1):
            _, (_, freed) = self._kept.popitem(last=False)
            self._held -= freed
