"""Scripts to take home, as the page and the command line ask for them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.cli import main
from tests.engine.test_export import run

CIRCUIT = "x = -2; y = 5; z = -4; q = x + y; f = q * z"


def test_a_script_has_the_present_numbers(service: TestClient) -> None:
    body = {"source": CIRCUIT, "inputs": {"z": 2}, "as": "numpy"}
    script = service.post("/api/export", json=body).json()["script"]
    assert "z = np.array(2.0)" in script
    assert "assert close(df_dx, 2.0), df_dx" in script


def test_comments_are_in_the_language_asked_for(service: TestClient) -> None:
    body = {"source": CIRCUIT, "as": "torch"}
    script = service.post("/api/export?lang=ru", json=body).json()["script"]
    assert "# Прямой проход" in script


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"source": "y = tahn(x)", "as": "numpy"}, 422, "unknown_function"),
        ({"source": CIRCUIT, "as": "fortran"}, 422, "request_invalid"),
        ({"source": "A = randn(200, 200); f = sum(A)", "as": "torch"}, 413, "limit_script"),
    ],
)
def test_mistakes_are_told(
    service: TestClient, body: dict[str, str], status: int, code: str
) -> None:
    answer = service.post("/api/export?lang=ru", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_the_command_line_writes_a_script(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(CIRCUIT))
    assert main(["export", "-", "--as", "torch"]) == 0
    assert "assert close(z.grad, 3.0), z.grad" in capsys.readouterr().out


def test_the_command_line_tells_a_mistake(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("f = tahn(1)"))
    assert main(["export", "-", "--lang", "ru"]) == 1
    assert "неизвестная функция `tahn`" in capsys.readouterr().err


def test_the_receipts_of_the_lecture_hold(service: TestClient, tmp_path: Path) -> None:
    stops = service.get("/api/scenes/home").json()["stops"]
    programs = {stop["set"]["program"] for stop in stops}
    assert len(programs) == 3
    scripts = {
        source: service.post("/api/export", json={"source": source, "as": "numpy"}).json()["script"]
        for source in programs
    }
    assert run(scripts, tmp_path) == {}
