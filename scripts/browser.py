"""Find a Chromium for the browser tests, and install one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
UNUSED = (
    # pages of its own behind the address bar: two processes and 400 files for every window
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    # what Playwright turns off, too: this list takes the place of its own
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
)
"""Features of Chromium that nobody sees here, and that take time from what is tested."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(UNUSED)}",
]


def system_chromium() -> str | None:
    """Return the path of this machine's Chromium, or the one that ``CHROMIUM`` names."""
    named = os.environ.get("CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def playwright_chromium() -> str | None:
    """Return the path of the Chromium that Playwright has fetched for itself, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install Chromium: Debian's package where apt may be used, else Playwright's own build."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (
            ["update", "-qq"],
            ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ):
            subprocess.run(["apt-get", *step], env=quiet, stdin=subprocess.DEVNULL, check=True)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def find() -> str | None:
    """Return the path of any usable Chromium."""
    return system_chromium() or playwright_chromium()


if __name__ == "__main__":
    if find() is None:
        install()
    print("browser tests use", find() or sys.exit("no Chromium could be installed"))
