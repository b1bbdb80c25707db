"""Counts over the log, strictly before the day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.columns import Kinds
from data.records import Interaction, SeekerId, VacancyId
from features.history import HISTORY_NAMES, Counter, EventLog, History, build_event_log

START = date(2025, 1, 1)
SEEKERS = {f"S{i}": i for i in range(4)}
VACANCIES = {f"V{i}": i for i in range(3)}

EVENTS = st.lists(
    st.tuples(
        st.sampled_from(sorted(SEEKERS)),
        st.sampled_from(sorted(VACANCIES)),
        st.sampled_from([Kinds.HIRED, Kinds.DECLINED, Kinds.NO_SHOW, Kinds.APPLIED, Kinds.VIEWED]),
        st.integers(0, 9),
    ),
    max_size=25,
    unique_by=lambda event: (event[0], event[1], event[3]),
)
"""At most one event a pair a day: the order within a day is a convention of its own."""


def make_log(events: list[tuple[str, str, str, int]]) -> EventLog:
    """Build a log from (seeker, vacancy, kind, day after the start)."""
    interactions = [
        Interaction(
            seeker_id=SeekerId(seeker),
            vacancy_id=VacancyId(vacancy),
            kind=kind,
            occurred_on=START + timedelta(days=day),
        )
        for seeker, vacancy, kind, day in events
    ]
    return build_event_log(interactions, SEEKERS, VACANCIES)


def make_history(log: EventLog) -> History:
    """Two vacancies of one employer, one of another; two places each."""
    return History(
        log, np.array([0, 0, 1]), np.full(3, 2.0), np.array([0, 0, -1]), np.array([0, 1, 1])
    )


def places_taken(events: list[tuple[str, str, str, int]], vacancy: str, day: int) -> int:
    """Count by the definition: people hired before the day, less those who left later."""
    people = {seeker for seeker, which, _, _ in events if which == vacancy}
    count = 0
    for person in people:
        own = sorted(
            (when, kind)
            for seeker, which, kind, when in events
            if seeker == person and which == vacancy and when < day
        )
        hires = [when for when, kind in own if kind == Kinds.HIRED]
        losses = [when for when, kind in own if kind in {Kinds.DECLINED, Kinds.NO_SHOW}]
        count += bool(hires) and not any(loss > max(hires) for loss in losses)
    return count


@given(EVENTS, st.integers(0, 11))
def test_places_left_follow_the_definition(
    events: list[tuple[str, str, str, int]], day: int
) -> None:
    """Headcount less distinct people hired before the day and not lost again."""
    history = make_history(make_log(events))
    days = np.full(3, (START + timedelta(days=day)).toordinal())

    left = history.places_left(np.arange(3), days)

    assert left.tolist() == [2 - places_taken(events, vacancy, day) for vacancy in VACANCIES]


@given(EVENTS, st.integers(0, 10))
def test_later_events_change_nothing(events: list[tuple[str, str, str, int]], day: int) -> None:
    """Features of a day are the same with and without what happened on or after it."""
    as_of = (START + timedelta(days=day)).toordinal()
    seekers, vacancies = np.repeat(np.arange(4), 3), np.tile(np.arange(3), 4)
    days = np.full(12, as_of)

    full = make_history(make_log(events)).columns(seekers, vacancies, days)
    earlier = [event for event in events if event[3] < day]
    cut = make_history(make_log(earlier)).columns(seekers, vacancies, days)

    assert list(full) == list(HISTORY_NAMES)
    for name in HISTORY_NAMES:
        assert full[name].tobytes() == cut[name].tobytes()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 20)), max_size=30))
def test_counter_equals_counting(events: list[tuple[int, int]]) -> None:
    """Binary search gives what counting one by one gives."""
    entities = np.array([event[0] for event in events], dtype=np.int64)
    days = np.array([event[1] for event in events], dtype=np.int64)
    counter = Counter(entities, days)

    for entity in range(-1, 6):
        for day in (0, 7, 21):
            expected = sum(e == entity and d < day for e, d in events)
            assert counter.before(np.array([entity]), np.array([day])).tolist() == [expected]


def test_a_newcomer_has_the_rates_of_the_market() -> None:
    """Rows of -1 count nothing and take the market's rates."""
    log = make_log([("S0", "V0", Kinds.VIEWED, 0), ("S0", "V0", Kinds.APPLIED, 1)])
    day = np.array([(START + timedelta(days=5)).toordinal()])

    columns = make_history(log).columns(np.array([-1]), np.array([-1]), day)

    assert columns["seeker_views"].tolist() == [0.0]
    assert columns["employer_apply_rate"][0] == columns["vacancy_apply_rate"][0]
    assert np.isnan(columns["vacancy_places_left"][0])


def views_and_applications(
    n_views: int, n_applied: int, vacancy: str
) -> list[tuple[str, str, str, int]]:
    """Have one person look on several days, and apply after the first of them."""
    looks = [("S0", vacancy, Kinds.VIEWED, day) for day in range(n_views)]
    return looks + [("S0", vacancy, Kinds.APPLIED, day) for day in range(n_applied)]


def rates_of(
    vacancy: int, industries: list[int], counties: list[int] | None = None
) -> dict[str, float]:
    """Ask on day 400 for the rates of a vacancy of its own employer, others having a past."""
    events = views_and_applications(400, 300, "V0") + views_and_applications(400, 20, "V1")
    owners = np.arange(3)
    history = History(
        make_log(events), owners, np.ones(3), np.array(industries), np.array(counties or [-1] * 3)
    )
    day = np.array([(START + timedelta(days=400)).toordinal()])
    columns = history.columns(np.array([0]), np.array([vacancy]), day)
    return {name: float(column[0]) for name, column in columns.items()}


def test_a_new_employer_starts_at_the_mean_of_its_industry() -> None:
    """High where its industry's is high, the market's where its industry is not known."""
    market = (320 + 0.1) / (800 + 1)
    busy, idle = rates_of(2, [4, 5, 4]), rates_of(2, [4, 5, 5])
    unknown, alone = rates_of(2, [4, 5, -1]), rates_of(2, [4, 5, 6])

    assert busy["employer_apply_rate"] == (300 + 120 * market) / (400 + 120)
    assert idle["employer_apply_rate"] == (20 + 120 * market) / (400 + 120)
    assert unknown["employer_apply_rate"] == alone["employer_apply_rate"]
    assert unknown["employer_apply_rate"] == pytest.approx(market, rel=1e-12)
    assert all(
        rates["vacancy_apply_rate"] == pytest.approx(rates["employer_apply_rate"], rel=1e-12)
        for rates in (busy, idle, unknown)
    )


def test_employers_of_no_known_industry_are_no_industry() -> None:
    """What happened at some says nothing of another but by the market's rate."""
    blank = rates_of(2, [-1, 5, -1])

    assert blank == rates_of(2, [4, 5, -1])


def test_an_employer_with_a_past_speaks_for_itself() -> None:
    """Four hundred looks outweigh an industry of the other kind."""
    assert rates_of(0, [4, 4, 4])["employer_apply_rate"] > 0.7
    assert rates_of(1, [4, 4, 4])["employer_apply_rate"] < 0.1


def test_a_county_has_a_rate_of_its_own() -> None:
    """The market's where the county of the workplace is not known."""
    here, there = (rates_of(2, [-1] * 3, [7, 8, county]) for county in (7, 8))
    nowhere = rates_of(2, [-1] * 3, [7, 8, -1])

    assert here["county_apply_rate"] == (300 + 120 * (320.1 / 801)) / 520
    assert there["county_apply_rate"] < nowhere["county_apply_rate"] < here["county_apply_rate"]
    assert nowhere["county_apply_rate"] == pytest.approx(320.1 / 801, rel=1e-12)
