"""Texts of scenes: Markdown to a tree of a few known elements; formulas stay TeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.dollarmath import dollarmath_plugin

Piece = str | dict[str, Any]
"""Words, or an element: its `tag`, what is in it (`of`), a link's `href`, a formula's `tex`."""

_TAGS = {
    "paragraph": "p",
    "strong": "strong",
    "em": "em",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
}
_FORMULAS = {"math_inline": "math", "math_inline_double": "display", "math_block": "display"}
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_MARKS = re.compile(r"[,.;:?!)]+")
_markdown = (
    MarkdownIt("js-default", {"html": False})
    .disable(["heading", "lheading", "hr", "image", "fence", "code", "blockquote"])
    .use(dollarmath_plugin, double_inline=True)
)


@lru_cache(maxsize=4096)
def prose(text: str) -> Sequence[Piece]:
    r"""Read a text. HTML in it is words, not elements; so is a heading, an image, a quotation.

    Examples
    --------
    >>> prose(r"the *sum* $\sum_i$ <b>")[0]["of"]
    ['the ', {'tag': 'em', 'of': ['sum']}, ' ', {'tag': 'math', 'tex': '\\sum_i'}, ' <b>']
    """
    return list(_pieces(SyntaxTreeNode(_markdown.parse(text)).children))


@lru_cache(maxsize=4096)
def phrase(text: str) -> Sequence[Piece]:
    r"""Read one line, without a paragraph of its own.

    Examples
    --------
    >>> phrase("a **gate**")
    ['a ', {'tag': 'strong', 'of': ['gate']}]
    >>> phrase("161 051")  # a number stays on its line
    ['161\xa0051']
    """
    return list(_pieces(SyntaxTreeNode(_markdown.parseInline(text)).children))


def _pieces(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Piece]:
    for node in nodes:
        if node.type == "text":
            yield _THOUSANDS.sub("\u00a0", node.content)
        elif node.type in ("softbreak", "hardbreak"):
            yield " "
        elif node.type == "code_inline":
            yield {"tag": "code", "of": [node.content]}
        elif node.type in _FORMULAS:
            yield {"tag": _FORMULAS[node.type], "tex": node.content.strip()}
        elif node.type == "link":
            yield {"tag": "a", "href": node.attrs["href"], "of": list(_pieces(node.children))}
        elif node.type == "inline":
            yield from _held(_pieces(node.children))
        elif node.type in _TAGS:
            yield {"tag": _TAGS[node.type], "of": list(_pieces(node.children))}
        else:  # a line of text, and what only holds others
            yield from _pieces(node.children)


def _held(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """A mark after a formula is drawn with it, lest a line begin with the mark."""
    formula: dict[str, Any] | None = None
    for piece in pieces:
        if formula and isinstance(piece, str) and (marks := _MARKS.match(piece)):
            formula["tex"] += rf"\text{{{marks[0]}}}"
            piece = piece[marks.end() :]
        formula = piece if isinstance(piece, dict) and piece["tag"] == "math" else None
        if piece:
            yield piece
