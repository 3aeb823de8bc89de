"""Answer only to known names, so that a foreign page cannot reach a local server by DNS tricks.

A plain address in the ``Host`` header is harmless (nobody can make it point elsewhere), a name is
not.
"""

from __future__ import annotations

from collections.abc import Awaitable
from functools import lru_cache

from starlette.types import ASGIApp, Receive, Scope, Send

from ..addresses import Addresses
from ..errors import ServiceError
from ..scope import header_of, path_of

_KEPT = 64
PROBES = ("/healthz", "/readyz", "/metrics")


class KnownHosts:
    """Refuse requests whose ``Host`` is not on the list; health probes may use any."""

    def __init__(self, app: ASGIApp, allowed: str) -> None:
        self.app = app
        listed = Addresses(allowed)
        self.allows = lru_cache(_KEPT)(lambda header: without_port(header) in listed)
        """Tells whether a ``Host`` header names this server."""

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass one request on, or refuse it."""
        host = header_of(scope, b"host")
        if path_of(scope) not in PROBES and not self.allows(host):
            raise ServiceError(421, "host_refused", host=host[:100])
        return self.app(scope, receive, send)


def without_port(host: str) -> str:
    """Return the host without its port.

    Examples
    --------
    >>> without_port("[::1]:8000"), without_port("example.org:80"), without_port("[::1]")
    ('[::1]', 'example.org', '[::1]')
    """
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() and not name.endswith(":") else host
