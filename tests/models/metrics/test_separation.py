"""AUC against scikit-learn and against counting pairs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from models.metrics import area_of_levels, auc, expected_auc

SCORE = st.integers(-4, 4).map(float)
CHANCE = st.floats(0.0, 1.0)


@given(st.lists(st.tuples(SCORE, st.booleans(), st.floats(0.1, 5)), min_size=2, max_size=30))
def test_auc_equals_scikit_learn(rows: list[tuple[float, bool, float]]) -> None:
    """Ties and weights included; one class alone is NaN."""
    scores, y, weight = map(np.array, zip(*rows, strict=True))

    found = auc(scores, y, weight=weight)

    if y.all() or not y.any():
        assert math.isnan(found)
    else:
        assert found == pytest.approx(roc_auc_score(y, scores, sample_weight=weight))


@given(st.lists(st.tuples(SCORE, CHANCE), min_size=1, max_size=12))
def test_expected_auc_counts_every_pair(rows: list[tuple[float, float]]) -> None:
    """Each row is positive with weight p and negative with weight 1 - p."""
    won = total = 0.0
    for score, p in rows:
        for other, q in rows:
            pair = p * (1.0 - q)
            total += pair
            won += pair * ((score > other) + 0.5 * (score == other))

    found = expected_auc(*zip(*rows, strict=True))

    if total > 1e-12:
        assert found == pytest.approx(won / total, abs=1e-9)
    assert math.isnan(found) or 0.0 <= found <= 1.0


def test_expected_auc_of_sure_truth_is_the_auc() -> None:
    """Probabilities of 0 and 1 are outcomes."""
    scores, y = [0.1, 0.4, 0.35, 0.8], [0.0, 0.0, 1.0, 1.0]

    assert expected_auc(scores, y) == auc(scores, y) == 0.75


def test_levels_of_many_resamples_at_once() -> None:
    """Each row of counts gives the AUC of its rows; NaN where one kind is absent."""
    positive = np.array([[0.0, 1.0, 2.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    negative = np.array([[2.0, 1.0, 0.0], [0.0, 1.0, 3.0], [1.0, 1.0, 1.0]])

    found = area_of_levels(positive, negative)

    for area, with_outcome, without in zip(found[:2], positive, negative, strict=False):
        scores = np.tile([0.0, 1.0, 2.0], 2)
        y = np.repeat([1.0, 0.0], 3)
        assert area == pytest.approx(auc(scores, y, weight=np.r_[with_outcome, without]))
    assert math.isnan(found[2])


def test_probabilities_out_of_range_are_refused() -> None:
    """A chance of 1.5 would give a negative weight."""
    with pytest.raises(ValueError, match=r"\[0, 1\]"):
        expected_auc([1.0, 2.0], [1.5, 0.2])
