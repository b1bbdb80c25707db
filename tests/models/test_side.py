"""Fitting a side: what is blended, when, and what the report admits."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from data.errors import ConfigError
from models.calibration import identity
from models.errors import OneClassError
from models.fitted_side import FittedSide, load_parts
from models.logits import to_probability
from models.metrics import auc, log_loss, mean_p_ratio
from models.side import fit_side
from models.teaching import fit_to_chances
from tests.models.worlds import QUICK, Table, corner_table, linear_table


def _fit(table: Table, *, seed: int = 0) -> FittedSide:
    return fit_side(table.X, table.y, table.period, columns=table.columns, config=QUICK, seed=seed)


@pytest.fixture(scope="module")
def corner() -> FittedSide:
    """Give a side that only trees can learn."""
    return _fit(corner_table(4_000))


def test_trees_win_where_columns_act_together(corner: FittedSide) -> None:
    """The blend gives the trees most of the weight and is near the truth on fresh rows."""
    fresh = corner_table(4_000, seed=1)
    p = corner.probabilities(fresh.X)

    assert corner.weight >= 0.8
    assert log_loss(p, fresh.y) < log_loss(fresh.p, fresh.y) + 0.04
    assert auc(p, fresh.y) > auc(fresh.p, fresh.y) - 0.02


def test_logistic_wins_where_the_truth_is_linear() -> None:
    """Trees get little or nothing, and the true probabilities come back."""
    table = linear_table(8_000)
    side = _fit(table)

    assert side.weight <= 0.3
    assert float(np.abs(side.probabilities(table.X) - table.p).mean()) < 0.03


def test_report_tells_what_validation_saw(corner: FittedSide) -> None:
    """The blend is no worse than either learner, each better than the bare rate."""
    seen = corner.report.validation

    assert seen is not None
    assert seen.log_loss_boosting is not None
    assert seen.log_loss_blend <= min(seen.log_loss_boosting, seen.log_loss_logistic)
    assert seen.log_loss_blend < seen.log_loss_base - 0.1
    assert 700 <= seen.rows <= 900
    assert (corner.report.rows, corner.report.weight) == (4_000, corner.weight)
    assert corner.boosting is not None
    assert corner.report.rounds == corner.boosting.rounds
    assert "提升树占" in corner.report.note


def test_drift_of_the_last_days_is_calibrated_away() -> None:
    """Where fewer apply of late, the newest rate is what probabilities promise."""
    table = linear_table(6_000, drift=1.2)
    newest = table.period >= 24

    side = _fit(table)

    assert side.report.calibrated
    assert side.calibration.bias < -0.3
    assert side.report.validation is not None
    before = side.report.validation.mean_p_ratio
    after = mean_p_ratio(side.probabilities(table.X[newest]), table.p[newest])
    assert before > 1.25
    assert abs(after - 1.0) < 0.2


def test_same_input_same_bytes(corner: FittedSide) -> None:
    """Fitting twice gives the same files; another seed does not."""
    again, other = _fit(corner_table(4_000)), _fit(corner_table(4_000), seed=5)

    assert again.save_parts() == corner.save_parts()
    assert other.save_parts() != corner.save_parts()


def test_few_rows_are_left_to_the_logistic_twin() -> None:
    """Between a hundred and a thousand rows no tree is tried, but validation speaks."""
    side = _fit(linear_table(700))

    assert (side.weight, side.boosting) == (0.0, None)
    assert side.report.validation is not None
    assert side.report.validation.log_loss_boosting is None
    assert side.report.note == "记录太少，未训练提升树，只用逻辑回归"


@pytest.mark.parametrize("n", [2, 10, 60])
def test_a_handful_of_rows_still_gives_probabilities(n: int) -> None:
    """Without a judge: logistic alone, uncalibrated, and the report says so."""
    table = linear_table(n, seed=3)
    y = np.arange(n) % 2
    side = fit_side(table.X, y, table.period, columns=table.columns, config=QUICK, seed=0)
    p = side.probabilities(table.X)

    assert ((p > 0.0) & (p < 1.0)).all()
    assert side.report.validation is None
    assert side.calibration == identity()
    assert "未作校准" in side.report.note


@pytest.mark.parametrize("kind", ["one day", "late rows all negative", "early rows all negative"])
def test_rows_that_cannot_judge_are_not_asked(kind: str) -> None:
    """One day only, or one class on either side of the cut: no validation, no failure."""
    table = linear_table(1_000)
    period, y = table.period.copy(), table.y.copy()
    if kind == "one day":
        period[:] = 5
    elif kind == "late rows all negative":
        y[period >= 20] = 0.0
    else:
        y[period < 26] = 0.0

    side = fit_side(table.X, y, period, columns=table.columns, config=QUICK, seed=0)

    assert side.report.validation is None
    assert np.isfinite(side.logits(table.X)).all()


@pytest.mark.parametrize("y", [[], [0, 0, 0], [1, 1]])
def test_one_class_is_the_callers_to_handle(y: list[int]) -> None:
    """Nothing to learn from: the caller falls back to a prior."""
    with pytest.raises(OneClassError):
        fit_side(np.zeros((len(y), 1)), y, [0] * len(y), columns=("pay",), config=QUICK, seed=0)


def test_gappy_and_constant_columns_are_no_trouble() -> None:
    """A column all unknown, a constant one and a half-known one change nothing for the worse."""
    table = linear_table(2_500)
    X = table.X.copy()
    X[:, 3], X[:, 4] = np.nan, 1.0
    X[np.random.default_rng(0).random(2_500) < 0.5, 2] = np.nan

    side = fit_side(X, table.y, table.period, columns=table.columns, config=QUICK, seed=0)
    p = side.probabilities(X)

    assert auc(p, table.y) > auc(table.p, table.y) - 0.03
    assert np.isfinite(side.contributions(X[:50])).all()


def test_monotone_columns_hold_in_the_blend() -> None:
    """Better pay, all else equal, never lowers the probability; distance never raises it."""
    table = corner_table(3_000)
    config = QUICK.model_copy(update={"monotone": {"pay": 1, "distance": -1}})
    side = fit_side(table.X, table.y, table.period, columns=table.columns, config=config, seed=0)
    for column, sign in ((0, 1), (1, -1)):
        grid = np.repeat(table.X[:30], 40, axis=0)
        grid[:, column] = np.tile(np.linspace(-4, 4, 40), 30)

        steps = np.diff(side.logits(grid).reshape(30, 40), axis=1)

        assert (sign * steps).min() >= -1e-12


def test_unknown_monotone_column_is_refused() -> None:
    """A typing error in the configuration is found before fitting."""
    table = linear_table(50)
    config = QUICK.model_copy(update={"monotone": {"wage": 1}})
    with pytest.raises(ConfigError, match="wage"):
        fit_side(table.X, table.y, table.period, columns=table.columns, config=config, seed=0)


def test_rows_may_come_in_any_order_of_days() -> None:
    """The split looks at days, not at positions: late rows first is the same split."""
    table = linear_table(900)
    turned = fit_side(
        table.X[::-1], table.y[::-1], table.period[::-1],
        columns=table.columns, config=QUICK, seed=0,
    )  # fmt: skip
    side = _fit(table)

    assert side.report.validation is not None
    assert turned.report.validation is not None
    assert turned.report.validation.rows == side.report.validation.rows
    np.testing.assert_allclose(turned.logits(table.X), side.logits(table.X), atol=1e-4)


def test_weights_are_heard_by_both_learners_and_by_the_judge() -> None:
    """Silence that counts half doubles the odds, in the refit too, and stays calibrated."""
    table = corner_table(4_000)
    weight = np.where(table.y > 0.0, 1.0, 0.5)
    fit = partial(fit_side, table.X, table.y, table.period, columns=table.columns, config=QUICK)

    side = fit(seed=0, weight=weight)

    assert side.boosting is not None
    for logits in (side.logits(table.X), side.logistic.logits(table.X),
                   side.boosting.logits(table.X)):  # fmt: skip
        p = to_probability(logits)
        assert mean_p_ratio(p, table.y, weight=weight) == pytest.approx(1.0, abs=0.05)
    assert side.report.validation is not None
    assert side.report.validation.mean_p_ratio == pytest.approx(1.0, abs=0.15)
    assert fit(seed=0, weight=np.ones(4_000)).save_parts() == fit(seed=0).save_parts()


def _told(table: Table, p: np.ndarray, *, columns: int = 1) -> FittedSide:
    """Give a prior that was told chances, on the first columns of a table."""
    return fit_to_chances(
        table.X[:, :columns], p, columns=table.columns[:columns], seed=0, note="told"
    )


def test_a_prior_that_knows_better_speaks_while_rows_are_few() -> None:
    """Told the truth of the world, it takes the larger share of 300 rows and little of 8,000."""
    shares = []
    prior = _told(corner_table(4_000, seed=7), corner_table(4_000, seed=7).p, columns=5)
    fresh = corner_table(4_000, seed=1)
    for n in (300, 8_000):
        table = corner_table(n)
        side = fit_side(
            table.X, table.y, table.period, columns=table.columns, config=QUICK, seed=0, prior=prior
        )
        shares.append(side.prior_weight)
        alone = _fit(table)
        gain = log_loss(alone.probabilities(fresh.X), fresh.y) - log_loss(
            side.probabilities(fresh.X), fresh.y
        )
        assert gain > (0.0 if n == 300 else -0.01)

    assert shares[0] >= 0.5


def test_a_prior_of_another_world_is_not_heard() -> None:
    """Told nonsense, it gets no share of a log that can judge, and leaves no trace."""
    table = linear_table(8_000)
    nonsense = _told(table, 1.0 - table.p, columns=len(table.columns))
    side = fit_side(
        table.X, table.y, table.period, columns=table.columns, config=QUICK, seed=0, prior=nonsense
    )

    assert side.prior is None
    assert side.prior_weight == 0.0
    assert np.array_equal(side.logits(table.X), _fit(table).logits(table.X))


def test_rows_that_cannot_judge_leave_it_to_the_prior() -> None:
    """With a handful of rows the prior speaks alone; terms add up, and it loads."""
    table = linear_table(40)
    big = linear_table(4_000, seed=3)
    prior = _told(big, big.p, columns=len(big.columns))
    side = fit_side(
        table.X, table.y, table.period, columns=table.columns, config=QUICK, seed=0, prior=prior
    )

    assert side.prior_weight == 1.0
    assert "先验" in side.report.note
    np.testing.assert_allclose(side.contributions(big.X).sum(axis=1), side.logits(big.X), atol=1e-6)
    again = load_parts(side.save_parts())
    assert np.array_equal(again.logits(big.X), side.logits(big.X))


def test_having_been_chosen_does_not_lift_the_prior() -> None:
    """Rows that were chosen fare better; the prior's level is that of rows that were not."""
    rng = np.random.default_rng(5)
    world = linear_table(6_000, seed=2)
    prior = _told(world, world.p, columns=len(world.columns))
    chosen = (rng.random(len(world.X)) < 0.8).astype(float)
    lifted = to_probability(np.log(world.p / (1 - world.p)) + 1.0 * chosen)
    y = (rng.random(len(lifted)) < lifted).astype(float)
    X = np.column_stack([world.X, chosen])
    columns = (*world.columns, "chosen")
    config = QUICK.model_copy(update={"asking": ("chosen",), "min_validation_rows": 10_000})

    side = fit_side(X, y, world.period, columns=columns, config=config, seed=0, prior=prior)

    X[:, -1] = 0.0
    assert side.prior_weight == 1.0
    assert mean_p_ratio(side.probabilities(X), world.p) == pytest.approx(1.0, abs=0.08)
