"""The trained model: reads records, and says how likely both sides say yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from features.encoder import Encoder
from features.pair_features import FEATURE_NAMES
from matching.retention import Retention
from models.fitted_side import FittedSide

Source = Literal["own", "blended", "prior"]
SIDES: Final = ("apply", "accept")
SOURCE_NAMES: Final[Mapping[Source, str]] = {
    "own": "本单位自己的记录",
    "blended": "模拟市场得出的一般规律（先验）和本单位自己的记录",
    "prior": "模拟市场得出的一般规律（先验）",
}
"""Who speaks for a side, as a person reads it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the funnel.

    Parameters
    ----------
    fitted : FittedSide
        Features in, probabilities out; its columns are some of `FEATURE_NAMES`.
    source : {"own", "blended", "prior"}
        Whether the office's own log speaks, the prior, or both.
    """

    fitted: FittedSide
    source: Source

    def select(self, X: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take this side's columns out of a matrix in the order of `FEATURE_NAMES`."""
        if self.fitted.columns == FEATURE_NAMES:
            return X
        return X[:, [FEATURE_NAMES.index(name) for name in self.fitted.columns]]

    def probabilities(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give the probability of a yes for each row of a full feature matrix."""
        return self.fitted.probabilities(self.select(X))

    def contributions(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give what each of `FEATURE_NAMES` adds to the logit, shape (n, n_features)."""
        spread = np.zeros((len(X), len(FEATURE_NAMES)))
        own = [FEATURE_NAMES.index(name) for name in self.fitted.columns]
        spread[:, own] = self.fitted.contributions(self.select(X))[:, :-1]
        return spread


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities of n pairs.

    Parameters
    ----------
    p_apply : ndarray of float64, shape (n,)
        P(the person applies, given that they look).
    p_accept : ndarray of float64, shape (n,)
        P(the employer hires, given that they apply and places are left).
    """

    p_apply: NDArray[np.float64]
    p_accept: NDArray[np.float64]

    @property
    def p_match(self) -> NDArray[np.float64]:
        """The product of both sides, exactly."""
        return self.p_apply * self.p_accept


@dataclass(frozen=True, slots=True)
class MatchModel:
    """Encoder and the two sides; and, where the log tells, who stays.

    Parameters
    ----------
    encoder : Encoder
        Records in, tables out.
    apply, accept : Side
        The person's side and the employer's.
    retention : Retention or None
        What a placement is worth; None where nothing was learned of who stays.
    """

    encoder: Encoder
    apply: Side
    accept: Side
    retention: Retention | None = None

    def score(self, X: NDArray[np.float32]) -> Scores:
        """Score a feature matrix of shape (n, len(FEATURE_NAMES))."""
        return Scores(self.apply.probabilities(X), self.accept.probabilities(X))

    def stay_values(self, X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Give what a placement of each row is worth, by how likely it lasts.

        A weight for sharing out people and places. It enters neither `Scores` nor any ranking.

        Parameters
        ----------
        X : ndarray of float32, shape (n, len(FEATURE_NAMES))
            Features.

        Returns
        -------
        ndarray of float64, shape (n,)
            In [0.5, 1.5], about 1 in the mean of hires; 1 where nothing was learned.
        """
        return np.ones(len(X)) if self.retention is None else self.retention.values(X)

    @property
    def note(self) -> str:
        """Say in Chinese which data speak for each side."""
        if self.apply.source == self.accept.source:
            return f"求职人员和用人单位两侧都依据{SOURCE_NAMES[self.apply.source]}"
        return (
            f"求职人员一侧依据{SOURCE_NAMES[self.apply.source]}，"
            f"用人单位一侧依据{SOURCE_NAMES[self.accept.source]}"
        )
