"""The language: text to syntax tree to graph, and back to text."""

from .lower import lower
from .parser import parse_program
from .printer import print_program
from .syntax import Program

__all__ = ["Program", "lower", "parse_program", "print_program"]
