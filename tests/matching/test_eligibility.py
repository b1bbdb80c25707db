"""The lawful floor."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.records import Employer, EmployerId, Seeker, SeekerId, Vacancy, VacancyId
from matching.eligibility import (
    BARRED_TO_MINORS,
    SeekerLaw,
    VacancyLaw,
    bars_referral,
    birthday_of_age,
)

AS_OF = date(2025, 3, 10)
NEAR = st.dates(date(2025, 1, 1), date(2025, 12, 31))


def make_seeker(birth_date: date | None) -> Seeker:
    """Make a person of whom only the birthday is known."""
    return Seeker(seeker_id=SeekerId("S1"), birth_date=birth_date)


def make_vacancy(title: str = "保洁员", starts_on: date | None = None) -> Vacancy:
    """Make a live vacancy."""
    return Vacancy(
        vacancy_id=VacancyId("V1"),
        employer_id=EmployerId("E1"),
        title=title,
        headcount=1,
        published_on=date(2025, 1, 1),
        expires_on=date(2026, 1, 1),
        starts_on=starts_on,
    )


def make_employer(
    licensed_until: date | None = None, blacklisted_until: date | None = None
) -> Employer:
    """Make an employer."""
    return Employer(
        employer_id=EmployerId("E1"),
        name="某公司",
        licensed_until=licensed_until,
        blacklisted_until=blacklisted_until,
    )


def is_lawful(seeker: Seeker, vacancy: Vacancy, employer: Employer, as_of: date = AS_OF) -> bool:
    """Ask about one pair."""
    rows = np.zeros(1, dtype=np.intp)
    law = VacancyLaw([vacancy], [employer])
    return bool(law.lawful_pairs(SeekerLaw([seeker]), rows, rows, as_of)[0])


def naive_age(birth: date, day: date) -> int:
    """Count completed years, the plain way; 29 February comes of age on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@pytest.mark.parametrize(("days", "lawful"), [(-1, False), (0, True), (1, True)])
def test_sixteen_from_the_birthday_on(days: int, lawful: bool) -> None:
    """The day before the sixteenth birthday is too early, the birthday itself is not."""
    birthday = date(2009, 3, 10)
    as_of = AS_OF + timedelta(days=days)

    assert is_lawful(make_seeker(birthday), make_vacancy(), make_employer(), as_of) is lawful


def test_a_leap_day_child_comes_of_age_on_the_first_of_march() -> None:
    """Born on 29 February 2008: not yet sixteen... until the leap day of 2024 itself."""
    assert birthday_of_age(date(2008, 2, 29), 16) == date(2024, 2, 29)
    assert birthday_of_age(date(2008, 2, 29), 18) == date(2026, 3, 1)


def test_a_child_is_not_introduced_for_a_later_start() -> None:
    """Introducing is itself barred: a start after the sixteenth birthday does not help."""
    child = make_seeker(date(2009, 7, 1))

    assert not is_lawful(child, make_vacancy(starts_on=date(2025, 8, 1)), make_employer())
    assert bars_referral(child, AS_OF) is not None
    assert bars_referral(make_seeker(None), AS_OF) is None


@given(st.dates(date(2005, 1, 1), date(2011, 12, 31)), NEAR, st.none() | NEAR)
def test_age_rules_agree_with_a_plain_second_reading(
    birth: date, as_of: date, starts_on: date | None
) -> None:
    """Counting years by hand gives the same answer on every day."""
    day = starts_on or as_of
    forestry = make_vacancy("护林员", starts_on)

    expected = naive_age(birth, day) >= 18 and naive_age(birth, as_of) >= 16
    assert is_lawful(make_seeker(birth), forestry, make_employer(), as_of) is expected
    old_enough = min(naive_age(birth, day), naive_age(birth, as_of)) >= 16
    vacancy = make_vacancy(starts_on=starts_on)
    assert is_lawful(make_seeker(birth), vacancy, make_employer(), as_of) is old_enough


@given(NEAR, NEAR, NEAR, st.none() | NEAR)
def test_employers_are_judged_on_the_work_day(
    licensed: date, listed: date, as_of: date, starts_on: date | None
) -> None:
    """A licence counts through its last day, and so does the wage-arrears list."""
    day = starts_on or as_of
    employer = make_employer(licensed, listed)

    lawful = is_lawful(make_seeker(None), make_vacancy(starts_on=starts_on), employer, as_of)

    assert lawful is (licensed >= day > listed)


def test_a_blank_never_excludes() -> None:
    """No birthday, no licence date, no list: lawful."""
    assert is_lawful(make_seeker(None), make_vacancy(), make_employer())


@pytest.mark.parametrize("word", BARRED_TO_MINORS)
def test_seventeen_is_kept_from_listed_work_only(word: str) -> None:
    """A seventeen-year-old may clean, but not do listed work; an adult may do both."""
    minor, adult = make_seeker(date(2008, 1, 1)), make_seeker(date(2006, 1, 1))

    assert is_lawful(minor, make_vacancy(), make_employer())
    assert not is_lawful(minor, make_vacancy(word.upper()), make_employer())
    assert is_lawful(adult, make_vacancy(word), make_employer())


def test_a_birthday_beyond_the_calendar_is_no_crash() -> None:
    """A year mistyped as 9990 comes of age at the end of the calendar, and is never sixteen."""
    assert birthday_of_age(date(9990, 5, 1), 16) == date(9999, 5, 1)
    assert not is_lawful(make_seeker(date(9990, 2, 28)), make_vacancy(), make_employer())
