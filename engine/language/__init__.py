"""The language: text to syntax tree to graph, and back to text."""

from .lexer import lex
from .lower import lower
from .parser import parse_program, parse_tokens
from .printer import print_program
from .straight import straight
from .syntax import Program

__all__ = [
    "Program",
    "lex",
    "lower",
    "parse_program",
    "parse_tokens",
    "print_program",
    "straight",
]
