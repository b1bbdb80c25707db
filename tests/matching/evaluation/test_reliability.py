"""The reliability curve."""

from __future__ import annotations

import numpy as np
import pytest

from matching.evaluation.reliability import ReliabilityBin, joined, reliability_bins
from models.metrics import reliability_table
from models.resampling import Estimate
from tests.matching.evaluation.cases import BINS, asked, drawn, random_questions


def test_bins_are_those_of_the_plain_table_with_intervals() -> None:
    """Fifteen of equal mass, rising, each rate inside its interval."""
    questions, p = random_questions(100, 30)

    bins = reliability_bins(p, questions, drawn(100))

    table = reliability_table(p, questions.outcome)
    assert [each.rows for each in bins] == table.rows.tolist()
    np.testing.assert_allclose([each.mean_p for each in bins], table.mean_p)
    np.testing.assert_allclose([each.rate.value for each in bins], table.rate)
    assert all(each.rate.low < each.rate.value < each.rate.high for each in bins)


def test_ties_make_fewer_bins() -> None:
    """None is empty."""
    questions = asked([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])

    bins = reliability_bins(np.array([0.2, 0.2, 0.2, 0.2, 0.2, 0.9]), questions, drawn(2))

    assert [(each.rows, each.rate.value) for each in bins] == [(5, 0.2), (1, 1.0)]


def test_one_market_keeps_its_bins() -> None:
    """Intervals included; no market, no bin."""
    assert joined([BINS]) == BINS
    assert joined([]) == ()


def test_markets_are_joined_bin_by_bin() -> None:
    """Weighted by pairs; the bar goes from the worst kept promise to the best."""
    other = (ReliabilityBin(1_500, 0.004, Estimate(0.005, 0.004, 0.006)),)

    low, high = joined([BINS, other])

    assert (low.rows, high.rows) == (2_000, 500)
    assert low.mean_p == pytest.approx(0.004)
    assert low.rate.value == pytest.approx((500 * 0.003 + 1_500 * 0.005) / 2_000)
    assert (low.rate.low, low.rate.high) == pytest.approx((0.003, 0.005))
    assert high.mean_p == BINS[1].mean_p
