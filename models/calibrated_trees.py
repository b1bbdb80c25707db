"""Trees alone, stopped and calibrated on later rows: what a challenger is made of.

Unlike `models.side` there is no twin, no blend and no refit, so two questions that are learned
in this way differ in nothing but the question.
"""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from models.arrays import FloatArray
from models.boosting import BoostingConfig, BoostingModel, Rows, fit_until_flat
from models.calibration import Calibration, needed_calibration


@dataclass(frozen=True, slots=True, eq=False)
class CalibratedTrees:
    """P(outcome) by boosted trees with two calibration numbers on top.

    Parameters
    ----------
    trees : BoostingModel
        The trees.
    calibration : Calibration
        Applied to their log-odds; the identity where nothing was needed.
    """

    trees: BoostingModel
    calibration: Calibration

    def probabilities(self, X: ArrayLike) -> FloatArray:
        """Predict probabilities strictly inside (0, 1).

        Parameters
        ----------
        X : array_like of shape (n, d)
            Features, NaN where not known.

        Returns
        -------
        ndarray of shape (n,)
            Probabilities.
        """
        return self.calibration.probabilities(self.trees.logits(X))


def fit_calibrated_trees(
    X: ArrayLike, y: ArrayLike, *, valid: Rows, config: BoostingConfig, seed: int
) -> CalibratedTrees:
    """Fit until later rows get no better, then calibrate on those rows.

    Parameters
    ----------
    X : array_like of shape (n, d)
        Features, NaN where not known.
    y : array_like of shape (n,)
        Outcomes, 0 or 1.
    valid : tuple of array_like
        Later rows (`X`, `y`).
    config : BoostingConfig
        Size and pace.
    seed : int
        Seed of row and column sampling.

    Returns
    -------
    CalibratedTrees
        The same bytes for the same input and seed.

    Raises
    ------
    OneClassError
        Either part has one kind of outcome alone.
    """
    trees = fit_until_flat(X, y, valid=valid, config=config, seed=seed)
    return CalibratedTrees(trees, needed_calibration(trees.logits(valid[0]), valid[1]))
