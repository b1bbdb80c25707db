"""Fitting one side of the market: two learners, judged on other days, blended, calibrated."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from data.errors import ConfigError
from models.arrays import checked_matrix, checked_outcomes, checked_vector
from models.boosting import BoostingModel, fit_rounds, refit_rounds
from models.calibration import fit_calibration_beside, identity
from models.fitted_side import FittedSide, load_parts
from models.logistic import fit_logistic
from models.logits import mean_log_loss, to_probability
from models.metrics import auc, expected_calibration_error, mean_p_ratio
from models.side_config import SideConfig, accept_config, apply_config
from models.side_report import SideReport, Validation
from models.trial import Rows, Shares, Trial, can_judge, try_out

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
    A `prior`, its level moved to the rows, is a third voice. Where there is one the rows are few,
    so every span of days judges fits on the others by turns; the prior's share goes down only
    where that is better by more than chance would have it (`models.trial`), and a prior that is
    left no share leaves no trace.
    Where the rows that judge are too few, or of one kind, the logistic twin is fitted
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
    rows = Rows(
        X=matrix,
        y=checked_outcomes(y, matrix.shape[0]),
        period=np.asarray(period, dtype=np.int64),
        config=config,
        seed=seed,
        monotone=_directions(columns, config),
        row_weight=None if weight is None else checked_vector(weight, matrix.shape[0]),
        prior=prior,
        before=None if prior is None else prior.logits(matrix[:, _places(prior.columns, columns)]),
        asked=matrix[:, _places(config.asking, columns)],
    )
    trial = try_out(rows) if can_judge(rows) else None
    if prior is not None and trial is not None and trial.shares.prior == 0.0:
        return fit_side(X, y, period, columns=columns, config=config, seed=seed, weight=weight)
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


def _shares(rows: Rows, trial: Trial | None) -> Shares:
    """Let the trial decide; where there is none, the prior speaks alone if there is one."""
    if trial is not None:
        return trial.shares
    return Shares(prior=0.0 if rows.prior is None else 1.0)


def _moved_prior(rows: Rows) -> FittedSide | None:
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


def _refitted_trees(rows: Rows, trial: Trial | None) -> BoostingModel | None:
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


def _report(rows: Rows, trial: Trial | None, boosting: BoostingModel | None) -> SideReport:
    return SideReport(
        rows=rows.y.size,
        positives=int(rows.y.sum()),
        weight=0.0 if trial is None else trial.shares.trees,
        rounds=0 if boosting is None else boosting.rounds,
        calibrated=trial is not None and trial.calibration != identity(),
        validation=None if trial is None else _validation(trial),
        note=_note(rows, trial),
    )


def _validation(trial: Trial) -> Validation:
    p, y, weight = to_probability(trial.blend), trial.y, trial.row_weight
    boosting = None if trial.trees is None else mean_log_loss(trial.trees, y, weight)
    return Validation(
        rows=y.size,
        positives=int(y.sum()),
        log_loss_base=mean_log_loss(trial.base, y, weight),
        log_loss_logistic=mean_log_loss(trial.linear, y, weight),
        log_loss_boosting=boosting,
        log_loss_blend=mean_log_loss(trial.blend, y, weight),
        auc=auc(trial.blend, y, weight=weight),
        ece=expected_calibration_error(p, y, weight=weight),
        mean_p_ratio=mean_p_ratio(p, y, weight=weight),
    )


def _note(rows: Rows, trial: Trial | None) -> str:
    if trial is None:
        speaks = "只用逻辑回归，未作校准" if rows.prior is None else "按先验判断，只调整了高低"
        return f"最近一段时间的记录太少或只有一种结果，{speaks}"
    share = trial.shares.prior
    if share == 0.0:
        return _own_note(trial)
    return f"先验占 {share:.0%}，本单位的记录占 {1.0 - share:.0%}；其中{_own_note(trial)}"


def _own_note(trial: Trial) -> str:
    if trial.trees is None:
        return "记录太少，未训练提升树，只用逻辑回归"
    if trial.shares.trees == 0.0:
        return "提升树在最近一段时间没有胜过逻辑回归，只用逻辑回归"
    return f"提升树占 {trial.shares.trees:.0%}，逻辑回归占 {1.0 - trial.shares.trees:.0%}"
