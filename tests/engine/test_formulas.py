"""Every formula can be set: names and gradients with an index of their own, too."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from engine import parse
from engine.latex import example_of, local_rules, write_formula
from engine.ops import OPS, Op
from engine.trace import trace

_NODE = Path(__file__).parents[1] / "js" / "typeset.js"


def _indexed(op: Op) -> str:
    """An op's example with indexed names, its result handed on to further ops."""
    text = example_of(op)
    for name in re.findall(r"^([a-z]+) =", text, re.MULTILINE):
        text = re.sub(rf"\b{name}\b", f"{name}_1", text)
    return f"{text}\nf_1 = sum(y_1 * 2)"


def _formulas(op: Op) -> Iterator[str]:
    yield write_formula(op)
    yield from (rule.latex for rule in local_rules(op) if rule.latex)
    for text in (example_of(op), _indexed(op)):
        run = trace(parse(text))
        for step in run.steps:
            yield from run.formula(step)


def test_every_formula_can_be_set() -> None:
    formulas = [latex for op in OPS.values() if not op.internal for latex in _formulas(op)]
    done = subprocess.run(
        ["node", _NODE], input=json.dumps(formulas), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == []
