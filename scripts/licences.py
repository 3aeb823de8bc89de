"""Say under which licences the shipped libraries stand, from what is really shipped.

The build of the page tells which packages it took (`static/vendor/manifest.json`), the lock file
which ones the service needs. Run ``make licences`` to bring ``docs/licences.md`` up to
date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
PAGE = ROOT / "docs" / "licences.md"
MANIFEST = ROOT / "static" / "vendor" / "manifest.json"
LOCK = ROOT / "requirements.lock"

RULE = "\n" + "=" * 80 + "\n"

# KaTeX's fonts name their licence only inside the font files; its text comes with the other fonts.
KATEX_FONTS = """The fonts of katex

Copyright (c) 2009-2010, Design Science, Inc. (<www.mathjax.org>)
Copyright (c) 2014-2018, Khan Academy (<www.khanacademy.org>)
They are licensed under the SIL Open Font License, Version 1.1, whose text stands above, under
@fontsource-variable/inter.
"""

# What older packages say in words of their own.
SPDX = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
}


class Package(NamedTuple):
    """One shipped library."""

    name: str
    version: str
    licence: str


def of_node(name: str) -> Package:
    """Look a package up in `node_modules`."""
    about = json.loads((MODULES / name / "package.json").read_text("utf-8"))
    return Package(name, about["version"], about["license"])


def of_python() -> Iterator[Package]:
    """List what `requirements.lock` installs, with every version that it may choose."""
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", LOCK.read_text("utf-8"), re.MULTILINE):
        versions.setdefault(name, []).append(version)
    for name, found in versions.items():
        about = metadata(name)
        older = (SPDX[words] for words in about.get_all("Classifier", []) if words in SPDX)
        licence = about["License-Expression"] if "License-Expression" in about else next(older)
        yield Package(name, " or ".join(found), licence)


def texts(names: Iterable[str]) -> str:
    """Join the licence texts of node packages, each under its name and where its source lies."""
    parts = []
    for name in names:
        about = json.loads((MODULES / name / "package.json").read_text("utf-8"))
        source = re.sub(r"^git\+|\.git$", "", about["repository"]["url"])
        text = next((MODULES / name).glob("LICEN[CS]E*")).read_text("utf-8")
        parts.append(f"{name} {about['version']}, {about['license']}\n{source}\n\n{text.strip()}\n")
    return RULE.join([*parts, KATEX_FONTS])


def table(packages: Iterable[Package]) -> str:
    """Write packages as a table."""
    rows = [f"| {name} | {version} | {licence} |" for name, version, licence in packages]
    return "\n".join(["| library | version | licence |", "| --- | --- | --- |", *rows])


def page(text: str) -> str:
    """Return the page with its two tables written anew."""
    shipped = json.loads(MANIFEST.read_text("utf-8"))["packages"]
    tables = iter([table(of_node(name) for name in shipped), table(of_python())])
    return re.sub(r"\| library \|.*\n(\|.*\n)*", lambda _: next(tables) + "\n", text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
