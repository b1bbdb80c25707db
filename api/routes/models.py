"""Which model speaks."""

from __future__ import annotations

from fastapi import APIRouter

from api.bodies import JsonResponse
from api.dependencies import StateDep
from api.responses import ModelSummary

router = APIRouter(prefix="/models", tags=["models"])


@router.get("", response_model=ModelSummary, summary="当前使用的模型")
async def current_model(state: StateDep) -> JsonResponse:
    """Say which model speaks, as of which day, and what its manifest says."""
    recommender = state.recommender
    return JsonResponse(
        ModelSummary(
            model_note=recommender.model_note,
            as_of=recommender.as_of,
            n_seekers=len(recommender.market.seekers),
            n_vacancies=len(recommender.market.vacancies),
            manifest=dict(state.manifest),
        )
    )
