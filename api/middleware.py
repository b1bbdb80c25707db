"""What stands around every request: an id, a size limit, security headers, and the last net."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import MutableMapping
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import answer_error

LOGGER: Final = logging.getLogger("jobmatch.api")

SECURITY_HEADERS: Final = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """The outermost layer of the service.

    Parameters
    ----------
    app : ASGIApp
        The application inside.
    max_body_bytes : int
        Longest body that is read, whether its length is announced or not.
    """

    def __init__(self, app: ASGIApp, max_body_bytes: int) -> None:
        self._app = app
        self._max_body_bytes = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; whatever goes wrong inside becomes an answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["request_id"] = secrets.token_hex(8)
        answer = _Answer(scope, send)
        request = Request(scope)
        if self._is_announced_too_long(scope):
            await answer_error(request, 413)(scope, receive, answer)
            return
        try:
            await self._app(scope, _Metered(receive, self._max_body_bytes), answer)
        except Exception as error:  # noqa: BLE001  # the last net: no input may end in a bare 500
            LOGGER.error("request %s: %s", scope["request_id"], _place_of(error))  # noqa: TRY400  # the message may hold personal data
            if answer.has_started:
                raise ConnectionAbortedError from None
            await answer_error(request, 500)(scope, receive, answer)

    def _is_announced_too_long(self, scope: Scope) -> bool:
        length = Headers(scope=scope).get("content-length", "")
        return length.isdecimal() and int(length[:20]) > self._max_body_bytes


class _Metered:
    """Counts the bytes of a body, so that a chunked one is stopped as well."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413)
        return message


class _Answer:
    """Adds the headers of every answer, and knows whether one has begun."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self.has_started = False

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.has_started = True
            headers = MutableHeaders(scope=message)
            headers.update(SECURITY_HEADERS)
            headers["x-request-id"] = self._scope["request_id"]
            if not self._scope["path"].startswith("/static/"):
                headers["cache-control"] = "no-store"
        await self._send(message)


def _place_of(error: Exception) -> str:
    """Say what kind of error came from which line, and nothing that it says."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {where}"
