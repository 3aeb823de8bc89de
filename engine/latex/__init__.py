"""LaTeX of programs, local derivatives and steps. A side reader: computes nothing."""

from ..parts import Symbol
from .expression import write_local, write_node, write_output
from .rules import along_of, example_of, local_rules, write_formula
from .steps import Formula, Formulas
from .symbols import symbols

__all__ = [
    "Formula",
    "Formulas",
    "Symbol",
    "along_of",
    "example_of",
    "local_rules",
    "symbols",
    "write_formula",
    "write_local",
    "write_node",
    "write_output",
]
