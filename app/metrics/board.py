"""Numbers that all processes of one server keep, each its own; whoever is asked tells the sum.

Prometheus asks one address and gets whichever process answers. So each process keeps its numbers
in a file that the others can read, one float after another in an order that all of them know.
"""

from __future__ import annotations

import logging
import mmap
import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .metric import Metric, Row

log = logging.getLogger("backlight")

_BYTES = 8


class Board:
    """The numbers of this process, and the sums over all.

    Parameters
    ----------
    metrics
        All there are; the same in every process.
    folder
        Where the processes of one server meet; None where there is but one.

    Examples
    --------
    >>> from app.metrics.metric import Kind, Metric
    >>> asked = Metric("asked", "Questions.", Kind.COUNTER, "by", ("tab", "address"))
    >>> board = Board([asked])
    >>> board.add(asked, "tab")
    >>> board.add(asked, "tab", 2.0)
    >>> list(board.totals(asked))
    [('tab', [3.0]), ('address', [0.0])]
    """

    def __init__(self, metrics: Iterable[Metric], folder: Path | None = None) -> None:
        self.metrics = tuple(metrics)
        self._places: dict[tuple[str, str], int] = {}
        place = 0
        for metric in self.metrics:
            for label in metric.labels:
                self._places[metric.name, label] = place
                place += metric.width
        self._size = place * _BYTES
        self._folder = folder
        self._cells = self._shared(folder) if folder else memoryview(bytearray(self._size))
        self._own = self._cells.cast("d")

    def add(self, metric: Metric, label: str = "", number: float = 1.0) -> None:
        """Count something."""
        self._own[self._places[metric.name, label]] += number

    def set(self, metric: Metric, number: float, label: str = "") -> None:
        """Tell how something stands."""
        self._own[self._places[metric.name, label]] = number

    def observe(self, metric: Metric, seconds: float, label: str = "") -> None:
        """Count a time among those of its size."""
        place, buckets = self._places[metric.name, label], metric.buckets
        self._own[place + bisect_left(buckets, seconds)] += 1
        self._own[place + len(buckets) + 1] += seconds

    def totals(self, metric: Metric) -> Iterator[Row]:
        """The numbers of each label over all processes; those that stand only over living ones."""
        boards = [numbers for numbers, lives in self._boards() if lives or metric.kind.lasts]
        for label in metric.labels:
            start = self._places[metric.name, label]
            end = start + metric.width
            columns = zip(*(numbers[start:end] for numbers in boards), strict=True)
            yield label, [sum(column) for column in columns]

    def _boards(self) -> Iterator[tuple[Sequence[float], bool]]:
        yield self._own, True
        for file in self._folder.glob("[0-9]*") if self._folder else ():
            if file.name != str(os.getpid()):
                numbers = file.read_bytes()
                if len(numbers) == self._size:  # else it is being made
                    yield memoryview(numbers).cast("d"), _lives(int(file.name))

    def _shared(self, folder: Path) -> memoryview:
        """A file of zeros, written out: a map without room behind it would fell the process."""
        file = folder / str(os.getpid())
        try:
            file.write_bytes(bytes(self._size))
            with file.open("r+b") as opened:
                return memoryview(mmap.mmap(opened.fileno(), self._size))
        except OSError as error:
            log.warning("no room for metrics: %s", error.strerror)
            self._folder = None
            return memoryview(bytearray(self._size))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True
