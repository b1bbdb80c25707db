"""Trees alone, calibrated on later rows."""

from __future__ import annotations

import numpy as np
import pytest

from models.boosting import BoostingConfig
from models.calibrated_trees import CalibratedTrees, fit_calibrated_trees
from models.calibration import identity
from models.errors import OneClassError
from models.metrics import auc, mean_p_ratio
from tests.models.worlds import Table, corner_table, linear_table

CONFIG = BoostingConfig(max_rounds=60, patience=10, min_rows_in_leaf=20)


def fit(table: Table, seed: int = 0) -> CalibratedTrees:
    """Fit on the first half, stop and calibrate on the second."""
    half = len(table.y) // 2
    return fit_calibrated_trees(
        table.X[:half],
        table.y[:half],
        valid=(table.X[half:], table.y[half:]),
        config=CONFIG,
        seed=seed,
    )


def test_they_see_what_two_columns_say_together() -> None:
    """On fresh rows the order is nearly that of the truth, and the level is right."""
    fresh = corner_table(4_000, seed=1)
    p = fit(corner_table(4_000)).probabilities(fresh.X)

    assert auc(p, fresh.y) > auc(fresh.p, fresh.y) - 0.05
    assert mean_p_ratio(p, fresh.y) == pytest.approx(1.0, abs=0.08)


def test_later_rows_set_the_level() -> None:
    """Where the later half is another market, the promise follows it."""
    table = linear_table(4_000, drift=1.5)
    model = fit(table)

    assert model.calibration != identity()
    late = table.period >= 22
    assert mean_p_ratio(model.probabilities(table.X[late]), table.y[late]) < mean_p_ratio(
        1.0 / (1.0 + np.exp(-model.trees.logits(table.X[late]))), table.y[late]
    )


def test_same_seed_same_numbers() -> None:
    """To the last bit."""
    X = corner_table(1_000).X

    one, two, other = (fit(corner_table(1_000), seed).probabilities(X) for seed in (0, 0, 1))

    assert one.tobytes() == two.tobytes() != other.tobytes()


def test_one_kind_of_outcome_cannot_stop_anything() -> None:
    """Said by name, whichever part it is."""
    table = corner_table(1_000)
    with pytest.raises(OneClassError):
        fit_calibrated_trees(
            table.X, table.y, valid=(table.X, np.zeros(1_000)), config=CONFIG, seed=0
        )
