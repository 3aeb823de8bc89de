"""Programs taken home: the scripts are run, by a Python that knows nothing of us."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from engine import ExpressionError, Graph, Limits, parse
from engine.export import FORMATS, Format, export
from engine.language.decompile import typable

from .samples import samples

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = {
    each["id"]: each["text"]
    for each in json.loads((ROOT / "static" / "examples.json").read_text("utf-8"))
}
PROGRAMS = {
    "keywords": "lambda_ = 2; np = 3; torch = np + lambda_; F = torch * np; close = F * lambda_",
    "helpers": "sigmoid = 2; erf = tanh(sigmoid); math = erf * sigmoid",
    "taken gradient": "x = 2; df_dx = x * 3; f = df_dx * x",
    "one to Python": "ϕ = 2; φ = 3; f = ϕ * φ^2",
    "rebound": "x = 2; x = x * 3; x = x + x; f = x",
    "loop": "h = 0.5; for i in range(4): h = tanh(h * 2) + h",
    "function": "def f(a, b): return a * b + a\nx = 2; y = f(x, 3) + f(f(x, x), 1)",
    "no path": "x = 2; y = 3; w = [[1, 2], [3, 4]]; f = x * 2",
    "nothing": "f = const(3) * 2",
    "a lone input": "x = 3",
    "a number": "const(3)",
    "comparison": "x = 2; y = 3; c = x < y; f = where(c, x * 2, y) + (x > 1) * y",
    "not taken": "x = 0; f = where(x > 0, log(x), x * 3)",
    "infinite": "x = 0; f = log(x) * 2",
    "not a number": "x = -1; f = sqrt(x)",
    "constants": "r = 2; f = π * r^2 + e^r + log(2) * r + 1/3*r",
    "ties": "x = 2; y = 2; f = max(x, y) + relu(x - y) * 3 + abs(x - y)",
    "brackets": "a=2; b=3; c=4\n"
    "f = a-(b-c) + a/(b/c) + a/(b*c) - -a^2 + (-a)^2 + (a+b)^(c-3) * (-b)",
    "shadowed": "e = 2; pi = e * 3; f = pi * e",
    "slices": "A = [[1, 2, 3], [4, 5, 6]]; f = sum(A[::-1, 1:] * 2) + A[1, -1]^2",
    "turned": "A = randn(2, 3, 4); f = sum(transpose(A, axes=[2, 0, 1])[1] ** 3) + sum(A.T[0])",
    "bias": "X = [[1, 2], [3, 4], [5, 6]]; b = [0.5, -1]; s = 2; f = sum((X + b)^2 * s)",
    "network": "X = randn(5, 3); W = randn(3, 4); b = zeros(4); v = randn(4)\n"
    "h = relu(X @ W + b); y = h @ v; L = mse(y, const([1, 0, 1, 0, 1]))",
    "long": "A = randn(20, 15); f = mean(A^2)",
    "bce": "p = [0.2, 0.9]; L = bce(p, const([0, 1]))",
    "step": "x = 0; h = 0.5; f = heaviside(x, h) * 3 + heaviside(2, x)",
    "literals": "x = 2; f = stack([1, x, 3]) @ stack([2, 2, x]) + max(x, 0) + clip(x, 0, x)",
    "detached": "x = 2; c = detach(x^2); f = c * x",
    "deep": "x = 1; f = " + "(" * 60 + "x" + " * 1.01 + 0.1)" * 60,
}
"""What a program can do to a script."""
GOLDEN = {
    "circuit": EXAMPLES["circuit"],
    "router": EXAMPLES["router"],
    "layer": PROGRAMS["network"],
    "fan_out": "x = 3; y = x*x; def g(a): return tanh(a) + a\nf = g(x) * y",
}
HERE = ROOT / "tests" / "golden" / "export"
"""Written by `python -m app export`."""


def graphs(form: Format) -> dict[str, Graph]:
    """Every op at every sample, every example, and the programs above.

    In numpy also the ops that only rules use: its backward pass is made of them.
    """
    wanted = [each for each in samples() if form == "numpy" or typable(each.op)]
    found = {str(sample): sample.graph() for sample in wanted}
    texts = EXAMPLES | PROGRAMS
    return found | {name: parse(text) for name, text in texts.items()}


def run(scripts: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Run all scripts in one other process that cannot import us; the errors by name."""
    for i, text in enumerate(scripts.values()):
        (folder / f"{i}.py").write_text(text, "utf-8")
    (folder / "all.py").write_text(
        f"""
import contextlib, io, json, runpy, traceback, warnings
warnings.simplefilter("error")
errors = {{}}
for i in range({len(scripts)}):
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            runpy.run_path(f"{{i}}.py")
        except BaseException:
            errors[i] = traceback.format_exc(limit=-1)
print(json.dumps(errors))
""",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-I", "all.py"], cwd=folder, capture_output=True, text=True, check=True
    )
    names = list(scripts)
    return {names[int(i)]: error for i, error in json.loads(done.stdout).items()}


@pytest.mark.parametrize(
    "form", ["numpy", pytest.param("torch", marks=pytest.mark.peers)], ids=FORMATS
)
def test_every_op_and_every_program_agrees_with_us(form: Format, tmp_path: Path) -> None:
    scripts = {name: export(graph, form) for name, graph in graphs(form).items()}
    assert run(scripts, tmp_path) == {}


@pytest.mark.parametrize("name", GOLDEN)
def test_scripts_read_as_they_should(name: str) -> None:
    graph = parse(GOLDEN[name])
    for form in FORMATS:
        script = export(graph, form)
        file = HERE / f"{name}_{form}.py.txt"
        assert file.read_text("utf-8") == script


def test_comments_are_in_the_language_of_the_page() -> None:
    assert "# Обратный проход" in export(parse("x = 1; f = x^2"), "numpy", "ru")
    assert 'print("все градиенты совпадают")' in export(parse("x = 1; f = x^2"), "torch", "ru")


def test_too_many_numbers_are_refused_before_they_are_written() -> None:
    graph = parse("A = randn(100, 100); f = sum(A^2)")
    with pytest.raises(ExpressionError) as caught:
        export(graph, "numpy", limits=Limits(script=19_999))
    assert (caught.value.code, caught.value.params["actual"]) == ("limit_script", 20_002)


def test_a_wrong_gradient_is_found(tmp_path: Path) -> None:
    script = export(parse("x = 3; f = x^2"), "numpy")
    wrong = {
        "value": script.replace("close(df_dx, 6.0)", "close(df_dx, 6.001)"),
        "shape": script.replace("close(df_dx, 6.0)", "close(df_dx, [6.0])"),
    }
    assert script not in wrong.values()
    assert run(wrong, tmp_path).keys() == wrong.keys()
