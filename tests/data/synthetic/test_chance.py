"""Vectorised draws."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.synthetic.chance import draw_categories, logistic


@given(seed=st.integers(0, 2**32 - 1), zero=st.integers(0, 4))
def test_a_weight_of_zero_is_never_drawn(seed: int, zero: int) -> None:
    """Only categories with weight come up."""
    weights = np.ones((50, 5))
    weights[:, zero] = 0
    drawn = draw_categories(np.random.default_rng(seed), weights)
    assert zero not in drawn
    assert drawn.min() >= 0
    assert drawn.max() < 5


def test_frequencies_follow_weights() -> None:
    """A weight of three comes up three times as often as one."""
    drawn = draw_categories(np.random.default_rng(0), np.tile([1.0, 3.0], (20_000, 1)))
    assert abs(drawn.mean() - 0.75) < 0.015


@given(st.floats(-30, 30))
def test_logistic_is_symmetric(x: float) -> None:
    """P of odds and of their inverse sum to one."""
    assert np.isclose(logistic(np.array([x]))[0] + logistic(np.array([-x]))[0], 1)
