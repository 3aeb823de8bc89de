"""The numbers of one node, for tensors that a trace only summarizes."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

import engine
from engine.shapes import size

from .. import runs
from ..asked import Asked
from ..errors import ServiceError
from ..json import answer
from ..numbers import LARGEST, nested, number
from ..openapi import answers
from ..schemas import Detail, DetailRequest

router = APIRouter(prefix="/api", tags=["programs"], route_class=Asked)


@router.post("/detail", summary="A block of one node's numbers", responses=answers(Detail))
async def detail(body: DetailRequest, request: Request) -> Response:
    """Value and gradient of a node, at most 4,096 numbers of each at once."""
    limits = request.app.state.settings.limits
    graph = engine.parse(body.source, inputs=body.inputs, limits=limits)
    runs.existing(graph, [body.node])
    shape = graph.nodes[body.node].shape
    block = [*body.block, *([0, n] for n in shape[len(body.block) :])]
    fits = len(block) == len(shape) and all(
        0 <= start < stop <= n for (start, stop), n in zip(block, shape, strict=True)
    )
    if not fits or size(tuple(stop - start for start, stop in block)) > LARGEST:
        raise ServiceError(422, "block_invalid", shape=list(shape))
    run = engine.trace(graph).run
    place = tuple(slice(start, stop) for start, stop in block)
    value, grad = run.values[body.node], run.grads[body.node]
    return answer(
        {
            "node": body.node,
            "shape": shape,
            "block": block,
            "value": nested(value[place]) if shape else number(value),
            "grad": grad if grad is None else nested(grad[place]) if shape else number(grad),
        }
    )
