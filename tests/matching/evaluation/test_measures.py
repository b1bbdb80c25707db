"""Judging scores."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.evaluation.measures import judge
from tests.matching.evaluation.cases import true_pairs

CHANCE = st.sampled_from([0.0, 0.05, 0.2, 0.4, 0.7])
QUERIES = st.lists(st.lists(CHANCE, min_size=1, max_size=14), min_size=1, max_size=4)


def ndcg_by_hand(scores: list[float], gains: list[float]) -> float:
    """Sort, discount, divide, the plain way."""

    def discounted(order: list[int]) -> float:
        return sum(gains[i] / math.log2(rank + 2) for rank, i in enumerate(order[:10]))

    by_score = sorted(range(len(scores)), key=lambda i: -scores[i])
    by_gain = sorted(range(len(gains)), key=lambda i: -gains[i])
    return discounted(by_score) / discounted(by_gain) if any(gains) else 0.0


@given(QUERIES, st.randoms(use_true_random=False))
def test_measures_equal_the_direct_computation(queries: list[list[float]], random: object) -> None:
    """Mean NDCG, over cold and warm too, as computed query by query by hand."""
    truth = true_pairs(queries)
    n = len(truth.p_match)
    scores = np.random.default_rng(n).permutation(n).astype(float)
    is_cold = np.arange(len(queries)) % 2 == 0

    found = judge(scores, truth, is_cold, are_probabilities=False)

    starts = np.cumsum([0, *truth.group])
    by_hand = [
        ndcg_by_hand(scores[start:stop].tolist(), query)
        for start, stop, query in zip(starts[:-1], starts[1:], queries, strict=True)
    ]
    assert found.ndcg == pytest.approx(np.mean(by_hand))
    assert found.ndcg_cold == pytest.approx(np.mean(by_hand[::2]))
    assert found.ndcg_warm == (pytest.approx(np.mean(by_hand[1::2])) if by_hand[1:] else None)
    assert (found.ece, found.mean_ratio, found.top_ratio) == (None, None, None)


def test_the_truth_itself_is_the_oracle() -> None:
    """Ordering by true P has ratio one, and is perfectly calibrated."""
    truth = true_pairs([[0.1, 0.5, 0.3], [0.2, 0.7]])

    found = judge(truth.p_match, truth, np.array([True, False]), are_probabilities=True)

    assert found.ndcg == pytest.approx(1.0)
    assert found.ece == pytest.approx(0.0, abs=1e-12)
    assert found.mean_ratio == pytest.approx(1.0)
    assert found.top_ratio == pytest.approx(1.0)


def test_probabilities_twice_too_high_are_found_out() -> None:
    """The order is as good, the level is not."""
    truth = true_pairs([[0.1, 0.4, 0.3], [0.2, 0.35]])

    found = judge(2 * truth.p_match, truth, np.array([False, False]), are_probabilities=True)

    assert found.ndcg == pytest.approx(1.0)
    assert found.mean_ratio == pytest.approx(2.0)
    assert found.ece == pytest.approx(truth.p_match.mean())
    assert found.ndcg_cold is None


def test_auc_is_the_chance_of_a_right_order() -> None:
    """A match weighs p, no match 1 - p; by hand over all pairs of rows."""
    truth = true_pairs([[0.1, 0.6], [0.3]])
    scores = np.array([1.0, 2.0, 2.0])

    found = judge(scores, truth, np.array([True, True]), are_probabilities=False)

    p = truth.p_match
    right = sum(
        p[i] * (1 - p[j]) * (1.0 if scores[i] > scores[j] else 0.5 * (scores[i] == scores[j]))
        for i in range(3)
        for j in range(3)
    )
    assert found.auc == pytest.approx(right / (p.sum() * (1 - p).sum()))
