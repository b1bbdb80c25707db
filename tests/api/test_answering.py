"""The three questions: what is passed on, and what is said when there is nothing."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from api.answering import employers_for, people_for, vacancies_for
from api.app import create_app
from api.dependencies import ServiceState
from api.settings import ServiceSettings
from tests.api.fakes import EmptyRecommender, FakeRecommender


@pytest.fixture
def state(app: FastAPI) -> ServiceState:
    """Give the state around the fake recommender."""
    found: ServiceState = app.state.service
    return found


@pytest.fixture
def empty(settings: ServiceSettings) -> ServiceState:
    """Give the state of a service that has nothing to offer."""
    found: ServiceState = create_app(EmptyRecommender(), settings).state.service
    return found


def test_known_person_is_asked_by_id(state: ServiceState, recommender: FakeRecommender) -> None:
    """The recommender then knows the person's history."""
    vacancies_for(state, recommender.seeker("S001"), 5, is_known=True)

    assert recommender.asked == ["S001"]


def test_typed_person_is_asked_as_a_record(
    state: ServiceState, recommender: FakeRecommender
) -> None:
    """Somebody who is not registered has no history, whatever the id says."""
    seeker = recommender.seeker("S001")
    vacancies_for(state, seeker, 5, is_known=False)

    assert recommender.asked == [seeker]


def test_child_is_not_even_asked_about(state: ServiceState, recommender: FakeRecommender) -> None:
    """Under 16 the recommender is not consulted."""
    answer = vacancies_for(state, recommender.seeker("S003"), 5, is_known=True)

    assert recommender.asked == []
    assert answer.recommendations == []
    assert answer.notice is not None


def test_barred_vacancy_is_not_asked_about(
    state: ServiceState, recommender: FakeRecommender
) -> None:
    """A full vacancy gets its reason instead of a list."""
    answer = people_for(state, recommender.vacancy("V003"), 5, is_known=True)

    assert recommender.asked == []
    assert answer.notice is not None


def test_lists_have_no_notice(state: ServiceState, recommender: FakeRecommender) -> None:
    """Where there is a list, nothing needs to be explained away."""
    assert vacancies_for(state, recommender.seeker("S001"), 5, is_known=True).notice is None
    assert people_for(state, recommender.vacancy("V001"), 5, is_known=True).notice is None
    assert employers_for(state, ["S001"], 5).notice is None


def test_nothing_to_offer_says_what_next(empty: ServiceState) -> None:
    """Every empty list carries its next step."""
    seeker, vacancy = empty.recommender.seeker("S001"), empty.recommender.vacancy("V001")
    notices = [
        vacancies_for(empty, seeker, 5, is_known=True).notice,
        people_for(empty, vacancy, 5, is_known=True).notice,
        employers_for(empty, ["S001"], 5).notice,
    ]

    assert all(notice and "下一步" in notice for notice in notices)
