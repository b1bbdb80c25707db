"""Every feature by name, and the matrix of them in one fixed order."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from features.history import HISTORY_NAMES
from features.pair_features.pairs import Pairs
from features.pair_features.pay import pay_columns
from features.pair_features.person import person_columns
from features.pair_features.way import way_columns
from features.pair_features.wording import TOPIC_NAMES, wording_columns
from features.pair_features.work import work_columns

_PLACES = ("title", "text", "family", "family_text")
HINT_NAMES: Final = tuple(f"{name}_hint_{p}" for name in ("wished", "past") for p in _PLACES)


def _of(name: str) -> tuple[str, ...]:
    """Name the comparisons by the nearest occupation."""
    return tuple(f"{name}_{near}_{p}" for near in ("hint", "resemblance") for p in _PLACES)


FEATURE_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "wording": (
        "bm25", "word_cosine", "gram_cosine", "topic_cosine", "seeker_words", "vacancy_words",
        *TOPIC_NAMES,
    ),
    "work": (
        "wished_title", "wished_text", "refused_title", "refused_text", "wished_family",
        "refused_family", "wished_family_text", "wished_level", "work_level", "n_wished",
        "n_titled", "title_is_generic", "open_to_anything", *_of("wished"), "interest",
    ),
    "experience": (
        "past_title", "past_text", "skilled_title", "skilled_text", "past_family",
        "past_family_text", "past_level", "n_past", *_of("past"), "experience_years",
        "experience_required", "beginners_welcome",
    ),
    "pay": (
        "pay_middle", "pay_low", "pay_spread", "expected_pay", "pay_over_expected",
        "floor_over_expected", "is_piece_rate",
    ),
    "way": (
        "distance", "reach", "is_away", "reach_beyond_wish", "furthest", "refuses_away",
        "near_distance", "lodging_away",
    ),
    "care": (
        "has_care_duty", "care_distance", "care_away", "care_flexible", "care_night",
        "flexible_hours",
    ),
    "night": ("night_shift", "refuses_night", "unwilling_night", "two_shift"),
    "age": ("age", "age_over", "age_under", "max_age"),
    "schooling": ("education", "education_gap"),
    "strain": ("health", "weak_body", "heavy_work", "weak_heavy"),
    "post": (
        "lodging", "meals", "insurance", "couple_room", "is_workshop", "is_public_welfare",
        "headcount", "days_since_posted",
    ),
    "history": HISTORY_NAMES,
    "asking": ("was_chosen",),
}  # fmt: skip
"""Names of the features by the thing that a person can check."""

FEATURE_NAMES: Final = tuple(name for names in FEATURE_KINDS.values() for name in names)

TRANSFERABLE: Final = tuple(
    name
    for name in FEATURE_NAMES
    if name not in (*TOPIC_NAMES, *HINT_NAMES, "interest", *HISTORY_NAMES)
)
"""Features that mean the same in every market: those a prior model may use."""


def build_columns(pairs: Pairs) -> dict[str, Floats]:
    """Compute every feature by name.

    Parameters
    ----------
    pairs : Pairs
        The questions.

    Returns
    -------
    dict of str to ndarray of float64, shape (n_pairs,)
        A column for each of `FEATURE_NAMES`, NaN where a side is silent.
    """
    return (
        wording_columns(pairs)
        | work_columns(pairs)
        | pay_columns(pairs)
        | way_columns(pairs)
        | person_columns(pairs)
        | pairs.history.columns(
            pairs.seeker_ids[pairs.seeker_rows], pairs.vacancy_ids[pairs.vacancy_rows], pairs.days
        )
        | {"was_chosen": np.zeros(len(pairs)) if pairs.chosen is None else pairs.chosen}
    )


def build_features(pairs: Pairs) -> NDArray[np.float32]:
    """Compute the feature matrix of pairs.

    Parameters
    ----------
    pairs : Pairs
        The questions.

    Returns
    -------
    ndarray of float32, shape (n_pairs, len(FEATURE_NAMES))
        NaN where a side is silent. A pair's row does not depend on the other pairs.
    """
    columns = build_columns(pairs)
    X = np.empty((len(pairs), len(FEATURE_NAMES)), dtype=np.float32)
    for i, name in enumerate(FEATURE_NAMES):
        X[:, i] = columns[name]
    return X
