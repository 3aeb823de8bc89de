"""A person's own table: rows of numbers, the last of each what is to be found."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError

Floats = NDArray[np.float64]
MOST, WIDEST = 5_000, 65
"""Rows, and numbers in one."""
_CLASSES, _SHORTEST = 10, 2
_LONGEST = 2_000_000
"""Characters of a table; more than so many rows of so many numbers take."""
_NAMED = 6
"""Wrong lines beside the first."""
_SEPARATORS = ("\t", ";", ",")


class Rows(NamedTuple):
    """A table that was read.

    Attributes
    ----------
    inputs
        [rows, inputs].
    labels
        [rows]: the last column; where it holds words, their places in `words`.
    names
        The columns' names, where the table has them.
    words
        The classes by name, in the order in which they come; empty where labels are numbers.
    """

    inputs: Floats
    labels: Floats
    names: tuple[str, ...]
    words: tuple[str, ...]

    def classes(self) -> int:
        r"""How many classes the labels look like; 0 when they look like numbers to be found.

        Examples
        --------
        >>> read_rows("1,2,-1\n3,4,1").classes(), read_rows("1,2,0.5\n3,4,1").classes()
        (2, 0)
        """
        known = np.unique(self.labels)
        if self.words:
            return len(known)
        whole = np.array_equal(known, known.round())
        few = len(known) <= _CLASSES and len(known) <= max(2, len(self.labels) // 2)
        return len(known) if whole and few else 0

    def numbered(self, classes: int) -> Floats:
        """The labels as numbers of classes, from 0; as they are where there are no classes.

        Raises
        ------
        ExpressionError
            `data_one_class`, or `data_classes` when there are more or fewer than are said.
        """
        if not classes:
            return self.labels
        known, places = np.unique(self.labels, return_inverse=True)
        if len(known) == 1:
            raise ExpressionError("data_one_class")
        if len(known) != classes:
            raise ExpressionError("data_classes", None, {"found": len(known), "said": classes})
        return places.astype(float)


def read_rows(said: Any) -> Rows:
    r"""Read a table.

    Parameters
    ----------
    said
        A text of lines, their cells between commas, semicolons or tabs, a first line of names if
        there is one; or a list of lists. With semicolons or tabs a comma may be the decimal one.

    Raises
    ------
    ExpressionError
        With the line of the first mistake, and further wrong lines in the hint: `data_text`,
        `data_gap`, `data_nan`, `data_columns`; `data_empty` when there is nothing, `limit_rows`
        when there is too much.

    Examples
    --------
    >>> read_rows("x;y;kind\n0,5;1;cat\n2;3;dog").inputs
    array([[0.5, 1. ],
           [2. , 3. ]])
    """
    lines = _lines(said) if isinstance(said, str) else _listed(said)
    names: tuple[str, ...] = ()
    if lines and isinstance(said, str) and _is_header(lines[0][1][:-1]):
        names = tuple(cell.strip() for cell in lines.pop(0)[1])
    if not lines:
        raise ExpressionError("data_empty")
    if len(lines) > MOST:
        raise ExpressionError("limit_rows", None, {"actual": len(lines), "limit": MOST})
    width = len(names or lines[0][1])
    if not _SHORTEST <= width <= WIDEST:
        raise _columns(lines[0][0], width, _SHORTEST if width < _SHORTEST else WIDEST)
    words = _words([(line, cells) for line, cells in lines if len(cells) == width])
    rows: list[list[float]] = []
    wrong: list[tuple[int, ExpressionError]] = []
    for line, cells in lines:
        try:
            rows.append(_numbers(line, cells, width, words))
        except ExpressionError as error:
            wrong.append((line, error))
    if wrong:
        raise _all(wrong)
    table = np.array(rows)
    return Rows(table[:, :-1], table[:, -1], names, words)


def _numbers(line: int, cells: Sequence[Any], width: int, words: Sequence[str]) -> list[float]:
    """A row; of a word in its last column, the place."""
    if len(cells) != width:
        raise _columns(line, len(cells), width)
    *inputs, label = cells
    found = [_number(cell, line, i) for i, cell in enumerate(inputs)]
    last = words.index(str(label).strip()) if words else _number(label, line, width - 1)
    return [*found, float(last)]


def _all(wrong: Sequence[tuple[int, ExpressionError]]) -> ExpressionError:
    """The first mistake, which tells in what lines there are others."""
    (_, first), *others = wrong
    if others:
        named = ", ".join(str(line) for line, _ in others[:_NAMED])
        first.params |= {"others": len(others), "lines": named + " …" * (len(others) > _NAMED)}
        first.hint = "network_data_others"
    return first


Line = tuple[int, Sequence[Any]]


def _lines(text: str) -> list[Line]:
    """Each line that says something, with its number."""
    text = text.lstrip("\ufeff")
    first = next((line for line in text[:_LONGEST].splitlines() if line.strip()), "")
    separator = next((each for each in _SEPARATORS if each in first), ",")
    rows = text.strip().count("\n") + 1 - _is_header(first.split(separator)[:-1])
    if rows > 2 * MOST or len(text) > _LONGEST:
        raise ExpressionError("limit_rows", None, {"actual": rows, "limit": MOST})
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    found: list[Line] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                comma = separator != ","
                found.append(
                    (reader.line_num, [c.replace(",", ".") if comma else c for c in cells])
                )
    except csv.Error:
        raise ExpressionError("data_text", None, _place(reader.line_num, 0, "…")) from None
    return found


def _listed(said: Any) -> list[Line]:
    if not isinstance(said, Sequence):
        raise ExpressionError("data_empty")
    for i, row in enumerate(said, 1):
        if not isinstance(row, Sequence) or isinstance(row, str):
            raise ExpressionError("data_text", None, _place(i, 0, row))
    return list(enumerate(said, 1))


def _words(lines: Sequence[Line]) -> tuple[str, ...]:
    """The classes, where the last column is words throughout; none where it holds a number."""
    last = [str(cells[-1]).strip() for _, cells in lines]
    if any(not cell or cell == "None" or _is_number(cell) for cell in last):
        return ()
    words = tuple(dict.fromkeys(last))
    return words if len(words) <= _CLASSES else ()


def _is_header(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells) and not any(map(_is_number, cells))


def _is_number(cell: Any) -> bool:
    try:
        float(cell)
    except (TypeError, ValueError):
        return False
    return True


def _number(cell: Any, line: int, column: int) -> float:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        raise ExpressionError("data_gap", None, _place(line, column))
    if isinstance(cell, bool) or not isinstance(cell, int | float | str) or not _is_number(cell):
        raise ExpressionError("data_text", None, _place(line, column, cell))
    number = float(cell)
    if not math.isfinite(number) or abs(number) > _HUGE:
        raise ExpressionError("data_nan", None, _place(line, column, cell))
    return number


_HUGE = 1e12
"""A larger number leaves no room for a square."""


def _place(line: int, column: int, found: Any = None) -> dict[str, Any]:
    return {"line": line, "column": column + 1, **({} if found is None else {"found": str(found)})}


def _columns(line: int, found: int, wanted: int) -> ExpressionError:
    return ExpressionError("data_columns", None, {"line": line, "found": found, "wanted": wanted})
