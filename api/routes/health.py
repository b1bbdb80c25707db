"""Whether the service runs, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException

from api.bodies import JsonResponse
from api.responses import Health
from api.routes.declared import problems

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live", response_model=Health, summary="服务是否在运行")
async def live() -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse(Health("live"))


@router.get("/ready", response_model=Health, summary="服务是否可以应答", responses=problems(503))
async def ready(request: Request) -> JsonResponse:
    """Say whether market and model are loaded."""
    if not request.app.state.is_ready:
        raise HTTPException(503)
    return JsonResponse(Health("ready"))
