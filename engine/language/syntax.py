"""The syntax tree. Every part knows its place in the text; equality looks at meaning only.

Nobody changes a tree once the parser has made it. The classes are not frozen because a frozen
dataclass takes four times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import Span


def _place() -> Span:
    """The span of a part: no matter for equality."""
    span: Span = field(default=(0, 0), compare=False, repr=False)
    return span


@dataclass(slots=True)
class Number:
    """A number as written, its sign included."""

    value: float
    span: Span = _place()


@dataclass(slots=True)
class Word:
    """`True`, `False` or `None`, which only structural arguments take."""

    value: bool | None
    span: Span = _place()


@dataclass(slots=True)
class Name:
    """A name."""

    name: str
    span: Span = _place()


@dataclass(slots=True)
class List:
    """A list in brackets."""

    items: tuple[Expr, ...]
    span: Span = _place()


@dataclass(slots=True)
class Negative:
    """A minus in front of something other than a number."""

    value: Expr
    span: Span = _place()


@dataclass(slots=True)
class Binary:
    """Two values and the sign between them: `+ - * / @ ^` or a comparison."""

    sign: str
    left: Expr
    right: Expr
    span: Span = _place()


@dataclass(slots=True)
class Conditional:
    """`value if condition else other`."""

    value: Expr
    condition: Expr
    other: Expr
    span: Span = _place()


@dataclass(slots=True)
class Keyword:
    """An argument given by name."""

    name: str
    value: Expr
    span: Span = _place()


@dataclass(slots=True)
class Call:
    """`function(arguments)`; the function's name begins where the call begins."""

    function: str
    arguments: tuple[Expr, ...]
    keywords: tuple[Keyword, ...]
    span: Span = _place()


@dataclass(slots=True)
class Method:
    """`value.name(arguments)`; also a call through a module prefix, `np.exp(x)`."""

    value: Expr
    name: Name
    arguments: tuple[Expr, ...]
    keywords: tuple[Keyword, ...]
    span: Span = _place()


@dataclass(slots=True)
class Attribute:
    """`value.name`."""

    value: Expr
    name: Name
    span: Span = _place()


@dataclass(slots=True)
class Slice:
    """`start:stop:step` inside an index; what is not written is None."""

    start: Expr | None
    stop: Expr | None
    step: Expr | None
    span: Span = _place()


@dataclass(slots=True)
class Index:
    """`value[items]`."""

    value: Expr
    items: tuple[Expr | Slice, ...]
    span: Span = _place()


Expr = (
    Number
    | Word
    | Name
    | List
    | Negative
    | Binary
    | Conditional
    | Call
    | Method
    | Attribute
    | Index
)


@dataclass(slots=True)
class Bind:
    """`name = value`; with a sign, `name += value` and its like."""

    name: str
    sign: str
    value: Expr
    span: Span = _place()


@dataclass(slots=True)
class Evaluate:
    """A value that stands alone."""

    value: Expr
    span: Span = _place()


@dataclass(slots=True)
class Return:
    """`return value`."""

    value: Expr
    span: Span = _place()


@dataclass(slots=True)
class Loop:
    """`for name in range(bounds):` and its body."""

    name: Name
    bounds: tuple[Expr, ...]
    body: tuple[Statement, ...]
    span: Span = _place()


@dataclass(slots=True)
class Define:
    """`def name(parameters):` and its body; `depth` is the nesting inside it."""

    name: Name
    parameters: tuple[Name, ...]
    body: tuple[Statement, ...]
    depth: int = field(default=0, compare=False, repr=False)
    span: Span = _place()


Statement = Bind | Evaluate | Return | Loop | Define


@dataclass(slots=True)
class Remark:
    """Something the parser wants to tell the reader: a note's code, place and parameters."""

    code: str
    params: dict[str, str]
    span: Span


@dataclass(slots=True)
class Program:
    """A whole text."""

    statements: tuple[Statement, ...]
    remarks: tuple[Remark, ...] = field(default=(), compare=False)
    span: Span = _place()
