"""How well scores separate rows with an outcome from rows without, over all queries."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import FloatArray, checked_vector


def auc(scores: ArrayLike, y: ArrayLike, *, weight: ArrayLike | None = None) -> float:
    """Give the chance that a row with the outcome scores above one without; ties count half.

    Parameters
    ----------
    scores : array_like of shape (n,)
        Any finite scores.
    y : array_like of shape (n,)
        Outcomes, 0 or 1.
    weight : array_like of shape (n,), optional
        Weight of each row, 0 or more.

    Returns
    -------
    float
        Value in [0, 1]; NaN where one kind of outcome is absent.

    Examples
    --------
    >>> auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])
    0.75
    """
    ranked = checked_vector(scores)
    outcomes = checked_vector(y, ranked.size)
    rows = np.ones(ranked.size) if weight is None else checked_vector(weight, ranked.size)
    return _area(ranked, rows * outcomes, rows * (1.0 - outcomes))


def expected_auc(scores: ArrayLike, p: ArrayLike, *, weight: ArrayLike | None = None) -> float:
    """Give the AUC where each row has the outcome with a known probability.

    Each row counts as one with the outcome by weight p and as one without by weight 1 - p.

    Parameters
    ----------
    scores : array_like of shape (n,)
        Any finite scores.
    p : array_like of shape (n,)
        True probability of the outcome, in [0, 1].
    weight : array_like of shape (n,), optional
        Weight of each row, 0 or more.

    Returns
    -------
    float
        Value in [0, 1]; NaN where every probability is 0, or every one is 1.

    Examples
    --------
    >>> expected_auc([1.0, 2.0], [0.0, 1.0])
    1.0
    >>> expected_auc([1.0, 2.0], [0.5, 0.5])
    0.5
    >>> expected_auc([1.0, 2.0, 3.0], [0.0, 1.0, 0.0], weight=[1.0, 1.0, 3.0])
    0.25
    """
    ranked = checked_vector(scores)
    chance = checked_vector(p, ranked.size)
    rows = np.ones(ranked.size) if weight is None else checked_vector(weight, ranked.size)
    return _area(ranked, rows * chance, rows * (1.0 - chance))


def area_of_levels(positive: FloatArray, negative: FloatArray) -> FloatArray:
    """Give the AUC of rows that were counted by level of score; rows of a level count half.

    Parameters
    ----------
    positive, negative : ndarray of shape (..., levels)
        Weight of the rows with and without the outcome at each level, by rising score.

    Returns
    -------
    ndarray of shape (...,)
        Values in [0, 1]; NaN where one kind of outcome is absent.

    Examples
    --------
    >>> float(area_of_levels(np.array([0.0, 1.0]), np.array([1.0, 1.0])))
    0.75
    """
    below = np.cumsum(negative, axis=-1) - negative
    won = (positive * (below + 0.5 * negative)).sum(axis=-1)
    pairs = positive.sum(axis=-1) * negative.sum(axis=-1)
    area = np.divide(won, pairs, out=np.full(np.shape(pairs), np.nan), where=pairs > 0.0)
    return np.asarray(np.minimum(area, 1.0), dtype=np.float64)


def _area(scores: FloatArray, positive: FloatArray, negative: FloatArray) -> float:
    if (positive < 0.0).any() or (negative < 0.0).any():
        raise ValueError("weights are 0 or more; outcomes and probabilities lie in [0, 1]")
    _, level = np.unique(scores, return_inverse=True)
    with_outcome = np.bincount(level, weights=positive).astype(np.float64)
    without = np.bincount(level, weights=negative).astype(np.float64)
    return float(area_of_levels(with_outcome, without))
