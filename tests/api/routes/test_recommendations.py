"""The three recommendations over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from data.records import Seeker, Vacancy
from tests.api.clients import Client
from tests.api.fakes import FakeRecommender

BASE = "/api/v1/recommendations"


def _ask(client: Client, what: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(f"{BASE}/{what}", json=body)
    assert answer.status_code == 200, answer.text
    read: dict[str, Any] = answer.json()
    return read


def test_vacancies_for_a_registered_person(client: Client) -> None:
    """The answer holds what a person reads: names, pay, chance, reasons, what to check."""
    answer = _ask(client, "vacancies", {"seeker_id": "S001", "k": 1})

    assert answer["as_of"] == "2025-03-10"
    assert answer["seeker"]["name_masked"] == "李**"
    (row,) = answer["recommendations"]
    assert row["rank"] == 1
    assert row["vacancy"]["employer_name"] == "彭寨制衣车间"
    assert row["vacancy"]["pay"] == "3,000–5,000 元/月"
    assert row["chance"]["p_match"] == row["chance"]["p_apply"] * row["chance"]["p_accept"]
    assert row["reasons"][0]["kind"] == "work"
    assert row["checks"]


def test_vacancies_for_a_whole_profile(client: Client, recommender: FakeRecommender) -> None:
    """A profile needs no id, and every field is passed on."""
    profile = {"profile_text": "揸过钩机", "birth_date": "1990-01-01", "county": "和平县"}
    _ask(client, "vacancies", {"profile": profile})
    (asked,) = recommender.asked

    assert isinstance(asked, Seeker)
    assert (asked.profile_text, asked.county) == ("揸过钩机", "和平县")


def test_child_gets_a_notice_and_no_list(client: Client) -> None:
    """Registered or typed, under 16 is under 16."""
    for body in ({"seeker_id": "S003"}, {"profile": {"birth_date": "2010-01-01"}}):
        answer = _ask(client, "vacancies", body)
        assert answer["recommendations"] == []
        assert "未满16周岁" in answer["notice"]


def test_people_for_a_vacancy(client: Client) -> None:
    """Known by its id."""
    answer = _ask(client, "seekers", {"vacancy_id": "V001", "k": 2})

    assert [row["seeker"]["seeker_id"] for row in answer["recommendations"]] == ["S001", "S002"]


def test_people_for_a_whole_vacancy(client: Client, recommender: FakeRecommender) -> None:
    """A vacancy that is only described."""
    _ask(client, "seekers", {"vacancy": {"title": "普工", "employer_id": "E1"}})
    (asked,) = recommender.asked

    assert isinstance(asked, Vacancy)
    assert asked.title == "普工"


def test_employers_for_a_group(client: Client) -> None:
    """Who would go where, with the expected number."""
    answer = _ask(client, "employers", {"seeker_ids": ["S001", "S002"]})

    assert answer["group_size"] == 2
    assert answer["offers"][0]["expected_placed"] == 0.5
    assert len(answer["offers"][0]["placements"]) == 2


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("vacancies", {"seeker_id": "S999"}),
        ("seekers", {"vacancy_id": "V999"}),
        ("seekers", {"vacancy": {"title": "普工", "employer_id": "E999"}}),
        ("employers", {"seeker_ids": ["S001", "S999"]}),
    ],
)
def test_unknown_id_is_404(client: Client, what: str, body: dict[str, Any]) -> None:
    """The detail names the id and what to do."""
    answer = client.post(f"{BASE}/{what}", json=body)

    assert answer.status_code == 404
    assert "999" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("what", "body", "path"),
    [
        ("vacancies", {}, "body"),
        ("vacancies", {"seeker_id": "S001", "k": 0}, "body.k"),
        ("vacancies", {"seeker_id": "S001", "x": 0}, "body.x"),
        ("vacancies", {"profile": {"birth_date": "2025"}}, "body.profile.birth_date"),
        ("seekers", {"vacancy": {"employer_id": "E1"}}, "body.vacancy.title"),
        (
            "seekers",
            {"vacancy": {"title": "a", "employer_id": "E1", "published_on": "2025-03-01",
                         "expires_on": "2025-02-01"}},
            "body.vacancy.expires_on",
        ),
        ("employers", {"seeker_ids": []}, "body.seeker_ids"),
        ("employers", {"seeker_ids": ["S001", "S001"]}, "body.seeker_ids"),
    ],
)  # fmt: skip
def test_bad_payload_names_the_field(
    client: Client, what: str, body: dict[str, Any], path: str
) -> None:
    """Every 422 lists the fields to change."""
    answer = client.post(f"{BASE}/{what}", json=body)

    assert answer.status_code == 422
    assert [error["path"] for error in answer.json()["errors"]] == [path]
