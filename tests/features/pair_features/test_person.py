"""The person against the post's wishes."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.codes import education_rank
from features.pair_features.person import person_columns
from tests.features.builders import AS_OF, Fields, ask, make_seeker, make_vacancy


def person(fields: dict[str, Fields], as_of: date = AS_OF, **post: Fields) -> dict[str, float]:
    """Compare one person with one post."""
    pairs = ask([make_seeker(**fields)], [make_vacancy(**post)], as_of=as_of)
    return {name: float(column[0]) for name, column in person_columns(pairs).items()}


def test_age_is_held_against_the_limits_stated() -> None:
    """Fifty at the day of the question, against 18 to 45."""
    found = person({"birth_date": date(1975, 3, 10)}, min_age=18.0, max_age=45.0)

    assert found["age"] == pytest.approx(50.0, abs=0.01)
    assert found["age_over"] == pytest.approx(found["age"] - 45.0)
    assert found["age_under"] == 0.0


def test_age_words_of_the_text_fill_a_blank_field() -> None:
    """A limit that only the description names is a limit."""
    found = person({"birth_date": date(1975, 3, 10)}, description="年龄18-45岁，包吃住")

    assert found["max_age"] == 45.0
    assert found["age_over"] > 0.0


def test_schooling_gap_counts_levels_missing_only() -> None:
    """A lower school is a gap of as many levels, a higher one is none."""
    high, low = education_rank("高中"), education_rank("小学")
    assert high is not None
    assert low is not None

    assert person({"education": "小学"}, min_education="高中")["education_gap"] == high - low
    assert person({"education": "高中"}, min_education="小学")["education_gap"] == 0.0
    assert math.isnan(person({}, min_education="高中")["education_gap"])
    assert math.isnan(person({"education": "小学"})["education_gap"])


def test_a_weak_body_meets_heavy_work() -> None:
    """Words or the health field speak; light work asks nothing of the body."""
    heavy: dict[str, Fields] = {"description": "需要搬运重物，能吃苦耐劳"}

    assert person({}, **heavy)["heavy_work"] == 1.0
    assert person({"profile_text": "腰不好"}, **heavy)["weak_heavy"] == 1.0
    assert person({"health": "有慢性病"}, **heavy)["weak_heavy"] == 1.0
    assert person({"health": "健康或良好"}, **heavy)["weak_heavy"] == 0.0
    assert person({"profile_text": "腰不好"})["weak_heavy"] == 0.0


def test_a_night_shift_meets_refusal_and_unwillingness() -> None:
    """The text refuses, the field is unwilling; a day shift offends neither."""
    refuses: dict[str, Fields] = {"profile_text": "不上夜班"}
    unwilling: dict[str, Fields] = {"accepts_night_shift": False}

    assert person(refuses, shift="两班倒")["refuses_night"] == 1.0
    assert person(unwilling, shift="两班倒")["unwilling_night"] == 1.0
    assert person(refuses, shift="白班")["refuses_night"] == 0.0
    assert person({"accepts_night_shift": True}, shift="两班倒")["unwilling_night"] == 0.0
    assert math.isnan(person({}, shift="两班倒")["unwilling_night"])


def test_care_meets_hours() -> None:
    """Care is stated or told by school runs; it likes flexible hours and no nights."""
    flexible: dict[str, Fields] = {"description": "上班时间灵活，可照顾家庭"}

    assert person({"has_care_duty": True}, **flexible)["care_flexible"] == 1.0
    assert person({"profile_text": "要接送小孩上学"}, **flexible)["care_flexible"] == 1.0
    assert person({"has_care_duty": True}, shift="夜班")["care_night"] == 1.0
    assert person({"has_care_duty": False}, **flexible)["care_flexible"] == 0.0


def test_the_post_speaks_for_itself() -> None:
    """Places in logarithms, days since posting, what the benefits state."""
    found = person({}, headcount=7, benefits_text="包吃包住，买社保", kind="workshop")

    assert found["headcount"] == pytest.approx(math.log(8))
    assert found["days_since_posted"] == (AS_OF - date(2025, 3, 1)).days
    assert (found["lodging"], found["meals"], found["insurance"]) == (1.0, 1.0, 1.0)
    assert (found["is_workshop"], found["is_public_welfare"]) == (1.0, 0.0)


def test_silence_is_not_known() -> None:
    """Nothing known of a person is not a zero anywhere that a number would mislead."""
    found = person({})

    for name in ("age", "age_over", "education", "health", "has_care_duty", "max_age"):
        assert math.isnan(found[name]), name


@given(st.integers(0, 20_000), st.integers(1, 9_000), st.floats(18, 60))
def test_who_is_older_is_never_less_over_the_limit(born: int, older: int, limit: float) -> None:
    """Along the years, age over the limit never falls and age under it never rises."""
    day = AS_OF - timedelta(days=born)

    one = person({"birth_date": day}, min_age=18.0, max_age=limit)
    two = person({"birth_date": day - timedelta(days=older)}, min_age=18.0, max_age=limit)

    assert two["age"] > one["age"]
    assert two["age_over"] >= one["age_over"] >= 0.0
    assert one["age_under"] >= two["age_under"] >= 0.0
