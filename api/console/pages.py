"""The three tabs: a person's vacancies, a vacancy's people, a group's employers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.answering import employers_for, people_for, vacancies_for
from api.console.forms import (
    LENGTHS,
    REACHES,
    USUAL_LENGTH,
    BadFormError,
    FormDep,
    blank_profile,
    read_ids,
    read_length,
    read_profile,
)
from api.console.rendering import render
from api.dependencies import ServiceState, StateDep
from api.describing import Describer
from api.directory import townships_by_county
from api.responses import EmployerList, SeekerList, VacancyList

router = APIRouter(tags=["console"])

SHOWN: Final = 12
MAX_QUERY: Final = 100


@router.get("/", name="person")
def show_person(state: StateDep, request: Request) -> Response:
    """Pick a person, or read the list of the one that was picked."""
    asked = request.query_params
    query = asked.get("query", "")[:MAX_QUERY].strip()
    seeker_id = asked.get("seeker_id", "").strip() or _known_seeker(state, query)
    k = read_length(asked.get("k"))
    answer = None
    if seeker_id:
        answer = vacancies_for(state, state.recommender.seeker(seeker_id), k, is_known=True)
    return _person_page(state, answer, query=query, k=k)


@router.post("/profile", name="profile")
def show_profile(state: StateDep, fields: FormDep) -> Response:
    """Read the list of a person who was typed in."""
    k = read_length(fields.get("k"))
    try:
        seeker = read_profile(fields).seeker(state.recommender.as_of)
    except BadFormError as error:
        return _person_page(state, None, k=k, fields=fields, points=error.points)
    answer = vacancies_for(state, seeker, k, is_known=False)
    return _person_page(state, answer, k=k, fields=fields)


@router.get("/vacancies", name="vacancy")
def show_vacancy(state: StateDep, request: Request) -> Response:
    """Pick a vacancy, or read the list of the one that was picked."""
    asked = request.query_params
    query = asked.get("query", "")[:MAX_QUERY].strip()
    vacancy_id = asked.get("vacancy_id", "").strip() or _known_vacancy(state, query)
    k = read_length(asked.get("k"))
    answer: SeekerList | None = None
    if vacancy_id:
        answer = people_for(state, state.recommender.vacancy(vacancy_id), k, is_known=True)
    found, has_more = state.directory.find_vacancies(query, limit=SHOWN)
    if not query:
        found, has_more = state.directory.latest_vacancies(SHOWN), False
    describer = Describer(state.recommender, state.directory)
    context = {
        "query": query,
        "found": [describer.vacancy(vacancy) for vacancy in found],
        "has_more": has_more,
        "answer": answer,
    }
    return render("vacancy.html", _frame(state, "vacancy", k) | context)


@router.get("/groups", name="group")
def show_group(state: StateDep) -> Response:
    """Ask for the ids of a group."""
    return _group_page(state)


@router.post("/groups", name="group_list")
def show_group_list(state: StateDep, fields: FormDep) -> Response:
    """Read the employers that can take a group."""
    text, k = fields.get("seeker_ids", ""), read_length(fields.get("k"))
    try:
        ids = read_ids(text)
        _check_known(state, ids)
    except BadFormError as error:
        return _group_page(state, text=text, k=k, points=error.points)
    return _group_page(state, text=text, k=k, answer=employers_for(state, ids, k))


def _check_known(state: ServiceState, ids: tuple[str, ...]) -> None:
    unknown = [one for one in ids if not _known_seeker(state, one)]
    if unknown:
        shown = "、".join(unknown[:10]) + ("等" if len(unknown) > 10 else "")
        message = f"有 {len(unknown)} 个编号查不到（{shown}）。请核对，或先导入这些人员"
        raise BadFormError((f"人员编号：{message}",))


def _known_seeker(state: ServiceState, text: str) -> str:
    """Take what was typed for an id where it is one."""
    return text if state.directory.has_seeker(text) else ""


def _known_vacancy(state: ServiceState, text: str) -> str:
    return text if state.directory.has_vacancy(text) else ""


def _frame(state: ServiceState, tab: str, k: int) -> dict[str, object]:
    """Give what every tab shows."""
    recommender = state.recommender
    return {
        "tab": tab,
        "k": k,
        "lengths": LENGTHS,
        "as_of": recommender.as_of,
        "model_note": recommender.model_note,
        "model_version": state.manifest.get("version", ""),
        "rests_on_prior": state.rests_on_prior,
        "model_trouble": state.model_trouble,
    }


def _person_page(
    state: ServiceState,
    answer: VacancyList | None,
    *,
    k: int,
    query: str = "",
    fields: Mapping[str, str] | None = None,
    points: tuple[str, ...] = (),
) -> Response:
    found, following = state.directory.find_seekers(query, limit=SHOWN)
    if not query:
        found, following = state.directory.latest_seekers(SHOWN), None
    describer = Describer(state.recommender, state.directory)
    context = {
        "query": query,
        "found": [describer.seeker(seeker) for seeker in found],
        "has_more": following is not None,
        "answer": answer,
        "explores": answer is not None and any(one.exploration for one in answer.recommendations),
        "is_typed": fields is not None,
        "form": {**blank_profile(), **(fields or {})},
        "points": points,
        "townships": townships_by_county(),
        "reaches": REACHES,
    }
    return render("person.html", _frame(state, "person", k) | context, 422 if points else 200)


def _group_page(
    state: ServiceState,
    *,
    text: str = "",
    k: int = USUAL_LENGTH,
    answer: EmployerList | None = None,
    points: tuple[str, ...] = (),
) -> Response:
    context = {"text": text, "answer": answer, "points": points}
    return render("group.html", _frame(state, "group", k) | context, 422 if points else 200)
