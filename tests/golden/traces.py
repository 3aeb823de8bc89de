"""Each example's formulas and steps as text: `python -m tests.golden.traces` writes them anew.

What they hold is our own wording, checked by eye when it changes; that the numbers are right is for
the other golden files to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import engine
from engine.latex import write_output

HERE = Path(__file__).resolve().parent / "traces"
EXAMPLES = Path(__file__).resolve().parents[2] / "static" / "examples.json"


def texts() -> dict[str, str]:
    """The programs of the page's menu, by id."""
    return {entry["id"]: entry["text"] for entry in json.loads(EXAMPLES.read_text("utf-8"))}


def written(text: str) -> str:
    """A program's formula, then each step's: kind, node, and the stages of the formula."""
    return "\n".join(_lines(engine.trace(engine.parse(text)))) + "\n"


def _lines(trace: engine.Trace) -> Iterator[str]:
    yield write_output(trace.graph)
    for note in trace.notes:
        yield f"note {note.code} at {note.node}"
    for step in trace.steps:
        formula = trace.formula(step)
        yield f"\n{step.kind} {step.node}" + "".join(f" e{edge}" for edge in step.edges)
        yield from (f"    {stage}" for stage in formula if stage)


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for id, text in texts().items():
        (HERE / f"{id}.txt").write_text(written(text), "utf-8")
