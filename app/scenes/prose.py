"""Texts of scenes: Markdown to HTML; formulas stay TeX, for the page to draw."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

_markdown = MarkdownIt("js-default", {"html": False, "typographer": False}).use(
    dollarmath_plugin, allow_space=False, allow_digits=False
)


@lru_cache(maxsize=4096)
def prose(text: str) -> str:
    r"""Render a text. What stands in it as HTML is shown as such, never taken for HTML.

    Examples
    --------
    >>> prose(r"the *sum* $\sum_i$ <b>")
    '<p>the <em>sum</em> <span class="math inline">\\sum_i</span> &lt;b&gt;</p>\n'
    """
    html: str = _markdown.render(text)
    return html


@lru_cache(maxsize=4096)
def phrase(text: str) -> str:
    """Render one line, without a paragraph of its own.

    Examples
    --------
    >>> phrase("a **gate**")
    'a <strong>gate</strong>'
    """
    html: str = _markdown.renderInline(text)
    return html
