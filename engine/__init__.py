"""Backlight's engine: text to graph, graph to program, program to an honest trace.

Examples
--------
>>> graph = parse("x = -2; y = 5; z = -4; f = (x + y) * z")
>>> values, grads = compile(graph).replay(graph.values())
>>> values[graph.output], grads[0]
(-12.0, -4.0)
"""

import os

# Two threads of OpenBLAS on a small shared machine are several times slower than one.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Mapping
from typing import Any

from .builder import GraphBuilder
from .errors import ExpressionError
from .graph import Graph
from .language import lex, lower, parse_tokens, straight
from .limits import NO_LIMITS, Limits
from .program import Program, compile
from .trace import Trace, trace


def parse(
    text: str,
    *,
    inputs: Mapping[str, Any] | None = None,
    output: str | None = None,
    limits: Limits | None = None,
) -> Graph:
    """Read a program (docs/language.md) and build its graph.

    Parameters
    ----------
    text
        The program.
    inputs
        Numbers or nested lists by name, in place of those in the text.
    output
        The name to differentiate; the last statement when None.
    limits
        Exceeding one raises before the work is done.

    Raises
    ------
    ExpressionError
        For a mistake in the text or in the inputs, with its place.

    Examples
    --------
    >>> [node.name for node in parse("q = x + y").nodes]
    ['x', 'y', 'q']
    """
    known = limits or NO_LIMITS
    tokens = lex(text, known)
    graph = None if inputs or output else straight(tokens, limits)
    if graph is not None:
        return graph
    program = parse_tokens(text, tokens, known)
    return lower(program, inputs=inputs, output=output, limits=limits)


__all__ = [
    "ExpressionError",
    "Graph",
    "GraphBuilder",
    "Limits",
    "Program",
    "Trace",
    "compile",
    "parse",
    "trace",
]
