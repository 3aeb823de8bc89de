"""Measure the page in a browser, print its figures, and keep them in docs/performance.md."""

from __future__ import annotations

import argparse

from ..report import part_of, tell
from .desk import opened
from .figures import FIGURES
from .lecture import LECTURE
from .networks import NETWORKS

METHOD = """\
## The page

Written by `make bench-page`: headless Chromium, 1440×900, drawing in software; a real
screen is faster. A layout is the best of five, ten seconds after the page has come: by then it has
practised. A slider is moved 120 times, five times over: the median of the five.
"""


def main() -> None:
    """Measure one figure after the other."""
    parser = argparse.ArgumentParser(prog="python -m bench.page", description=__doc__)
    parser.add_argument("--only", help="only what has this in its name; nothing is kept")
    options = parser.parse_args()
    measures = (*FIGURES, *NETWORKS, *LECTURE)
    chosen = [each for each in measures if not options.only or options.only in each.__name__]
    with opened() as desk:
        figures = [figure for measure in chosen for figure in measure(desk)]
    tell("page", part_of(METHOD, figures), keep=not options.only)


if __name__ == "__main__":
    main()
