"""The application: middleware, routes, files, and nothing that outlives a request but a cache."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.routing import Mount

from . import errors, openapi
from .addresses import Addresses
from .answers.crew import Crew
from .assets import STATIC, assets
from .lifetime import end_with_parent, when_told_to_stop
from .metrics.pulse import beating
from .metrics.told import FALLS, FOLDER, RUNNING, TRAININGS, WAITING, Told
from .middleware import Layers
from .middleware.below import Below
from .middleware.body import BoundedBody
from .middleware.catch import CatchAll
from .middleware.compress import Compress
from .middleware.handover import HandOver
from .middleware.head import Head
from .middleware.headers import SecurityHeaders, content_security_policy
from .middleware.hosts import KnownHosts
from .middleware.observe import Observe
from .middleware.questions import Questions
from .middleware.rate import RateLimit
from .programs import Programs
from .questions import LARGE, NETWORKS, QUESTIONS, VARIABLE, paths_of, routes_of
from .routes import catalog, health, metrics, pages, replay, rules, scenes, train
from .scenes import Playlist
from .settings import Settings
from .static import Files
from .templates import import_map
from .training.pool import Pool

log = logging.getLogger("backlight")

ROUTERS = (replay, health, *QUESTIONS, catalog, rules, scenes, metrics, pages)
"""What is asked most comes first: routes are tried in this order."""


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
    crew, programs = Crew(settings), Programs(settings.programs, settings.program_elements)
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
        middleware=[Middleware(Layers, layers=layers(settings, told, crew, programs))],
        routes=[*routes_of(ROUTERS), Mount("/static", Files(directory=STATIC), name="static")],
    )
    app.state.settings, app.state.told = settings, told
    app.state.metrics_for = Addresses(settings.metrics)
    app.state.programs, app.state.crew = programs, crew
    app.state.pool = Pool(settings)
    app.state.note = lambda: note(app)
    app.state.playlist = Playlist(scene_folders(settings), settings.limits)
    errors.install(app)
    openapi.install(app)
    return app


def scene_folders(settings: Settings) -> list[Path]:
    """Our own scenes, then those of the host."""
    return [STATIC / "scenes", *([Path(settings.scenes)] if settings.scenes else [])]


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Scenes and files are read before anyone asks; streams end when the server is told to stop."""
    assets()
    for mistake in app.state.playlist.contents().refused:
        log.warning(mistake.line_of_text("en"))
    pool: Pool = app.state.pool
    crew: Crew = app.state.crew
    end_with_parent()

    def finish() -> None:
        crew.finish()
        pool.finish()

    with when_told_to_stop(finish):
        async with beating(app.state.told, app.state.note):
            yield
    await asyncio.gather(pool.stop(), crew.stop())


def note(app: FastAPI) -> None:
    """How things stand, for `/metrics`."""
    pool: Pool = app.state.pool
    crew: Crew = app.state.crew
    app.state.told.stands(
        {
            TRAININGS: pool.running,
            RUNNING: crew.running,
            WAITING: crew.waiting,
            FALLS: pool.falls + crew.falls,
        }
    )


def layers(settings: Settings, told: Told, crew: Crew, programs: Programs) -> list[Middleware]:
    """List what a request passes through, from the outside in."""
    tabs = {"/api/replay": settings.replay_rate}
    tabs |= dict.fromkeys(paths_of(QUESTIONS), settings.trace_rate)
    policy = content_security_policy(import_map(settings.root_path), settings.frame_ancestors)
    return [
        *([Middleware(Below, root=settings.root_path)] if settings.root_path else []),
        Middleware(Observe, told=told, routes=tuple(paths_of(ROUTERS)), lines=settings.access_log),
        Middleware(Head),
        Middleware(SecurityHeaders, policy=policy),
        Middleware(Compress),
        Middleware(CatchAll),
        Middleware(KnownHosts, allowed=settings.hosts),
        Middleware(RateLimit, tabs=tabs, address=settings.address_rate),
        Middleware(
            BoundedBody,
            limit=settings.body_bytes,
            limits=dict.fromkeys(paths_of(NETWORKS), settings.train_body_bytes),
            seconds=settings.body_seconds,
            room=settings.body_room,
        ),
        Middleware(
            HandOver,
            crew=crew,
            always=frozenset(paths_of(LARGE)),
            sometimes=frozenset(paths_of(VARIABLE)),
            begun=frozenset(paths_of((train,))),
            pages=frozenset(paths_of((pages,))),
            programs=programs,
        ),
        Middleware(Questions, routes=tuple(routes_of((replay, *QUESTIONS)))),
    ]
