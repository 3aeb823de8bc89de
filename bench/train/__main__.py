"""Measure training on a real server, and keep the figures in docs/performance.md."""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import time
from urllib.parse import urlsplit

from scripts.screenshot import served

from ..figures import Figure
from ..report import part_of, tell
from .hall import SPEC, Seen, training

PEOPLE = 16
FRAMES, WAIT, BYTES = 10.0, 3.0, 8_000
_REQUESTS = 300
_BETWEEN = 0.005

METHOD = """\
## Training

Written by `make bench-train`: a server as it starts by default, {people} streams of
`{spec}` with all views, read by a
process of its own, and one client that asks for `/healthz` {requests} times, {gap:g} ms apart; all
on one machine. {rounds} rounds, in each of which idle and training come in an order shuffled
anew. The p99's ratio is the median of the rounds' ratios.
"""


def waits(address: str) -> float:
    """Seconds within which 99 of 100 trivial requests are answered."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    found = []
    for _ in range(_REQUESTS):
        time.sleep(_BETWEEN)
        began = time.perf_counter()
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        found.append(time.perf_counter() - began)
    connection.close()
    return statistics.quantiles(found, n=100)[-1]


def measured(address: str, rounds: int) -> list[Figure]:
    """The figures."""
    idle, busy, seen = list[float](), list[float](), list[Seen]()
    waits(address)  # warm
    for _ in range(rounds):
        for what in random.sample(("idle", "training"), 2):
            if what == "idle":
                idle.append(waits(address))
                continue
            with training(address, PEOPLE) as hall:
                busy.append(waits(address))
                seen += hall.seen()
    least = min(each.frames for each in seen)
    largest = max(each.largest for each in seen)
    ratio = statistics.median(b / a for a, b in zip(idle, busy, strict=True))
    p99 = [f"{statistics.median(each) * 1e3:.1f} ms" for each in (idle, busy)]
    return [
        Figure(
            f"{PEOPLE} trainings at once: frames a second for the slowest",
            f"≥ {FRAMES:g}",
            least,
            least >= FRAMES,
            "",
        ),
        Figure(
            f"p99 of a trivial request meanwhile, against idle ({p99[0]} → {p99[1]})",
            f"≤ {WAIT:g}×",
            ratio,
            ratio <= WAIT,
        ),
        Figure(
            "largest frame of 2-16-16-1 on the wire",
            f"≤ {BYTES:,}",
            largest,
            largest <= BYTES,
            "bytes",
        ),
    ]


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.train", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--dry", action="store_true", help="keep nothing")
    options = parser.parse_args()
    with served() as address:
        figures = measured(address, options.rounds)
    head = METHOD.format(
        people=PEOPLE,
        spec=SPEC,
        requests=_REQUESTS,
        gap=_BETWEEN * 1e3,
        rounds=options.rounds,
    )
    tell("training", part_of(head, figures), keep=not options.dry)


if __name__ == "__main__":
    main()
