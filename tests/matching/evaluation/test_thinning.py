"""Less of a log."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.columns import Kinds
from data.records import Interaction, Market
from matching.evaluation.thinning import thin_log
from tests.features.builders import make_event, make_seeker
from tests.matching.builders import make_market

START = date(2025, 1, 1)
KINDS = (Kinds.VIEWED, Kinds.APPLIED, Kinds.HIRED)


def log_of(people: int, seed: int = 0) -> Market:
    """Make people with one to nine events each, mixed in time."""
    rng = np.random.default_rng(seed)
    events = [
        make_event(f"P{person}", "V1", KINDS[number % 3], START + timedelta(int(rng.integers(90))))
        for person in range(people)
        for number in range(rng.integers(1, 10))
    ]
    ordered = sorted(events, key=lambda event: event.occurred_on)
    seekers = tuple(make_seeker(f"P{person}") for person in range(people))
    return make_market(seekers=seekers, interactions=ordered)


def of_person(events: tuple[Interaction, ...], person: str) -> list[Interaction]:
    """Take one person's events."""
    return [event for event in events if event.seeker_id == person]


@given(st.sampled_from([0.0, 0.05, 0.15, 0.4, 0.9]), st.integers(0, 20))
def test_whole_people_stay_or_go(share: float, seed: int) -> None:
    """Who stays keeps every event, in the order of the log; nobody else changes."""
    market = log_of(60)

    thin = thin_log(market, share, seed=seed)

    assert (thin.seekers, thin.vacancies) == (market.seekers, market.vacancies)
    for person in {event.seeker_id for event in thin.interactions}:
        kept = of_person(thin.interactions, person)
        assert kept == of_person(market.interactions, person)
    n = len(market.interactions)
    assert share * n - 9 <= len(thin.interactions) <= share * n + 1


def test_a_smaller_share_lies_within_a_larger_one() -> None:
    """So that a curve never exchanges people; another seed takes others."""
    market = log_of(60)

    less, more = (set(thin_log(market, share, seed=3).interactions) for share in (0.15, 0.4))
    other = set(thin_log(market, 0.15, seed=4).interactions)

    assert less < more
    assert less != other
    assert thin_log(market, 0.4, seed=3) == thin_log(market, 0.4, seed=3)


def test_all_and_nothing() -> None:
    """The whole log as it was; none of it, though everybody is there."""
    market = log_of(5)

    assert thin_log(market, 1.0) is market
    assert thin_log(market, 0.0).interactions == ()
    assert thin_log(make_market(interactions=()), 0.5).interactions == ()


@pytest.mark.parametrize("share", [0.0, 0.3])
def test_later_events_stay(share: float) -> None:
    """They are the judge, not the teacher."""
    market, until = log_of(60), START + timedelta(45)

    thin = thin_log(market, share, seed=1, until=until)

    later = [event for event in market.interactions if event.occurred_on > until]
    earlier = [event for event in thin.interactions if event.occurred_on <= until]
    assert [event for event in thin.interactions if event.occurred_on > until] == later
    assert abs(len(earlier) - share * (len(market.interactions) - len(later))) <= 9
