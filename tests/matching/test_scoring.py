"""A market ready to be asked."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.columns import Kinds
from data.records import Market
from matching import scoring
from matching.market_index import index_market
from matching.scoring import ScoredMarket
from tests.features.builders import AS_OF, make_employer, make_event, make_seeker, make_vacancy
from tests.matching.builders import make_model, make_scored

START = date(2025, 3, 1)
DAYS = st.integers(0, 8)
POSTS = st.lists(st.tuples(DAYS, DAYS, st.integers(0, 2)), min_size=1, max_size=3)
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from([Kinds.HIRED, Kinds.DECLINED, Kinds.NO_SHOW, Kinds.FULL]),
        DAYS,
    ),
    max_size=10,
    unique_by=lambda change: (change[0], change[1], change[3]),
)


def live_by_definition(market: Market, as_of: date) -> list[int]:
    """Count places by reading the log from the top for every vacancy."""
    live = []
    for row, vacancy in enumerate(market.vacancies):
        holders: set[str] = set()
        for event in sorted(market.interactions, key=lambda event: event.occurred_on):
            if event.vacancy_id != vacancy.vacancy_id or event.occurred_on >= as_of:
                continue
            if event.kind == Kinds.HIRED:
                holders.add(event.seeker_id)
            elif event.kind in {Kinds.DECLINED, Kinds.NO_SHOW}:
                holders.discard(event.seeker_id)
        is_open = vacancy.published_on <= as_of < vacancy.expires_on
        if is_open and vacancy.headcount - len(holders) >= 1:
            live.append(row)
    return live


@given(POSTS, CHANGES, DAYS)
def test_live_rows_are_those_of_the_definition(
    posts: list[tuple[int, int, int]], changes: list[tuple[int, int, str, int]], day: int
) -> None:
    """Published by the day, not expired on it, a place left; `full` says nothing of places."""
    vacancies = [
        make_vacancy(
            f"V{i}",
            published_on=START + timedelta(days=published),
            expires_on=START + timedelta(days=published + length),
            headcount=headcount,
        )
        for i, (published, length, headcount) in enumerate(posts)
    ]
    events = [
        make_event(f"S{seeker}", f"V{vacancy}", kind, START + timedelta(days=when))
        for seeker, vacancy, kind, when in changes
        if vacancy < len(posts)
    ]
    people = tuple(make_seeker(f"S{i}") for i in range(3))
    market = Market(people, (make_employer(),), tuple(vacancies), tuple(events))
    scored = ScoredMarket(make_model(), index_market(market))
    as_of = START + timedelta(days=day)

    live = scored.posts.live_rows(scored.index.history, as_of)

    assert live.tolist() == live_by_definition(market, as_of)


def test_a_newcomer_vacancy_has_its_headcount() -> None:
    """Outside the log, nobody has been hired yet; zero places are none."""
    scored = make_scored()
    posts = scored.encode_posts(
        [make_vacancy("new", headcount=3), make_vacancy("none", headcount=0)]
    )

    assert posts.log_rows.tolist() == [-1, -1]
    assert posts.live_rows(scored.index.history, AS_OF).tolist() == [0]


def test_people_of_the_market_are_found_again() -> None:
    """An encoded person stands where the log has them; a stranger nowhere."""
    scored = make_scored()
    market = scored.index.market

    people = scored.encode_people([market.seekers[3], make_seeker("new"), market.seekers[0]])

    assert people.log_rows.tolist() == [3, -1, 0]


def test_scores_do_not_depend_on_the_chunk_or_the_company(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut small, asked alone, asked backwards: the same bits."""
    scored = make_scored()
    n, m = len(scored.people.table), len(scored.posts.table)
    rows = np.repeat(np.arange(n), m), np.tile(np.arange(m), n)
    whole = scored.score(scored.people, scored.posts, *rows, AS_OF)

    monkeypatch.setattr(scoring, "CHUNK", 3)
    cut = scored.score(scored.people, scored.posts, *rows, AS_OF)
    back = scored.score(scored.people, scored.posts, rows[0][::-1], rows[1][::-1], AS_OF)
    alone = scored.score(scored.people, scored.posts, rows[0][7:8], rows[1][7:8], AS_OF)

    assert len(whole.p_apply) == n * m
    for name in ("p_apply", "p_accept", "p_match"):
        values = getattr(whole, name)
        assert getattr(cut, name).tobytes() == values.tobytes()
        assert getattr(back, name)[::-1].tobytes() == values.tobytes()
        assert getattr(alone, name).tobytes() == values[7:8].tobytes()


def test_no_pair_scores_to_nothing() -> None:
    """An empty question has an empty answer."""
    scored = make_scored()
    none = np.zeros(0, dtype=np.intp)

    assert scored.score(scored.people, scored.posts, none, none, AS_OF).p_match.shape == (0,)


def test_events_of_the_day_itself_are_not_read() -> None:
    """A hire on the day of the question neither takes the place nor moves a score."""
    market = make_scored().index.market
    today = tuple(
        make_event("S1", "V2", kind, AS_OF) for kind in (Kinds.VIEWED, Kinds.APPLIED, Kinds.HIRED)
    )
    before = make_scored()
    after = make_scored(
        Market(market.seekers, market.employers, market.vacancies, (*market.interactions, *today))
    )
    rows = np.arange(5), np.array([1, 1, 1, 1, 1])

    one, two = (
        scored.score(scored.people, scored.posts, *rows, AS_OF) for scored in (before, after)
    )

    assert one.p_match.tobytes() == two.p_match.tobytes()
    assert 1 in after.posts.live_rows(after.index.history, AS_OF)
    tomorrow = AS_OF + timedelta(days=1)
    assert 1 not in after.posts.live_rows(after.index.history, tomorrow)
