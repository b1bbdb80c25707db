"""Measures of order where each row's outcome has a known probability and rows are independent."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import FloatArray, IntArray
from models.metrics.queries import (
    list_length,
    ordered_rows,
    ranks_within,
    share_of,
    sums_before_query,
    sums_by_query,
)


def expected_reciprocal_rank_by_query(
    scores: ArrayLike, p: ArrayLike, group: ArrayLike
) -> FloatArray:
    """Give the expectation of one over the rank of the first row with the outcome.

    The chance that the first such row stands at a rank is its own p times the chances of the
    rows before it to be without the outcome; a draw without any outcome counts 0. This is the
    expected reciprocal rank of Chapelle and others (2009) with p as the chance to stop.

    Parameters
    ----------
    scores : array_like of shape (n,)
        Higher scores come first.
    p : array_like of shape (n,)
        True probability of each row's outcome, in [0, 1].
    group : array_like of shape (q,)
        Rows of each query, adding up to n.

    Returns
    -------
    ndarray of shape (q,)
        Values in [0, 1].

    Raises
    ------
    ValueError
        A probability outside [0, 1], or sizes that do not add up.

    Examples
    --------
    >>> expected_reciprocal_rank_by_query([2.0, 1.0], [0.5, 1.0], [2]).round(6).tolist()
    [0.75]
    """
    sizes, chance, order = _ordered_chances(scores, p, group)
    ranked = chance[order]
    # A sure row ends its query: below it the logarithm is so low that nothing is left.
    misses = np.log(np.maximum(1.0 - ranked, np.finfo(np.float64).tiny))
    missed_before = np.cumsum(misses) - misses - np.repeat(sums_before_query(misses, sizes), sizes)
    arriving = np.exp(np.minimum(missed_before, 0.0))
    return sums_by_query(arriving * ranked / (ranks_within(sizes) + 1.0), sizes)


def expected_recall_by_query(
    scores: ArrayLike, p: ArrayLike, group: ArrayLike, k: int
) -> FloatArray:
    """Give the expected outcomes among the first `k` over those of the whole query.

    It is the ratio of two expectations, so that a query counts by what there is to find and
    not by how a draw falls; for outcomes of 0 and 1 it is the usual recall.

    Parameters
    ----------
    scores : array_like of shape (n,)
        Higher scores come first.
    p : array_like of shape (n,)
        True probability of each row's outcome, in [0, 1].
    group : array_like of shape (q,)
        Rows of each query, adding up to n.
    k : int
        Length of the list judged, at least 1.

    Returns
    -------
    ndarray of shape (q,)
        Values in [0, 1]; 0 for a query in which nothing can happen.

    Raises
    ------
    ValueError
        A probability outside [0, 1], a `k` below 1, or sizes that do not add up.

    Examples
    --------
    >>> expected_recall_by_query([3.0, 2.0, 1.0], [0.5, 0.25, 0.25], [3], k=1).tolist()
    [0.5]
    """
    sizes, chance, order = _ordered_chances(scores, p, group)
    ranked = chance[order]
    found = np.where(ranks_within(sizes) < list_length(k), ranked, 0.0)
    return np.minimum(share_of(sums_by_query(found, sizes), sums_by_query(ranked, sizes)), 1.0)


def _ordered_chances(
    scores: ArrayLike, p: ArrayLike, group: ArrayLike
) -> tuple[IntArray, FloatArray, IntArray]:
    sizes, chance, order = ordered_rows(scores, p, group)
    if chance.size and chance.max() > 1.0:
        raise ValueError("probabilities lie in [0, 1]")
    return sizes, chance, order
