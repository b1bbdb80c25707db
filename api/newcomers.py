"""Profiles and vacancies that were typed in, as records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from fastapi.exceptions import RequestValidationError

from api.schemas import SeekerProfile, VacancyPosting
from data.records import EmployerId, Seeker, SeekerId, Vacancy, VacancyId

NEWCOMER: Final = "（未登记）"
USUAL_DAYS: Final = 30


def seeker_of(profile: SeekerProfile) -> Seeker:
    """Make a record of a typed profile.

    Examples
    --------
    >>> seeker_of(SeekerProfile(county="和平县")).seeker_id
    '（未登记）'
    """
    fields = profile.model_dump(exclude={"seeker_id"})
    return Seeker(seeker_id=SeekerId(profile.seeker_id or NEWCOMER), **fields)


def vacancy_of(posting: VacancyPosting, as_of: date) -> Vacancy:
    """Make a record of a typed vacancy; without dates it is live for the usual time.

    Raises
    ------
    RequestValidationError
        If it ends before it begins.
    """
    fields = posting.model_dump(exclude={"vacancy_id", "employer_id", "published_on", "expires_on"})
    published_on = posting.published_on or as_of
    expires_on = posting.expires_on or max(published_on, as_of) + timedelta(days=USUAL_DAYS)
    if expires_on < published_on:
        place = ("body", "vacancy", "expires_on")
        message = "截止日期早于发布日期"
        raise RequestValidationError([{"type": "impossible", "loc": place, "msg": message}])
    return Vacancy(
        vacancy_id=VacancyId(posting.vacancy_id or NEWCOMER),
        employer_id=EmployerId(posting.employer_id),
        published_on=published_on,
        expires_on=expires_on,
        **fields,
    )
