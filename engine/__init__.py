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

from .builder import GraphBuilder
from .errors import ExpressionError
from .graph import Graph
from .limits import Limits
from .program import Program, compile

__all__ = [
    "ExpressionError",
    "Graph",
    "GraphBuilder",
    "Limits",
    "Program",
    "compile",
]
