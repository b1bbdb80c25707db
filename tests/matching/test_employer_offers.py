"""A group in, employers out."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.columns import Kinds
from data.records import EmployerId
from matching.employer_offers import fill_places, offers_for_group
from matching.recommendation import EmployerOffer
from matching.scoring import ScoredMarket
from tests.features.builders import AS_OF, make_event, make_vacancy
from tests.matching.builders import EMPLOYERS, EVENTS, POSTS, make_market, make_scored

CHANCES = st.sampled_from([0.05, 0.1, 0.3, 0.5, 0.51, 0.8, 0.95])
MATRICES = st.integers(1, 4).flatmap(
    lambda people: st.integers(1, 3).flatmap(
        lambda posts: st.lists(
            st.lists(CHANCES, min_size=posts, max_size=posts), min_size=people, max_size=people
        )
    )
)


def fill(chances: list[list[float]], places: list[int]) -> list[tuple[int, int]]:
    """Fill every person x every post."""
    n, m = len(chances), len(chances[0])
    seekers, vacancies = np.repeat(np.arange(n), m), np.tile(np.arange(m), n)
    left = {vacancy: float(places[vacancy]) for vacancy in range(m)}
    chosen = fill_places(seekers, vacancies, np.array(chances).ravel(), left)
    return [(int(seekers[i]), int(vacancies[i])) for i in chosen]


def best_possible(chances: list[list[float]], places: list[int]) -> float:
    """Try every way to send people (or to leave them out)."""
    n, m = len(chances), len(chances[0])
    best = 0.0
    for plan in product(range(m + 1), repeat=n):
        loads = [0.0] * (m + 1)
        for person, post in enumerate(plan):
            loads[post] += chances[person][post] if post < m else 0.0
        if all(loads[post] <= places[post] + 1e-9 for post in range(m)):
            best = max(best, sum(loads))
    return best


@given(MATRICES, st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_nobody_goes_twice_and_expected_people_fit_the_places(
    chances: list[list[float]], places: list[int]
) -> None:
    """Each person at most once; the expected number at each post within its places."""
    chosen = fill(chances, places)

    people = [person for person, _ in chosen]
    assert len(set(people)) == len(people)
    for post in range(len(chances[0])):
        load = sum(chances[person][where] for person, where in chosen if where == post)
        assert load <= places[post] + 1e-9
    falling = [chances[person][post] for person, post in chosen]
    assert falling == sorted(falling, reverse=True)


@given(MATRICES, st.lists(st.integers(1, 2), min_size=3, max_size=3))
def test_filling_is_at_least_a_third_of_the_best(
    chances: list[list[float]], places: list[int]
) -> None:
    """Each pair missed is paid for by its person's own pair or by a post half full."""
    chosen = fill(chances, places)

    total = sum(chances[person][post] for person, post in chosen)
    assert total >= best_possible(chances, places) / 3 - 1e-9


def test_filling_takes_everybody_where_there_is_room() -> None:
    """With places for all, each person goes where the chance is best."""
    assert sorted(fill([[0.3, 0.8], [0.9, 0.1]], [2, 2])) == [(0, 1), (1, 0)]


def offers(scored: ScoredMarket, people: list[int], k: int = 10) -> tuple[EmployerOffer, ...]:
    """Ask for a group on the usual day."""
    live = scored.posts.live_rows(scored.index.history, AS_OF)
    return offers_for_group(scored, np.array(people, dtype=np.intp), live, AS_OF, k)


def test_employers_are_ordered_by_whom_they_would_place() -> None:
    """E2 takes no batches; E3 has not said, and comes with a caveat."""
    found = offers(make_scored(), [0, 1, 4])

    assert {offer.employer_id for offer in found} == {"E1", "E3"}
    assert [offer.rank for offer in found] == [1, 2]
    assert found[0].expected_placed >= found[1].expected_placed
    caveats = {offer.employer_id: offer.caveats for offer in found}
    assert caveats["E1"] == ()
    assert "先与单位确认" in caveats["E3"][0]
    for offer in found:
        assert offer.expected_placed == sum(place.p_match for place in offer.placements)
        vacancies = {place.vacancy_id for place in offer.placements}
        owned = {post.vacancy_id for post in POSTS if post.employer_id == offer.employer_id}
        assert vacancies <= owned - {"V5"}


def test_places_left_are_those_of_live_vacancies_less_the_hired() -> None:
    """V1 has two places, V2 one; a hire yesterday takes one, an expired post counts nothing."""
    hired = make_event("S5", "V1", Kinds.HIRED, AS_OF.replace(day=9))

    before = {offer.employer_id: offer.places_left for offer in offers(make_scored(), [0, 1])}
    after = {
        offer.employer_id: offer.places_left
        for offer in offers(make_scored(make_market(interactions=(*EVENTS, hired))), [0, 1])
    }

    assert before["E1"] == 3
    assert after["E1"] == 2


def test_a_child_is_in_no_placement() -> None:
    """The law holds in groups too: an offer that would place nobody is not made."""
    assert offers(make_scored(), [2]) == ()
    placed = {
        place.seeker_id for offer in offers(make_scored(), [0, 2]) for place in offer.placements
    }
    assert placed == {"S1"}


def test_the_list_is_cut_at_k() -> None:
    """The first k, ranked as before."""
    assert offers(make_scored(), [0, 1, 4], k=1) == offers(make_scored(), [0, 1, 4])[:1]
    assert offers(make_scored(), []) == ()


def test_an_employer_without_a_licence_on_the_work_day_places_nobody() -> None:
    """Unlicensed from yesterday."""
    firms = tuple(
        replace(firm, licensed_until=AS_OF.replace(day=9)) if firm.employer_id == "E1" else firm
        for firm in EMPLOYERS
    )

    found = offers(make_scored(make_market(employers=firms)), [0, 1])

    assert "E1" not in {offer.employer_id for offer in found}


def test_equal_offers_are_ordered_by_id() -> None:
    """Two employers with the same post: the lower id first."""
    firms = tuple(replace(EMPLOYERS[0], employer_id=EmployerId(name)) for name in ("EB", "EA"))
    posts = tuple(
        make_vacancy(f"V{i}", employer_id=firm.employer_id) for i, firm in enumerate(firms)
    )
    market = make_market(employers=firms, vacancies=posts, interactions=())

    found = offers(make_scored(market), [0])

    assert [offer.employer_id for offer in found] == ["EA", "EB"]
    assert found[0].expected_placed == found[1].expected_placed
