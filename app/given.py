"""Points that come with a request."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from engine.network import Spec
from engine.network.sets import with_points

from .schemas import Request

_CELL = {"anyOf": [{"type": "number"}, {"type": "string"}]}
_ROWS = {"type": "array", "items": {"type": "array", "items": _CELL}}
_TABLE: dict[str, Any] = {"anyOf": [{"type": "string"}, _ROWS, {"type": "null"}]}


class GivenPoints(Request):
    """What a person gives to the data; each row, and each point, ends with what is to be found."""

    rows: Annotated[Any, WithJsonSchema(_TABLE)] = Field(
        None,
        description="Own data, for a network that says `own`: a CSV as text, or rows.",
        examples=["x,y,class\n0,0,0\n1,0,1\n0,1,1\n1,1,0"],
    )
    added: list[list[float]] = Field(
        default_factory=list, description="Points put in by hand, after all others."
    )
    removed: list[int] = Field(
        default_factory=list, description="Places of points to leave out, among all of these."
    )


GIVEN: Any = Field(None, description="Own data, and points added or left out.")


def plain(points: GivenPoints | None) -> dict[str, Any] | None:
    """What came, as it can be sent on."""
    return points.model_dump() if points else None


def with_given(spec: Spec, points: dict[str, Any] | None) -> Spec:
    """A network with the points that came for it, as they are sent.

    Raises
    ------
    ExpressionError
        When they do not fit it, or it needs them and there are none.
    """
    return with_points(spec, **(points or {}))
