"""Replicas that know nothing of each other: what one page asks may land on any of them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest

from tests.app.streams import PATH, SPEC, events, frames, saved
from tests.app.test_answers import LARGE
from tests.app.test_server import running
from tests.app.test_train_server import reading, upto
from tests.conftest import free_port, wait_for

pytestmark = pytest.mark.flaky(reruns=1)
"""Real processes on a machine that may stall: what needed a second try is named at the end."""

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")

CONFIG = """\
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/a;
    uwsgi_temp_path {folder}/b;
    scgi_temp_path {folder}/c;
    upstream backlight {{ {servers} }}
    server {{
        listen 127.0.0.1:{port};
        client_max_body_size 16m;
        location / {{
            proxy_pass http://backlight;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_next_upstream error timeout http_503 non_idempotent;
        }}
    }}
}}
"""


@contextmanager
def balanced(folder: Path, *urls: str) -> Iterator[str]:
    """A balancer before some servers, each of them asked in turn."""
    assert NGINX
    port = free_port()
    servers = " ".join(f"server {urlsplit(url).netloc} max_fails=0;" for url in urls)
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, servers=servers, port=port), encoding="utf-8")
    process = subprocess.Popen(
        [NGINX, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(config)],
        stdin=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(20)


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
