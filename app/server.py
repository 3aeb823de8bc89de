"""The server process: how it listens, what it logs, how it stops."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory

import uvicorn

from .heads import BoundedHead
from .logs import LOGGING
from .metrics.told import FOLDER
from .settings import PREFIX, Settings


def run(settings: Settings, host: str, port: int, workers: int, root_path: str) -> int:
    """Serve until interrupted or terminated; both are a normal end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    shown = f"[{host}]" if ":" in host else host
    os.environ[f"{PREFIX}ROOT_PATH"] = root_path  # for the application, in whichever process
    say(f"Backlight on http://{shown}:{port}{root_path}")
    with place_to_meet(workers):
        uvicorn.run(
            "app.main:create_app",
            factory=True,
            host=host,
            port=port,
            http=BoundedHead,
            workers=workers,
            log_config=LOGGING,
            access_log=False,
            server_header=False,
            forwarded_allow_ips=settings.proxies,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=1,
            timeout_worker_healthcheck=30,  # a slow machine may take long to start one
        )
    return 0


def say(text: str) -> None:
    """Tell whoever looks; where the log finds no room, go on without."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)


@contextmanager
def place_to_meet(workers: int) -> Iterator[None]:
    """Give several processes a folder for their numbers; without one each knows but its own."""
    if workers < 2:
        yield
        return
    try:
        folder = TemporaryDirectory(prefix="backlight-", ignore_cleanup_errors=True)
    except OSError as error:
        say(f"no folder for metrics: {error.strerror}")
        yield
        return
    with folder as path:
        os.environ[FOLDER] = path
        yield
