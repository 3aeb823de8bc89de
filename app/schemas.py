"""What clients send and receive, declared for validation and for ``/openapi.json``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

_NUMBER: dict[str, Any] = {"type": "number"}


def _nested(item: dict[str, Any], depth: int) -> dict[str, Any]:
    """Describe an item, or lists of it down to a depth."""
    for _ in range(depth):
        item = {"anyOf": [_NUMBER, {"type": "array", "items": item}]}
    return item


Given = Annotated[Any, WithJsonSchema(_nested(_NUMBER, 4))]
"""A number or nested lists; the engine checks it, as it does for a library's caller."""

Pair = Annotated[
    tuple[int, int],
    WithJsonSchema({"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}),
]

Range = Annotated[
    tuple[float, float],
    WithJsonSchema({"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}),
]

Span = Pair
"""From and to."""

Shown = Annotated[
    Any,
    WithJsonSchema(
        {
            "description": (
                'A number ("NaN", "Infinity", "-Infinity" by name), nested lists of them, a '
                "summary of a large tensor, or null where there is none."
            )
        }
    ),
]


class Request(BaseModel):
    """Strict: an unknown field is a mistake worth hearing about."""

    model_config = ConfigDict(extra="forbid", strict=True)


SOURCE: Any = Field(description="A program in Backlight's language.", examples=["f = (x + y) * z"])
INPUTS: Any = Field(
    default_factory=dict,
    description="Numbers for inputs, by name; the others stay as written.",
    examples=[{"x": -2, "y": 5, "z": -4}],
)

EXPAND: Any = Field(
    default_factory=list,
    max_length=256,
    description="Ids of nodes to write out in single numbers.",
)


class Question(Request):
    """A program and its numbers: what every question is about."""

    source: Annotated[str, SOURCE]
    inputs: Annotated[dict[str, Given], INPUTS]


class TraceRequest(Question):
    """A program to run once, with everything kept."""

    output: str | None = Field(None, description="Name to differentiate; the last statement's.")
    mode: Literal["reverse", "forward"] = Field(
        "reverse", description="`forward` shows tangents instead of the backward pass."
    )
    wrt: str | None = Field(None, description="Forward mode: the input that moves; all if null.")
    direction: dict[str, Given] | None = Field(
        None, description="Forward mode: how each input moves; the others rest."
    )
    expand: list[int] = EXPAND


class ReplayRequest(Request):
    """Other numbers for a known program."""

    program: str | None = Field(None, description="The `program` of an earlier answer.")
    source: str | None = Field(None, description="The text, where the program is not known.")
    expand: list[int] = EXPAND
    inputs: Annotated[dict[str, Given], INPUTS]


class DetailRequest(Question):
    """A part of a tensor that was only summarized."""

    node: int = Field(description="Id of the node.", ge=0)
    block: list[Annotated[list[int], Field(min_length=2, max_length=2)]] = Field(
        default_factory=list,
        max_length=4,
        description="From and to (exclusive) on each axis; whole axes where left out.",
    )


class Local(BaseModel):
    """A local derivative: numbers, or the rule of a linear map."""

    kind: Literal["scalar", "elementwise", "linear"]
    value: Shown = None
    rule: str | None = None


class Node(BaseModel):
    """One value of the computation and its gradient."""

    id: int
    name: str | None
    names: list[str]
    version: int
    role: Literal["input", "data", "structure", "op"]
    op: str | None
    inputs: list[int]
    attrs: dict[str, Any]
    shape: list[int]
    span: Span | None
    group: int | None
    label: str
    symbol: str = Field(description="LaTeX.")
    expr: str | None = Field(description="LaTeX of the right side.")
    glyph: str | None
    value: Shown
    grad: Shown
    grad_state: Literal["computed", "zero_path", "none"]
    tangent: Shown = None


class Edge(BaseModel):
    """One use of a value; `from` feeds `to` as operand number `slot`."""

    id: int
    from_: int = Field(alias="from")
    to: int
    slot: int
    local: Local | None = Field(description="Null where nothing flows.")
    local_latex: str | None
    local_stable: str | None
    summed_axes: list[int]
    contribution: Shown


class Group(BaseModel):
    """Nodes that belong together."""

    id: int
    label: str
    kind: Literal["call", "turn", "layer"]
    parent: int | None
    span: Span | None
    turn: int | None
    inputs: list[int]
    outputs: list[int]


class Latex(BaseModel):
    """A formula in three stages, with slots for numbers."""

    symbolic: str
    substituted: str
    value: str


class Step(BaseModel):
    """One moment of the computation."""

    id: int
    kind: Literal["forward", "seed", "contribute", "accumulate", "tangent"]
    node: int
    edge: int | None = None
    edges: list[int] | None = None
    latex: Latex


class Note(BaseModel):
    """Something worth knowing."""

    code: str
    node: int | None
    span: Span | None
    params: dict[str, Any]
    message: str


class Counts(BaseModel):
    """Operations of the chain rule in each mode."""

    reverse: int
    forward: int


class Trace(BaseModel):
    """One run, complete: the browser adds timing, never arithmetic."""

    schema_: Literal[1] = Field(alias="schema")
    program: str
    output: int
    formula: str
    counts: Counts
    nodes: list[Node]
    edges: list[Edge]
    groups: list[Group]
    steps: list[Step]
    stable: list[int]
    notes: list[Note]
    cells: list[list[int]] | None = Field(
        None, description="With `expand`: for each node of the program the ids that stand for it."
    )


class Columns(BaseModel):
    """The numbers of a run in the order of its nodes and edges."""

    values: list[Shown]
    grads: list[Shown]
    locals: list[Shown]
    contributions: list[Shown]
    stable: list[int]
    notes: list[Note]


class Detail(BaseModel):
    """A block of a node's numbers."""

    node: int
    shape: list[int]
    block: list[Span]
    value: Shown
    grad: Shown


class Health(BaseModel):
    """All is well."""

    status: Literal["ok"]


class Problem(BaseModel):
    """What went wrong (RFC 9457), in words for people and a code for programs."""

    type: str
    title: str
    status: int
    code: str
    message: str
    span: Span | None = Field(description="The place in the source, in code points.")
    hint: str | None
    params: dict[str, Any]
