"""What a pair is worth without one thing."""

from __future__ import annotations

import numpy as np
import pytest

from features.pair_features import FEATURE_KINDS, FEATURE_NAMES, build_features
from matching.explanation.facts import THINGS
from matching.explanation.removal import (
    N_OTHERS,
    Others,
    columns_of,
    compare_with,
    lost_without,
    pick_others,
    share_lost,
)
from tests.features.builders import AS_OF
from tests.matching.builders import make_market, make_scored

ROWS = np.array([0, 4, 1]), np.array([0, 2, 1])


def test_others_are_spread_over_the_live() -> None:
    """Few enough to be quick, from the first to the last, none twice."""
    posts = make_scored().posts

    assert pick_others(posts, np.array([1, 3])).rows.tolist() == [1, 3]
    many = pick_others(posts, np.arange(100)).rows
    assert (len(many), many[0], many[-1]) == (N_OTHERS, 0, 99)
    assert len(set(many.tolist())) == N_OTHERS


def test_where_hardly_one_is_live_all_stand_for_any() -> None:
    """One vacancy cannot be compared with itself; an empty office has none."""
    posts = make_scored().posts
    empty = make_scored(make_market(vacancies=(), interactions=())).posts

    assert pick_others(posts, np.array([2])).rows.tolist() == [0, 1, 2, 3, 4]
    assert pick_others(empty, np.array([], dtype=np.intp)).rows.tolist() == []


def test_the_person_is_asked_about_the_other_vacancies() -> None:
    """Row (i, j) is the i-th pair's person with the j-th other vacancy."""
    scored = make_scored()
    others = Others(scored.posts, np.array([1, 3]))

    elsewhere = compare_with(scored.pairs(scored.people, scored.posts, *ROWS, AS_OF), others)

    asked = np.repeat(ROWS[0], 2), np.tile(others.rows, 3)
    flat = build_features(scored.pairs(scored.people, scored.posts, *asked, AS_OF))
    np.testing.assert_array_equal(elsewhere.reshape(6, -1), flat)


def test_things_share_out_the_features() -> None:
    """Every feature belongs to one thing."""
    columns = [column for thing in THINGS for column in columns_of(thing)]

    assert sorted(columns) == list(range(len(FEATURE_NAMES)))
    assert set(THINGS) == set(FEATURE_KINDS) - {"wording"}


def test_the_share_lost_is_that_of_rows_made_by_hand() -> None:
    """The thing's own columns are replaced, the sum of wish and past follows, nothing else."""
    scored = make_scored()
    pairs = scored.pairs(scored.people, scored.posts, *ROWS, AS_OF)
    X = build_features(pairs)
    elsewhere = compare_with(pairs, Others(scored.posts, np.array([3, 2])))
    place = {name: i for i, name in enumerate(FEATURE_NAMES)}

    lost = share_lost(scored.model, X, elsewhere, "experience")

    for i, row in enumerate(X):
        chances = []
        for other in elsewhere[i]:
            without = row.copy()
            for name in FEATURE_KINDS["experience"]:
                without[place[name]] = other[place[name]]
            without[place["work_level"]] = (
                max(without[place["wished_level"]], without[place["past_level"]])
                - without[place["refused_title"]]
            )
            chances.append(scored.model.score(without[None]).p_match[0])
        whole = scored.model.score(row[None]).p_match[0]
        assert lost[i] == pytest.approx(1 - np.mean(chances) / whole)
    assert len(set(lost.tolist())) == 3


def test_a_pair_compared_with_itself_loses_nothing() -> None:
    """And with nothing to compare with, nothing is known to be lost."""
    scored = make_scored()
    rows = np.array([0]), np.array([0])
    pairs = scored.pairs(scored.people, scored.posts, *rows, AS_OF)
    X = build_features(pairs)

    for others in (np.array([0]), np.array([], dtype=np.intp)):
        elsewhere = compare_with(pairs, Others(scored.posts, others))
        assert share_lost(scored.model, X, elsewhere, "way") == pytest.approx([0.0], abs=1e-9)


def test_what_added_nothing_is_not_looked_at() -> None:
    """Only the rows that a thing moved up get a share."""
    scored = make_scored()
    pairs = scored.pairs(scored.people, scored.posts, *ROWS, AS_OF)
    others = Others(scored.posts, np.array([3, 2]))
    X = build_features(pairs)

    lost = lost_without(scored.model, pairs, others, {"experience": np.array([1.0, -1.0, 0.0])})

    whole = share_lost(scored.model, X, compare_with(pairs, others), "experience")
    assert lost["experience"].tolist() == [whole[0], 0.0, 0.0]
