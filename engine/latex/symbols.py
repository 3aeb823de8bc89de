"""What each node is called: in plain text, and in LaTeX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from ..graph import Graph
from ..parts import Node, Symbol

_WORD = re.compile(r"\w+")
_GREEK_WORDS = frozenset(
    _WORD.findall(
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma "
        "tau upsilon phi chi psi omega"
    )
)
_GREEK_CAPITALS = frozenset(
    _WORD.findall("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega")
)
_INDICES = re.compile(r"[\d_]+$")
_PARTS = re.compile(r"([^\d_]+)_?(\d*)(?:_(\w+))?$")


def symbols(graph: Graph) -> list[Symbol]:
    """The symbol of every node.

    A name bound several times counts its versions in brackets, h⁽⁰⁾, h⁽¹⁾; a value without a name
    is u₁, u₂, …, but the output is called f when that is free; a literal is its own number.

    Examples
    --------
    >>> from engine import parse
    >>> [symbol.label for symbol in symbols(parse("x = 2; (x + 1) * w_1"))]
    ['x', '1', 'u1', 'w_1', 'f']
    """
    return list(graph.called or name_nodes(graph, {}))


def name_nodes(
    graph: Graph, known: Mapping[int, Symbol], taken: Collection[str] = ()
) -> list[Symbol]:
    """The symbol of every node, some of which have one already.

    Parameters
    ----------
    graph
        The graph.
    known
        Symbols of nodes that keep them, by id.
    taken
        Labels that mean something else.
    """
    taken = {*taken, *(name for node in graph.nodes for name in node.names)}
    bindings: dict[str, int] = {}
    for node in graph.nodes:
        for name in set(node.names):
            bindings[name] = bindings.get(name, 0) + 1
    found: list[Symbol] = []
    unnamed = 0
    for node in graph.nodes:
        if node.id in known:
            found.append(known[node.id])
        elif node.names:
            name = node.name or node.names[0]
            found.append(_versioned(name, node, bindings[name]))
        elif node.op is None and not node.shape:
            found.append(Symbol(number(node.value), number_latex(node.value)))
        elif node.id == graph.output and "f" not in taken:
            found.append(Symbol("f", "f"))
        else:
            unnamed += 1
            while f"u{unnamed}" in taken:
                unnamed += 1
            found.append(Symbol(f"u{unnamed}", f"u_{{{unnamed}}}"))
    return found


def cell_symbol(whole: Symbol, at: Sequence[int]) -> Symbol:
    """What one number of an array is called: as in the text, u[0, 1].

    Examples
    --------
    >>> cell_symbol(Symbol("u3", "u_{3}"), (0, 1))
    Symbol(label='u3[0, 1]', latex='{u_{3}}_{[0, 1]}')
    """
    place = ", ".join(map(str, at))
    return Symbol(f"{whole.label}[{place}]", f"{{{whole.latex}}}_{{[{place}]}}")


def _versioned(name: str, node: Node, bindings: int) -> Symbol:
    latex = name_latex(name)
    if bindings == 1:
        return Symbol(name, latex)
    return Symbol(f"{name}({node.version})", f"{latex}^{{({node.version})}}")


def name_latex(name: str) -> str:
    r"""A name as mathematics: digits and what follows `_` go below, Greek words become letters.

    Examples
    --------
    >>> name_latex("w0"), name_latex("h_prev"), name_latex("sigma"), name_latex("loss")
    ('w_{0}', 'h_{\\mathrm{prev}}', '\\sigma', '\\mathit{loss}')
    >>> name_latex("w1_1_2")
    'w_{1,1,2}'
    """
    match = _PARTS.match(name)
    if match is None:
        return rf"\mathit{{{_escaped(name)}}}"
    stem, digits, rest = match[1], match[2], match[3] or ""
    parts = rest.split("_") if _INDICES.match(rest) else [rest]
    below = ",".join(
        part if part.isdigit() or len(part) == 1 else rf"\mathrm{{{_escaped(part)}}}"
        for part in (digits, *parts)
        if part
    )
    return f"{_stem(stem)}_{{{below}}}" if below else _stem(stem)


def _stem(stem: str) -> str:
    if stem in _GREEK_WORDS:
        return f"\\{stem}"
    if len(stem) > 1:
        return rf"\mathit{{{stem}}}"
    if stem.isascii():
        return stem
    # GREEK SMALL LETTER SIGMA → \sigma; a capital that looks Latin stays as it is.
    words = unicodedata.name(stem).lower().split()
    word = words[-1].replace("lamda", "lambda")
    if "final" in words:
        return r"\varsigma"
    capital = word.capitalize() if "capital" in words else word
    known = word in _GREEK_WORDS and capital in _GREEK_WORDS | _GREEK_CAPITALS
    return f"\\{capital}" if known else stem


def _escaped(text: str) -> str:
    return text.replace("_", r"\_")


def number(value: float) -> str:
    """A literal as a person would write it.

    Examples
    --------
    >>> number(2.0), number(-0.5), number(1e-9)
    ('2', '-0.5', '1e-09')
    """
    return f"{value:.10g}"


def number_latex(value: float) -> str:
    r"""A literal in LaTeX.

    Examples
    --------
    >>> number_latex(1e-9), number_latex(float("inf"))
    ('1 \\cdot 10^{-9}', '\\infty')
    """
    text = number(value)
    if "inf" in text:
        return text.replace("inf", r"\infty")
    if text == "nan":
        return r"\mathrm{NaN}"
    mantissa, _, exponent = text.partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa
