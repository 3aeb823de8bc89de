"""Replicas that know nothing of each other: what one page asks may land on any of them."""

from __future__ import annotations

import signal
from pathlib import Path

import httpx2 as httpx
import pytest

from tests.app.streams import PATH, SPEC, events, frames, saved
from tests.app.test_answers import LARGE
from tests.app.test_server import running
from tests.app.test_train_server import reading, upto
from tests.proxy import NGINX, balanced

pytestmark = pytest.mark.flaky(reruns=1)
"""Real processes on a machine that may stall: what needed a second try is named at the end."""


def drag(client: httpx.Client, program: str, w: int) -> list[float]:
    """What the page does: the program by its name, and where that is not known, its text."""
    body = {"program": program, "inputs": {"w": w}}
    answer = client.post("/api/replay", json=body)
    if answer.status_code == 409:
        answer = client.post("/api/replay", json={**LARGE, "inputs": {"w": w}})
    assert answer.status_code == 200, answer.text
    grads: list[float] = answer.json()["grads"]
    return grads


def test_a_program_of_one_is_a_text_to_the_other() -> None:
    with running() as (a, _), running() as (b, _):
        with httpx.Client(base_url=a, timeout=60) as here:
            traced = here.post("/api/trace", json=LARGE).json()
            first = drag(here, traced["program"], 2)
        with httpx.Client(base_url=b, timeout=60) as there:
            body = {"program": traced["program"], "inputs": {}}
            assert there.post("/api/replay", json=body).status_code == 409
            assert drag(there, traced["program"], 2) == first
            assert there.post("/api/trace", json=LARGE).json() == traced


def test_a_training_goes_on_at_the_other_to_the_same_numbers() -> None:
    with running() as (a, _), running() as (b, _):
        with reading(a, spec=SPEC, steps=60, every=1) as found:
            whole = list(found)
        with reading(a, spec=SPEC, steps=30, every=1) as found:
            half = list(found)
        with reading(b, spec=SPEC, steps=30, every=1, checkpoint=saved(half)) as found:
            rest = list(found)
        told = {frame["step"]: frame["runs"][0]["loss"] for frame in frames(half + rest)}
        assert told == {frame["step"]: frame["runs"][0]["loss"] for frame in frames(whole)}
        assert saved(rest) == saved(whole)


@pytest.mark.skipif(not NGINX, reason="needs nginx")
def test_behind_a_balancer_one_that_ends_is_not_missed(tmp_path: Path) -> None:
    with running() as (a, one), running() as (b, _), balanced(tmp_path, a, b) as url:
        with httpx.Client(base_url=url, timeout=60) as client:
            assert "Backlight" in client.get("/").text
            program = client.post("/api/trace", json=LARGE).json()["program"]
            first = drag(client, program, 2)
            assert [drag(client, program, 2) for _ in range(6)] == [first] * 6
            one.send_signal(signal.SIGTERM)
            assert one.wait(20) == 0
            assert [drag(client, program, 2) for _ in range(6)] == [first] * 6
        with reading(url, spec=SPEC, steps=1000, every=1) as found:
            upto(found, 20)  # a stream comes as it is made
        answer = httpx.post(url + PATH, json={"spec": SPEC, "steps": 1}, timeout=60)
        assert list(events(answer.text.splitlines()))[-1][1]["why"] == "steps"
