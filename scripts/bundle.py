"""Join the page's own modules and style sheets into few files: ``static/built``, from ``static``.

Run ``python -m scripts.bundle``. Without it the page works as well, file by file; a visitor who
comes from far, or with a whole lecture hall, is served sooner with it. Parts that are fetched when
first needed (the editor, charts, tools) stay files of their own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from .vendor import COMPRESSED, MODULES, ROOT, compress, tool

STATIC = ROOT / "static"
BUILT = STATIC / "built"
ENTRIES = {
    "page": ("js/main.js", "css/page.css"),
    "network": ("js/network/main.js",),
    "lecture": ("js/lecture/main.js",),
    "atlas": ("js/atlas/main.js",),
}
"""What becomes of what, by the name it gets."""
TEXTS = ("*.json", "i18n/*.json")
"""What is fetched as it is, and served compressed."""


def esbuild(folder: Path) -> dict[str, dict[str, object]]:
    """Bundle all entries into a folder; return what esbuild says of its outputs."""
    report = folder / "report.json"
    subprocess.run(
        [
            tool("node"),
            str(MODULES / "esbuild" / "bin" / "esbuild"),
            *(f"{name}={STATIC / file}" for name, files in ENTRIES.items() for file in files),
            f"--outdir={folder}",
            f"--metafile={report}",
            "--entry-names=[name]",
            "--chunk-names=[name]-[hash]",
            "--bundle",
            "--splitting",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--external:/static/*",
            "--external:../vendor/fonts/*",
            "--legal-comments=none",
            "--log-level=warning",
        ],
        cwd=ROOT,
        check=True,
    )
    outputs = json.loads(report.read_text(encoding="utf-8"))["outputs"]
    report.unlink()
    return {Path(name).name: output for name, output in outputs.items()}


def needed(outputs: dict[str, dict[str, object]], name: str) -> set[str]:
    """The files that a module cannot start without."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        imports = outputs[waiting.pop()]["imports"]
        assert isinstance(imports, list)
        for each in imports:
            file = Path(each["path"]).name
            if each["kind"] == "import-statement" and file not in found:
                found.add(file)
                waiting.append(file)
    return found


def build() -> None:
    """Build beside the old folder, then swap."""
    with tempfile.TemporaryDirectory(dir=STATIC) as temporary:
        new = Path(temporary, "built")
        new.mkdir()
        outputs = esbuild(new)
        preload = sorted(needed(outputs, "page.js"))
        (new / "preload.json").write_text(json.dumps(preload) + "\n", encoding="utf-8")
        compress(file for file in sorted(new.iterdir()) if file.suffix in COMPRESSED)
        shutil.rmtree(BUILT, ignore_errors=True)
        shutil.move(new, BUILT)
    compress(file for pattern in TEXTS for file in sorted(STATIC.glob(pattern)))


if __name__ == "__main__":
    build()
