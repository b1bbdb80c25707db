"""Questions in, explained lists out."""

from __future__ import annotations

import statistics
from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.errors import UnknownIdError
from data.records import EmployerId, Seeker, SeekerId, Vacancy, VacancyId
from matching.exploration import Explorer
from matching.recommender import Recommender
from tests.worlds import World


@pytest.fixture(scope="module")
def recommender(world: World) -> Recommender:
    """Open the small world."""
    return Recommender.open(world.artifact, world.market, None, today=date(2030, 1, 1))


@pytest.mark.slow
def test_a_list_is_ordered_explained_and_lawful(recommender: Recommender) -> None:
    """Ranks from 1, falling p_match, a sentence for or against each row."""
    person = recommender.market.seekers[0]

    found = recommender.recommend_vacancies(person.seeker_id, 10)

    assert [row.rank for row in found] == list(range(1, len(found) + 1))
    assert [row.p_match for row in found] == sorted((r.p_match for r in found), reverse=True)
    assert all(row.p_match == row.p_apply * row.p_accept for row in found)
    assert all(row.reasons or row.caveats or row.checks for row in found)
    assert all(recommender.places_left(row.vacancy_id) >= 1 for row in found)


@pytest.mark.slow
def test_a_typed_profile_is_scored_like_the_same_person_without_a_past(
    recommender: Recommender,
) -> None:
    """A fresh profile with a known person's id is still nobody in the log."""
    person = recommender.market.seekers[1]

    one = recommender.recommend_vacancies(person, 5)
    two = recommender.recommend_vacancies(replace(person, seeker_id=SeekerId("else")), 5)

    assert [(row.vacancy_id, row.p_match) for row in one] == [
        (row.vacancy_id, row.p_match) for row in two
    ]


@pytest.mark.slow
def test_words_find_the_work(world: World, recommender: Recommender) -> None:
    """Somebody who drives excavators is not sent to sew: the work named ranks above the rest."""
    reader = world.report.model.encoder.reader
    lexicon, as_of = reader.lexicon, recommender.as_of
    posts = [v for v in recommender.market.vacancies if v.published_on <= as_of < v.expires_on]
    titled = {
        post.vacancy_id: lexicon.occupations[reading.titled[0]].name
        for post, reading in zip(posts, reader.vacancies(posts), strict=True)
        if reading.titled and not reading.title_is_generic
    }
    best = []
    for name in sorted(set(titled.values())):
        person = Seeker(
            seeker_id=SeekerId(""),
            birth_date=date(1985, 5, 1),
            profile_text=f"想搵{name}嘅工，以前做过{name}",
        )
        found = recommender.recommend_vacancies(person, 200)
        best += [row.rank for row in found if titled.get(VacancyId(row.vacancy_id)) == name][:1]

    assert len(best) >= 8
    assert statistics.median(best) <= 5


@pytest.mark.slow
def test_a_fresh_vacancy_finds_people(recommender: Recommender) -> None:
    """A vacancy that was just typed is answered; one that is over is not."""
    owner = recommender.market.employers[0].employer_id
    fresh = Vacancy(
        vacancy_id=VacancyId("new"),
        employer_id=EmployerId(owner),
        title="缝纫工",
        headcount=3,
        published_on=recommender.as_of,
        expires_on=recommender.as_of + timedelta(days=30),
    )

    assert recommender.recommend_seekers(replace(fresh, expires_on=recommender.as_of), 5) == ()
    assert recommender.recommend_seekers(replace(fresh, headcount=0), 5) == ()
    found = recommender.recommend_seekers(fresh, 5)
    assert [row.rank for row in found] == list(range(1, len(found) + 1))


@pytest.mark.slow
def test_employers_for_a_group_never_exceed_places_or_send_anyone_twice(
    recommender: Recommender,
) -> None:
    """Within each offer: a person once, expected placements within the places."""
    group = [person.seeker_id for person in recommender.market.seekers[:40]]

    offers = recommender.recommend_employers(group, 10)

    assert offers
    assert [o.expected_placed for o in offers] == sorted(
        (o.expected_placed for o in offers), reverse=True
    )
    for offer in offers:
        people = [placement.seeker_id for placement in offer.placements]
        assert len(set(people)) == len(people)
        assert set(people) <= set(group)
        assert offer.expected_placed <= offer.places_left + 1e-9
        assert recommender.employer(offer.employer_id).accepts_batches is not False


@pytest.mark.slow
@pytest.mark.parametrize("ask", ["seeker", "vacancy", "employer"])
def test_an_unknown_id_is_named(recommender: Recommender, ask: str) -> None:
    """The error carries the id."""
    with pytest.raises(UnknownIdError, match="NOBODY"):
        getattr(recommender, ask)("NOBODY")


@pytest.mark.slow
def test_exploration_keeps_ranks_honest_and_the_plain_list_plain(world: World) -> None:
    """What chance shows carries its own rank and score; without the question, nothing changes."""
    exploring = Recommender.open(
        world.artifact, world.market, None, date(2030, 1, 1), Explorer(0.15, b"secret")
    )
    people = [person.seeker_id for person in exploring.market.seekers[:40]]
    whole = {one: exploring.recommend_vacancies(one, 1_000) for one in people}
    lists = {one: exploring.recommend_vacancies(one, 10, explores=True) for one in people}

    for one in people:
        known = {row.rank: row.vacancy_id for row in whole[one]}
        assert [row.position for row in lists[one]] == list(range(1, len(lists[one]) + 1))
        assert all(known[row.rank] == row.vacancy_id for row in lists[one])
        assert all(row.rank > 10 for row in lists[one] if row.is_exploration)
        assert not any(row.is_exploration for row in exploring.recommend_vacancies(one, 10))
    assert any(row.is_exploration for rows in lists.values() for row in rows)
    assert exploring.recommend_vacancies(people[0], 10, explores=True) == lists[people[0]]
    typed = replace(exploring.market.seekers[0], seeker_id=SeekerId("else"))
    assert all(row.slot is None for row in exploring.recommend_vacancies(typed, 10, explores=True))
