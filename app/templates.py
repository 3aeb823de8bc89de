"""The page's templates, and where they find the page's code: bundled, or module by module."""

from __future__ import annotations

import json
import re
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from engine.text import Language

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "templates"
STATIC = ROOT / "static"

# Read once: the policy allows this very text, by its hash (see `app.middleware.headers`).
IMPORT_MAP = (FOLDER / "importmap.json").read_text(encoding="utf-8")

_environment = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def prose(text: str) -> Markup:
    """Render a description: what stands between backticks is code.

    Examples
    --------
    >>> prose("`a < b` or not")
    Markup('<code>a &lt; b</code> or not')
    """
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 (escaped)


_environment.filters["prose"] = prose
_environment.policies["json.dumps_kwargs"] = {}  # examples keep the order they were written in


def built() -> dict[str, list[str]] | None:
    """Return what `built_in` returned in this second: a hall that comes at once waits for one."""
    return built_in(int(time.monotonic()))


@lru_cache(maxsize=1)
def built_in(second: int) -> dict[str, list[str]] | None:  # noqa: ARG001 (part of the key)
    """Return the files that each bundled page starts with besides its own.

    None when there is no bundle, or when a source is newer: then the page runs on its sources,
    through the import map, and a change is seen at the next reload.
    """
    try:
        list_ = STATIC / "built" / "preload.json"
        made = list_.stat().st_mtime
        sources = (file for folder in ("js", "css") for file in (STATIC / folder).rglob("*.*s"))
        if any(source.stat().st_mtime > made for source in sources):
            return None
        files: dict[str, list[str]] = json.loads(list_.read_text(encoding="utf-8"))
    except OSError:
        return None
    return files


def page(name: str, lang: Language, **context: Any) -> HTMLResponse:
    """Render a template in one language."""
    text = _environment.get_template(name).render(
        import_map=IMPORT_MAP, built=built(), lang=lang, **context
    )
    headers = {
        "Cache-Control": "no-cache",
        "Content-Language": lang,
        "Vary": "Accept-Language",
    }
    return HTMLResponse(text, headers=headers)
