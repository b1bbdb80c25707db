"""Boosted trees: see corners, stop in time, reproduce to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from models.boosting import (
    BoostingConfig,
    BoostingModel,
    fit_boosting,
    fit_rounds,
    fit_until_flat,
    refit_rounds,
)
from models.errors import OneClassError
from models.metrics import auc
from tests.models.worlds import Table, corner_table

CONFIG = BoostingConfig(max_rounds=60, patience=10, min_rows_in_leaf=20)


def _fit(table: Table, *, seed: int = 0, monotone: tuple[int, ...] | None = None) -> BoostingModel:
    half = len(table.y) // 2
    return fit_boosting(
        table.X[:half],
        table.y[:half],
        valid=(table.X[half:], table.y[half:]),
        config=CONFIG,
        seed=seed,
        monotone=monotone,
    )


@pytest.fixture(scope="module")
def model() -> BoostingModel:
    """Give trees fitted on a corner."""
    return _fit(corner_table(2_000))


def test_trees_see_what_two_columns_say_together(model: BoostingModel) -> None:
    """On fresh rows of a corner the order is nearly that of the truth."""
    fresh = corner_table(2_000, seed=1)

    assert auc(model.logits(fresh.X), fresh.y) > auc(fresh.p, fresh.y) - 0.05


def test_same_seed_same_bytes_and_another_seed_others(model: BoostingModel) -> None:
    """The seed decides the sampling, nothing else does."""
    assert _fit(corner_table(2_000)).to_text() == model.to_text()
    assert _fit(corner_table(2_000), seed=1).to_text() != model.to_text()


def test_text_rebuilds_the_trees_exactly(model: BoostingModel) -> None:
    """Saving loses nothing, and the text asks for one thread."""
    X = corner_table(2_000).X

    again = BoostingModel.from_text(model.to_text())

    np.testing.assert_array_equal(again.logits(X), model.logits(X))
    np.testing.assert_array_equal(again.contributions(X[:9]), model.contributions(X[:9]))
    assert (again.n_columns, again.rounds) == (5, model.rounds)
    assert "[num_threads: 1]" in model.to_text()


def test_contributions_add_up(model: BoostingModel) -> None:
    """A row's SHAP values sum to its log-odds."""
    X = corner_table(2_000).X[:100]

    assert np.abs(model.contributions(X).sum(axis=1) - model.logits(X)).max() < 1e-9


def test_early_stopping_stops_where_nothing_can_be_learned() -> None:
    """On pure noise the trees end long before the limit."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(800, 3)), (rng.random(800) < 0.5).astype(np.float64)

    early = fit_until_flat(X[:400], y[:400], valid=(X[400:], y[400:]), config=CONFIG, seed=0)

    assert 1 <= early.rounds < 30


def test_refit_grows_by_the_factor() -> None:
    """More rows carry a few more trees; rounding goes up, not astray."""
    assert [refit_rounds(rounds, CONFIG) for rounds in (1, 10, 100, 101)] == [2, 11, 110, 112]
    table = corner_table(2_000)
    assert fit_rounds(table.X, table.y, rounds=7, config=CONFIG, seed=0).rounds == 7


def test_monotone_column_never_falls() -> None:
    """Along a column held to rise no prediction falls, whatever the rest."""
    table = corner_table(2_000)
    model = _fit(table, monotone=(1, 0, 0, 0, 0))
    grid = np.repeat(table.X[:20], 50, axis=0)
    grid[:, 0] = np.tile(np.linspace(-3, 3, 50), 20)

    steps = np.diff(model.logits(grid).reshape(20, 50), axis=1)

    assert steps.min() >= 0.0
    assert steps.max() > 0.0


def test_gaps_constants_and_empty_input_are_no_trouble(
    model: BoostingModel, capfd: pytest.CaptureFixture[str]
) -> None:
    """Unknown values get finite predictions; nothing is printed or warned."""
    X = np.full((40, 2), np.nan)
    X[:, 1] = 3.0
    flat = fit_rounds(X, [0, 1] * 20, rounds=3, config=CONFIG, seed=0)

    assert np.isfinite(flat.logits(X)).all()
    assert np.isfinite(model.logits(np.full((1, 5), np.nan))).all()
    assert model.logits(np.zeros((0, 5))).shape == (0,)
    assert model.contributions(np.zeros((0, 5))).shape == (0, 6)
    assert capfd.readouterr() == ("", "")


def test_one_class_is_told_on_either_side() -> None:
    """Neither training nor validation rows may have one outcome alone."""
    X = np.zeros((4, 1))
    with pytest.raises(OneClassError):
        fit_boosting(X, [0, 0, 0, 0], valid=(X, [0, 1, 0, 1]), config=CONFIG, seed=0)
    with pytest.raises(OneClassError):
        fit_boosting(X, [0, 1, 0, 1], valid=(X, [1, 1, 1, 1]), config=CONFIG, seed=0)
