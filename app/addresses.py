"""Lists of names and networks, as settings write them.

Names are compared whole and addresses as addresses: a pattern such as ``192.168.*`` would also let
in a name that merely begins so.
"""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network


class Addresses:
    """Exact names and address networks.

    Examples
    --------
    >>> "192.168.7.7" in Addresses("localhost, 192.168.0.0/16")
    True
    >>> "192.168.evil.example" in Addresses("localhost, 192.168.0.0/16")
    False
    """

    def __init__(self, listed: str) -> None:
        self.names: set[str] = set()
        self.networks: list[IPv4Network | IPv6Network] = []
        for item in filter(None, (part.strip().lower() for part in listed.split(","))):
            try:
                self.networks.append(ip_network(item, strict=False))
            except ValueError:
                self.names.add(item)

    def __contains__(self, name: str) -> bool:
        try:
            address = ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return name.lower().removesuffix(".") in self.names
        return any(address in network for network in self.networks)
