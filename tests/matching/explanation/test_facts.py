"""What the sentences speak of."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from features.pair_features import FEATURE_KINDS, FEATURE_NAMES, build_features
from matching.explanation.facts import THINGS, gather_facts
from matching.explanation.removal import pick_others
from tests.features.builders import AS_OF
from tests.matching.builders import make_scored
from tests.matching.explanation.cases import HOME, facts_of


def test_facts_are_of_their_own_pair() -> None:
    """Records, readings, values and influence of each pair, in order."""
    scored = make_scored()
    rows = np.array([0, 4, 1]), np.array([3, 0, 1])
    pairs = scored.pairs(scored.people, scored.posts, *rows, AS_OF)

    facts = gather_facts(scored.model, pairs, AS_OF, pick_others(scored.posts, rows[1]))

    assert [fact.seeker.seeker_id for fact in facts] == ["S1", "S5", "S2"]
    assert [fact.vacancy.vacancy_id for fact in facts] == ["V4", "V1", "V2"]
    X = build_features(pairs)
    for row, fact in enumerate(facts):
        assert fact.person == scored.people.table.readings[rows[0][row]]
        assert fact.post == scored.posts.table.readings[rows[1][row]]
        values = np.array([fact.values[name] for name in FEATURE_NAMES], dtype=np.float32)
        np.testing.assert_array_equal(values, X[row])


def test_influence_is_the_sum_of_both_sides_over_the_kind() -> None:
    """All things together are all contributions together, the words counted with the work."""
    scored = make_scored()
    rows = np.array([0, 1]), np.array([0, 0])
    pairs = scored.pairs(scored.people, scored.posts, *rows, AS_OF)
    X = build_features(pairs)
    added = scored.model.apply.contributions(X) + scored.model.accept.contributions(X)

    facts = gather_facts(scored.model, pairs, AS_OF, pick_others(scored.posts, rows[1]))

    for row, fact in enumerate(facts):
        assert set(fact.influence) == set(fact.lost) == set(THINGS)
        assert sum(fact.influence.values()) == pytest.approx(added[row].sum())
        pay = [FEATURE_NAMES.index(name) for name in FEATURE_KINDS["pay"]]
        assert fact.influence["pay"] == pytest.approx(added[row, pay].sum())


def test_what_is_not_known_is_none_and_does_not_hold() -> None:
    """NaN never leaks into a sentence."""
    facts = facts_of({}, {})

    assert facts.value("age") is None
    assert not facts.holds("age")
    assert facts.distance_km is None
    assert facts.pay == (None, None)


def test_distance_is_given_in_kilometres_again() -> None:
    """The feature is a logarithm; the sentence needs kilometres."""
    facts = facts_of(
        HOME | {"latitude": 23.0, "longitude": 115.0}, {"latitude": 23.5, "longitude": 115.0}
    )

    assert facts.distance_km == pytest.approx(0.5 * math.pi / 180 * 6371, rel=0.002)
    zero = replace(facts, values={**facts.values, "distance": 0.0})
    assert zero.distance_km == 0.0


def test_pay_is_what_was_read() -> None:
    """Both ends in yuan a month."""
    assert facts_of({}, {"pay_text": "3000-4000元/月"}).pay == (3000.0, 4000.0)
