"""What one would use instead."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.columnar import Floats
from features.pair_features import FEATURE_NAMES
from matching.evaluation.methods import (
    ATTAINABLE,
    METHODS,
    MODEL,
    PAY,
    RULES,
    baseline_scores,
    rule_scores,
)


def columns(**known: float) -> dict[str, Floats]:
    """Make one pair of which only some features are known; counts of words are zero."""
    blank = {name: np.array([np.nan]) for name in FEATURE_NAMES}
    zero = dict.fromkeys(("wished_level", "past_level", "refused_title"), np.zeros(1))
    return blank | zero | {name: np.array([value]) for name, value in known.items()}


def score(**known: float) -> float:
    """Score it by the rules."""
    return float(rule_scores(columns(**known))[0])


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, 0.0),
        ({"wished_level": 1.0}, 3.0),
        ({"past_level": 0.7}, 1.4),
        ({"refused_title": 1.0}, -3.0),
        ({"pay_over_expected": 0.2}, 0.2),
        ({"pay_over_expected": 2.0}, 0.3),
        ({"pay_over_expected": -9.0}, -1.0),
        ({"reach_beyond_wish": 2.0}, -1.0),
        ({"reach_beyond_wish": -2.0}, 0.0),
        ({"distance": 3.0}, -0.6),
        ({"refuses_night": 1.0, "unwilling_night": 1.0}, -1.5),
        ({"care_away": 1.0}, -1.0),
        ({"education_gap": 2.0}, -0.6),
        ({"age_over": 40.0}, -1.5),
        ({"weak_heavy": 1.0}, -0.7),
    ],
)
def test_each_rule_has_the_weight_written_down(known: dict[str, float], expected: float) -> None:
    """One fact at a time, silence about all else."""
    assert score(**known) == pytest.approx(expected)


@given(st.sampled_from(["refused_title", "distance", "education_gap", "age_over", "care_away"]),
       st.floats(0, 5), st.floats(0, 5))  # fmt: skip
def test_more_against_never_scores_higher(name: str, least: float, more: float) -> None:
    """Along every fact that speaks against, the score never rises."""
    assert score(**{name: least + more}) <= score(**{name: least}) + 1e-12


@given(st.sampled_from(["wished_level", "past_level"]), st.floats(0, 1), st.floats(0, 1))
def test_more_work_in_common_never_scores_lower(name: str, least: float, more: float) -> None:
    """Work wished and work done only help."""
    assert score(**{name: least + more}) >= score(**{name: least}) - 1e-12


def test_baselines_are_finite_and_named() -> None:
    """Each method of the table but the model and the ceiling; silence is zero, not NaN."""
    found = baseline_scores(columns(bm25=1.5, word_cosine=0.3), np.random.default_rng(0))

    assert set(found) == set(METHODS) - {MODEL, ATTAINABLE}
    assert all(np.isfinite(values).all() for values in found.values())
    assert found[PAY].tolist() == [0.0]
    assert found["bm25"].tolist() == [1.5]
    assert found["tfidf"].tolist() == [0.3]
    assert found[RULES].tolist() == [0.0]


def test_the_random_order_is_the_seed_s() -> None:
    """The same generator state, the same order."""
    one, two = (baseline_scores(columns(bm25=0.0), np.random.default_rng(7)) for _ in range(2))

    assert one["random"].tolist() == two["random"].tolist()
