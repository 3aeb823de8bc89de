"""LaTeX of programs, local derivatives and steps. A side reader: computes nothing."""

from ..parts import Symbol
from .expression import write_local, write_node, write_output
from .steps import Formula, Formulas
from .symbols import symbols

__all__ = [
    "Formula",
    "Formulas",
    "Symbol",
    "symbols",
    "write_local",
    "write_node",
    "write_output",
]
