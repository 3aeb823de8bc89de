"""Servers to be measured, each a process of its own, and how much memory one has."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
_SETTLES = 2.0


class Server(NamedTuple):
    """A server that runs."""

    address: str
    popen: subprocess.Popen[bytes]

    def memory(self) -> float:
        """Megabytes of the server and the processes it has started; shared ones count once."""
        kilobytes = 0
        for process in [self.popen.pid, *self._children()]:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
            kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return kilobytes * 1024 / 1e6

    def _children(self) -> list[int]:
        found = Path(f"/proc/{self.popen.pid}/task/{self.popen.pid}/children").read_text()
        return [int(child) for child in found.split()]


@contextmanager
def serving(*command: str, **environment: str) -> Iterator[Server]:
    """Run a module that takes `--port` until it is no longer needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", *command, "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        while process.poll() is None:
            try:
                urlopen(f"{address}/healthz").close()
                break
            except URLError:
                time.sleep(0.05)
        time.sleep(_SETTLES)
        yield Server(address, process)
    finally:
        process.terminate()
        process.wait()
