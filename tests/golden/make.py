"""Write the golden files: `python -m tests.golden.make`, with PyTorch at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from . import examples, op_table, published
from .program import Programs

HERE = Path(__file__).resolve().parent
FILES: dict[str, Programs] = {
    "examples": examples.PROGRAMS,
    "published": published.PROGRAMS,
    "ops": op_table.PROGRAMS,
}


def lines(entries: list[dict[str, Any]]) -> str:
    """JSON with one program a line, so that a difference shows which one changed."""
    return "[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "\n]\n"


if __name__ == "__main__":
    for name, programs in FILES.items():
        path = HERE / f"{name}.json"
        path.write_text(lines([program.record() for program in programs]), "utf-8")
