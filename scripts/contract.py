"""Hold a real server to its own description: no bug, and every answer in the form that it declares.

Run by ``make fuzz``, which says where schemathesis is.
"""

from __future__ import annotations

import os
import subprocess
import sys

from .screenshot import served

_RATES = ("TRACE", "REPLAY", "ADDRESS")
_CASES = "50"
_STREAMS = "/api/network/train"
_MISTAKES = "positive_data_acceptance"
"""A text may have the right form and still be no program."""


def main() -> int:
    """Ask every operation."""
    os.environ |= {f"BACKLIGHT_{name}_RATE": "1000000" for name in _RATES}
    with served() as address:
        command = [sys.argv[1], "run", f"{address}/openapi.json", "--max-examples", _CASES]
        command += ["--exclude-path", _STREAMS, "--exclude-checks", _MISTAKES]
        command += ["--phases", "examples,fuzzing", "--wait-for-schema", "30"]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
