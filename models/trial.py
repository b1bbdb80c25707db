"""A trial: what the learners of a side, and its prior, say of rows that they did not learn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from models.arrays import BoolArray, FloatArray, IntArray
from models.boosting import BoostingModel, fit_until_flat
from models.calibration import Calibration, fit_calibration_beside, needed_calibration
from models.fitted_side import FittedSide, blended
from models.logistic import fit_logistic
from models.logits import mean_log_loss, to_logit
from models.side_config import SideConfig
from models.splitting import late_rows, spans_of_days

SPANS: Final = 5
"""Spans of days that judge by turns where a prior stands beside few rows."""
PRICE: Final = 2.0
"""Nats by which a smaller share of the prior must be the better one: Akaike's price of two."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Everything that fitting a side needs, checked.

    Parameters
    ----------
    X : ndarray of shape (n, d)
        Features.
    y : ndarray of shape (n,)
        Outcomes, 0 or 1.
    period : ndarray of int64, shape (n,)
        Ordinal day of each row.
    config : SideConfig
        Learners and validation.
    seed : int
        Seed of the trees' sampling.
    monotone : tuple of int
        Direction of each column.
    row_weight : ndarray of shape (n,) or None
        Weight of each row.
    prior : FittedSide or None
        What was believed before these rows.
    before : ndarray of shape (n,) or None
        The prior's log-odds.
    asked : ndarray of shape (n, k)
        Columns that say how a row came to be asked about.
    """

    X: FloatArray
    y: FloatArray
    period: IntArray
    config: SideConfig
    seed: int
    monotone: tuple[int, ...]
    row_weight: FloatArray | None
    prior: FittedSide | None
    before: FloatArray | None
    asked: FloatArray

    def weight_of(self, marked: BoolArray) -> FloatArray | None:
        """Weights of some rows, if rows have any."""
        return None if self.row_weight is None else self.row_weight[marked]

    def judges(self) -> list[BoolArray]:
        """Mark the rows that judge fits on all others: the latest, or every span by turns.

        The latest days tell best how things stand now. Where a prior is at hand the rows are
        few, and too few of them are late to weigh two voices; then every row is a judge once.
        """
        share = self.config.validation_share
        late = late_rows(self.period, share)
        return [late] if self.prior is None else spans_of_days(self.period, SPANS)


@dataclass(frozen=True, slots=True)
class Shares:
    """The weight of the trees beside the logistic twin, and of the prior beside both."""

    trees: float = 0.0
    prior: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class _Voices:
    """Log-odds of each voice on rows that judge, and the base rate of the others."""

    judged: BoolArray
    base: FloatArray
    linear: FloatArray
    trees: FloatArray | None
    before: FloatArray | None
    rounds: int

    def mixed(self, shares: Shares) -> FloatArray:
        own = self.linear
        if self.trees is not None:
            own = blended(self.trees, self.linear, shares.trees)
        return own if self.before is None else blended(self.before, own, shares.prior)


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """Log-odds of early fits on the rows that judge, and what follows from them.

    Parameters
    ----------
    y, row_weight : ndarray of shape (m,), the latter or None
        Outcomes and weights of the rows that judge.
    base, linear : ndarray of shape (m,)
        Log-odds of the base rate and of the logistic twin.
    trees : ndarray of shape (m,) or None
        Log-odds of the trees; None where there were too few rows for them.
    blend : ndarray of shape (m,)
        Log-odds of all voices, by their shares.
    rounds : int
        Rounds of the trees.
    shares : Shares
        Who speaks how loudly.
    calibration : Calibration
        What the blend needs.
    """

    y: FloatArray
    row_weight: FloatArray | None
    base: FloatArray
    linear: FloatArray
    trees: FloatArray | None
    blend: FloatArray
    rounds: int
    shares: Shares
    calibration: Calibration


def can_judge(rows: Rows) -> bool:
    """Say whether enough rows can judge fits that have both kinds of outcome to learn from.

    Parameters
    ----------
    rows : Rows
        The rows.

    Returns
    -------
    bool
    """
    judges = rows.judges()
    judged = np.logical_or.reduce(judges)
    return (
        int(judged.sum()) >= rows.config.min_validation_rows
        and _fewest_of_a_kind(rows.y[judged]) >= rows.config.min_validation_positives
        and all(_fewest_of_a_kind(rows.y[~each]) > 0 for each in judges)
    )


def try_out(rows: Rows) -> Trial:
    """Fit on some rows and predict the others, and weigh what each voice said.

    Parameters
    ----------
    rows : Rows
        Rows that can judge.

    Returns
    -------
    Trial
    """
    voices = _together([_heard(rows, judged) for judged in rows.judges()])
    y, weight = rows.y[voices.judged], rows.weight_of(voices.judged)
    shares = _best_shares(voices, y, weight, rows.config.blend_steps)
    blend = voices.mixed(shares)
    return Trial(
        y=y,
        row_weight=weight,
        base=voices.base,
        linear=voices.linear,
        trees=voices.trees,
        blend=blend,
        rounds=voices.rounds,
        shares=shares,
        calibration=needed_calibration(blend, y, weight=weight),
    )


def _fewest_of_a_kind(y: FloatArray) -> int:
    return int(min(y.sum(), y.size - y.sum()))


def _heard(rows: Rows, judged: BoolArray) -> _Voices:
    """Fit each voice on the rows that do not judge, and ask it about those that do."""
    learned = ~judged
    weight = rows.weight_of(learned)
    early = fit_logistic(
        rows.X[learned],
        rows.y[learned],
        rows.config.logistic,
        weight=weight,
        monotone=rows.monotone,
    )
    trees = _early_trees(rows, judged)
    base = to_logit(float(np.average(rows.y[learned], weights=weight)))
    return _Voices(
        judged=judged,
        base=np.full(int(judged.sum()), base),
        linear=early.logits(rows.X[judged]),
        trees=None if trees is None else trees.logits(rows.X[judged]),
        before=_prior_on(rows, judged),
        rounds=0 if trees is None else trees.rounds,
    )


def _together(heard: list[_Voices]) -> _Voices:
    """Put what was heard of several spans in the order of the rows."""
    judged = np.logical_or.reduce([each.judged for each in heard])
    places = np.argsort(np.concatenate([np.flatnonzero(each.judged) for each in heard]))

    def joined(parts: list[FloatArray | None]) -> FloatArray | None:
        found = [part for part in parts if part is not None]
        return np.concatenate(found)[places] if len(found) == len(heard) else None

    trees = joined([each.trees for each in heard])
    return _Voices(
        judged=judged,
        base=np.concatenate([each.base for each in heard])[places],
        linear=np.concatenate([each.linear for each in heard])[places],
        trees=trees,
        before=joined([each.before for each in heard]),
        rounds=0 if trees is None else round(float(np.mean([each.rounds for each in heard]))),
    )


def _prior_on(rows: Rows, judged: BoolArray) -> FloatArray | None:
    """Move the prior to the level of the rows that do not judge, and ask it about the others."""
    if rows.before is None:
        return None
    learned = ~judged
    moved, effects = fit_calibration_beside(
        rows.before[learned], rows.asked[learned], rows.y[learned], weight=rows.weight_of(learned)
    )
    asked = np.nan_to_num(rows.asked[judged]) @ effects
    return np.asarray(moved.logits(rows.before[judged]) + asked)


def _early_trees(rows: Rows, judged: BoolArray) -> BoostingModel | None:
    """Fit trees where there are rows enough, and both kinds of outcome to stop them by."""
    learned, config = ~judged, rows.config
    few_rows = int(learned.sum()) < config.min_rows_for_boosting
    too_few = _fewest_of_a_kind(rows.y[learned]) < config.min_positives_for_boosting
    if few_rows or too_few or _fewest_of_a_kind(rows.y[judged]) == 0:
        return None
    return fit_until_flat(
        rows.X[learned],
        rows.y[learned],
        valid=(rows.X[judged], rows.y[judged], rows.weight_of(judged)),
        config=config.boosting,
        seed=rows.seed,
        monotone=rows.monotone,
        weight=rows.weight_of(learned),
    )


def _best_shares(voices: _Voices, y: FloatArray, weight: FloatArray | None, steps: int) -> Shares:
    """Give the shares of least log-loss; but the prior's goes down for nats only.

    A handful of outcomes prefers one share to another by chance, and a prior that is silenced
    by chance takes its calibration with it. Of the shares within `PRICE` of the best, the
    largest share of the prior is taken, and beside it the best of the trees.
    """
    weights = [step / steps for step in range(steps + 1)]
    choices = [
        Shares(tree, prior)
        for prior in (weights if voices.before is not None else [0.0])
        for tree in (weights if voices.trees is not None else [0.0])
    ]
    total = float(y.size if weight is None else weight.sum())
    losses = [total * mean_log_loss(voices.mixed(choice), y, weight) for choice in choices]
    near = min(losses) + PRICE
    most = max(choice.prior for choice, loss in zip(choices, losses, strict=True) if loss <= near)
    rivals = [
        loss if choice.prior == most else np.inf
        for choice, loss in zip(choices, losses, strict=True)
    ]
    return choices[int(np.argmin(rivals))]
