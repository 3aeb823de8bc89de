"""Measure a server that a lecture hall uses, and keep the figures in docs/performance.md."""

from __future__ import annotations

import argparse

from ..page.figures import most
from ..report import part_of, tell
from .bodies import large_bodies
from .figures import SECONDS, against_nothing, attacks, full_hall
from .leaving import leaving
from .people import DRAGGING, PAGES, RATE, TYPING
from .server import serving

METHOD = """\
## A lecture hall

Written by `make bench-hall`: a server as it starts by default, together with all its clients on
one machine. {pages} pages behind one address, each a tab with a connection of its own, open the
page and one of the examples; {dragging} of them then drag a slider at {rate:g} moves a second, the
others type a new text about every {typing:g} s; measured for {seconds:g} s. The empty route is a
FastAPI application with nothing else in it, asked in turns with ours (without its ceiling for one
address), {rounds} times; the ratio is the median. The attacks are the list that the tests ask at
every route. Memory is the server's and its workers', what they share counted once; idle is before
anyone has opened a page. Who leaves, leaves a question of minutes, which only a server without
limits takes on; of the open requests half wait for an answer, half have sent only half of
theirs. The large bodies are the largest that a training may bring, sent to a server of their own:
half of them one long text, half millions of empty lists.{shared}
"""

SHARED = " Other jobs ran on the machine meanwhile."


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.hall", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shared", action="store_true", help="say that other jobs ran meanwhile")
    parser.add_argument("--dry", action="store_true", help="keep nothing")
    options = parser.parse_args()
    with serving("app") as server:
        figures = [most("memory of an idle server", 120, server.memory(), "MB")]
        figures += full_hall(server)
        figures.append(most("memory with the hall in it", 512, server.memory(), "MB"))
        figures += attacks(server)
    figures += large_bodies()
    figures += against_nothing(options.rounds)
    figures += leaving()
    head = METHOD.format(
        pages=PAGES,
        dragging=DRAGGING,
        rate=RATE,
        typing=TYPING,
        seconds=SECONDS,
        rounds=options.rounds,
        shared=SHARED if options.shared else "",
    )
    tell("hall", part_of(head, figures), keep=not options.dry)


if __name__ == "__main__":
    main()
