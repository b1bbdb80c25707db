"""Probabilities against what happened."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss
from sklearn.metrics import log_loss as oracle_log_loss

from models.metrics import (
    bins_of_equal_mass,
    expected_calibration_error,
    log_loss,
    mean_p_ratio,
    reliability_table,
    row_log_loss,
    top_p_ratio,
    top_rows,
)

CHANCE = st.floats(0.0, 1.0)
ROWS = st.lists(st.tuples(CHANCE, st.booleans()), min_size=1, max_size=60)


@given(st.lists(st.tuples(CHANCE, st.booleans(), st.floats(0.1, 3)), min_size=2, max_size=20))
def test_log_loss_equals_scikit_learn(rows: list[tuple[float, bool, float]]) -> None:
    """Weights included; a sure and wrong probability stays finite."""
    p, y, weight = map(np.array, zip(*rows, strict=True))
    held = np.clip(p, 1e-15, 1 - 1e-15)

    found = log_loss(p, y, weight=weight)

    expected = oracle_log_loss(y, held, sample_weight=weight, labels=[0, 1])
    assert found == pytest.approx(expected, rel=1e-6)


@given(ROWS, st.integers(1, 20), st.integers(0, 99))
def test_table_holds_every_row_in_rising_bins_whatever_the_order(
    rows: list[tuple[float, bool]], bins: int, seed: int
) -> None:
    """Nothing is lost, no bin is empty, equal probabilities share a bin."""
    p, y = map(np.array, zip(*rows, strict=True))
    turn = np.random.default_rng(seed).permutation(p.size)

    table, turned = (reliability_table(p[i], y[i], bins=bins) for i in (np.arange(p.size), turn))

    assert table.rows.sum() == p.size
    assert 1 <= table.rows.size <= bins
    assert table.rows.min() >= 1
    assert (np.diff(table.mean_p) >= 0.0).all()
    assert table.rows @ table.rate == pytest.approx(y.sum())
    np.testing.assert_array_equal(turned.rows, table.rows)
    np.testing.assert_allclose(turned.mean_p, table.mean_p)
    np.testing.assert_allclose(turned.rate, table.rate)


@given(st.lists(st.tuples(CHANCE, CHANCE), min_size=1, max_size=20))
def test_loss_under_a_known_chance_is_the_mean_of_both_outcomes(
    rows: list[tuple[float, float]],
) -> None:
    """Weighted by the true probability, as scikit-learn has it with a row of each outcome."""
    p, true = map(np.array, zip(*rows, strict=True))
    held = np.clip(p, 1e-15, 1 - 1e-15)

    found = row_log_loss(p, true).mean()

    both = np.r_[np.ones(p.size), np.zeros(p.size)]
    weight = np.r_[true, 1.0 - true]
    expected = oracle_log_loss(both, np.tile(held, 2), sample_weight=weight, labels=[0, 1])
    assert found == pytest.approx(expected, rel=1e-6, abs=1e-9)


def test_reliability_table_equals_scikit_learn() -> None:
    """Its quantile strategy, where nothing ties and bins come out even."""
    rng = np.random.default_rng(4)
    p = rng.random(1_500)
    y = (rng.random(1_500) < p).astype(float)

    table = reliability_table(p, y)

    rate, mean_p = calibration_curve(y, p, n_bins=15, strategy="quantile")
    np.testing.assert_allclose(table.mean_p, mean_p)
    np.testing.assert_allclose(table.rate, rate)


@given(ROWS)
def test_calibration_error_is_bounded_by_the_brier_score(rows: list[tuple[float, bool]]) -> None:
    """Squared, it cannot exceed the mean squared distance of each row (Jensen)."""
    p, y = map(np.array, zip(*rows, strict=True))

    assert expected_calibration_error(p, y) ** 2 <= brier_score_loss(y, p, pos_label=1) + 1e-9


def test_bins_and_top_take_their_ties_along() -> None:
    """The order of rows never decides."""
    p = [0.2, 0.1, 0.2, 0.2, 0.9]

    assert bins_of_equal_mass(p, bins=3).tolist() == [1, 0, 1, 1, 2]
    assert top_rows(p, share=0.4).tolist() == [True, False, True, True, True]
    with pytest.raises(ValueError, match="no row"):
        bins_of_equal_mass([])


def test_bins_have_equal_mass_where_nothing_ties() -> None:
    """A thousand different probabilities fall into fifteen bins of 66 or 67."""
    p = np.random.default_rng(0).permutation(np.linspace(0.0, 1.0, 1_000))

    assert set(reliability_table(p, p).rows.tolist()) == {66, 67}


@given(ROWS)
def test_calibration_error_lies_between_the_mean_gap_and_one(
    rows: list[tuple[float, bool]],
) -> None:
    """It can never be less than the gap of the means."""
    p, y = map(np.array, zip(*rows, strict=True))

    error = expected_calibration_error(p, y)

    assert abs(p.mean() - y.mean()) - 1e-9 <= error <= 1.0 + 1e-9


def test_true_probabilities_are_calibrated_and_shifted_ones_are_not() -> None:
    """The measure sees a shift of the size it has."""
    rng = np.random.default_rng(0)
    p = rng.uniform(0.1, 0.6, 100_000)
    y = (rng.random(100_000) < p).astype(float)

    assert expected_calibration_error(p, y) < 0.01
    assert expected_calibration_error(p + 0.1, y) == pytest.approx(0.1, abs=0.01)
    assert expected_calibration_error(p, p) == pytest.approx(0.0, abs=1e-12)


def test_ratio_says_how_much_is_promised() -> None:
    """Twice the rate is 2; nothing happened is NaN, never infinity."""
    assert mean_p_ratio([0.5, 0.5], [1, 0]) == 1.0
    assert mean_p_ratio([0.5, 0.5], [0.25, 0.25]) == 2.0
    assert math.isnan(mean_p_ratio([0.5, 0.5], [0, 0]))


def test_top_ratio_looks_at_the_top_with_its_ties() -> None:
    """The whole group of equals at the edge is judged, so the order does not matter."""
    p = [0.8, 0.4, 0.4, 0.1]

    assert top_p_ratio(p, [1, 0, 1, 0], share=0.25) == pytest.approx(0.8)
    assert top_p_ratio(p, [1, 0, 1, 0], share=0.5) == pytest.approx(1.6 / 2)
    assert top_p_ratio(p, [1, 1, 0, 0], share=0.5) == pytest.approx(1.6 / 2)


@pytest.mark.parametrize(
    ("p", "y"), [([], []), ([0.5], [0.5, 0.5]), ([1.1], [1.0]), ([0.5], [-0.1]), ([math.nan], [1])]
)
def test_wrong_input_is_refused(p: list[float], y: list[float]) -> None:
    """Nothing to judge, unequal lengths, values that are no probabilities."""
    with pytest.raises(ValueError, match=r"row|expected|\[0, 1\]|finite"):
        log_loss(p, y)
