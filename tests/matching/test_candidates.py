"""Who may be asked about."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.candidates import Rows, order_by_match, people_for, vacancies_for
from matching.scoring import ScoredMarket
from tests.features.builders import AS_OF
from tests.matching.builders import make_scored


@pytest.fixture(scope="module")
def scored() -> ScoredMarket:
    """Encode the small market."""
    return make_scored()


@pytest.fixture(scope="module")
def live(scored: ScoredMarket) -> Rows:
    """Give what is live on the usual day."""
    return scored.posts.live_rows(scored.index.history, AS_OF)


def test_a_person_is_offered_every_live_lawful_vacancy(scored: ScoredMarket, live: Rows) -> None:
    """Neither wishes nor blanks take any away."""
    assert live.tolist() == [0, 1, 2, 3]
    for row in (0, 1, 3, 4):
        offered = vacancies_for(scored.people, row, scored.posts, live, AS_OF)
        assert offered.tolist() == [0, 1, 2, 3]


def test_a_child_is_offered_nothing(scored: ScoredMarket, live: Rows) -> None:
    """Fifteen at the day of the question."""
    assert len(vacancies_for(scored.people, 2, scored.posts, live, AS_OF)) == 0


def test_only_people_registered_by_the_day_are_candidates(scored: ScoredMarket) -> None:
    """S3 is a child; S4 registers on 1 April; a blank counts as registered."""
    assert people_for(scored.people, scored.posts, 0, AS_OF).tolist() == [0, 1, 4]
    assert people_for(scored.people, scored.posts, 0, date(2025, 3, 31)).tolist() == [0, 1, 4]
    assert people_for(scored.people, scored.posts, 0, date(2025, 4, 1)).tolist() == [0, 1, 3, 4]


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5]), st.integers(0, 999)),
        max_size=12,
        unique_by=lambda pair: pair[1],
    )
)
def test_the_order_is_that_of_sorting_by_hand(pairs: list[tuple[float, int]]) -> None:
    """Highest first, ties by id as text."""
    p = np.array([pair[0] for pair in pairs])
    ids = np.array([f"V{pair[1]}" for pair in pairs], dtype=np.str_)

    order = order_by_match(p, ids)

    by_hand = sorted(range(len(pairs)), key=lambda i: (-p[i], str(ids[i])))
    assert order.tolist() == by_hand
