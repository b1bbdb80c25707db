"""Expected measures, against every possible outcome and against the field's tool."""

from __future__ import annotations

from itertools import product

import ir_measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import ERR

from models.metrics import (
    expected_recall_by_query,
    expected_reciprocal_rank_by_query,
    recall_at_k,
    recall_by_query,
    reciprocal_rank,
    reciprocal_rank_by_query,
)

CHANCE = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9, 1.0])
ROWS = st.lists(st.tuples(st.integers(-3, 3).map(float), CHANCE), min_size=1, max_size=7)


@given(ROWS)
def test_expected_reciprocal_rank_is_the_mean_over_every_outcome(
    rows: list[tuple[float, float]],
) -> None:
    """All 2^n draws, each with its probability; a draw without any outcome counts 0."""
    scores, p = map(list, zip(*rows, strict=True))
    mean = 0.0
    for outcome in product([0, 1], repeat=len(p)):
        weight = np.prod([q if y else 1.0 - q for q, y in zip(p, outcome, strict=True)])
        mean += float(weight) * reciprocal_rank(scores, outcome)

    (found,) = expected_reciprocal_rank_by_query(scores, p, [len(p)])

    assert found == pytest.approx(mean, abs=1e-9)


@given(st.lists(ROWS, min_size=1, max_size=4), st.integers(1, 8))
def test_expected_recall_is_a_ratio_of_expected_counts(
    queries: list[list[tuple[float, float]]], k: int
) -> None:
    """What the first k promise over what the query promises."""
    scores, p = zip(*(row for rows in queries for row in rows), strict=True)

    found = expected_recall_by_query(scores, p, [len(rows) for rows in queries], k)

    for rows, share in zip(queries, found, strict=True):
        ranked = [chance for _, chance in sorted(rows, key=lambda row: -row[0])]
        total = sum(ranked)
        assert share == pytest.approx(sum(ranked[:k]) / total if total else 0.0)


@given(st.lists(st.tuples(st.integers(-3, 3).map(float), st.booleans()), min_size=1, max_size=12))
def test_sure_outcomes_give_the_plain_measures(rows: list[tuple[float, bool]]) -> None:
    """Probabilities of 0 and 1 are relevance."""
    scores, y = map(list, zip(*rows, strict=True))
    group = [len(y)]

    (rank,) = expected_reciprocal_rank_by_query(scores, y, group)
    (recall,) = expected_recall_by_query(scores, y, group, 3)

    assert rank == pytest.approx(reciprocal_rank(scores, y))
    assert recall == pytest.approx(recall_at_k(scores, y, 3))


def test_expected_reciprocal_rank_is_that_of_chapelle() -> None:
    """The field's tool stops with (2^grade - 1) / 2^4; those chances give its number."""
    rng = np.random.default_rng(0)
    grades = rng.integers(0, 5, (6, 15))
    scores = rng.permutation(90).reshape(6, 15).astype(float)
    run = [ir_measures.ScoredDoc(str(q), str(d), scores[q, d]) for q in range(6) for d in range(15)]
    truth = [
        ir_measures.Qrel(str(q), str(d), int(grades[q, d])) for q in range(6) for d in range(15)
    ]
    oracle = {int(one.query_id): one.value for one in ir_measures.iter_calc([ERR @ 20], truth, run)}

    found = expected_reciprocal_rank_by_query(
        scores.ravel(), (np.exp2(grades.ravel()) - 1.0) / 16.0, [15] * 6
    )

    # The tool prints five digits.
    np.testing.assert_allclose(found, [oracle[q] for q in range(6)], atol=1e-5)


def test_many_draws_come_to_the_expectation() -> None:
    """Sampled labels are a noisy way to say the same."""
    rng = np.random.default_rng(1)
    group = [12] * 50
    p = rng.uniform(0.0, 0.3, 600)
    scores = p + rng.normal(0.0, 0.1, 600)
    draws = (rng.random((400, 600)) < p).astype(float)

    ranks = np.mean([reciprocal_rank_by_query(scores, y, group).mean() for y in draws])
    found = np.sum([draws[:, q * 12 : q * 12 + 12].sum() for q in range(50)])
    top = sum(
        (recall_by_query(scores, y, group, 4) * y.reshape(50, 12).sum(axis=1)).sum() for y in draws
    )

    assert expected_reciprocal_rank_by_query(scores, p, group).mean() == pytest.approx(
        ranks, abs=0.005
    )
    promised = expected_recall_by_query(scores, p, group, 4) * p.reshape(50, 12).sum(axis=1)
    assert promised.sum() / p.sum() == pytest.approx(top / found, abs=0.01)


def test_what_is_no_probability_is_refused() -> None:
    """A grade is not a chance."""
    with pytest.raises(ValueError, match=r"\[0, 1\]"):
        expected_reciprocal_rank_by_query([1.0], [3.0], [1])
