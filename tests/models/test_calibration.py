"""Two numbers that bring probabilities back to the rate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from models.arrays import FloatArray
from models.calibration import (
    Calibration,
    fit_calibration,
    identity,
    needed_calibration,
    shift_to_rate,
)
from models.logits import to_probability

LOGITS = st.lists(st.floats(-8, 8), min_size=1, max_size=30)


def _drawn(n: int, slope: float, bias: float, seed: int = 0) -> tuple[FloatArray, FloatArray]:
    rng = np.random.default_rng(seed)
    logits = rng.normal(size=n) - 1.0
    y = rng.random(n) < to_probability(slope * logits + bias)
    return logits, y.astype(np.float64)


def test_known_distortion_is_undone() -> None:
    """Log-odds that are twice too bold and off by a half come back."""
    fitted = fit_calibration(*_drawn(50_000, slope=0.5, bias=0.5))

    assert fitted.temperature == pytest.approx(2.0, rel=0.05)
    assert fitted.bias == pytest.approx(0.5, abs=0.05)


def test_mean_probability_meets_the_rate() -> None:
    """At the optimum the bias has made the two equal, up to the weak pull."""
    logits, y = _drawn(5_000, slope=0.7, bias=-0.4)

    assert fit_calibration(logits, y).probabilities(logits).mean() == pytest.approx(
        y.mean(), abs=1e-3
    )


@given(LOGITS, st.integers(0, 2**30 - 1))
def test_fit_is_finite_and_rising_whatever_the_rows(logits: list[float], outcomes: int) -> None:
    """One row, one class, all wrong: the slope stays above 0 and nothing blows up."""
    raw = np.array(logits)
    y = np.array([outcomes >> row & 1 for row in range(raw.size)], dtype=np.float64)

    fitted = fit_calibration(raw, y)

    assert 0.05 <= fitted.temperature <= 20.0
    assert abs(fitted.bias) < 10.0
    assert (np.diff(fitted.logits(np.sort(raw))) >= 0.0).all()


def test_fit_finds_what_another_solver_finds() -> None:
    """A derivative-free search of the same penalised loss ends in the same place."""
    raw, y = _drawn(200, slope=0.6, bias=0.3)

    def loss(parameters: FloatArray) -> float:
        z = parameters[0] * raw + parameters[1]
        pull = 5.0 * (parameters[0] - 1.0) ** 2 + 2.0 * parameters[1] ** 2
        return float((np.logaddexp(0.0, z) - y * z).sum() + pull)

    oracle = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead", options={"xatol": 1e-8}).x
    fitted = fit_calibration(raw, y)

    assert (1.0 / fitted.temperature, fitted.bias) == pytest.approx(oracle, abs=1e-3)


def test_weight_counts_rows() -> None:
    """A row of weight 3 is three rows."""
    raw, y = _drawn(100, slope=0.6, bias=0.3)
    heavy = fit_calibration(raw, y, weight=np.full(100, 3.0))
    thrice = fit_calibration(np.tile(raw, 3), np.tile(y, 3))

    assert heavy.temperature == pytest.approx(thrice.temperature, abs=1e-4)
    assert heavy.bias == pytest.approx(thrice.bias, abs=1e-4)


def test_wrong_way_round_scores_are_flattened_not_reversed() -> None:
    """Calibration never changes the order, even where the order is wrong."""
    raw, y = _drawn(2_000, slope=-1.0, bias=0.0)

    assert fit_calibration(raw, y).temperature == pytest.approx(20.0)


def test_a_good_model_is_left_alone_and_a_bad_one_is_not() -> None:
    """Two numbers must earn their keep."""
    kept = [needed_calibration(*_drawn(500, 1.0, 0.0, seed)) == identity() for seed in range(20)]

    assert sum(kept) >= 15
    assert needed_calibration(*_drawn(500, 1.0, 1.0)).bias > 0.5
    assert needed_calibration([], []) == identity()


@given(LOGITS, st.integers(0, 50), st.integers(0, 50), st.floats(0.5, 50))
def test_shift_meets_the_smoothed_rate(
    logits: list[float], one: int, two: int, pseudo: float
) -> None:
    """The mean probability after the shift is the promised rate."""
    positives, total = sorted([one, two])
    raw = np.array(logits)
    prior = float(to_probability(raw).mean())

    shift = shift_to_rate(raw, positives, total, pseudo)

    wanted = (positives + pseudo * prior) / (total + pseudo)
    assert shift.temperature == 1.0
    assert shift.probabilities(raw).mean() == pytest.approx(wanted, abs=1e-8)


def test_shift_without_evidence_changes_nothing() -> None:
    """No outcome, or nobody to predict for: the prior stands."""
    assert shift_to_rate([0.3, 1.0], 0, 0, 10.0) == identity()
    assert shift_to_rate([], 0, 9, 10.0) == identity()


@pytest.mark.parametrize(("positives", "total", "pseudo"), [(5, 4, 1.0), (-1, 4, 1.0), (1, 4, 0.0)])
def test_shift_refuses_impossible_counts(positives: int, total: int, pseudo: float) -> None:
    """More outcomes than rows is the caller's fault."""
    with pytest.raises(ValueError, match="positives"):
        shift_to_rate([0.0], positives, total, pseudo)


@given(st.floats(-9, 9), st.floats(0.1, 9), st.floats(-3, 3), st.floats(0.1, 9), st.floats(-3, 3))
def test_joined_calibrations_are_one_after_the_other(
    logit: float, t1: float, b1: float, t2: float, b2: float
) -> None:
    """`a.then(b)` applies a, then b."""
    first, second = Calibration(t1, b1), Calibration(t2, b2)

    joined = first.then(second).logits([logit])

    np.testing.assert_allclose(joined, second.logits(first.logits([logit])), atol=1e-9)
