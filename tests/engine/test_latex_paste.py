"""Programs that the page makes of pasted LaTeX are programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine import parse

CASES = json.loads(
    (Path(__file__).parents[1] / "js" / "fixtures" / "latex.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("latex", "program"), CASES)
def test_a_converted_text_is_accepted(latex: str, program: str) -> None:
    assert parse(program).nodes
