"""The year of the market."""

from __future__ import annotations

from datetime import date

import numpy as np

from data.synthetic.seasons import draw_days, season_weights

START = date(2024, 1, 1)


def test_peak_after_spring_festival() -> None:
    """The busiest day of 2025 lies in the three weeks after the festival."""
    days = np.arange(366, 366 + 365)
    busiest = days[np.argmax(season_weights(START, days))]
    after = busiest - (date(2025, 1, 29) - START).days
    assert 7 <= after <= 21


def test_days_are_sorted_and_inside() -> None:
    """Every day drawn lies in the span."""
    days = draw_days(np.random.default_rng(0), START, -30, 60, 500)
    assert (np.diff(days) >= 0).all()
    assert days.min() >= -30
    assert days.max() < 60
