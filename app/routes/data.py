"""What a network learns from."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from engine.network.rows import Rows, read_rows
from engine.network.sets import all_points, held_back

from ..asked import Asked
from ..json import answer
from ..networks import About, Said, moment_of
from ..numbers import nested
from ..openapi import answers

router = APIRouter(prefix="/api/network", tags=["networks"], route_class=Asked)


class DataRequest(About):
    """A network, or rows that are to be read without one."""

    spec: Said | None = Field(  # type: ignore[assignment]
        None, description="The network, as for `/api/network`; null to have rows read only."
    )


class Data(BaseModel):
    """All points, in order."""

    inputs: list[list[float]]
    labels: list[float] = Field(description="The number of the class, or what is to be found.")
    classes: int = Field(description="How many; 0 where numbers are to be found.")
    validation: list[int] = Field(description="Places of the points that are held back.")
    names: list[str] | None = Field(None, description="The table's columns, where it names them.")
    words: list[str] | None = Field(None, description="The classes, where the table names them.")
    suggestion: str | None = Field(None, description="What a network says to learn these rows.")


@router.post("/data", summary="The points a network learns from", responses=answers(Data))
async def post_data(body: DataRequest, request: Request) -> Response:
    """The data set that the spec names, drawn from its seed, with the points that are given."""
    if body.spec is None:
        table = read_rows(body.points and body.points.rows)
        classes = table.classes()
        known: Any = {"inputs": table.inputs, "labels": table.numbered(classes)}
        return answer({**sent(**known, classes=classes), "validation": [], **told(table)})
    spec = moment_of(body, request.app.state.settings.limits).spec
    points = all_points(spec)
    more = told(spec.given.rows) if spec.given.rows else {}
    return answer({**sent(**points._asdict()), "validation": held_back(spec), **more})


def sent(inputs: Any, labels: Any, classes: int) -> dict[str, Any]:
    """Points as they are sent."""
    return {"inputs": nested(inputs), "labels": nested(labels), "classes": classes}


def told(table: Rows) -> dict[str, Any]:
    """What else a table says."""
    return {
        "names": table.names or None,
        "words": table.words or None,
        "suggestion": f"own {table.classes()}",
    }
