"""Generated from the registry: a new op is tested by being declared."""

from typing import Any

import numpy as np
import pytest

from engine import compile, parse
from engine.check import check
from engine.codegen import generate
from engine.differentiate import backward_graph, gradient_graph
from engine.latex import Formulas, write_output
from engine.ops import OPS, Kind, Op, spelled
from engine.program import Program
from engine.trace import trace

from .samples import Sample, samples

SAMPLES = samples()
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=str)
each_op = pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)


def close(a: Any, b: Any, tolerance: float = 1e-9) -> None:
    if a is None or b is None:
        assert a is None
        assert b is None
    else:
        np.testing.assert_allclose(a, b, rtol=tolerance, atol=tolerance)


@each_op
def test_declaration_is_complete(op: Op) -> None:
    values = [p for p in op.params if p.kind == "value"]
    assert op.samples
    assert op.doc.en
    assert op.doc.ru
    assert op.source
    assert op.latex
    assert op.variadic or len(op.rules) == len(values)
    assert op.kind is not Kind.COMPOSITE or op.definition
    assert op.kind is not Kind.REDUCE or op.definition or op.folds_by
    assert not op.identity or len(op.identity) == len(values)
    assert op.internal or op in spelled(op.name)


@each_sample
def test_gradient_agrees_with_differences_and_duals(sample: Sample) -> None:
    for found in check(sample.graph()):
        assert found.verdict == "agrees", found
        close(found.gradient, found.dual)


@each_sample
def test_second_derivatives_agree_with_differences(sample: Sample) -> None:
    graph = sample.graph()
    gradients = backward_graph(graph).gradients
    for id in graph.inputs:
        if gradients[id] is not None:
            for found in check(gradient_graph(graph, id)):
                # A rule may jump where the op bends: there both sides are reported.
                assert found.verdict in ("agrees", "kink", "jump"), found
                close(found.gradient, found.dual)


@each_sample
def test_all_ways_to_run_agree(sample: Sample) -> None:
    graph = sample.graph()
    values = [v.tolist() if np.shape(v) == () else v for v in sample.arrays]
    program = compile(graph)
    run = program.run(values)
    first = program.replay(values)
    code = generate(graph, program.scalar)(values)
    backward = backward_graph(graph)
    joint = Program(backward.builder.build(graph.output)).forward(values)
    for node in graph.nodes:
        close(first[0][node.id], run.values[node.id], 1e-12)
        close(code[0][node.id], run.values[node.id], 1e-12)
        close(first[1][node.id], run.grads[node.id], 1e-12)
        close(code[1][node.id], run.grads[node.id], 1e-12)
        place = backward.gradients[node.id]
        if place is not None:
            close(joint[place], run.grads[node.id], 1e-12)


@each_sample
def test_shape_is_inferred(sample: Sample) -> None:
    graph = sample.graph()
    run = compile(graph).run(sample.arrays)
    for node in graph.nodes:
        assert np.shape(run.values[node.id]) == node.shape
        if run.grads[node.id] is not None:
            assert np.shape(run.grads[node.id]) == node.shape


@each_sample
def test_textbook_forms_agree_with_the_rules(sample: Sample) -> None:
    graph = sample.graph()
    node = graph.nodes[len(sample.args)]
    run = compile(graph).run(sample.arrays)
    for stable in (False, True):
        for slot in range(len(sample.args)):
            text = sample.op.textbook(slot, sample.attrs, stable=stable)
            if text is None:
                continue
            form = parse(text)
            known = {"y": run.values[node.id]} | {
                param.name: run.values[i]
                for param, i in zip(sample.op.params, node.inputs, strict=False)
            }
            inputs = [known[form.nodes[i].names[0]] for i in form.inputs]
            shown = Program(form).forward(inputs)[form.output]
            close(shown, run.locals[graph.entering[node.id][slot].id])


@each_sample
def test_definition_is_the_op(sample: Sample) -> None:
    from engine.namespaces import arrays

    if sample.op.definition:
        found = sample.op.definition(arrays, *sample.arrays, **sample.attrs)
        close(found, sample.op.forward(*sample.arrays, **sample.attrs))


@each_sample
def test_formulas_can_be_written(sample: Sample) -> None:
    graph = sample.graph()
    assert write_output(graph)
    run = trace(graph)
    for step in run.steps:
        formula = run.formula(step)
        assert formula.value
        assert formula.symbolic.count("{") == formula.symbolic.count("}")
    formulas = Formulas(graph)
    for edge in graph.edges:
        if edge.slot in graph.paths.flows[edge.target]:
            assert formulas.local(edge)


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [
        ("sigmoid", (-800.0,), 0.0),
        ("sigmoid", (800.0,), 1.0),
        ("softplus", (800.0,), 800.0),
        ("softplus", (-800.0,), 0.0),
        ("log_softmax", ([1.0, -2.0, 700.0],), [-699.0, -702.0, 0.0]),
        ("logsumexp", ([1000.0, 1000.0],), 1000.0 + np.log(2.0)),
        ("norm", ([3e200, 4e200],), 5e200),
        ("erfc", (10.0,), 2.088487583762545e-45),
        ("gelu", (-30.0,), -30.0 * 4.906713927148187e-198),
    ],
)
def test_values_stay_right_at_the_extremes(name: str, args: Any, expected: Any) -> None:
    found = OPS[name].forward(*[np.asarray(a, dtype=float)[()] for a in args])
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    if OPS[name].scalar and np.shape(args[0]) == ():
        assert OPS[name].scalar(*args) == pytest.approx(expected, rel=1e-12)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = 20; tanh(x)", 1.699341702116e-17),
        ("x = 40; sigmoid(x)", 4.248354255291589e-18),
        ("x = -40; sigmoid(x)", 4.248354255291589e-18),
        ("x = 0; relu(x)", 0.0),
        ("x = 0; max(0, x)", 0.5),
        ("x = 0; abs(x)", 0.0),
        ("x = 0; leaky_relu(x, 0.2)", 0.2),
        ("x = 0; elu(x, 0.3)", 0.3),
        ("x = 1; clip(x, -1, 1)", 1.0),
        ("x = 0; x**3", 0.0),
        ("x = 0; x**0", 0.0),
        ("x = 0; norm(x)", 0.0),
        ("x = -1; x**2", -2.0),
        ("x = 3; heaviside(x)", 0.0),
        ("x = 0; where(x > 0, log(x), x)", 1.0),
    ],
)
def test_gradients_at_kinks_and_in_saturation(text: str, expected: float) -> None:
    graph = parse(text)
    program = compile(graph)
    for _ in range(2):
        gradient = program.replay(graph.values())[1][graph.inputs[0]]
        np.testing.assert_allclose(gradient, expected, rtol=1e-9)
        program.compile()


def test_ties_share_equally() -> None:
    graph = parse("x = [1, 3, 3, 2]; max(x)")
    np.testing.assert_allclose(trace(graph).run.grads[0], [0, 0.5, 0.5, 0])


def test_product_with_zeros_has_the_right_gradient() -> None:
    for x, expected in (([0.0, 2, 3], [6, 0, 0]), ([0.0, 0, 3], [0, 0, 0])):
        graph = parse(f"x = {x}; prod(x)")
        np.testing.assert_allclose(trace(graph).run.grads[0], expected)


def test_error_functions_are_accurate() -> None:
    import math

    from engine.ops.special import erf, erfc

    x = np.linspace(-25.9, 25.9, 20_001)
    np.testing.assert_allclose(erf(x), [math.erf(v) for v in x], rtol=1e-13)
    np.testing.assert_allclose(erfc(x), [math.erfc(v) for v in x], rtol=1e-13)
    assert np.isnan(erf(np.nan))
