"""The market as an office sees it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import fields

import pytest

from data.columns import Kinds
from data.records import Interaction
from data.synthetic import SyntheticConfig, SyntheticMarket, generate_market


def test_same_seed_gives_same_market() -> None:
    """The same arguments give equal records and equal queries."""
    first, second = generate_market(5, 60, 40), generate_market(5, 60, 40)
    assert first.market == second.market
    assert first.truth.queries == second.truth.queries


def test_other_seed_gives_other_market() -> None:
    """The seed matters."""
    assert generate_market(5, 30, 20).market != generate_market(6, 30, 20).market


def test_too_small_a_market_is_refused() -> None:
    """Nothing sensible can be made of nine people."""
    with pytest.raises(ValueError, match="10"):
        generate_market(0, 9, 50)


def test_progress_ends_at_one() -> None:
    """The caller sees how far the log is."""
    seen: list[float] = []
    generate_market(0, 20, 20, config=SyntheticConfig(logged_months=2), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_sizes_and_ids(synthetic: SyntheticMarket) -> None:
    """As many entries as asked for, each with an id of its own that points somewhere."""
    market = synthetic.market
    employers = {employer.employer_id for employer in market.employers}
    assert len({seeker.seeker_id for seeker in market.seekers}) == 1500
    assert len({vacancy.vacancy_id for vacancy in market.vacancies}) == 1200
    assert {vacancy.employer_id for vacancy in market.vacancies} <= employers


def test_no_event_on_or_after_the_cut_off(synthetic: SyntheticMarket) -> None:
    """The log ends before the first query."""
    cut_off = synthetic.truth.config.cut_off
    assert max(event.occurred_on for event in synthetic.market.interactions) < cut_off
    assert min(query.as_of for query in synthetic.truth.queries) >= cut_off


def test_events_are_in_order_of_time(synthetic: SyntheticMarket) -> None:
    """The log only grows."""
    days = [event.occurred_on for event in synthetic.market.interactions]
    assert days == sorted(days)


def test_new_people_and_posts_after_the_cut_off(synthetic: SyntheticMarket) -> None:
    """The last quarter brings people and vacancies that no event mentions."""
    cut_off = synthetic.truth.config.cut_off
    late = [s for s in synthetic.market.seekers if s.registered_on and s.registered_on >= cut_off]
    assert len(late) == 150
    assert sum(v.published_on >= cut_off for v in synthetic.market.vacancies) > 100


def test_queries_are_half_cold(synthetic: SyntheticMarket) -> None:
    """Half of the questions concern people who were never shown anything."""
    known = {event.seeker_id for event in synthetic.market.interactions}
    queries = synthetic.truth.queries
    assert len(queries) == pytest.approx(0.15 * 1500, abs=2)
    assert all(query.is_cold == (query.seeker_id not in known) for query in queries)
    assert sum(query.is_cold for query in queries) == pytest.approx(len(queries) / 2, abs=1)


def test_base_rates(synthetic: SyntheticMarket) -> None:
    """Looks, applications and acceptances are about as frequent as in a real office."""
    events = synthetic.market.interactions
    count = Counter(event.kind for event in events)
    decided = _outcomes(events)
    assert 19 < count[Kinds.SHOWN] / 1500 < 29
    assert 0.35 < count[Kinds.VIEWED] / count[Kinds.SHOWN] < 0.40
    assert 0.07 < count[Kinds.APPLIED] / count[Kinds.VIEWED] < 0.15
    assert 0.25 < sum(decided.values()) / len(decided) < 0.40
    assert count[Kinds.REFERRED] > 0
    assert count[Kinds.FULL] > 0
    assert count[Kinds.RETAINED] > 0


def test_some_applications_have_no_outcome_yet(synthetic: SyntheticMarket) -> None:
    """Late decisions lie beyond the cut-off."""
    events = synthetic.market.interactions
    asked = {_pair(e) for e in events if e.kind in (Kinds.APPLIED, Kinds.REFERRED)}
    full = {_pair(e) for e in events if e.kind == Kinds.FULL}
    waiting = len(asked - full - set(_outcomes(events)))
    assert 0 < waiting < 0.1 * len(asked)


def test_a_pair_applies_once_and_after_a_look(synthetic: SyntheticMarket) -> None:
    """Nobody applies twice, and a listed application follows a look at the same list."""
    looks, asked = set(), []
    for event in synthetic.market.interactions:
        if event.kind == Kinds.VIEWED:
            looks.add((*_pair(event), event.list_id))
        if event.kind == Kinds.APPLIED:
            assert (*_pair(event), event.list_id) in looks
        if event.kind in (Kinds.APPLIED, Kinds.REFERRED):
            asked.append(_pair(event))
    assert len(asked) == len(set(asked))


def test_never_more_hired_than_places(synthetic: SyntheticMarket) -> None:
    """On no day do more people hold a place than there are; `full` comes only when none is left."""
    places = {v.vacancy_id: v.headcount for v in synthetic.market.vacancies}
    holders: dict[str, set[str]] = defaultdict(set)
    for event in synthetic.market.interactions:
        held = holders[event.vacancy_id]
        if event.kind == Kinds.HIRED:
            held.add(event.seeker_id)
        elif event.kind in (Kinds.DECLINED, Kinds.NO_SHOW):
            held.discard(event.seeker_id)
        assert len(held) <= places[event.vacancy_id]


def test_lists_are_of_live_vacancies_with_positions_from_one(synthetic: SyntheticMarket) -> None:
    """A list shows ten different live vacancies in positions 1 to 10."""
    vacancies = {v.vacancy_id: v for v in synthetic.market.vacancies}
    lists: dict[str, list[Interaction]] = defaultdict(list)
    for event in synthetic.market.interactions:
        if event.kind == Kinds.SHOWN and event.list_id is not None:
            lists[event.list_id].append(event)
            vacancy = vacancies[event.vacancy_id]
            assert vacancy.published_on <= event.occurred_on < vacancy.expires_on
    for shown in lists.values():
        assert [event.position for event in shown] == list(range(1, len(shown) + 1))


def test_exploration_is_logged(synthetic: SyntheticMarket) -> None:
    """Ten to fifteen slots in a hundred are filled by lot, and say so."""
    shown = [e for e in synthetic.market.interactions if e.kind == Kinds.SHOWN]
    assert 0.10 < sum(bool(event.is_exploration) for event in shown) / len(shown) < 0.15


def test_children_are_shown_nothing(synthetic: SyntheticMarket) -> None:
    """People under 16 are in the register and nowhere else."""
    young = {
        seeker.seeker_id
        for seeker, age in zip(
            synthetic.market.seekers,
            synthetic.truth.people.age(synthetic.truth.config.all_days),
            strict=True,
        )
        if age < 16
    }
    assert len(young) >= 2
    assert not young & {event.seeker_id for event in synthetic.market.interactions}
    assert not young & {query.seeker_id for query in synthetic.truth.queries}


def test_some_employers_may_not_be_referred_to(synthetic: SyntheticMarket) -> None:
    """There are expired licences and blacklisted employers to be found."""
    end = synthetic.truth.config.cut_off
    employers = synthetic.market.employers
    assert any(e.licensed_until and e.licensed_until < end for e in employers)
    assert any(e.blacklisted_until and e.blacklisted_until >= end for e in employers)


def test_blanks_are_as_frequent_as_configured(synthetic: SyntheticMarket) -> None:
    """The register has the holes of a real one."""
    seekers = synthetic.market.seekers
    shares = {
        "expected_pay_cny_month": 0.40,
        "furthest_workplace": 0.45,
        "health": 0.25,
        "has_care_duty": 0.20,
        "education": 0.10,
    }
    for name, share in shares.items():
        blanks = sum(getattr(seeker, name) is None for seeker in seekers) / len(seekers)
        assert blanks == pytest.approx(share, abs=0.05), name


def test_duplicates_share_a_person(synthetic: SyntheticMarket) -> None:
    """Two entries in a hundred are of somebody who is registered already."""
    people = synthetic.truth.people
    rows: dict[int, list[int]] = defaultdict(list)
    for row, person in enumerate(people.person.tolist()):
        rows[person].append(row)
    twice = [same for same in rows.values() if len(same) > 1]
    assert len(twice) == 30
    for first, second in twice:
        one, other = synthetic.market.seekers[first], synthetic.market.seekers[second]
        assert one.name == other.name
        assert one.seeker_id != other.seeker_id


def test_market_says_nothing_of_the_truth(synthetic: SyntheticMarket) -> None:
    """No record has a field for what is private."""
    private = {"occupation", "reservation", "reliability", "taste", "strictness", "p_apply", "wish"}
    for record in (synthetic.market.seekers[0], synthetic.market.vacancies[0]):
        assert not private & {field.name for field in fields(record)}


def _pair(event: Interaction) -> tuple[str, str]:
    return event.seeker_id, event.vacancy_id


def _outcomes(events: tuple[Interaction, ...]) -> dict[tuple[str, str], bool]:
    """Say for each decided pair whether it was hired."""
    decided: dict[tuple[str, str], bool] = {}
    for event in events:
        if event.kind in (Kinds.REJECTED, Kinds.DECLINED, Kinds.NO_SHOW):
            decided.setdefault(_pair(event), False)
        elif event.kind == Kinds.HIRED:
            decided[_pair(event)] = True
    return decided
