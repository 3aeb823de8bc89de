"""What can be asked, and an application that answers nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

from fastapi import FastAPI

from . import errors
from .programs import Programs
from .routes import (
    activations,
    backward,
    capacity,
    cell,
    check,
    data,
    decision,
    detail,
    export,
    flow,
    folds,
    gym,
    jacobian,
    landscape,
    look,
    modes,
    network,
    nudge,
    order,
    paths,
    regions,
    replay,
    scalars,
    sweep,
    trace,
    train,
    units,
    why,
)
from .settings import Settings

_PICTURES = (look, flow, units, decision, regions, landscape, scalars)
NETWORKS = (*_PICTURES, data, train)
"""Questions that bring a checkpoint or data."""

PROGRAMS = (
    *(trace, detail, check, paths, why, nudge, cell),
    *(jacobian, modes, backward, order, activations, capacity, folds, export),
)
"""Questions that are about a program, which may be small."""

QUESTIONS = (*PROGRAMS, network, *NETWORKS, sweep, gym)

LARGE = (network, *_PICTURES, data, sweep, gym)
"""Questions that run something over and over, whatever they are about."""

VARIABLE = (*PROGRAMS, replay)
"""Questions that take as long as their program is."""


def paths_of(modules: Iterable[ModuleType]) -> Iterator[str]:
    """The addresses that modules of routes answer at."""
    for module in modules:
        yield from (route.path for route in module.router.routes)


def answering(settings: Settings) -> FastAPI:
    """The questions that may be handed over, for a process that does nothing else."""
    app = FastAPI(
        openapi_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.settings = settings
    app.state.programs = Programs(settings.programs, settings.program_elements)
    errors.install(app)
    for module in (*LARGE, *VARIABLE):
        app.include_router(module.router)
    return app
