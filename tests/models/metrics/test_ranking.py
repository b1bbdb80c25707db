"""Order within a query, against scikit-learn, ir-measures and plain loops."""

from __future__ import annotations

import math

import ir_measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import AP, RR, R
from sklearn.metrics import ndcg_score

from models.metrics import (
    average_precision,
    average_precision_by_query,
    exponential_gains,
    group_sizes,
    ndcg_at_k,
    ndcg_by_query,
    recall_at_k,
    recall_by_query,
    reciprocal_rank,
    reciprocal_rank_by_query,
)

SCORES = st.integers(-5, 5).map(float)
GAINS = st.sampled_from([0.0, 0.0, 0.25, 1.0, 3.0])
ROWS = st.lists(st.tuples(SCORES, GAINS), min_size=1, max_size=15)
QUERIES = st.lists(ROWS, min_size=1, max_size=6)


def _ndcg_by_hand(rows: list[tuple[float, float]], k: int) -> float:
    def discounted(gains: list[float]) -> float:
        return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains[:k]))

    best = discounted(sorted((gain for _, gain in rows), reverse=True))
    mine = discounted([gain for _, gain in sorted(rows, key=lambda row: -row[0])])
    return mine / best if best else 0.0


@given(QUERIES, st.integers(1, 12))
def test_ndcg_equals_a_plain_loop(queries: list[list[tuple[float, float]]], k: int) -> None:
    """Vectorised over queries, ties kept in the order given."""
    scores, gains = zip(*(row for rows in queries for row in rows), strict=True)

    found = ndcg_by_query(scores, gains, [len(rows) for rows in queries], k)

    np.testing.assert_allclose(found, [_ndcg_by_hand(rows, k) for rows in queries], atol=1e-12)
    assert ((found >= 0.0) & (found <= 1.0)).all()


@given(st.lists(GAINS, min_size=2, max_size=15), st.integers(1, 12), st.integers(0, 99))
def test_ndcg_equals_scikit_learn_and_ignores_the_order_of_rows(
    gains: list[float], k: int, seed: int
) -> None:
    """Without ties any order of the rows gives the library's number."""
    turn = np.random.default_rng(seed).permutation(len(gains))
    scores = np.random.default_rng(seed + 1).permutation(len(gains)).astype(float)
    worth = np.array(gains)

    found = ndcg_at_k(scores, worth, k)

    assert found == pytest.approx(ndcg_score([worth], [scores], k=k))
    assert ndcg_at_k(scores[turn], worth[turn], k) == found


@given(st.lists(GAINS, min_size=1, max_size=15), st.integers(1, 12))
def test_ideal_order_is_exactly_one(gains: list[float], k: int) -> None:
    """Ordering by the gain itself is the ceiling; without gain there is nothing to reach."""
    assert ndcg_at_k(gains, gains, k) == (1.0 if max(gains) > 0 else 0.0)


def test_gains_are_linear_and_exponential_by_name() -> None:
    """The other convention is one call away."""
    grades = [1.0, 2.0]

    assert ndcg_at_k([2, 1], grades, 2) == pytest.approx(
        (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))
    )
    assert ndcg_at_k([2, 1], exponential_gains(grades), 2) == pytest.approx(
        (1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3))
    )


def test_binary_measures_equal_ir_measures() -> None:
    """Average precision, reciprocal rank and recall are those of the field's tool."""
    rng = np.random.default_rng(0)
    group = rng.integers(3, 20, 40)
    relevance = (rng.random(group.sum()) < 0.3).astype(float)
    scores = rng.permutation(group.sum()).astype(float)
    qid = np.repeat(np.arange(40), group)
    run, truth = [], []
    for row, query in enumerate(qid):
        run.append(ir_measures.ScoredDoc(str(query), str(row), float(scores[row])))
        truth.append(ir_measures.Qrel(str(query), str(row), int(relevance[row])))
    oracle: dict[tuple[int, str], float] = {
        (int(one.query_id), str(one.measure)): one.value
        for one in ir_measures.iter_calc([AP, RR, R @ 5], truth, run)
    }

    for name, found in {
        "AP": average_precision_by_query(scores, relevance, group),
        "RR": reciprocal_rank_by_query(scores, relevance, group),
        "R@5": recall_by_query(scores, relevance, group, 5),
    }.items():
        judged = sorted(query for query, measure in oracle if measure == name)
        assert len(judged) >= 35
        np.testing.assert_allclose(found[judged], [oracle[query, name] for query in judged])


@given(ROWS, st.integers(1, 12))
def test_single_query_functions_agree_with_loops(rows: list[tuple[float, float]], k: int) -> None:
    """The same measures, spelled out."""
    scores, gains = map(list, zip(*rows, strict=True))
    hits = [gain > 0 for _, gain in sorted(rows, key=lambda row: -row[0])]
    n = sum(hits)
    precisions = [sum(hits[: i + 1]) / (i + 1) for i, hit in enumerate(hits) if hit]

    assert average_precision(scores, gains) == pytest.approx(sum(precisions) / n if n else 0.0)
    assert reciprocal_rank(scores, gains) == (1 / (hits.index(True) + 1) if n else 0.0)
    assert recall_at_k(scores, gains, k) == (sum(hits[:k]) / n if n else 0.0)


def test_ties_keep_the_order_given() -> None:
    """Equal scores: the row listed first stands first."""
    assert reciprocal_rank([1.0, 1.0], [0, 1]) == 0.5
    assert reciprocal_rank([1.0, 1.0], [1, 0]) == 1.0


def test_empty_queries_count_zero() -> None:
    """A query without candidates has reached nothing, and disturbs no neighbour."""
    found = ndcg_by_query([1.0, 2.0], [1.0, 0.0], [0, 2, 0], 5)

    np.testing.assert_allclose(found, [0.0, 1 / math.log2(3), 0.0])


def test_group_sizes_want_queries_side_by_side() -> None:
    """A query that comes back would be judged as two."""
    assert group_sizes([3, 3, 1, 2, 2]).tolist() == [2, 1, 2]
    assert group_sizes([]).tolist() == []
    with pytest.raises(ValueError, match="side by side"):
        group_sizes([1, 2, 1])


def test_wrong_input_is_refused() -> None:
    """Ids in place of sizes, negative gains, no list at all."""
    with pytest.raises(ValueError, match="sizes"):
        ndcg_by_query([1.0, 2.0], [0.0, 1.0], [7, 7], 10)
    with pytest.raises(ValueError, match="0 or more"):
        ndcg_at_k([1.0], [-1.0], 10)
    with pytest.raises(ValueError, match="1 or more"):
        recall_at_k([1.0], [1.0], 0)
