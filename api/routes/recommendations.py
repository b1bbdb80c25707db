"""Recommendations: vacancies for a person, people for a vacancy, employers for a group."""

from __future__ import annotations

from fastapi import APIRouter

from api.answering import employers_for, people_for, vacancies_for
from api.bodies import JsonResponse, StrictRoute
from api.dependencies import StateDep
from api.newcomers import seeker_of, vacancy_of
from api.responses import EmployerList, SeekerList, VacancyList
from api.routes.declared import problems
from api.schemas import EmployerQuestion, SeekerQuestion, VacancyQuestion

router = APIRouter(
    prefix="/recommendations",
    tags=["recommendations"],
    route_class=StrictRoute,
    responses=problems(400, 404, 413, 415, 422),
)

# Plain functions on purpose: the framework runs them in its thread pool, so that scoring
# does not hold up other requests.


@router.post("/vacancies", response_model=VacancyList, summary="给人找岗位")
def recommend_vacancies(question: VacancyQuestion, state: StateDep) -> JsonResponse:
    """Rank vacancies for a person of the register or for a whole profile."""
    if question.profile is None:
        seeker = state.recommender.seeker(question.seeker_id or "")
    else:
        seeker = seeker_of(question.profile)
    is_known = question.profile is None
    return JsonResponse(vacancies_for(state, seeker, question.k, is_known=is_known))


@router.post("/seekers", response_model=SeekerList, summary="给岗位找人")
def recommend_seekers(question: SeekerQuestion, state: StateDep) -> JsonResponse:
    """Rank people for a vacancy of the market or for a whole one."""
    if question.vacancy is None:
        vacancy = state.recommender.vacancy(question.vacancy_id or "")
    else:
        vacancy = vacancy_of(question.vacancy, state.recommender.as_of)
    is_known = question.vacancy is None
    return JsonResponse(people_for(state, vacancy, question.k, is_known=is_known))


@router.post("/employers", response_model=EmployerList, summary="给一批人找用人单位")
def recommend_employers(question: EmployerQuestion, state: StateDep) -> JsonResponse:
    """Rank the employers that can take a group in a batch, with who goes where."""
    return JsonResponse(employers_for(state, question.seeker_ids, question.k))
