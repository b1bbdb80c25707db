"""A side learned from known chances."""

from __future__ import annotations

import numpy as np
import pytest

from models.teaching import fit_to_chances

COLUMNS = ("way", "pay")


def _world(n: int = 600) -> tuple[np.ndarray, np.ndarray]:
    """Draw rows whose chance falls with the way, but for a bump that sense forbids."""
    X = np.random.default_rng(0).uniform(0.0, 1.0, (n, 2))
    bump = 0.3 * ((X[:, 0] > 0.4) & (X[:, 0] < 0.6))
    return X, 0.4 - 0.3 * X[:, 0] + 0.2 * X[:, 1] + bump


def test_known_chances_are_learned() -> None:
    """No outcome was drawn, so little is left to err by."""
    X, p = _world()

    side = fit_to_chances(X, p, columns=COLUMNS, seed=0, note="")

    assert np.abs(side.probabilities(X) - p).mean() < 0.06
    assert not side.report.calibrated


def test_a_direction_is_kept_where_the_chances_break_it() -> None:
    """The bump is learned without the direction, and not with it."""
    X, p = _world()
    steps = np.column_stack([np.linspace(0.0, 1.0, 200), np.full(200, 0.5)])

    free = fit_to_chances(X, p, columns=COLUMNS, seed=0, note="")
    held = fit_to_chances(X, p, columns=COLUMNS, seed=0, note="", monotone=(-1, 0))

    assert np.diff(free.probabilities(steps)).max() > 0.05
    assert np.diff(held.probabilities(steps)).max() <= 1e-12


def test_a_chance_outside_its_range_is_refused() -> None:
    """Known probabilities are probabilities."""
    with pytest.raises(ValueError, match="probabilities"):
        fit_to_chances([[0.0], [1.0]], [0.5, 1.5], columns=("pay",), seed=0, note="")
