"""Looking things up in the tiny market."""

from __future__ import annotations

from datetime import date

import pytest

from api.directory import Directory, age_on, townships_by_county
from tests.api.fakes import FakeRecommender


@pytest.fixture
def directory() -> Directory:
    """Give the directory of the tiny market."""
    return Directory(FakeRecommender())


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2009, 3, 10), date(2025, 3, 10), 16),
        (date(2009, 3, 11), date(2025, 3, 10), 15),
        (date(2008, 2, 29), date(2025, 2, 28), 16),
        (date(2008, 2, 29), date(2025, 3, 1), 17),
        (date(2030, 1, 1), date(2025, 3, 1), None),
        (None, date(2025, 3, 1), None),
    ],
)
def test_age_counts_birthdays(born: date | None, day: date, age: int | None) -> None:
    """A birthday counts from its day on."""
    assert age_on(born, day) == age


def test_people_are_found_by_name_and_place(directory: Directory) -> None:
    """Every word has to occur."""
    found, following = directory.find_seekers("李 彭寨", limit=5)

    assert [seeker.seeker_id for seeker in found] == ["S001"]
    assert following is None


def test_people_are_not_found_by_phone_or_identity_number(directory: Directory) -> None:
    """The search is no way to try out numbers."""
    assert directory.find_seekers("13800138000", limit=5)[0] == []
    assert directory.find_seekers("441624197304110021", limit=5)[0] == []


def test_latest_vacancies_are_open(directory: Directory) -> None:
    """Neither the full nor the expired vacancy is shown first."""
    latest = [vacancy.vacancy_id for vacancy in directory.latest_vacancies(10)]

    assert latest == ["V001", "V002", "V005"]


def test_open_vacancies_are_found_first(directory: Directory) -> None:
    """What is full or over is still found, behind what is open."""
    found, has_more = directory.find_vacancies("岗位", limit=5)

    assert [vacancy.vacancy_id for vacancy in found] == ["V005", "V003", "V004"]
    assert not has_more
    assert directory.find_vacancies("岗位", limit=2)[1]


def test_latest_people_come_first(directory: Directory) -> None:
    """Who registered last stands on top."""
    assert [s.seeker_id for s in directory.latest_seekers(2)] == ["S004", "S003"]


def test_counties_hold_their_own_townships() -> None:
    """上坪镇 stands in two counties."""
    townships = townships_by_county()

    assert len(townships) == 6
    assert "上坪镇" in townships["连平县"]
    assert "上坪镇" in townships["龙川县"]
