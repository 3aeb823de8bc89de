"""The results as a page: what was asked, what was reached, on what machine, and how."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .figures import Figure
from .race import Race

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
_LIBRARIES = ("numpy", "orjson", "torch", "jax", "micrograd")

_METHOD = """\
# Performance

Written by `make bench`; run it again on your machine. Only ratios within one run are goals (but
for the last one, which asks for seconds): absolute times drift with whatever else a machine does.

## Method

- Each racer has a process of its own and one thread. Only one works at a time.
- Before timing, all racers of a race are compared: values and gradients, in float64, agree to
  1e-6. Ours and PyTorch's are compared at every node.
- {rounds} rounds; in each, every racer works for at least 20 ms, in an order shuffled anew. A ratio
  is the median of the rounds' ratios.
- Our replay always returns every node's value and gradient. The peers are asked for the output and
  the inputs' gradients only, their leaves are made once, and JAX's compiling is not counted.
- PyTorch (eager) and micrograd build their graph anew at each step; our replay and `jax.jit` know
  it beforehand, so JAX is the peer that compares like with like.
- An unseen text differs from all others in its numbers and its names; from text to numbers means
  lexing, parsing, building the graph, and the first forward and backward run.
- A sweep keeps the output and all inputs' gradients at each point of a grid over two inputs, in
  single precision. That it finds what a replay finds there is a matter of tests.
- The graphs: random ones of `+ · max sin exp tanh` in which every node is used, and for depth the
  chain `h = sin(h) · w`. The first run of a graph includes finding out what its edges carry.
"""


def page(races: Sequence[Race], figures: Iterable[Figure], rounds: int) -> str:
    """The whole page, in Markdown."""
    return "\n".join(
        [
            _METHOD.format(rounds=rounds),
            "## Machine",
            "",
            f"{_machine()}; Python {platform.python_version()}, "
            + ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)
            + ".",
            "",
            "## Goals",
            "",
            *goals(figures),
            "",
            "## Times",
            "",
            "Median time of one step; for orientation only.",
            "",
            *times(races),
            "",
        ]
    )


def tell(part: str, text: str, *, keep: bool) -> None:
    """Print one part of the page, and write it there, between its marks."""
    print(text)
    if not keep:
        return
    begin, end = f"<!-- {part} -->\n", f"<!-- end of {part} -->\n"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    after = rest.partition(end)[2]
    PAGE.write_text(before + begin + text + end + after, encoding="utf-8")


def part_of(head: str, figures: Iterable[Figure], *more: str) -> str:
    """One part of the page: how and where it was measured, the goals, and what else there is."""
    return "\n".join([head, f"Machine: {_machine()}.", "", *goals(figures), "", *more])


def goals(figures: Iterable[Figure]) -> Iterator[str]:
    """Goals and measurements as a table."""
    yield "| figure | goal | measured | |"
    yield "| --- | ---: | ---: | --- |"
    for figure in figures:
        measured = "—" if figure.measured is None else _rounded(figure.measured, figure.unit)
        verdict = "met" if figure.met else "missed"
        yield f"| {figure.what} | {figure.goal} | {measured} | {verdict} |"


def _rounded(measured: float, unit: str) -> str:
    digits = 0 if measured >= 20 else 1 if measured >= 3 else 2
    if not unit:
        digits = 0
    return f"{measured:.{digits}f}{unit if unit == '×' else ' ' + unit}".rstrip()


def times(races: Iterable[Race]) -> Iterator[str]:
    """Every racer's median time as a table."""
    yield "| graph | racer | time |"
    yield "| --- | --- | ---: |"
    for race in races:
        for racer in race.seconds:
            seconds = race.median(racer)
            assert seconds is not None
            yield f"| {race.dag.name} | {racer} | {_time(seconds)} |"
        for racer, reason in race.failed.items():
            yield f"| {race.dag.name} | {racer} | {reason} |"


def _time(seconds: float) -> str:
    return f"{seconds * 1e6:,.1f} µs" if seconds < 1e-3 else f"{seconds * 1e3:,.1f} ms"


def _machine() -> str:
    return f"{_processor()}, {os.cpu_count()} cores"


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
