"""What a list shows of people, vacancies and employers."""

from __future__ import annotations

from dataclasses import fields

import pytest

from api.describing import EXCERPT_LENGTH, Describer, say_chance
from api.directory import Directory
from api.responses import SeekerCard
from tests.api.fakes import FakeRecommender


@pytest.fixture
def describer(recommender: FakeRecommender) -> Describer:
    """Give a describer of the tiny market."""
    return Describer(recommender, Directory(recommender))


def test_person_is_masked(describer: Describer, recommender: FakeRecommender) -> None:
    """Neither name, phone nor identity number stands on the card."""
    card = describer.seeker(recommender.seeker("S001"))

    assert card.name_masked == "李**"
    assert card.age == 51
    shown = "".join(str(getattr(card, field.name)) for field in fields(SeekerCard))
    assert "小花" not in shown
    assert "13800138000" not in shown
    assert "441624197304110021" not in shown


def test_long_text_is_cut(describer: Describer, recommender: FakeRecommender) -> None:
    """A list shows the first words."""
    long = recommender.seeker("S002").__class__(
        seeker_id=recommender.seeker("S002").seeker_id, profile_text="做" * 500
    )

    assert describer.seeker(long).excerpt == "做" * EXCERPT_LENGTH + "…"


def test_vacancy_names_its_employer(describer: Describer, recommender: FakeRecommender) -> None:
    """A person reads names, not ids."""
    card = describer.vacancy(recommender.vacancy("V001"))

    assert (card.employer_name, card.places_left, card.pay) == (
        "彭寨制衣车间",
        3,
        "3,000–5,000 元/月",
    )


def test_recommendation_keeps_numbers_and_words(
    describer: Describer, recommender: FakeRecommender
) -> None:
    """Probabilities are passed on exactly, distances as far as they are known."""
    found = recommender.recommend_vacancies("S001", 1)[0]
    shown = describer.vacancy_recommendation(found)

    assert shown.chance.p_match == found.p_match
    assert shown.chance.sentence == "100 个这样的推荐里约 12 个能成"
    assert shown.distance_km == 3.3
    assert [reason.text for reason in shown.reasons] == [found.reasons[0].text]
    assert shown.checks == list(found.checks)


def test_offer_says_who_goes_where(describer: Describer, recommender: FakeRecommender) -> None:
    """Each placement names person and vacancy."""
    shown = describer.offer(recommender.recommend_employers(["S001", "S002"], 5)[0])

    assert [(one.seeker.name_masked, one.vacancy.title) for one in shown.placements] == [
        ("李**", "服装车位"),
        ("欧阳*", "服装车位"),
    ]


@pytest.mark.parametrize(
    ("p", "words"), [(0.5, "约 50 个"), (0.014, "约 1 个"), (0.0049, "不到 1 个")]
)
def test_chance_is_said_in_counts(p: float, words: str) -> None:
    """Small chances are not rounded to none."""
    assert words in say_chance(p)
