"""Join the pages' own modules and style sheets into few files: ``static/built``, from ``static``.

Run ``python -m scripts.bundle``. Without it the pages work as well, file by file; a visitor who
comes from far, or with a whole lecture hall, is served sooner with it. Parts that are fetched when
first needed (the editor, charts, tools) stay files of their own.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from .vendor import COMPRESSED, ESBUILD, ROOT, compress, tool

STATIC = ROOT / "static"
BUILT = STATIC / "built"
PAGES = {
    "page": "js/main.js",
    "network": "js/network/main.js",
    "lecture": "js/lecture/main.js",
    "atlas": "js/atlas/main.js",
}
"""The first module of each page, by the name that its bundle gets."""
SHEETS = ("css/page.css", "css/network.css", "css/lecture.css")
TEXTS = ("*.json", "i18n/**/*.json")
"""What is fetched as it is, and served compressed."""


def join_modules(folder: Path) -> str:
    """Bundle every page into a folder; return, as JSON, what each needs besides its own file."""
    command = [tool("node"), str(ROOT / "scripts" / "bundle.mjs"), str(folder)]
    pages = [f"{name}={STATIC / file}" for name, file in PAGES.items()]
    return subprocess.run(
        [*command, *pages], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def join_sheets(folder: Path) -> None:
    """Put what each sheet imports into it, minified."""
    options = ["--bundle", "--minify", "--external:../vendor/fonts/*", "--log-level=warning"]
    sheets = [str(STATIC / file) for file in SHEETS]
    subprocess.run(
        [tool("node"), str(ESBUILD), *sheets, f"--outdir={folder}", *options], cwd=ROOT, check=True
    )


def build() -> None:
    """Build beside the old folder, then swap."""
    with tempfile.TemporaryDirectory(dir=STATIC) as temporary:
        new = Path(temporary, "built")
        new.mkdir()
        needed = join_modules(new)
        join_sheets(new)
        (new / "preload.json").write_text(needed, encoding="utf-8")
        compress(file for file in sorted(new.iterdir()) if file.suffix in COMPRESSED)
        shutil.rmtree(BUILT, ignore_errors=True)
        shutil.move(new, BUILT)
    compress(file for pattern in TEXTS for file in sorted(STATIC.glob(pattern)))


if __name__ == "__main__":
    build()
