"""Around every request: security headers, figures, a limit on bodies."""

import time
from collections.abc import MutableMapping
from typing import Any

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from front_desk.errors import ErrorCode
from queue_server.web.errors import problem
from queue_server.web.metrics import Metrics

LARGEST_BODY = 64 * 1024
"""Bytes; every command is far smaller."""

_CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_RAW_API = [*_RAW, (b"cache-control", b"no-store")]

log = structlog.get_logger("http")


class Envelope:
    """Puts the headers on every answer and counts it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                ours = _RAW_API if scope["path"].startswith("/api/") else _RAW
                headers = list(message.get("headers", ()))
                theirs = {name for name, _ in headers}
                headers += [one for one in ours if one[0] not in theirs]
                message["headers"] = headers
                self._count(scope, status, time.perf_counter() - begun)
            await send(message)

        if _too_large(scope):
            refusal = problem(ErrorCode.INVALID_REQUEST, "The body is too large or unmeasured.")
            await refusal(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)

    def _count(self, scope: MutableMapping[str, Any], status: int, seconds: float) -> None:
        # The pattern, never the path: paths may hold a ticket's token.
        route = getattr(scope.get("route"), "path", "unmatched")
        self._metrics.answered(scope["method"], route, status, seconds)
        log.debug(
            "answered",
            method=scope["method"],
            route=route,
            status=status,
            milliseconds=round(seconds * 1000, 1),
        )


def _too_large(scope: Scope) -> bool:
    length, chunked = b"0", False
    for name, value in scope["headers"]:
        if name == b"content-length":
            length = value
        elif name == b"transfer-encoding":
            chunked = True
    return chunked or not length.isdigit() or int(length) > LARGEST_BODY
