"""A side told its chances: known probabilities come back, and nothing else does."""

from __future__ import annotations

import numpy as np
import pytest

from models.fitted_side import load_parts
from models.teaching import TREE_SHARE, fit_to_chances

COLUMNS = ("pay", "distance")


def world(n: int = 3_000) -> tuple[np.ndarray, np.ndarray]:
    """Give rows and their chances; a seventh of the pay is not known."""
    rng = np.random.default_rng(4)
    X = rng.normal(size=(n, 2))
    p = 1.0 / (1.0 + np.exp(2.0 - X[:, 0] + 0.5 * X[:, 1] ** 2))
    X[rng.random(n) < 1 / 7, 0] = np.nan
    return X, p


def test_known_chances_come_back() -> None:
    """Where everything is known, each chance is met closely, and the level exactly enough."""
    X, p = world()
    side = fit_to_chances(X, p, columns=COLUMNS, seed=0, note="n")
    known = ~np.isnan(X[:, 0])

    told = side.probabilities(X)

    assert np.corrcoef(told[known], p[known])[0, 1] > 0.98
    assert told.mean() == pytest.approx(p.mean(), rel=0.02)
    assert side.weight == TREE_SHARE


def test_the_same_input_gives_the_same_bytes_and_they_load() -> None:
    """Parts are reproducible and rebuild the side."""
    X, p = world(500)
    parts = fit_to_chances(X, p, columns=COLUMNS, seed=1, note="n").save_parts()

    assert fit_to_chances(X, p, columns=COLUMNS, seed=1, note="n").save_parts() == parts
    again = load_parts(parts)
    assert again.save_parts() == parts
    assert again.report.positives == round(float(p.sum()))


def test_answers_of_one_kind_alone_are_no_chances() -> None:
    """A chance above 1 is refused, and so is another length."""
    with pytest.raises(ValueError, match="lie in"):
        fit_to_chances([[0.0, 1.0]], [1.5], columns=COLUMNS, seed=0, note="")
    with pytest.raises(ValueError, match="expected 1 values"):
        fit_to_chances([[0.0, 1.0]], [0.5, 0.5], columns=COLUMNS, seed=0, note="")
