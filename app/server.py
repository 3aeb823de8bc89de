"""The server process: how it listens, what it logs, how it stops."""

from __future__ import annotations

import signal
import sys
from typing import Any

import uvicorn

from .settings import Settings

# One stream, one line an event, and never what a person typed.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"backlight": {"level": "INFO"}, "uvicorn.error": {"level": "WARNING"}},
}


def run(settings: Settings, host: str, port: int, workers: int) -> int:
    """Serve until interrupted or terminated; both are a normal end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    shown = f"[{host}]" if ":" in host else host
    print(f"Backlight on http://{shown}:{port}", file=sys.stderr, flush=True)
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=host,
        port=port,
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
