"""How often one browser tab, and one address, may ask.

A tab names itself by a random header, so a lecture hall behind one address is many clients. Whoever
invents names without end still meets the ceiling of the address. Nothing is stored but counters.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from ..errors import ServiceError
from ..scope import path_of
from ..tabs import address_of, tab_of

_KEPT = 20_000


class Buckets:
    """Token buckets by key: each holds two seconds' worth and refills steadily."""

    def __init__(self, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate, self.clock = rate, clock
        self.capacity = max(1.0, 2 * rate)
        self.levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take one token; return 0, or the seconds to wait for the next."""
        now = self.clock()
        level, since = self.levels.pop(key, (self.capacity, now))
        level = min(self.capacity, level + (now - since) * self.rate)
        wait = 0.0 if level >= 1 else (1 - level) / self.rate
        self.levels[key] = (level if wait else level - 1, now)
        if len(self.levels) > _KEPT:
            self.levels.popitem(last=False)
        return wait


class RateLimit:
    """Answer 429 with ``Retry-After`` to whoever asks too often."""

    def __init__(self, app: ASGIApp, tabs: dict[str, float], address: float) -> None:
        self.app = app
        self.tabs = {path: Buckets(rate) for path, rate in tabs.items()}
        self.addresses = Buckets(address)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass one request on, or make it wait."""
        path = path_of(scope)
        if path.startswith("/api/"):
            wait = self.addresses.take(address_of(scope))
            if not wait and path in self.tabs:
                wait = self.tabs[path].take(tab_of(scope))
            if wait:
                seconds = math.ceil(wait)
                raise ServiceError(429, "rate", {"Retry-After": str(seconds)}, seconds=seconds)
        return self.app(scope, receive, send)
