"""What can be asked, and an application that answers nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

from fastapi import FastAPI
from fastapi.routing import APIRoute

from . import errors
from .programs import Programs
from .routes import (
    activations,
    backward,
    capacity,
    cell,
    check,
    data,
    death,
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

_PICTURES = (look, flow, units, death, decision, regions, landscape, scalars)
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


def routes_of(modules: Iterable[ModuleType]) -> Iterator[APIRoute]:
    """The routes of modules; one by one, as a router within a router is asked twice."""
    for module in modules:
        yield from module.router.routes


def paths_of(modules: Iterable[ModuleType]) -> Iterator[str]:
    """The addresses that modules of routes answer at."""
    yield from (route.path for route in routes_of(modules))


def answering(settings: Settings) -> FastAPI:
    """The questions that may be handed over, for a process that does nothing else."""
    app = FastAPI(
        openapi_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        routes=[*routes_of((*LARGE, *VARIABLE)), *train.jobs.routes],
    )
    app.state.settings = settings
    app.state.programs = Programs(settings.programs, settings.program_elements)
    errors.install(app)
    return app
