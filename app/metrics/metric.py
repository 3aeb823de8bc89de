"""What can be told: its name, its sentence, and what it is told apart by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Seconds up to which times are counted together."""

Row = tuple[str, list[float]]
"""A label and its numbers."""


class Kind(Enum):
    """As Prometheus calls them; what was counted lasts when the process that counted has gone."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"

    @property
    def lasts(self) -> bool:
        """Whether a process that has gone still counts."""
        return self is not Kind.GAUGE


@dataclass(frozen=True)
class Metric:
    """One thing that is told, for each of its labels.

    Attributes
    ----------
    name, doc, kind
        As they are told.
    by, labels
        What it is told apart by, and every value of that; the one empty label stands for none.
        Where it is told apart by two things, both names and both values stand with a comma.
    """

    name: str
    doc: str
    kind: Kind
    by: str = ""
    labels: tuple[str, ...] = ("",)

    @property
    def buckets(self) -> tuple[float, ...]:
        """Upper ends, but for the last, which has none."""
        return BUCKETS if self.kind is Kind.HISTOGRAM else ()

    @property
    def width(self) -> int:
        """Numbers for each label: of times one for each bucket, one for longer ones, their sum."""
        return len(BUCKETS) + 2 if self.kind is Kind.HISTOGRAM else 1
