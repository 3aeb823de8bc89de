"""Race training steps, time pictures, and keep the figures in docs/performance.md."""

from __future__ import annotations

import argparse
import os

from ..__main__ import THREADS

METHOD = """\
## Networks

Written by `make bench-networks`, by the method of the first part: one process and one thread each,
{rounds} shuffled rounds, medians of the rounds' ratios. A step is forward, backward and plain
descent on one batch, after which the gradients are at hand; all racers begin with the same weights
and are compared after one step, in float64, to 1e-6. Ours is `Trainer.step`, PyTorch is eager, JAX
compiles the whole step as one function.
"""


def main() -> None:
    """Run all races."""
    parser = argparse.ArgumentParser(prog="python -m bench.network", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", help="only races whose name contains this; nothing is kept")
    options = parser.parse_args()
    os.environ.update(THREADS)  # read by the racers' processes when they start, and by numpy here

    from ..race import race
    from ..report import part_of, tell, times
    from .figures import RACES, figures
    from .pictures import pictures

    wanted = [each for each in RACES if not options.only or options.only in each[0].name]
    races = [race(mlp, racers, options.rounds) for mlp, racers in wanted]
    found = [figure for each in races for figure in figures(each)]
    if not options.only:
        found += pictures(options.rounds)
    head = METHOD.format(rounds=options.rounds)
    tell("networks", part_of(head, found, *times(races), ""), keep=not options.only)


if __name__ == "__main__":
    main()
