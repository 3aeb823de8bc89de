"""A beat in the event loop that measures how late it comes, and notes how things stand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from .told import LAG, Told

BEAT = 0.25
"""Seconds."""


@asynccontextmanager
async def beating(told: Told, note: Callable[[], None]) -> AsyncIterator[None]:
    """Beat for as long as the server serves."""
    task = asyncio.create_task(_beat(told, note))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _beat(told: Told, note: Callable[[], None]) -> None:
    clock = asyncio.get_running_loop().time
    while True:
        due = clock() + BEAT
        await asyncio.sleep(BEAT)
        told.board.observe(LAG, max(0.0, clock() - due))
        note()
