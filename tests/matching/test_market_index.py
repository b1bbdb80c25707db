"""A market with its ids looked up."""

from __future__ import annotations

from datetime import date

import numpy as np

from data.records import EmployerId, Market
from matching.market_index import index_market
from tests.features.builders import make_employer, make_vacancy
from tests.matching.builders import POSTS, make_market


def test_ids_point_to_rows_of_the_tuples() -> None:
    """Every id finds its own record."""
    market = make_market()
    index = index_market(market)

    assert all(market.seekers[row].seeker_id == key for key, row in index.seeker_rows.items())
    assert all(market.vacancies[row].vacancy_id == key for key, row in index.vacancy_rows.items())
    assert set(index.employers) == {employer.employer_id for employer in market.employers}
    assert index.employers[EmployerId("E2")].accepts_batches is False


def test_the_log_is_in_rows_and_the_history_knows_the_places() -> None:
    """Headcount and owner of each vacancy reach the history."""
    index = index_market(make_market())
    days = np.full(5, date(2025, 3, 10).toordinal(), dtype=np.int64)

    assert index.log.seeker_rows.tolist() == [4, 4, 4, 0]
    assert index.log.vacancy_rows.tolist() == [1, 1, 1, 2]
    assert index.history.places_left(np.arange(5), days).tolist() == [2, 1, 2, 2, 2]


def test_the_default_day_is_the_day_after_the_last_event() -> None:
    """Where nothing has happened, the caller's day."""
    today = date(2030, 1, 1)

    assert index_market(make_market()).last_day == date(2025, 3, 6)
    assert index_market(make_market()).default_as_of(today) == date(2025, 3, 7)
    assert index_market(make_market(interactions=())).last_day is None
    assert index_market(make_market(interactions=())).default_as_of(today) == today


def test_an_empty_market_is_a_market() -> None:
    """Nobody, nothing, no error."""
    index = index_market(Market())

    assert len(index.log.days) == 0
    assert index.seeker_rows == {}


def test_the_history_knows_industries_and_counties() -> None:
    """A post without a past takes after those of its industry, and of its county."""
    employers = (
        make_employer("E1", industry="家政"),
        make_employer("E2", industry="保安"),
        make_employer("E3", industry="家政"),
    )
    posts = (*POSTS, make_vacancy("V6", employer_id=EmployerId("E4"), workplace="紫金县"))
    market = make_market(employers=(*employers, make_employer("E4")), vacancies=posts)
    history = index_market(market).history
    days = np.full(6, date(2025, 3, 10).toordinal(), dtype=np.int64)

    columns = history.columns(np.zeros(6, dtype=np.int64), np.arange(6), days)

    # One looked at V2 and applied; one looked at V3 and did not.
    housework, guards, blank = columns["employer_apply_rate"][[3, 2, 5]]
    assert housework > blank > guards
    named, same, other = columns["county_apply_rate"][[1, 5, 3]]
    assert named == same
    assert named > other
