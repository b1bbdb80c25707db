"""Trees that learn an order within lists: a challenger, whose scores are no probabilities.

What they give orders the rows of one list and means nothing else: scores of two lists cannot be
compared, added or calibrated, so nothing that allocates places can use them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.arrays import FloatArray, IntArray, checked_matrix, checked_vector
from models.boosting import BoostingConfig, BoostingModel, growth_settings
from models.errors import OneClassError

if TYPE_CHECKING:
    import lightgbm

GAINS: Final = (0.0, 1.0, 3.0, 7.0, 10.0)
"""What each grade is worth: looked at, applied, interviewed, hired, retained."""
TRUNCATION: Final = 12
"""Ranks that the learner cares for; a little more than the ten that a person is shown."""
JUDGED_AT: Final = 10

GradedLists = tuple[ArrayLike, ArrayLike, ArrayLike]
"""`X` of shape (n, d), `grades` of shape (n,) and `group` of shape (q,)."""


@dataclass(frozen=True, slots=True, eq=False)
class LambdarankModel:
    """Trees that order the rows of a list.

    Parameters
    ----------
    trees : BoostingModel
        The trees.
    """

    trees: BoostingModel

    def scores(self, X: ArrayLike) -> FloatArray:
        """Score rows; only the order within a list means anything.

        Parameters
        ----------
        X : array_like of shape (n, d)
            Features, NaN where not known.

        Returns
        -------
        ndarray of shape (n,)
            Scores, higher first.
        """
        return self.trees.logits(X)


def grade_gains(grades: ArrayLike) -> FloatArray:
    """Give what each grade is worth.

    Parameters
    ----------
    grades : array_like of shape (n,)
        Whole numbers from 0 to 4.

    Returns
    -------
    ndarray of shape (n,)
        Gains.

    Raises
    ------
    ValueError
        Another number.

    Examples
    --------
    >>> grade_gains([0, 3, 4]).tolist()
    [0.0, 7.0, 10.0]
    """
    return np.asarray(GAINS)[_checked_grades(grades)]


def fit_lambdarank(
    X: ArrayLike,
    grades: ArrayLike,
    group: ArrayLike,
    *,
    valid: GradedLists,
    config: BoostingConfig,
    seed: int,
) -> LambdarankModel:
    """Fit on lists, and stop where the order of later lists stops getting better.

    Parameters
    ----------
    X : array_like of shape (n, d)
        Features, NaN where not known.
    grades : array_like of shape (n,)
        How far each row came: 0 looked at, 1 applied, 2 interviewed, 3 hired, 4 retained.
    group : array_like of shape (q,)
        Rows of each list; the rows of a list stand side by side.
    valid : tuple of array_like
        Later lists (`X`, `grades`, `group`); NDCG@10 on them says when to stop.
    config : BoostingConfig
        Size and pace.
    seed : int
        Seed of row and column sampling.

    Returns
    -------
    LambdarankModel
        Trees up to the best round; the same bytes for the same input and seed.

    Raises
    ------
    ValueError
        Shapes that do not fit, or a grade outside 0 to 4.
    OneClassError
        Nothing to order: all rows of one grade, or no row.
    """
    import lightgbm  # noqa: PLC0415 - a second of start-up that serving saves

    settings = _settings(config, seed)
    train = _dataset((X, grades, group), settings)
    trees = lightgbm.train(
        settings,
        train,
        num_boost_round=config.max_rounds,
        valid_sets=[_dataset(valid, settings, train)],
        callbacks=[lightgbm.early_stopping(config.patience, verbose=False)],
    )
    text = trees.model_to_string(num_iteration=trees.best_iteration)
    return LambdarankModel(BoostingModel.from_text(text))


def _dataset(
    lists: GradedLists, settings: dict[str, Any], train: lightgbm.Dataset | None = None
) -> lightgbm.Dataset:
    import lightgbm  # noqa: PLC0415

    X, grades, group = lists
    matrix, sizes = checked_matrix(X), np.asarray(group, dtype=np.int64)
    levels = _checked_grades(grades)
    if levels.size != len(matrix) or sizes.sum() != len(matrix) or (sizes < 0).any():
        raise ValueError("X, grades and group hold different numbers of rows")
    if np.unique(levels).size < 2:
        raise OneClassError(levels.size, int((levels > 0).sum()))
    return lightgbm.Dataset(matrix, levels, group=sizes, reference=train, params=settings)


def _checked_grades(grades: ArrayLike) -> IntArray:
    values = checked_vector(grades)
    levels: NDArray[np.int64] = values.astype(np.int64)
    if (levels != values).any() or (levels < 0).any() or (levels >= len(GAINS)).any():
        raise ValueError(f"a grade is a whole number from 0 to {len(GAINS) - 1}")
    return levels


def _settings(config: BoostingConfig, seed: int) -> dict[str, Any]:
    return growth_settings(config, seed) | {
        "objective": "lambdarank",
        "metric": "ndcg",
        "eval_at": [JUDGED_AT],
        "label_gain": list(GAINS),
        "lambdarank_truncation_level": TRUNCATION,
    }
