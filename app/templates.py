"""The pages' templates, and where they find what belongs to a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from engine.text import Language

from .assets import assets

FOLDER = Path(__file__).resolve().parent.parent / "templates"

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


def page(name: str, lang: Language, **context: Any) -> HTMLResponse:
    """Render a template in one language."""
    now = assets()

    def at(address: str) -> str:
        """Where something of ours is: ``at("static/icon.svg")`` is a file of this version."""
        return "/" + re.sub("^static(?=/)", now.folder, address)

    text = _environment.get_template(name).render(
        at=at, files=now.folder, built=now.built, import_map=IMPORT_MAP, lang=lang, **context
    )
    headers = {
        "Cache-Control": "no-cache",
        "Content-Language": lang,
        "Vary": "Accept-Language",
    }
    return HTMLResponse(text, headers=headers)
