"""The application: middleware, routes, files, and nothing that outlives a request but a cache."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from . import errors, openapi
from .addresses import Addresses
from .lifetime import end_with_parent, when_told_to_stop
from .metrics.pulse import beating
from .metrics.told import FALLS, FOLDER, TRAININGS, Told
from .middleware import Layers
from .middleware.body import BoundedBody
from .middleware.catch import CatchAll
from .middleware.head import Head
from .middleware.headers import SecurityHeaders, content_security_policy
from .middleware.hosts import KnownHosts
from .middleware.observe import Observe
from .middleware.rate import RateLimit
from .programs import Programs
from .routes import (
    activations,
    backward,
    capacity,
    catalog,
    cell,
    check,
    data,
    decision,
    detail,
    export,
    flow,
    folds,
    health,
    jacobian,
    landscape,
    look,
    metrics,
    modes,
    network,
    nudge,
    order,
    pages,
    paths,
    regions,
    replay,
    scalars,
    scenes,
    sweep,
    trace,
    train,
    units,
    why,
)
from .scenes import Playlist
from .settings import Settings
from .static import Files
from .templates import IMPORT_MAP, STATIC
from .training.pool import Pool

log = logging.getLogger("backlight")

NETWORKS = (look, data, train, flow, units, decision, regions, landscape, scalars)
QUESTIONS = (
    *(trace, network, *NETWORKS, detail, check, paths, why, nudge, cell),
    *(jacobian, sweep, modes, backward, order, activations, capacity, folds, export),
)
ROUTERS = (*QUESTIONS, replay, catalog, scenes, health, metrics, pages)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Build the application.

    Parameters
    ----------
    settings
        Read from the environment when not given.
    """
    settings = settings or Settings.read()
    folder = os.environ.get(FOLDER)
    told = Told(paths_of(ROUTERS), Path(folder) if folder else None)
    app = FastAPI(
        title="Backlight",
        version="1",
        summary="Computational graphs and their gradients, step by step.",
        description=openapi.DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        lifespan=lifespan,
        middleware=[Middleware(Layers, layers=layers(settings, told))],
        responses=openapi.ERRORS,
    )
    app.state.settings, app.state.told = settings, told
    app.state.metrics_for = Addresses(settings.metrics)
    app.state.programs = Programs(settings.programs, settings.program_elements)
    app.state.pool = Pool(settings)
    app.state.note = lambda: note(app)
    app.state.playlist = Playlist(scene_folders(settings), settings.limits)
    errors.install(app)
    for module in ROUTERS:
        app.include_router(module.router)
    app.mount("/static", Files(directory=STATIC), name="static")
    openapi.install(app)
    return app


def scene_folders(settings: Settings) -> list[Path]:
    """Our own scenes, then those of the host."""
    return [STATIC / "scenes", *([Path(settings.scenes)] if settings.scenes else [])]


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Scenes are read before anyone asks; streams end when the server is told to stop."""
    for mistake in app.state.playlist.contents().refused:
        log.warning(mistake.line_of_text("en"))
    pool: Pool = app.state.pool
    end_with_parent()
    with when_told_to_stop(pool.finish):
        async with beating(app.state.told, app.state.note):
            yield
    await pool.stop()


def note(app: FastAPI) -> None:
    """How things stand, for `/metrics`."""
    pool: Pool = app.state.pool
    app.state.told.stands({TRAININGS: pool.running, FALLS: pool.falls})


def layers(settings: Settings, told: Told) -> list[Middleware]:
    """List what a request passes through, from the outside in."""
    tabs = {"/api/replay": settings.replay_rate}
    tabs |= dict.fromkeys(paths_of(QUESTIONS), settings.trace_rate)
    policy = content_security_policy(IMPORT_MAP, settings.frame_ancestors)
    return [
        Middleware(Observe, told=told, routes=tuple(paths_of(ROUTERS)), lines=settings.access_log),
        Middleware(Head),
        Middleware(SecurityHeaders, policy=policy),
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=4),
        Middleware(CatchAll),
        Middleware(KnownHosts, allowed=settings.hosts),
        Middleware(RateLimit, tabs=tabs, address=settings.address_rate),
        Middleware(
            BoundedBody,
            limit=settings.body_bytes,
            limits=dict.fromkeys(paths_of(NETWORKS), settings.train_body_bytes),
            seconds=settings.body_seconds,
        ),
    ]


def paths_of(modules: Iterable[ModuleType]) -> Iterator[str]:
    """The addresses that modules of routes answer at."""
    for module in modules:
        yield from (route.path for route in module.router.routes)
