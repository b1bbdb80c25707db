"""The figures of one method."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import log_loss, ndcg_score, roc_auc_score

from matching.evaluation.measures import (
    CUT,
    binned,
    compared_figures,
    known,
    ndcg_figures,
    ndcg_of_queries,
    order_figures,
    probability_figures,
    sums_by_bin,
)
from matching.evaluation.methods import ATTAINABLE, BM25, MODEL
from models.metrics import expected_calibration_error, mean_p_ratio, top_p_ratio
from models.resampling import Estimate
from tests.matching.evaluation.cases import asked, drawn, random_questions

CHANCE = st.sampled_from([0.0, 0.05, 0.2, 0.4, 0.7])
QUERIES = st.lists(st.lists(CHANCE, min_size=2, max_size=14), min_size=1, max_size=4)


@given(QUERIES)
def test_ndcg_is_that_of_scikit_learn_where_there_is_something_to_order(
    queries: list[list[float]],
) -> None:
    """True probabilities are linear gains; queries of equals do not count."""
    questions = asked(queries)
    scores = np.random.default_rng(len(questions)).permutation(len(questions)).astype(float)

    found = ndcg_of_queries(scores, questions)

    parts = np.split(scores, np.cumsum(questions.group)[:-1])
    for query, part, value in zip(queries, parts, found, strict=True):
        if max(query) > min(query):
            assert value == pytest.approx(ndcg_score([query], [part], k=CUT))
        else:
            assert math.isnan(value)


def test_means_over_newcomers_and_the_others() -> None:
    """The whole is between; the ratio is of the two means."""
    ndcg = np.array([0.2, 0.4, 0.8, np.nan])

    found = ndcg_figures(ndcg, np.array([True, False, False, True]), drawn(4))

    assert found["ndcg"].value == pytest.approx(1.4 / 3)
    assert found["ndcg_cold"].value == pytest.approx(0.2)
    assert found["ndcg_warm"].value == pytest.approx(0.6)
    assert found["cold_to_warm"].value == pytest.approx(0.2 / 0.6)
    assert "ndcg_cold" not in ndcg_figures(ndcg, np.zeros(4, dtype=bool), drawn(4))


def test_comparison_is_paired_by_query() -> None:
    """A steady gain has no spread, though queries differ; the ceiling's share is of sums."""
    ndcg = np.random.default_rng(0).uniform(0.2, 0.6, 50)
    methods = {MODEL: ndcg + 0.1, BM25: ndcg, ATTAINABLE: 2.0 * (ndcg + 0.1)}

    found = compared_figures(methods, drawn(50))

    assert set(found) == {"lift_over_bm25", "ndcg_to_attainable"}
    lift = found["lift_over_bm25"]
    assert (lift.value, lift.low, lift.high) == pytest.approx((0.1, 0.1, 0.1))
    assert found["ndcg_to_attainable"].value == pytest.approx(0.5)


def test_order_figures_of_outcomes_are_the_usual_ones() -> None:
    """Outcomes of 0 and 1: reciprocal rank, recall of long queries alone, scikit-learn's AUC."""
    rng = np.random.default_rng(1)
    outcomes = [[0.0, 1.0], [0.0] * 11 + [1.0], [1.0, 1.0]]
    questions = asked(outcomes)
    scores = np.array([2.0, 1.0, *np.arange(12.0, 0.0, -1.0), *rng.random(2)])

    found = order_figures(scores, questions, drawn(3))

    assert found["mrr"].value == pytest.approx((1 / 2 + 1 / 12) / 2)
    assert found["recall"].value == 0.0
    assert found["auc"].value == pytest.approx(roc_auc_score(questions.outcome, scores))


def test_interval_of_the_auc_is_around_its_value() -> None:
    """Levels of score are fine enough: the middle of the resamples is the figure."""
    questions, forecast = random_questions(300, 20)

    auc = order_figures(forecast, questions, drawn(300))["auc"]

    assert auc.low < auc.value < auc.high
    assert (auc.low + auc.high) / 2 == pytest.approx(auc.value, abs=0.003)


def test_figures_of_probabilities_are_those_of_the_plain_functions() -> None:
    """Each with its interval around; the loss beside the rate's and the truth's own."""
    questions, p = random_questions(200, 20)
    y = questions.outcome

    found = probability_figures(p, questions, drawn(200))

    assert found["ece"].value == pytest.approx(expected_calibration_error(p, y))
    assert found["mean_ratio"].value == pytest.approx(mean_p_ratio(p, y))
    assert found["top_ratio"].value == pytest.approx(top_p_ratio(p, y))
    both, weight = np.repeat([1, 0], y.size), np.r_[y, 1.0 - y]
    for name, chance in (("log_loss", p), ("log_loss_base", np.full(y.size, y.mean())),
                         ("log_loss_floor", y)):  # fmt: skip
        expected = log_loss(both, np.tile(chance, 2), sample_weight=weight)
        assert found[name].value == pytest.approx(expected)
    assert found["log_loss_floor"].value < found["log_loss"].value
    gain = found["log_loss_base"].value - found["log_loss"].value
    assert found["log_loss_gain"].value == pytest.approx(gain)
    assert all(each.low <= each.high for each in found.values())
    assert found["mean_ratio"].low < found["mean_ratio"].value < found["mean_ratio"].high


def test_the_truth_itself_is_the_oracle() -> None:
    """Ordering by true P has ratio one, and is perfectly calibrated."""
    questions, _ = random_questions(40, 15)
    truth = questions.outcome

    found = probability_figures(truth, questions, drawn(40))

    assert np.nanmean(ndcg_of_queries(truth, questions)) == pytest.approx(1.0)
    assert found["ece"].value == pytest.approx(0.0, abs=1e-12)
    assert found["mean_ratio"].value == pytest.approx(1.0)
    assert found["log_loss"].value == pytest.approx(found["log_loss_floor"].value)


def test_probabilities_twice_too_high_are_found_out() -> None:
    """The order is as good, the level is not."""
    questions = asked([[0.1, 0.4, 0.3], [0.2, 0.35]])

    found = probability_figures(2.0 * questions.outcome, questions, drawn(2))

    assert found["mean_ratio"].value == pytest.approx(2.0)
    assert found["ece"].value == pytest.approx(questions.outcome.mean())


@given(QUERIES, st.integers(1, 5))
def test_sums_by_bin_lose_nothing(queries: list[list[float]], width: int) -> None:
    """Over bins a query keeps its sum, over queries a bin does."""
    questions = asked(queries)
    bins = np.arange(len(questions), dtype=np.int64) % width

    found = sums_by_bin(questions.outcome, questions, bins, width)

    assert found.shape == (len(queries), width)
    np.testing.assert_allclose(found.sum(axis=1), [sum(query) for query in queries])
    np.testing.assert_allclose(
        found.sum(axis=0), [questions.outcome[bins == each].sum() for each in range(width)]
    )
    assert binned(questions.outcome, questions)[2].sum() == len(questions)


def test_what_is_not_defined_is_left_out() -> None:
    """No key rather than a blank value."""
    estimate = Estimate(1.0, 0.5, 1.5)

    assert known(auc=estimate, mrr=None) == {"auc": estimate}
    nothing = asked([[0.0, 0.0], [0.0, 0.0]])
    assert "mean_ratio" not in probability_figures(np.full(4, 0.1), nothing, drawn(2))
    assert order_figures(np.arange(4.0), nothing, drawn(2)) == {}


def test_chances_given_a_look_are_judged_as_such_where_only_lists_are_known() -> None:
    """The true chances pass; with each list taken for a look, they fail."""
    rng = np.random.default_rng(5)
    p = rng.uniform(0.02, 0.4, 12_000)
    seen = np.tile([1.0, 0.5, 0.3, 0.2], 3_000)
    looked = rng.random(12_000) < seen
    outcomes = ((rng.random(12_000) < p) & looked).astype(float)
    shown = replace(asked(outcomes.reshape(-1, 4).tolist()), examination=seen)

    naive = probability_figures(p, shown, drawn(3_000))
    judged = probability_figures(p, shown.weighed(p), drawn(3_000))
    auc = order_figures(p, shown.weighed(p), drawn(3_000))["auc"].value

    assert naive["mean_ratio"].value > 1.7
    assert judged["mean_ratio"].low < 1.0 < judged["mean_ratio"].high
    assert judged["ece"].value < 0.02 < naive["ece"].value
    assert judged["log_loss_gain"].value > 0.0 > naive["log_loss_gain"].value
    known = order_figures(p[looked], asked([outcomes[looked].tolist()]), drawn(1))["auc"].value
    assert auc == pytest.approx(known, abs=0.03)


def test_where_every_pair_is_a_known_look_nothing_is_weighed() -> None:
    """The questions stay the same object, and each pair counts as one."""
    questions, p = random_questions(5, 4)

    assert questions.weighed(p) is questions
    assert questions.weights.tolist() == [1.0] * 20
