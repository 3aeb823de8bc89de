"""The command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app.cli import main

CIRCUIT = "x = -2; y = 5; z = -4; q = x + y; f = q * z"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def program(tmp_path: Path) -> str:
    path = tmp_path / "circuit.txt"
    path.write_text(CIRCUIT, encoding="utf-8")
    return str(path)


def test_trace_lists_nodes_and_steps(capsys: pytest.CaptureFixture[str], program: str) -> None:
    code, out, _ = run(capsys, "trace", program)
    assert code == 0
    nodes, steps = out.strip().split("\n\n")
    assert nodes.splitlines()[4].split() == ["3", "q", "add", "x,", "y", "3", "-4"]
    assert steps.splitlines()[-1].split() == [
        "9",
        "contribute",
        "q",
        "→",
        "y:",
        "-4",
        "×",
        "1",
        "-4",
    ]


def test_trace_as_json(capsys: pytest.CaptureFixture[str], program: str) -> None:
    code, out, _ = run(capsys, "trace", "--json", program)
    body = json.loads(out)
    assert (code, body["schema"]) == (0, 1)
    assert [node["grad"] for node in body["nodes"]] == [-4, -4, 3, -4, 1]


def test_trace_reads_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x = 1; log(x - 2)"))
    code, out, _ = run(capsys, "trace", "-", "--lang", "ru")
    assert code == 0
    assert "nan" in out
    assert "замечание: " in out


def test_an_array_has_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("W = randn(20, 20); x = [1, 2]; sum(W) + sum(x)"))
    _, out, _ = run(capsys, "trace", "-")
    rows = [line for line in out.splitlines() if line.startswith(("0 ", "1 "))]
    assert "20×20" in rows[0]
    assert "[1, 2]" in rows[1]


def test_a_mistake_is_pointed_at(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x = 2\ny = tahn(x)\n"))
    code, out, err = run(capsys, "trace", "-")
    assert (code, out) == (1, "")
    assert err == (
        "2:5: unknown function `tahn`: did you mean `tanh`?\n    y = tahn(x)\n        ^^^^\n"
    )


def test_a_mistake_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x +"))
    code, _, err = run(capsys, "trace", "-", "--lang", "ru")
    assert code == 1
    assert err.splitlines()[1:] == ["    x +", "       ^"]


def test_a_program_over_a_limit_is_refused_before_it_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x = [1, 2]\n" + "x = concat(x, x)\n" * 40))
    code, out, err = run(capsys, "trace", "-")
    assert (code, out) == (1, "")
    assert "262,144" in err


@pytest.mark.parametrize("flag", ["--port", "--workers"])
@pytest.mark.parametrize("value", ["0", "-1", "99999999", "many"])
def test_a_number_that_cannot_be_is_refused(
    capsys: pytest.CaptureFixture[str], flag: str, value: str
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["serve", flag, value])
    assert end.value.code == 2
    assert flag in capsys.readouterr().err


def test_ops_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "ops", "--json")
    assert (code, json.loads(out)[0]["name"]) == (0, "add")


def test_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "trace", "/nowhere/at/all")
    assert code == 2
    assert "/nowhere/at/all" in err


def test_ops_lists_the_registry(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "ops")
    assert code == 0
    assert "tanh(x)" in out
    assert "sum(x, axis=None, keepdims=False)" in out


def test_a_wrong_setting_ends_the_start(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKLIGHT_PORT", "many")
    code, _, err = run(capsys, "serve")
    assert (code, err) == (2, "BACKLIGHT_PORT must be a number, not 'many'\n")


@pytest.mark.parametrize("arguments", [["--help"], ["trace", "--help"], ["nothing"], ["trace"]])
def test_help_and_misuse(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == (0 if "--help" in arguments else 2)
    captured = capsys.readouterr()
    assert "usage: python -m app" in captured.out + captured.err
