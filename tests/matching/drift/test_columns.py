"""The watched columns: named, complete, and free of what moves by itself."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from data.records import EmployerId
from features.pair_features import FEATURE_KINDS, FEATURE_NAMES
from matching.drift.columns import (
    KIND_NAMES,
    PERSON_NAMES,
    POST_NAMES,
    kind_of_feature,
    pair_columns,
    person_columns,
    post_columns,
)
from tests.features.builders import make_employer, make_seeker, make_vacancy, small_encoder

N_FAMILIES = len(small_encoder().reader.lexicon.families)


def test_every_name_has_its_column() -> None:
    """A column that was renamed would silently no longer be watched."""
    people = small_encoder().seekers([make_seeker()])
    posts = small_encoder().vacancies([make_vacancy()], {EmployerId("E1"): make_employer()})

    assert list(person_columns(people)) == list(PERSON_NAMES)
    assert list(post_columns(posts, N_FAMILIES)) == list(POST_NAMES)


def test_sex_is_not_watched_and_days_are_not() -> None:
    """Days move by themselves."""
    watched = {*PERSON_NAMES, *POST_NAMES}

    assert not {name for name in watched if name.endswith("_day") or name == "sex"}


def test_age_is_that_of_registration() -> None:
    """Fifty years, not a birthday that drifts with the calendar."""
    person = make_seeker(birth_date=date(1975, 3, 1), registered_on=date(2025, 3, 1))

    age = person_columns(small_encoder().seekers([person]))["age"]

    assert age[0] == pytest.approx(50.0, abs=0.01)


def test_a_family_is_that_of_the_title_else_of_the_text_else_unknown() -> None:
    """Numbers of the lexicon's families."""
    posts = [
        make_vacancy("V1", title="保安员"),
        make_vacancy("V2", title="招人", description="招保安员"),
        make_vacancy("V3", title="招人", description="待遇好"),
    ]
    table = small_encoder().vacancies(posts, {EmployerId("E1"): make_employer()})

    family = post_columns(table, N_FAMILIES)["family"]

    assert family[0] == family[1]
    assert np.isnan(family[2])


def test_pairs_are_watched_by_kinds_without_counts_over_the_log() -> None:
    """History grows with the log; how a pair came to be asked about is the office's choice."""
    X = np.arange(2 * len(FEATURE_NAMES), dtype=np.float32).reshape(2, -1)

    columns = pair_columns(X)

    assert set(columns) == set(kind_of_feature())
    assert not set(columns) & {*FEATURE_KINDS["history"], *FEATURE_KINDS["asking"]}
    assert set(KIND_NAMES) <= set(FEATURE_KINDS)
    at = FEATURE_NAMES.index("distance")
    assert columns["distance"].tolist() == [at, len(FEATURE_NAMES) + at]
    assert kind_of_feature()["distance"] == "路程"
