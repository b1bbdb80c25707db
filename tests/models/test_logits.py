"""Between log-odds and probabilities."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.logits import mean_log_loss, to_logit, to_probability

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(FINITE)
def test_probability_is_strictly_inside(logit: float) -> None:
    """However sure, never 0 and never 1."""
    p = float(to_probability(logit))

    assert 0.0 < p < 1.0


@given(FINITE, FINITE)
def test_probability_never_falls(one: float, two: float) -> None:
    """More log-odds, no less probability."""
    low, high = sorted([one, two])

    assert to_probability(low) <= to_probability(high)


@given(st.floats(-12, 12))
def test_logit_undoes_probability(logit: float) -> None:
    """There and back."""
    assert math.isclose(to_logit(float(to_probability(logit))), logit, abs_tol=1e-8)


def test_mean_log_loss_is_the_textbook_formula() -> None:
    """The stable form equals -y log p - (1 - y) log(1 - p), weighted."""
    logits, y, weight = np.array([0.3, -2.0]), np.array([1.0, 0.0]), np.array([1.0, 3.0])
    p = 1 / (1 + np.exp(-logits))
    expected = (-np.log(p[0]) - 3 * np.log(1 - p[1])) / 4

    assert math.isclose(mean_log_loss(logits, y, weight), float(expected))


def test_mean_log_loss_stays_finite_far_out() -> None:
    """A sure and wrong prediction costs its log-odds, not infinity."""
    assert mean_log_loss(np.array([800.0]), np.array([0.0])) == 800.0
