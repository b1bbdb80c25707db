"""The people of the register, for picking one: names masked, no phone, no identity number."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError

from api.bodies import JsonResponse
from api.dependencies import StateDep
from api.describing import Describer
from api.responses import SeekerPage
from api.routes.declared import problems
from api.searching import cursor_of, row_of

router = APIRouter(prefix="/seekers", tags=["seekers"])


@router.get("", response_model=SeekerPage, summary="查找求职人员", responses=problems(422))
def find_seekers(
    state: StateDep,
    query: Annotated[str, Query(max_length=100, description="编号、姓名或地名，可用空格隔开")] = "",
    cursor: Annotated[str | None, Query(max_length=100, description="上一页给出的位置")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> JsonResponse:
    """Find people by id, name or place, a page at a time."""
    start = 0 if cursor is None else row_of(cursor)
    if start is None:
        raise RequestValidationError(
            [{"type": "impossible", "loc": ("query", "cursor"), "msg": "不是本接口给出的位置"}]
        )
    found, following = state.directory.find_seekers(query, limit=limit, start=start)
    describer = Describer(state.recommender, state.directory)
    return JsonResponse(
        SeekerPage([describer.seeker(seeker) for seeker in found], cursor_of(following))
    )
