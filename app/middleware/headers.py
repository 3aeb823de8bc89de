"""Headers that make a browser refuse what Backlight never does."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Awaitable

from starlette.types import ASGIApp, Message, Receive, Scope, Send


def content_security_policy(import_map: str, frame_ancestors: str) -> str:
    """Allow this origin only, and of inline scripts only the import map, by its hash.

    Examples
    --------
    >>> "script-src 'self' 'sha256-" in content_security_policy("{}", "'self'")
    True
    """
    digest = base64.b64encode(hashlib.sha256(import_map.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'sha256-{digest}'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {frame_ancestors}",
        )
    )


_PAGE = (b"content-type", b"text/html; charset=utf-8")


class SecurityHeaders:
    """Add the same headers to every answer, errors included; some say something of pages only."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        headers = {
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cross-origin-resource-policy": "same-origin",
        }
        of_pages = {
            "cross-origin-opener-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }
        self.headers, self.of_pages = (
            [(name.encode(), value.encode()) for name, value in each.items()]
            for each in (headers, of_pages)
        )

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Pass one request on."""

        def add(message: Message) -> Awaitable[None]:
            if message["type"] == "http.response.start":
                own = message.get("headers", ())
                more = self.of_pages if _PAGE in own else ()
                message["headers"] = [*own, *self.headers, *more]
            return send(message)

        return self.app(scope, receive, add)
