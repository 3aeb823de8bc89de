"""The board in the text format that Prometheus reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from .board import Board
from .metric import Kind, Metric

TYPE = "text/plain; version=0.0.4; charset=utf-8"


def text_of(board: Board) -> str:
    r"""Every metric with its sentence.

    Examples
    --------
    >>> asked = Metric("asked", "Questions.", Kind.COUNTER, "by", ("tab", "address"))
    >>> board = Board([asked])
    >>> board.add(asked, "tab")
    >>> print(text_of(board))
    # HELP asked Questions.
    # TYPE asked counter
    asked{by="tab"} 1
    asked{by="address"} 0
    <BLANKLINE>
    """
    lines = [line for metric in board.metrics for line in _lines(board, metric)]
    return "\n".join([*lines, ""])


def _lines(board: Board, metric: Metric) -> Iterator[str]:
    yield f"# HELP {metric.name} {metric.doc}"
    yield f"# TYPE {metric.name} {metric.kind.value}"
    for label, numbers in board.totals(metric):
        pairs = list(zip(metric.by.split(","), label.split(","), strict=True)) if label else []
        if metric.kind is not Kind.HISTOGRAM:
            yield f"{metric.name}{_in_braces(pairs)} {numbers[0]:.15g}"
            continue
        *counts, seconds = numbers
        ends = (*(f"{end:g}" for end in metric.buckets), "+Inf")
        for end, count in zip(ends, accumulate(counts), strict=True):
            yield f"{metric.name}_bucket{_in_braces([*pairs, ('le', end)])} {count:.15g}"
        yield f"{metric.name}_sum{_in_braces(pairs)} {seconds:.9g}"
        yield f"{metric.name}_count{_in_braces(pairs)} {sum(counts):.15g}"


def _in_braces(pairs: list[tuple[str, str]]) -> str:
    inside = ",".join(f'{name}="{value}"' for name, value in pairs)
    return f"{{{inside}}}" if inside else ""
