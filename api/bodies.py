"""JSON bodies, read strictly: UTF-8, no NaN, no lone surrogates, no endless nesting."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Final

import orjson
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from typing_extensions import override

JSON_TYPE: Final = "application/json"


class StrictRequest(Request):
    """A request whose JSON is read by orjson, which refuses what JSON does not have."""

    @override
    async def json(self) -> Any:
        """Read the body."""
        return orjson.loads(await self.body())


class StrictRoute(APIRoute):
    """A route that takes JSON alone, and says so (415) to anything else."""

    @override
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the handler."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            media_type = request.headers.get("content-type", "").partition(";")[0]
            if request.method == "POST" and media_type.strip().lower() != JSON_TYPE:
                raise HTTPException(415)
            return await handler(StrictRequest(request.scope, request.receive))

        return handle


class JsonResponse(Response):
    """An answer written by orjson: dataclasses and dates as they are."""

    media_type = JSON_TYPE

    @override
    def render(self, content: object) -> bytes:
        """Write the content."""
        return orjson.dumps(content)
