"""Traces, ops and mistakes as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from engine import ExpressionError
from engine.messages import NOTES, fill
from engine.network import DivergedError, Trainer
from engine.network.views import moment
from engine.ops import OPS, Op
from engine.ops.op import REQUIRED
from engine.parts import Node
from engine.text import Language, Text
from engine.trace import Step, Trace

from .messages import HINTS, MESSAGES

WIDEST = 40
ROWS = 20
"""Of a training, about."""
NOTE = Text("note", "замечание")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows in columns that line up.

    Examples
    --------
    >>> print(table(["a", "b"], [["1", "2"], ["10", "20"]]))
    a   b
    1   2
    10  20
    """
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def shown(value: Any) -> str:
    """A number or a small tensor on one line.

    Examples
    --------
    >>> shown(-4.0), shown(1 / 3), shown(None), shown([[1, 2], [3, 4]])
    ('-4', '0.333333', '', '[[1, 2], [3, 4]]')
    """
    if value is None:
        return ""
    array = np.asarray(value, dtype=float)
    if not array.shape:
        return f"{array.item():.6g}"
    text = np.array2string(array, separator=", ", formatter={"float_kind": lambda x: f"{x:.6g}"})
    line = " ".join(text.split())
    if len(line) <= WIDEST:
        return line
    sizes = "×".join(map(str, array.shape))
    return f"{sizes}, {array.min():.6g} … {array.max():.6g}"


def of_trace(trace: Trace, language: Language) -> str:
    """The nodes with their numbers, then the steps in order, then the notes."""
    nodes = table(
        ["node", "name", "op", "inputs", "value", "gradient"],
        ([str(node.id), *of_node(trace, node)] for node in trace.graph.nodes),
    )
    steps = table(
        ["step", "kind", "what", "result"],
        ([str(i), step.kind, *of_step(trace, step)] for i, step in enumerate(trace.steps)),
    )
    notes = "\n".join(
        f"{NOTE.of(language)}: {fill(NOTES[note.code].of(language), note.params, language)}"
        for note in trace.notes
    )
    return "\n\n".join(filter(None, (nodes, steps, notes)))


def of_node(trace: Trace, node: Node) -> list[str]:
    """A node's row."""
    names = trace.formulas.names
    return [
        names[node.id].label,
        node.op.name if node.op else node.role,
        ", ".join(names[i].label for i in node.inputs),
        shown(trace.run.values[node.id]),
        shown(trace.run.grads[node.id]),
    ]


def of_step(trace: Trace, step: Step) -> list[str]:
    """A step's row: what is computed, and what comes out."""
    graph, run = trace.graph, trace.run
    names = [symbol.label for symbol in trace.formulas.names]
    match step.kind:
        case "forward":
            return [names[step.node], shown(run.values[step.node])]
        case "contribute":
            edge = graph.edges[step.edges[0]]
            what = f"{names[edge.target]} → {names[step.node]}"
            upstream, local = shown(run.grads[edge.target]), shown(run.locals[edge.id])
            detail = f": {upstream} × {local}" if local else ""
            return [what + detail, shown(run.contributions[edge.id])]
        case "accumulate":
            terms = " + ".join(shown(run.contributions[edge]) for edge in step.edges)
            return [f"{names[step.node]}: {terms}", shown(run.grads[step.node])]
        case _:
            return [names[step.node], shown(run.grads[step.node])]


def of_ops(language: Language) -> str:
    """Every op that can be typed."""
    return table(
        ["op", "call", "also", "what"],
        (
            [op.name, signature(op), ", ".join(op.aliases), op.doc.of(language)]
            for op in OPS.values()
            if not op.internal
        ),
    )


def signature(op: Op) -> str:
    """How an op is called.

    Examples
    --------
    >>> signature(OPS["clip"])
    'clip(x, low, high)'
    """
    parts = []
    for param in op.params:
        required = param.default is REQUIRED
        star = "*" if param.kind == "variadic" else ""
        parts.append(f"{star}{param.name}" if required else f"{param.name}={param.default}")
    return f"{op.name}({', '.join(parts)})"


def of_training(trainer: Trainer, steps: int) -> str:
    """How a training goes, from here to its last step or to where it diverges."""
    every, rows = -(-steps // ROWS), []
    with np.errstate(all="ignore"), suppress(DivergedError):
        while True:
            if trainer.steps_taken % every == 0 or trainer.steps_taken == steps:
                now = moment(trainer)
                numbers = shown(now.loss), shown(now.norm), f"{100 * trainer.accuracy():.4g}%"
                rows.append([str(trainer.steps_taken), str(now.epoch), *numbers])
            if trainer.steps_taken == steps:
                break
            trainer.step()
    columns = ["step", "epoch", "loss", "gradient", "accuracy"]
    kept = len(columns) if trainer.points.classes else -1  # no share of numbers is right
    return table(columns[:kept], (row[:kept] for row in rows))


def of_divergence(step: int, language: Language) -> str:
    """Where a training ended, and what may help."""
    return "\n".join(
        fill(texts["diverged"].of(language), {"step": step}, language)
        for texts in (MESSAGES, HINTS)
    )


def mistake(source: str, error: ExpressionError, language: Language) -> str:
    """A message with the line it is about and a caret under the place."""
    message = error.message(language)
    hint = error.hint_text(language)
    text = f"{message}: {hint}" if hint else message
    if error.span is None:
        return text
    start, stop = error.span
    before = source[:start].split("\n")
    line = source.split("\n")[len(before) - 1]
    caret = "^" * max(1, min(stop - start, len(line) - len(before[-1])))
    place = f"{len(before)}:{len(before[-1]) + 1}"
    return f"{place}: {text}\n    {line}\n    {' ' * len(before[-1])}{caret}"
