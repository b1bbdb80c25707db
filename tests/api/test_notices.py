"""An empty list says why, and what to do next."""

from __future__ import annotations

from datetime import date

import pytest

from api.directory import Directory
from api.notices import (
    NOTHING_FOR_SEEKER,
    NOTHING_OPEN,
    nothing_for_seeker,
    seeker_bar,
    vacancy_bar,
)
from tests.api.fakes import FakeRecommender


def test_under_16_names_the_law(recommender: FakeRecommender) -> None:
    """A child is referred to nobody, and the article is named."""
    notice = seeker_bar(recommender.seeker("S003"), recommender)

    assert notice is not None
    assert "未满16周岁" in notice
    assert "禁止使用童工规定" in notice


@pytest.mark.parametrize("seeker_id", ["S001", "S004"])
def test_grown_up_and_unknown_age_are_not_barred(
    recommender: FakeRecommender, seeker_id: str
) -> None:
    """A blank never excludes."""
    assert seeker_bar(recommender.seeker(seeker_id), recommender) is None


@pytest.mark.parametrize(
    ("vacancy_id", "words"),
    [("V003", "名额已满"), ("V004", "已于 2025-03-10 截止"), ("V005", "拖欠工资名单")],
)
def test_barred_vacancy_says_why(recommender: FakeRecommender, vacancy_id: str, words: str) -> None:
    """Full, expired and blacklisted are told apart."""
    notice = vacancy_bar(recommender.vacancy(vacancy_id), recommender, Directory(recommender))

    assert notice is not None
    assert words in notice


def test_vacancy_before_its_time_says_when(recommender: FakeRecommender) -> None:
    """What is not yet published can be asked for later."""
    recommender.as_of = date(2024, 12, 1)
    notice = vacancy_bar(recommender.vacancy("V001"), recommender, Directory(recommender))

    assert notice is not None
    assert "2025-01-01" in notice


def test_open_vacancy_is_not_barred(recommender: FakeRecommender) -> None:
    """Nothing is said where somebody might fit."""
    vacancy = recommender.vacancy("V001")

    assert vacancy_bar(vacancy, recommender, Directory(recommender)) is None


def test_a_day_without_open_vacancies_is_told_from_a_person_whom_none_may_take(
    recommender: FakeRecommender,
) -> None:
    """An old export has nothing open: it is the vacancies that want renewing, not the person."""
    assert nothing_for_seeker(Directory(recommender)) == NOTHING_FOR_SEEKER
    recommender.as_of = date(2030, 1, 1)

    assert nothing_for_seeker(Directory(recommender)) == NOTHING_OPEN
