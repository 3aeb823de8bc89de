"""Points that a person gives: rows of a table, points put in by hand, and points taken out."""

from __future__ import annotations

from dataclasses import dataclass

from .rows import Rows


@dataclass(frozen=True, eq=False)
class Given:
    """What changes a data set.

    Attributes
    ----------
    rows
        Own data, for `own`.
    added
        Points, each with its label last, after all others.
    removed
        Places among all of these.
    """

    rows: Rows | None = None
    added: tuple[tuple[float, ...], ...] = ()
    removed: frozenset[int] = frozenset()


NOTHING = Given()
