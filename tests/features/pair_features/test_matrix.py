"""The whole matrix of features."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.columns import Kinds
from features.history import HISTORY_NAMES
from features.pair_features import (
    FEATURE_KINDS,
    FEATURE_NAMES,
    TRANSFERABLE,
    Pairs,
    build_columns,
    build_features,
)
from features.pair_features.matrix import HINT_NAMES
from features.pair_features.wording import TOPIC_NAMES
from tests.features.builders import ask, make_event, make_seeker, make_vacancy

PEOPLE: Final = [
    make_seeker("S1", profile_text="做过三年保洁，想做保姆，不上夜班", birth_date=date(1970, 2, 1)),
    make_seeker("S2", wish_text="踩电车", county="紫金县", has_care_duty=True, education="初中"),
    make_seeker("S3", expected_pay_cny_month=4000.0, furthest_workplace="市内", county="龙川县"),
    make_seeker("S4"),
]
POSTS: Final = [
    make_vacancy("V1", title="缝纫工", workplace="紫金县", pay_text="3000-5000元/月"),
    make_vacancy("V2", title="保安员", workplace="深圳市宝安区", shift="两班倒", max_age=50.0),
    make_vacancy("V3", title="保洁员", description="包吃住", min_education="小学"),
]
EVENTS: Final = [
    make_event("S1", "V1", Kinds.VIEWED, date(2025, 3, 2)),
    make_event("S1", "V1", Kinds.APPLIED, date(2025, 3, 3)),
    make_event("S2", "V3", Kinds.APPLIED, date(2025, 3, 4)),
    make_event("S2", "V3", Kinds.HIRED, date(2025, 3, 5)),
    make_event("S3", "V2", Kinds.REJECTED, date(2025, 3, 20)),
]
N_PAIRS: Final = len(PEOPLE) * len(POSTS)


@cache
def everything() -> Pairs:
    """Ask about every pair, once."""
    return ask(PEOPLE, POSTS, events=EVENTS)


def some(rows: list[int]) -> Pairs:
    """Take some of all the questions, in any order."""
    whole, chosen = everything(), np.array(rows, dtype=np.intp)
    return replace(
        whole,
        seeker_rows=whole.seeker_rows[chosen],
        vacancy_rows=whole.vacancy_rows[chosen],
        days=whole.days[chosen],
    )


def test_every_feature_has_one_kind_and_one_column() -> None:
    """The names of the kinds, the columns computed and the order of the matrix agree."""
    columns = build_columns(everything())

    assert len(set(FEATURE_NAMES)) == len(FEATURE_NAMES)
    assert set(columns) == set(FEATURE_NAMES)
    assert set(FEATURE_NAMES) == {name for names in FEATURE_KINDS.values() for name in names}
    assert all(column.shape == (N_PAIRS,) for column in columns.values())
    X = build_features(everything())
    assert X.dtype == np.float32
    for i, name in enumerate(FEATURE_NAMES):
        np.testing.assert_array_equal(X[:, i], columns[name].astype(np.float32), err_msg=name)


def test_what_moves_to_another_market_leaves_what_one_market_taught_behind() -> None:
    """Directions of one market's words, and the habits of its log, mean nothing in another's."""
    left = {*TOPIC_NAMES, *HINT_NAMES, "interest", *HISTORY_NAMES}
    assert set(FEATURE_NAMES) - set(TRANSFERABLE) == left


@given(st.lists(st.integers(0, N_PAIRS - 1), max_size=8))
def test_a_row_does_not_depend_on_the_other_rows(rows: list[int]) -> None:
    """Any selection in any order, repeats included, has the bits of the whole."""
    whole = build_features(everything())

    assert build_features(some(rows)).tobytes() == whole[rows].tobytes()


def test_features_are_known_or_not_known_but_never_infinite() -> None:
    """Blank records give NaN; nothing gives infinity."""
    X = build_features(everything())

    assert not np.isinf(X).any()
    blank = X[everything().seeker_rows == 3]
    known = {name: blank[:, i] for i, name in enumerate(FEATURE_NAMES)}
    for name in ("age", "education", "expected_pay", "distance", "reach", "furthest"):
        assert np.isnan(known[name]).all(), name


def test_was_chosen_is_zero_unless_the_log_says() -> None:
    """Serving asks as if at random; training tells what the log knew."""
    chosen = np.where(np.arange(N_PAIRS) % 2, 1.0, np.nan)

    assert not build_columns(everything())["was_chosen"].any()
    told = build_columns(replace(everything(), chosen=chosen))["was_chosen"]
    np.testing.assert_array_equal(told, chosen)


def test_events_on_or_after_the_day_change_no_feature() -> None:
    """What happens on the day of the question or later is not known yet."""
    later = [
        make_event(person.seeker_id, post.vacancy_id, kind, day)
        for person in PEOPLE
        for post in POSTS
        for kind in (Kinds.VIEWED, Kinds.APPLIED, Kinds.HIRED, Kinds.REJECTED)
        for day in (date(2025, 3, 10), date(2025, 4, 1))
    ]

    more = ask(PEOPLE, POSTS, events=[*EVENTS, *later])

    assert build_features(more).tobytes() == build_features(everything()).tobytes()
    earlier = [make_event("S4", "V1", Kinds.VIEWED, date(2025, 3, 9))]
    changed = ask(PEOPLE, POSTS, events=[*EVENTS, *earlier])
    assert build_features(changed).tobytes() != build_features(everything()).tobytes()


def test_sex_name_and_numbers_of_a_person_are_no_feature() -> None:
    """Two people who differ in these alone have the same rows."""
    other = [
        replace(person, sex="女", name="某某", id_number="441621197002010000", phone="13800000000")
        for person in PEOPLE
    ]

    assert (
        build_features(ask(other, POSTS, events=EVENTS)).tobytes()
        == build_features(everything()).tobytes()
    )
