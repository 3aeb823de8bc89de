"""Reading a text takes steps in proportion to its length, whatever stands in it."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

import pytest

from engine import ExpressionError
from engine.language import parse_program

SHORT, LONG = 200, 1_600
MOST = 1.5  # times as much effort a character in a long text as in a short one

REPEATED = {
    "sum": "x + ",
    "products": "2x(y)",
    "powers": "x²",
    "attributes": ".T",
    "indices": "[0]",
    "statements": "y = x * 2\n",
    "statements in a line": "y = x;",
    "empty lines": "\n  \n",
    "remarks": "# (\n",
    "blanks": " \t",
    "closed brackets": "(x) + ",
    "open brackets": "(",
    "closing brackets": ")",
    "lists": "[1, 2], ",
    "lines in brackets": "(x +\ny) + ",
    "minuses": "-",
    "conditions": "x if y else ",
    "comparisons": "x < ",
    "numbers": "1.",
    "one long number": "9",
    "one long name": "a",
    "foreign letters": "х",
    "quotes": "'",
    "strange signs": "x ? ",
    "loops": "for i in range(2): ",
    "functions": "def f(a): return a\n",
    "underscores": "_x ",
    "invisible": "\u200b",
}


def effort(text: str) -> int:
    """How many calls reading a text takes."""
    calls = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        with suppress(ExpressionError):
            parse_program(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
@pytest.mark.parametrize("end", ["x", "", " $", ")"], ids=["right", "short", "odd", "closed"])
def test_effort_grows_with_length(piece: str, end: str) -> None:
    effort(piece * 2 + end)  # what is done once only
    short, long = (effort(piece * times + end) for times in (SHORT, LONG))
    assert long <= MOST * short * LONG / SHORT
    assert long < 100 * LONG * len(piece)
