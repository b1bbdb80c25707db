"""Typed profiles and vacancies become records."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from fastapi.exceptions import RequestValidationError

from api.newcomers import seeker_of, vacancy_of
from api.schemas import SeekerProfile, VacancyPosting
from data.records import Seeker, Vacancy

AS_OF = date(2025, 3, 10)


def test_profile_knows_every_field_of_a_person() -> None:
    """What the register holds can be asked about without registering."""
    assert set(SeekerProfile.model_fields) == {field.name for field in fields(Seeker)}


def test_posting_knows_every_field_of_a_vacancy() -> None:
    """The same for vacancies."""
    assert set(VacancyPosting.model_fields) == {field.name for field in fields(Vacancy)}


def test_profile_is_taken_over_whole() -> None:
    """No field is lost on the way."""
    profile = SeekerProfile(
        profile_text="做过普工", birth_date=date(1990, 1, 1), has_care_duty=True
    )
    seeker = seeker_of(profile)

    assert (seeker.profile_text, seeker.birth_date, seeker.has_care_duty) == (
        profile.profile_text,
        profile.birth_date,
        profile.has_care_duty,
    )


def test_vacancy_without_dates_is_live() -> None:
    """A vacancy that was only described counts from today."""
    vacancy = vacancy_of(VacancyPosting(title="普工", employer_id="E1"), AS_OF)

    assert vacancy.published_on == AS_OF < vacancy.expires_on
    assert vacancy.headcount == 1


def test_vacancy_that_ends_before_it_begins_is_refused() -> None:
    """Dates the wrong way round are a mistake of typing."""
    posting = VacancyPosting(
        title="普工",
        employer_id="E1",
        published_on=date(2025, 2, 1),
        expires_on=date(2025, 1, 1),
    )

    with pytest.raises(RequestValidationError):
        vacancy_of(posting, AS_OF)
