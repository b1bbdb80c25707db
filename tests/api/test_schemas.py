"""Bodies are read strictly."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from api.schemas import EmployerQuestion, SeekerProfile, SeekerQuestion, VacancyQuestion


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"seeker_id": "S1", "profile": {}},
        {"seeker_id": "S1", "k": 0},
        {"seeker_id": "S1", "k": 101},
        {"seeker_id": "S1", "k": "5"},
        {"seeker_id": "S1", "k": 5.5},
        {"seeker_id": "S1", "k": True},
        {"seeker_id": "S1", "extra": 1},
        {"seeker_id": ""},
        {"seeker_id": "S\x00"},
        {"seeker_id": 1},
    ],
)
def test_bad_question_about_a_person_is_refused(body: dict[str, Any]) -> None:
    """Exactly one person, and a length from 1 to 100."""
    with pytest.raises(ValidationError):
        VacancyQuestion.model_validate(body)


@pytest.mark.parametrize(
    "profile",
    [
        {"birth_date": "1990-02-30"},
        {"birth_date": "1990/2/3"},
        {"birth_date": 0},
        {"birth_date": "1990-1-1"},
        {"has_care_duty": "yes"},
        {"expected_pay_cny_month": -1},
        {"expected_pay_cny_month": float("nan")},
        {"expected_pay_cny_month": "3000"},
        {"latitude": 91},
        {"profile_text": "长" * 4001},
        {"profile_text": "\ud800"},
        {"religion": "x"},
    ],
)
def test_bad_profile_is_refused(profile: dict[str, Any]) -> None:
    """Types, ranges, lengths and names of fields are checked."""
    with pytest.raises(ValidationError):
        SeekerProfile.model_validate(profile)


def test_good_profile_is_read() -> None:
    """ISO dates are dates, whole numbers are numbers."""
    profile = SeekerProfile.model_validate(
        {"birth_date": "1990-02-03", "expected_pay_cny_month": 3000, "profile_text": "做过\n普工"}
    )

    assert profile.birth_date is not None
    assert profile.birth_date.isoformat() == "1990-02-03"
    assert profile.expected_pay_cny_month == 3000


def test_vacancy_needs_title_and_employer() -> None:
    """A vacancy of an employer that is not registered cannot be checked against the law."""
    with pytest.raises(ValidationError) as caught:
        SeekerQuestion.model_validate({"vacancy": {}})

    assert {error["loc"][-1] for error in caught.value.errors()} == {"title", "employer_id"}


@pytest.mark.parametrize("ids", [[], ["S1", "S1"], [f"S{i}" for i in range(2001)], [1], "S1"])
def test_bad_group_is_refused(ids: object) -> None:
    """A group is one to 2,000 different people."""
    with pytest.raises(ValidationError):
        EmployerQuestion.model_validate({"seeker_ids": ids})
