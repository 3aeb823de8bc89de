"""From what is asked to what a worker is to do; all that can be refused is refused here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from engine import ExpressionError
from engine.limits import Limits
from engine.network import Spec, check_training, parse_spec, restored, spec_of
from engine.network.layers import parameter_count
from engine.network.look import check_example

from ..given import with_given

Json = dict[str, Any]
Said = str | Json


def job_of(
    said: Sequence[Said],
    steps: int,
    limits: Limits,
    checkpoint: Json | None = None,
    every: int | None = None,
    views: Sequence[str] = (),
    example: int | None = None,
    points: Json | None = None,
) -> Json:
    """What a worker is to do, as `Training` takes it.

    Parameters
    ----------
    said
        The networks, as text or as forms.
    steps
        How many to take.
    limits
        Of the engine.
    checkpoint, every, views, example, points
        As in the request.

    Raises
    ------
    ExpressionError
        When a network has a mistake, the checkpoint does not fit, or it would be too much; of
        several networks the parameter `network` tells which.
    """
    limits.check("characters", sum(len(str(each)) for each in said))
    specs: list[Spec] = []
    for i, each in enumerate(said):
        with _told(i, len(said)):
            spec = parse_spec(each) if isinstance(each, str) else spec_of(each)
            limits.check("parameters", parameter_count(spec))
            specs.append(with_given(spec, points))
    check_training(specs, steps, limits)
    if example is not None:
        for spec in specs:
            check_example(spec, example)
    start = _step(checkpoint, specs) if checkpoint is not None else 0
    return {
        "specs": [str(spec) for spec in specs],
        "checkpoint": checkpoint,
        "until": start + steps,
        "every": every,
        "views": list(views),
        "example": example,
        "points": points,
    }


def _step(checkpoint: Json, specs: Sequence[Spec]) -> int:
    """How far a checkpoint has come, which is as far as the furthest of its networks."""
    runs = checkpoint.get("runs")
    if not isinstance(runs, list) or len(runs) != len(specs):
        raise ExpressionError("checkpoint_damaged", None, {"name": "runs"})
    steps = []
    for i, (run, spec) in enumerate(zip(runs, specs, strict=True)):
        with _told(i, len(specs)):
            steps.append(restored(run, spec).step)
    return max(steps)


@contextmanager
def _told(i: int, count: int) -> Iterator[None]:
    """Tell which of several networks a mistake is in."""
    try:
        yield
    except ExpressionError as error:
        if count > 1:
            error.params["network"] = i
        raise
