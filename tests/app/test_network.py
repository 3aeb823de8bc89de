"""A network over the wire and on the command line."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from app.cli import main

SPEC = "2 -> 3 tanh -> 1, xor"


def ask(service: TestClient, spec: Any) -> tuple[int, dict[str, Any]]:
    answer = service.post("/api/network", json={"spec": spec})
    return answer.status_code, answer.json()


def test_a_network_is_a_program_anyone_could_have_typed(service: TestClient) -> None:
    status, body = ask(service, SPEC)
    assert (status, body["spec"]) == (200, "2 → 3 tanh → 1 sigmoid, bce, xor, adam 0.01")
    again = service.post("/api/trace", json={"source": body["source"]}).json()
    for column in ("nodes", "edges", "groups", "steps", "program"):
        assert body[column] == again[column]
    assert len(body["groups"]) == 2


def test_text_and_form_say_the_same(service: TestClient) -> None:
    _, body = ask(service, SPEC)
    assert ask(service, body["form"]) == ask(service, body["spec"]) == (200, body)


@pytest.mark.parametrize(
    ("spec", "status", "code"),
    [
        ("2 → 4 tahn → 1", 422, "network_unknown"),
        ({"inputs": 2}, 422, "form"),
        ("2 → 1024 → 1024 → 1", 413, "limit_parameters"),
        ("2 → 300 → 300 → 1", 413, "limit_characters"),
        ("2 → " + 10_000 * "1 → ", 413, "limit_characters"),
        (7, 422, "request_invalid"),
    ],
)
def test_a_network_is_refused_with_a_reason(
    service: TestClient, spec: Any, status: int, code: str
) -> None:
    found, body = ask(service, spec)
    assert (found, body["code"]) == (status, code)
    assert body["message"]


def test_the_command_line_prints_a_program_that_can_be_traced(
    capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    assert main(["network", SPEC]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# 2 → 3 tanh → 1 sigmoid, bce, xor, adam 0.01\nX = const(")
    file = tmp_path / "network.txt"
    file.write_text(text, encoding="utf-8")
    assert main(["trace", str(file)]) == 0
    assert "loss" in capsys.readouterr().out


def test_the_command_line_points_at_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", "2 → 4 tahn → 1", "--lang", "ru"]) == 1
    assert "tahn" in capsys.readouterr().err


def test_the_command_line_trains(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", "2 -> 8 tanh -> 1, xor, adam 0.05", "--steps", "200"]) == 0
    spec, head, *rows = capsys.readouterr().out.splitlines()
    assert spec.startswith("# 2 → 8 tanh → 1 sigmoid, bce")
    assert head.split() == ["step", "epoch", "loss", "gradient", "accuracy"]
    assert [int(row.split()[0]) for row in rows] == list(range(0, 201, 10))
    assert float(rows[0].split()[2]) > 10 * float(rows[-1].split()[2])
    assert rows[-1].endswith("100%")


def test_the_command_line_tells_where_a_training_diverges(
    capsys: pytest.CaptureFixture[str],
) -> None:
    spec = "1 → 8 relu → 8 relu → 1, sine, sgd 100"
    assert main(["network", spec, "--steps", "100", "--lang", "ru"]) == 1
    said = capsys.readouterr()
    assert "на шаге 44" in said.err
    assert "accuracy" not in said.out


def test_the_command_line_keeps_the_limits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["network", "2 → 1024 → 1024 → 1, moons", "--steps", "1"]) == 1
    assert "1,053,697 parameters" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["network", SPEC, "--steps", "100001"])
