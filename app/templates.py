"""The pages' templates, and where they find what belongs to a page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from .assets import assets
from .locale import language_of

FOLDER = Path(__file__).resolve().parent.parent / "templates"


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


@cache
def import_map(root: str) -> str:
    """Write the import map; the policy allows this very text, by its hash (`middleware.headers`).

    Examples
    --------
    >>> '"katex": "/backlight/static/vendor/katex.js"' in import_map("/backlight")
    True
    """
    text = (FOLDER / "importmap.json").read_text(encoding="utf-8")
    return text.replace('"static/', f'"{root}/static/')


def page(name: str, request: Request, **context: Any) -> HTMLResponse:
    """Render a template in the reader's language."""
    root: str = request.app.state.settings.root_path
    lang = language_of(request.scope)
    now = assets()

    def at(address: str) -> str:
        """Where something of ours is: ``at("static/icon.svg")`` is a file of this version."""
        return f"{root}/" + re.sub("^static(?=/)", now.folder, address)

    text = _environment.get_template(name).render(
        {"at": at, "root": root, "files": now.folder, "built": now.built, "lang": lang},
        import_map=import_map(root),
        **context,
    )
    headers = {
        "Cache-Control": "no-cache",
        "Content-Language": lang,
        "Vary": "Accept-Language",
    }
    return HTMLResponse(text, headers=headers)
