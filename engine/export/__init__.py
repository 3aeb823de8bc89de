"""Programs taken home: a graph as a script that runs without Backlight and checks our gradients."""

from __future__ import annotations

from typing import Literal

from ..graph import Graph
from ..limits import NO_LIMITS, Limits
from ..shapes import size
from ..text import Language
from .by_autograd import ByAutograd
from .by_hand import ByHand
from .script import Script

Format = Literal["numpy", "torch"]

_SCRIPTS: dict[Format, type[Script]] = {"numpy": ByHand, "torch": ByAutograd}
FORMATS: tuple[Format, ...] = tuple(_SCRIPTS)


def export(
    graph: Graph, form: Format, language: Language = "en", limits: Limits | None = None
) -> str:
    """Write a graph, at its own numbers, as a script that needs nothing but one library.

    Parameters
    ----------
    graph
        What to write.
    form
        The library.
    language
        Of the comments.
    limits
        Of the numbers that are spelled out; None for no limit.

    Raises
    ------
    ExpressionError
        `limit_script`, when there are too many.

    Examples
    --------
    >>> from engine import parse
    >>> script = export(parse("x = 3; y = x*x"), "numpy")
    >>> print(script[script.index("dy_dx") : script.index("# What")].strip())
    dy_dx = (
        dy_dy * x  # y = x * x
        + dy_dy * x  # y = x * x
    )
    """
    leaves = sum(size(node.shape) for node in graph.nodes if node.op is None)
    shown = sum(size(node.shape) for node in graph.nodes if node.names)
    (limits or NO_LIMITS).check("script", leaves + shown)
    return _SCRIPTS[form](graph, language).text()
