"""Fitting one side of the market: two learners, judged on later days, blended, calibrated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from data.errors import ConfigError
from models.arrays import BoolArray, FloatArray, checked_matrix, checked_outcomes, checked_vector
from models.boosting import BoostingModel, fit_rounds, fit_until_flat, refit_rounds
from models.calibration import Calibration, fit_calibration_beside, identity, needed_calibration
from models.fitted_side import FittedSide, blended, load_parts
from models.logistic import fit_logistic
from models.logits import mean_log_loss, to_logit, to_probability
from models.metrics import auc, expected_calibration_error, mean_p_ratio
from models.side_config import SideConfig, accept_config, apply_config
from models.side_report import SideReport, Validation
from models.splitting import late_rows

__all__ = [
    "FittedSide",
    "SideConfig",
    "SideReport",
    "Validation",
    "accept_config",
    "apply_config",
    "fit_side",
    "load_parts",
]


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Everything that fitting needs, checked."""

    X: FloatArray
    y: FloatArray
    late: BoolArray
    config: SideConfig
    seed: int
    monotone: tuple[int, ...]
    row_weight: FloatArray | None
    prior: FittedSide | None
    before: FloatArray | None
    asked: FloatArray

    def weight_of(self, marked: BoolArray) -> FloatArray | None:
        return None if self.row_weight is None else self.row_weight[marked]


@dataclass(frozen=True, slots=True, eq=False)
class _Trial:
    """Log-odds of the early fits on the late rows, and what follows from them."""

    y: FloatArray
    row_weight: FloatArray | None
    base: float
    linear: FloatArray
    trees: FloatArray | None
    rounds: int
    before: FloatArray | None
    shares: _Shares
    calibration: Calibration

    @property
    def blend(self) -> FloatArray:
        return _mixed(self.trees, self.linear, self.before, self.shares)


@dataclass(frozen=True, slots=True)
class _Shares:
    """The weight of the trees beside the logistic twin, and of the prior beside both."""

    trees: float = 0.0
    prior: float = 0.0


def _mixed(
    trees: FloatArray | None, linear: FloatArray, before: FloatArray | None, shares: _Shares
) -> FloatArray:
    own = linear if trees is None else blended(trees, linear, shares.trees)
    return own if before is None else blended(before, own, shares.prior)


def fit_side(  # noqa: PLR0913 - rows, what they are, and what was believed before them
    X: ArrayLike,
    y: ArrayLike,
    period: ArrayLike,
    *,
    columns: tuple[str, ...],
    config: SideConfig,
    seed: int,
    weight: ArrayLike | None = None,
    prior: FittedSide | None = None,
) -> FittedSide:
    """Fit both learners, blend them by what later days say, refit on all rows, calibrate.

    The last days (about `config.validation_share` of the rows) judge fits on the days before:
    they stop the trees, give the weight of the trees in the blend of log-odds, and show
    whether two calibration numbers are needed. Then both learners are fitted on all rows.
    A `prior`, its level moved to the rows, is a third voice, whose share the same days decide.
    Where the late rows are too few, or have one kind of outcome, the logistic twin is fitted
    alone with its configured strength and left uncalibrated, or the prior where there is one;
    `report.note` says so.

    Parameters
    ----------
    X : array_like of shape (n, d)
        Features, NaN where not known.
    y : array_like of shape (n,)
        Outcomes, 0 or 1.
    period : array_like of shape (n,)
        Ordinal day of each row.
    columns : tuple of str
        Names of the d columns.
    config : SideConfig
        Learners and validation.
    seed : int
        Seed of the trees' sampling.
    weight : array_like of shape (n,), optional
        Weight of each row, in learning and in judging alike.
    prior : FittedSide, optional
        What was believed before these rows; it reads some of `columns`.

    Returns
    -------
    FittedSide
        The same bytes for the same input and seed.

    Raises
    ------
    OneClassError
        No row, or one kind of outcome alone: fall back to a prior.
    ConfigError
        A monotone column that is not among `columns`.

    Examples
    --------
    >>> X, y = np.arange(8.0).reshape(-1, 1), np.array([0, 0, 0, 1, 0, 1, 1, 1])
    >>> side = fit_side(X, y, np.arange(8), columns=("pay",), config=SideConfig(), seed=0)
    >>> side.report.note
    '最近一段时间的记录太少或只有一种结果，只用逻辑回归，未作校准'
    """
    matrix = checked_matrix(X, len(columns))
    rows = _Rows(
        X=matrix,
        y=checked_outcomes(y, matrix.shape[0]),
        late=late_rows(period, config.validation_share),
        config=config,
        seed=seed,
        monotone=_directions(columns, config),
        row_weight=None if weight is None else checked_vector(weight, matrix.shape[0]),
        prior=prior,
        before=None if prior is None else prior.logits(matrix[:, _places(prior.columns, columns)]),
        asked=matrix[:, _places(config.asking, columns)],
    )
    trial = _try_out(rows) if _can_judge(rows) else None
    logistic = fit_logistic(
        rows.X, rows.y, rows.config.logistic, weight=rows.row_weight, monotone=rows.monotone
    )
    boosting = _refitted_trees(rows, trial)
    shares = _shares(rows, trial)
    return FittedSide(
        columns=columns,
        weight=shares.trees,
        logistic=logistic,
        boosting=boosting,
        calibration=identity() if trial is None else trial.calibration,
        report=_report(rows, trial, boosting),
        prior=_moved_prior(rows) if shares.prior > 0.0 else None,
        prior_weight=shares.prior,
    )


def _places(wanted: tuple[str, ...], columns: tuple[str, ...]) -> list[int]:
    return [columns.index(column) for column in wanted]


def _shares(rows: _Rows, trial: _Trial | None) -> _Shares:
    """Let the late days decide; where they cannot, the prior speaks alone if there is one."""
    if trial is not None:
        return trial.shares
    return _Shares(prior=0.0 if rows.prior is None else 1.0)


def _moved_prior(rows: _Rows) -> FittedSide | None:
    """Move the prior to the level of all rows, as if none had been chosen."""
    if rows.prior is None or rows.before is None:
        return None
    moved, _ = fit_calibration_beside(rows.before, rows.asked, rows.y, weight=rows.row_weight)
    return rows.prior.recalibrated(moved)


def _directions(columns: tuple[str, ...], config: SideConfig) -> tuple[int, ...]:
    unknown = sorted(set(config.monotone) - set(columns))
    if unknown:
        raise ConfigError("monotone", f"没有名为「{unknown[0]}」的特征列", "请核对列名或删去该项")
    return tuple(config.monotone.get(column, 0) for column in columns)


def _fewest_of_a_kind(y: FloatArray) -> int:
    return int(min(y.sum(), y.size - y.sum()))


def _can_judge(rows: _Rows) -> bool:
    late = rows.y[rows.late]
    return (
        late.size >= rows.config.min_validation_rows
        and _fewest_of_a_kind(late) >= rows.config.min_validation_positives
        and _fewest_of_a_kind(rows.y[~rows.late]) > 0
    )


def _try_out(rows: _Rows) -> _Trial:
    """Fit on the early rows and predict the late ones."""
    early_X, early_y = rows.X[~rows.late], rows.y[~rows.late]
    late_X, late_y = rows.X[rows.late], rows.y[rows.late]
    early_weight, late_weight = rows.weight_of(~rows.late), rows.weight_of(rows.late)
    early = fit_logistic(
        early_X, early_y, rows.config.logistic, weight=early_weight, monotone=rows.monotone
    )
    linear = early.logits(late_X)
    trees = _early_trees(rows)
    tree_logits = None if trees is None else trees.logits(late_X)
    before = _prior_on_late_rows(rows)
    shares = _best_shares(rows, tree_logits, linear, before)
    blend = _mixed(tree_logits, linear, before, shares)
    return _Trial(
        y=late_y,
        row_weight=late_weight,
        base=to_logit(float(np.average(early_y, weights=early_weight))),
        linear=linear,
        trees=tree_logits,
        rounds=0 if trees is None else trees.rounds,
        before=before,
        shares=shares,
        calibration=needed_calibration(blend, late_y, weight=late_weight),
    )


def _prior_on_late_rows(rows: _Rows) -> FloatArray | None:
    """Move the prior to the level of the early rows and ask it about the late ones."""
    if rows.before is None:
        return None
    early = ~rows.late
    moved, effects = fit_calibration_beside(
        rows.before[early], rows.asked[early], rows.y[early], weight=rows.weight_of(early)
    )
    asked = np.nan_to_num(rows.asked[rows.late]) @ effects
    return np.asarray(moved.logits(rows.before[rows.late]) + asked)


def _early_trees(rows: _Rows) -> BoostingModel | None:
    early_X, early_y = rows.X[~rows.late], rows.y[~rows.late]
    few_rows = early_y.size < rows.config.min_rows_for_boosting
    if few_rows or _fewest_of_a_kind(early_y) < rows.config.min_positives_for_boosting:
        return None
    return fit_until_flat(
        early_X,
        early_y,
        valid=(rows.X[rows.late], rows.y[rows.late], rows.weight_of(rows.late)),
        config=rows.config.boosting,
        seed=rows.seed,
        monotone=rows.monotone,
        weight=rows.weight_of(~rows.late),
    )


def _best_shares(
    rows: _Rows, trees: FloatArray | None, linear: FloatArray, before: FloatArray | None
) -> _Shares:
    """Give the shares with the least log-loss; the smaller, hence simpler, of equals."""
    steps = rows.config.blend_steps
    weights = [step / steps for step in range(steps + 1)]
    choices = [
        _Shares(tree, prior)
        for prior in (weights if before is not None else [0.0])
        for tree in (weights if trees is not None else [0.0])
    ]
    y, row_weight = rows.y[rows.late], rows.weight_of(rows.late)
    losses = [mean_log_loss(_mixed(trees, linear, before, c), y, row_weight) for c in choices]
    return choices[int(np.argmin(losses))]


def _refitted_trees(rows: _Rows, trial: _Trial | None) -> BoostingModel | None:
    if trial is None or trial.shares.trees == 0.0:
        return None
    return fit_rounds(
        rows.X,
        rows.y,
        rounds=refit_rounds(trial.rounds, rows.config.boosting),
        config=rows.config.boosting,
        seed=rows.seed,
        monotone=rows.monotone,
        weight=rows.row_weight,
    )


def _report(rows: _Rows, trial: _Trial | None, boosting: BoostingModel | None) -> SideReport:
    return SideReport(
        rows=rows.y.size,
        positives=int(rows.y.sum()),
        weight=0.0 if trial is None else trial.shares.trees,
        rounds=0 if boosting is None else boosting.rounds,
        calibrated=trial is not None and trial.calibration != identity(),
        validation=None if trial is None else _validation(trial),
        note=_note(rows, trial),
    )


def _validation(trial: _Trial) -> Validation:
    p, y, weight = to_probability(trial.blend), trial.y, trial.row_weight
    boosting = None if trial.trees is None else mean_log_loss(trial.trees, y, weight)
    return Validation(
        rows=y.size,
        positives=int(y.sum()),
        log_loss_base=mean_log_loss(np.full(y.size, trial.base), y, weight),
        log_loss_logistic=mean_log_loss(trial.linear, y, weight),
        log_loss_boosting=boosting,
        log_loss_blend=mean_log_loss(trial.blend, y, weight),
        auc=auc(trial.blend, y, weight=weight),
        ece=expected_calibration_error(p, y, weight=weight),
        mean_p_ratio=mean_p_ratio(p, y, weight=weight),
    )


def _note(rows: _Rows, trial: _Trial | None) -> str:
    if trial is None:
        speaks = "只用逻辑回归，未作校准" if rows.prior is None else "按先验判断，只调整了高低"
        return f"最近一段时间的记录太少或只有一种结果，{speaks}"
    share = trial.shares.prior
    if share == 0.0:
        return _own_note(trial)
    return f"先验占 {share:.0%}，本单位的记录占 {1.0 - share:.0%}；其中{_own_note(trial)}"


def _own_note(trial: _Trial) -> str:
    if trial.trees is None:
        return "记录太少，未训练提升树，只用逻辑回归"
    if trial.shares.trees == 0.0:
        return "提升树在最近一段时间没有胜过逻辑回归，只用逻辑回归"
    return f"提升树占 {trial.shares.trees:.0%}，逻辑回归占 {1.0 - trial.shares.trees:.0%}"
