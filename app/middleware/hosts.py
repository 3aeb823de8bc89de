"""Answer only to known names, so that a foreign page cannot reach a local server by DNS tricks.

A plain address in the ``Host`` header is harmless (nobody can make it point elsewhere), a name is
not. Names are compared whole and addresses as addresses: a pattern such as ``192.168.*`` would also
let in a name that merely begins so.
"""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ..errors import ServiceError

PROBES = ("/healthz", "/readyz")


class KnownHosts:
    """Refuse requests whose ``Host`` is not on the list; health probes may use any."""

    def __init__(self, app: ASGIApp, allowed: str) -> None:
        self.app = app
        self.names: set[str] = set()
        self.networks: list[IPv4Network | IPv6Network] = []
        for item in filter(None, (part.strip().lower() for part in allowed.split(","))):
            try:
                self.networks.append(ip_network(item, strict=False))
            except ValueError:
                self.names.add(item)

    def allows(self, header: str) -> bool:
        """Tell whether a ``Host`` header names this server."""
        name = without_port(header.lower())
        try:
            address = ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return name.removesuffix(".") in self.names
        return any(address in network for network in self.networks)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or refuse it."""
        host = Headers(scope=scope).get("host", "")
        if scope["path"] not in PROBES and not self.allows(host):
            raise ServiceError(421, "host_refused", host=host[:100])
        await self.app(scope, receive, send)


def without_port(host: str) -> str:
    """Return the host without its port.

    Examples
    --------
    >>> without_port("[::1]:8000"), without_port("example.org:80"), without_port("[::1]")
    ('[::1]', 'example.org', '[::1]')
    """
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() and not name.endswith(":") else host
