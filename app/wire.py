"""A trace as JSON: structure once, then columns (schema 1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engine.graph import Graph
from engine.latex import write_output
from engine.messages import NOTES, fill
from engine.ops import Kind
from engine.parts import Edge, Group, Node, Note
from engine.shapes import summed_axes
from engine.text import Language, Text
from engine.trace import Step, Trace

from .numbers import column, tensor

SCHEMA = 1
Json = dict[str, Any]


def of_trace(trace: Trace, program: str, language: Language) -> Json:
    """Everything a page needs to show a run, step by step."""
    graph = trace.graph
    return {
        "schema": SCHEMA,
        "program": program,
        "output": graph.output,
        "formula": write_output(graph),
        "counts": trace.counts._asdict(),
        "nodes": [of_node(trace, node) for node in graph.nodes],
        "edges": [of_edge(trace, edge) for edge in graph.edges],
        "groups": list(of_groups(graph)),
        "steps": [of_step(trace, i, step) for i, step in enumerate(trace.steps)],
        "stable": trace.stable,
        "notes": of_notes(trace.notes, language),
    }


def of_columns(trace: Trace, language: Language) -> Json:
    """Only the numbers, in the order of nodes and edges."""
    run = trace.run
    return {
        "values": column(run.values),
        "grads": column(run.grads),
        "locals": column(run.locals),
        "contributions": column(run.contributions),
        "stable": trace.stable,
        "notes": of_notes(trace.notes, language),
    }


def of_node(trace: Trace, node: Node) -> Json:
    """One value and its gradient."""
    symbol = trace.formulas.names[node.id]
    wire = {
        "id": node.id,
        "name": node.name,
        "names": node.names,
        "version": node.version,
        "role": node.role,
        "op": node.op and node.op.name,
        "inputs": node.inputs,
        "attrs": node.attrs,
        "shape": node.shape,
        "span": node.span,
        "group": node.group,
        "label": symbol.label,
        "symbol": symbol.latex,
        "expr": trace.formulas.right(node),
        "glyph": node.op and (node.op.glyph or node.op.name),
        "value": tensor(trace.run.values[node.id]),
        "grad": tensor(trace.run.grads[node.id]),
        "grad_state": trace.grad_state(node.id),
    }
    if trace.tangents is not None:
        wire["tangent"] = tensor(trace.tangents[node.id])
    return wire


def of_edge(trace: Trace, edge: Edge) -> Json:
    """One use of a value, and what flows back along it."""
    graph = trace.graph
    target = graph.nodes[edge.target]
    wire: Json = {
        "id": edge.id,
        "from": edge.source,
        "to": edge.target,
        "slot": edge.slot,
        "local": None,
        "local_latex": None,
        "local_stable": None,
        "summed_axes": summed_axes(target.shape, graph.nodes[edge.source].shape),
        "contribution": tensor(trace.run.contributions[edge.id]),
    }
    if edge.slot in graph.paths.flows[edge.target] and target.op is not None:
        latex = trace.formulas.local(edge)
        wire["local_latex"] = latex
        if target.op.stable:
            wire["local_stable"] = trace.formulas.local(edge, stable=True)
        if target.op.kind in (Kind.ELEMENTWISE, Kind.REDUCE):
            local = tensor(trace.run.locals[edge.id])
            kind = "elementwise" if isinstance(local, list | dict) else "scalar"
            wire["local"] = {"kind": kind, "value": local}
        else:
            wire["local"] = {"kind": "linear", "rule": latex}
    return wire


def of_step(trace: Trace, index: int, step: Step) -> Json:
    """One moment of the animation."""
    wire: Json = {"id": index, "kind": step.kind, "node": step.node}
    if step.kind == "contribute":
        wire["edge"] = step.edges[0]
    elif step.edges:
        wire["edges"] = step.edges
    wire["latex"] = trace.formula(step)._asdict()
    return wire


def of_groups(graph: Graph) -> Iterator[Json]:
    """Each group with the values that enter and leave it."""
    enters: list[dict[int, None]] = [{} for _ in graph.groups]
    leaves: list[dict[int, None]] = [{} for _ in graph.groups]
    for edge in graph.edges:
        around_source = around(graph.groups, graph.nodes[edge.source].group)
        around_target = around(graph.groups, graph.nodes[edge.target].group)
        for group in around_target:
            if group not in around_source:
                enters[group][edge.source] = None
        for group in around_source:
            if group not in around_target:
                leaves[group][edge.source] = None
    for group in around(graph.groups, graph.nodes[graph.output].group):
        leaves[group][graph.output] = None
    for item in graph.groups:
        yield {**item._asdict(), "inputs": list(enters[item.id]), "outputs": list(leaves[item.id])}


def around(groups: Sequence[Group], innermost: int | None) -> list[int]:
    """A group and those around it, from the inside out."""
    found = []
    while innermost is not None:
        found.append(innermost)
        innermost = groups[innermost].parent
    return found


def of_notes(notes: Sequence[Note], language: Language) -> list[Json]:
    """What the reader should know, in words too."""
    return [
        {
            **note._asdict(),
            "params": {key: _in(language, value) for key, value in note.params.items()},
            "message": fill(NOTES[note.code].of(language), note.params, language),
        }
        for note in notes
    ]


def _in(language: Language, value: Any) -> Any:
    return value.of(language) if isinstance(value, Text) else value
