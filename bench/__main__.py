"""Race, print the page, and keep it in docs/performance.md."""

from __future__ import annotations

import argparse
import os

THREADS = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
    "JAX_PLATFORMS": "cpu",
}
"""One thread each, by each library's own words."""


def main() -> None:
    """Run all races."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", help="only races whose name contains this; nothing is kept")
    options = parser.parse_args()
    os.environ.update(THREADS)  # read by the racers' processes when they start

    from .figures import RACES, figures
    from .race import race
    from .report import page, tell

    races = []
    for make, racers in RACES:
        dag = make()
        if not options.only or options.only in dag.name:
            races.append(race(dag, racers, options.rounds))
    text = page(races, [figure for found in races for figure in figures(found)], options.rounds)
    tell("engine", text, keep=not options.only)


if __name__ == "__main__":
    main()
