"""Names for a script: those of the program, where Python has no other use for them."""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Iterable
from itertools import count

from ..graph import Graph


class Names:
    """Gives out identifiers, each once.

    Parameters
    ----------
    reserved
        Names that the script uses itself.

    Examples
    --------
    >>> names = Names(["np"])
    >>> names.take("x"), names.take("x"), names.take("np"), names.take("lambda")
    ('x', 'x_', 'np_', 'lambda_')
    """

    def __init__(self, reserved: Iterable[str]) -> None:
        self._taken = {*keyword.kwlist, *reserved}

    def take(self, wanted: str) -> str:
        """The name wanted, with underscores behind it if it is gone."""
        # Python reads an identifier in this form, so two that differ to us may be one to it.
        name = unicodedata.normalize("NFKC", wanted)
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        return name

    def number(self, stem: str) -> str:
        """The first of u1, u2, … that is free."""
        return self.take(next(n for k in count(1) if (n := f"{stem}{k}") not in self._taken))


def called(graph: Graph, names: Names) -> dict[int, str]:
    """The names of a graph's nodes that the program has named; the latest keeps a name as it is."""
    found = {node.id: names.take(node.name) for node in graph.nodes if node.name is not None}
    for node in graph.nodes:
        if node.names and node.id not in found:
            found[node.id] = names.take(f"{node.names[0]}_{node.version}")
    return found
