"""A side learned from probabilities that are known, as they are of a world that was made."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import FloatArray, checked_matrix, checked_vector
from models.boosting import BoostingConfig, fit_rounds
from models.calibration import identity
from models.fitted_side import FittedSide
from models.logistic import LogisticConfig, fit_logistic
from models.side_report import SideReport

TREES: Final = BoostingConfig(learning_rate=0.15, leaves=31, max_rounds=150)
"""Known probabilities hold no noise to be wary of: few, large steps."""
TREE_SHARE: Final = 0.8


def fit_to_chances(
    X: ArrayLike,
    p: ArrayLike,
    *,
    columns: tuple[str, ...],
    seed: int,
    note: str,
    monotone: tuple[int, ...] | None = None,
) -> FittedSide:
    """Fit both learners to known probabilities.

    Each row enters twice, as a yes of weight p and as a no of weight 1 - p: the log-loss of
    that is the cross-entropy to p.

    Parameters
    ----------
    X : array_like of shape (n, d)
        Features, NaN where not known.
    p : array_like of shape (n,)
        Probabilities of a yes, in [0, 1].
    columns : tuple of str
        Names of the d columns.
    seed : int
        Seed of the trees' sampling.
    note : str
        One Chinese sentence for the model card.
    monotone : tuple of int, optional
        Per column 1 (never falls), -1 (never rises) or 0 (free).

    Returns
    -------
    FittedSide
        Not calibrated any further: it was told the chances themselves.

    Raises
    ------
    ValueError
        A probability outside [0, 1], or another length.

    Examples
    --------
    >>> pay = np.linspace(0.0, 1.0, 400).reshape(-1, 1)
    >>> side = fit_to_chances(pay, 0.1 + 0.5 * pay[:, 0], columns=("pay",), seed=0, note="")
    >>> abs(float(side.probabilities([[0.5]])[0]) - 0.35) < 0.05
    True
    """
    matrix = checked_matrix(X, len(columns))
    chance = checked_vector(p, matrix.shape[0])
    if chance.size and not 0.0 <= chance.min() <= chance.max() <= 1.0:
        raise ValueError("probabilities lie in [0, 1]")
    rows, answers, weight = _both_answers(matrix, chance)
    return FittedSide(
        columns=columns,
        weight=TREE_SHARE,
        logistic=fit_logistic(rows, answers, LogisticConfig(), weight=weight, monotone=monotone),
        boosting=fit_rounds(
            rows,
            answers,
            rounds=TREES.max_rounds,
            config=TREES,
            seed=seed,
            monotone=monotone,
            weight=weight,
        ),
        calibration=identity(),
        report=SideReport(
            rows=chance.size,
            positives=round(float(chance.sum())),
            weight=TREE_SHARE,
            rounds=TREES.max_rounds,
            calibrated=False,
            validation=None,
            note=note,
        ),
    )


def _both_answers(X: FloatArray, p: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    answers = np.repeat([1.0, 0.0], p.size)
    return np.vstack([X, X]), answers, np.concatenate([p, 1.0 - p])
