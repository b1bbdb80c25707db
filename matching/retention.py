"""Who stays: what a hire is worth, beside and never inside the chance of one.

A placement that lasts is worth more than one that ends in a week. How likely somebody hired is
still there at the check (three months, as a rule) is a value for sharing out people and places;
it changes no probability and no order of a ranking.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.pair_features import FEATURE_NAMES
from matching.labels import Labels
from models.calibration import identity
from models.fitted_side import FittedSide
from models.logistic import LogisticConfig
from models.side import SideConfig, fit_side

STAY_COLUMNS: Final = (
    "pay_over_expected",
    "floor_over_expected",
    "pay_middle",
    "expected_pay",
    "reach_beyond_wish",
    "distance",
    "employer_apply_rate",
    "employer_accept_rate",
)
LEAST_OF_A_KIND: Final = 100
"""Fewest hires that stayed, and that did not, from which anything is learned."""
LOWEST, HIGHEST = 0.5, 1.5
"""Bounds of a value: no guess about staying outweighs the chance of a match."""

_CONFIG: Final = SideConfig(
    # A few hundred hires carry no trees, and little weight on any column.
    logistic=LogisticConfig(strength=0.01),
    min_rows_for_boosting=1 << 40,
    monotone={
        "pay_over_expected": 1,
        "floor_over_expected": 1,
        "reach_beyond_wish": -1,
        "distance": -1,
    },
)


@dataclass(frozen=True, slots=True)
class Retention:
    """P(still there at the check | hired), and the value that it gives a placement.

    Parameters
    ----------
    fitted : FittedSide
        Learned from hires; its columns are some of `FEATURE_NAMES`.
    """

    fitted: FittedSide

    @property
    def rate(self) -> float:
        """Share of the hires of training that stayed: what is usual, in (0, 1)."""
        return self.fitted.report.positives / self.fitted.report.rows

    def probabilities(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give P(stays | hired) for each row of a full feature matrix, in (0, 1)."""
        own = [FEATURE_NAMES.index(name) for name in self.fitted.columns]
        return self.fitted.probabilities(X[:, own])

    def values(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give the value of a placement for each row, in [0.5, 1.5]; the usual one has 1."""
        # The root halves what a guess can move: it is a weak guess (AUC about 0.6).
        return np.clip(np.sqrt(self.probabilities(X) / self.rate), LOWEST, HIGHEST)


def learn_retention(labels: Labels, X: NDArray[np.float32], *, seed: int) -> Retention | None:
    """Learn who stays from the hires of a log.

    Parameters
    ----------
    labels : Labels
        Hires, 1 where the person stayed (`matching.labels.retain_labels`).
    X : ndarray of float32, shape (len(labels), n_features)
        Their features on the day of the hire.
    seed : int
        Seed of the fit.

    Returns
    -------
    Retention or None
        None where fewer than `LEAST_OF_A_KIND` stayed, or fewer did not, and where the latest
        hires are told no better than by the mean rate.
    """
    if not _has_enough(labels):
        return None
    own = [FEATURE_NAMES.index(name) for name in STAY_COLUMNS]
    fitted = fit_side(
        X[:, own], labels.y, labels.days, columns=STAY_COLUMNS, config=_CONFIG, seed=seed
    )
    judged = fitted.report.validation
    if judged is not None and judged.log_loss_blend >= judged.log_loss_base:
        return None
    # Values are relative: the level of all hires is the right one, not that of the latest few.
    report = replace(fitted.report, calibrated=False)
    return Retention(replace(fitted, calibration=identity(), report=report))


def _has_enough(labels: Labels) -> bool:
    return LEAST_OF_A_KIND <= labels.n_positive <= len(labels) - LEAST_OF_A_KIND


def describe_retention(labels: Labels, retention: Retention | None) -> str:
    """Say in one Chinese line what was learned about staying.

    Parameters
    ----------
    labels : Labels
        The hires.
    retention : Retention or None
        What was learned from them.

    Returns
    -------
    str
    """
    counts = f"录用后是否留用：样本 {len(labels)} 条，其中留用 {labels.n_positive} 条"
    if retention is None:
        why = "没有胜过平均比率" if _has_enough(labels) else "记录太少"
        return f"{counts}；{why}，不作估计"
    use = "只作安置的参考价值，不改变匹配概率和排序"
    judged = retention.fitted.report.validation
    if judged is None:
        return f"{counts}；{use}"
    return (
        f"{counts}；最近 {judged.rows} 条上对数损失 {judged.log_loss_blend:.4f}"
        f"（只用平均比率 {judged.log_loss_base:.4f}），AUC {judged.auc:.3f}；{use}"
    )
