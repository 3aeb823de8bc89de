"""Who asks: one tab of a browser, so that a lecture hall behind one address is many."""

from __future__ import annotations

import re

from starlette.types import Scope

from .scope import header_of

HEADER = b"x-backlight-tab"
_NAME = re.compile(r"[A-Za-z0-9_-]{8,64}")


def address_of(scope: Scope) -> str:
    """The address that a request comes from."""
    return scope["client"][0] if scope.get("client") else ""


def tab_of(scope: Scope) -> str:
    """The random name that a tab gives itself; of what has none, the address.

    Examples
    --------
    >>> tab_of({"type": "http", "headers": [(b"x-backlight-tab", b"4f1k-92ab")]})
    '4f1k-92ab'
    >>> tab_of({"type": "http", "headers": [], "client": ("192.0.2.1", 5000)})
    '192.0.2.1'
    """
    name = header_of(scope, HEADER)
    return name if _NAME.fullmatch(name) else address_of(scope)
