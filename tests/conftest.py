"""What tests share: the service in this process, a real server, a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from scripts import browser

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0


@pytest.fixture(scope="session")
def service() -> Iterator[TestClient]:
    """The service in this process; a bug raises instead of answering 500."""
    unhurried = Settings(trace_rate=1e6, replay_rate=1e6, address_rate=1e6)
    with TestClient(create_app(unhurried), base_url="http://localhost") as client:
        yield client


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=1):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.05)
    raise AssertionError("the server did not come up")


@contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server of its own process, as `make run` starts it."""
    environment = {name: value for name, value in os.environ.items() if "BACKLIGHT" not in name}
    command = [sys.executable, "-m", "app", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}", process)
        yield process
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server."""
    port = free_port()
    with serving(port):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def base_url(server: str) -> str:
    """Where browser tests begin."""
    return server


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, quiet: no look-ups of its own."""
    return {
        **browser_type_launch_args,
        "executable_path": browser.find(),
        "args": browser.FLAGS,
    }
