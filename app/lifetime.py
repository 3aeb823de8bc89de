"""When a server process is to end: it is told so, or the process that started it has gone."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def when_told_to_stop(call: Callable[[], None]) -> Iterator[None]:
    """Call something as soon as the process is told to stop: the server waits for open streams."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}

    def told(number: int, frame: Any) -> None:
        loop.call_soon_threadsafe(call)
        handler = before[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)

    for each in before:
        signal.signal(each, told)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def end_with_parent() -> None:
    """Stop as if told to when the process that started this one as its worker is no more."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    loop = asyncio.get_running_loop()

    def gone() -> None:
        loop.remove_reader(parent.sentinel)
        signal.raise_signal(signal.SIGTERM)

    loop.add_reader(parent.sentinel, gone)
