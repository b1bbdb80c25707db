"""The three questions and their answers, for the routes and for the pages alike."""

from __future__ import annotations

from collections.abc import Sequence

from api.dependencies import ServiceState
from api.describing import Describer
from api.exploring import shown_to
from api.notices import (
    NOTHING_FOR_GROUP,
    NOTHING_FOR_VACANCY,
    nothing_for_seeker,
    seeker_bar,
    vacancy_bar,
)
from api.responses import EmployerList, SeekerList, VacancyList
from data.records import Seeker, Vacancy


def vacancies_for(state: ServiceState, seeker: Seeker, k: int, *, is_known: bool) -> VacancyList:
    """Answer which vacancies fit a person.

    Parameters
    ----------
    state : ServiceState
        The running service.
    seeker : Seeker
        The person.
    k : int
        Length of the list.
    is_known : bool
        Whether the person is in the market; what is typed in has no history there.
    """
    recommender = state.recommender
    describer = Describer(recommender, state.directory)
    notice = seeker_bar(seeker, recommender)
    asked = seeker.seeker_id if is_known else seeker
    found = () if notice else shown_to(state, asked, k)
    return VacancyList(
        as_of=recommender.as_of,
        model_note=recommender.model_note,
        seeker=describer.seeker(seeker),
        notice=notice or (None if found else nothing_for_seeker(state.directory)),
        recommendations=[describer.vacancy_recommendation(one) for one in found],
    )


def people_for(state: ServiceState, vacancy: Vacancy, k: int, *, is_known: bool) -> SeekerList:
    """Answer which people fit a vacancy; parameters as in `vacancies_for`."""
    recommender = state.recommender
    describer = Describer(recommender, state.directory)
    notice = vacancy_bar(vacancy, recommender, state.directory)
    asked = vacancy.vacancy_id if is_known else vacancy
    found = () if notice else recommender.recommend_seekers(asked, k)
    return SeekerList(
        as_of=recommender.as_of,
        model_note=recommender.model_note,
        vacancy=describer.vacancy(vacancy),
        notice=notice or (None if found else NOTHING_FOR_VACANCY),
        recommendations=[describer.seeker_recommendation(one) for one in found],
    )


def employers_for(state: ServiceState, seeker_ids: Sequence[str], k: int) -> EmployerList:
    """Answer which employers can take a group in a batch, and who would go where."""
    recommender = state.recommender
    describer = Describer(recommender, state.directory)
    found = recommender.recommend_employers(seeker_ids, k)
    return EmployerList(
        as_of=recommender.as_of,
        model_note=recommender.model_note,
        group_size=len(seeker_ids),
        notice=None if found else NOTHING_FOR_GROUP,
        offers=[describer.offer(one) for one in found],
    )
