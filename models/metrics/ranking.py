"""Measures of the order within a query; equal scores keep the order given."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import FloatArray, IntArray, checked_vector
from models.metrics.queries import (
    list_length,
    ordered_rows,
    query_of_row,
    ranks_within,
    share_of,
    sizes_of_runs,
    sums_before_query,
    sums_by_query,
)


def group_sizes(qid: ArrayLike) -> IntArray:
    """Count the rows of each query.

    Parameters
    ----------
    qid : array_like of shape (n,)
        Query of each row; the rows of a query stand side by side.

    Returns
    -------
    ndarray of shape (q,)
        Rows of each query, in order of appearance.

    Raises
    ------
    ValueError
        A query appears, ends and appears again.

    Examples
    --------
    >>> group_sizes(["a", "a", "b"]).tolist()
    [2, 1]
    """
    ids = np.asarray(qid)
    sizes = sizes_of_runs(ids)
    if np.unique(ids).size != sizes.size:
        raise ValueError("the rows of a query must stand side by side")
    return sizes


def exponential_gains(grades: ArrayLike) -> FloatArray:
    """Turn grades into gains 2**grade - 1.

    The measures here take gains as they are (linear); pass grades through this for the other
    convention.

    Parameters
    ----------
    grades : array_like of shape (n,)
        Grades, 0 or more.

    Returns
    -------
    ndarray of shape (n,)
        Gains.

    Examples
    --------
    >>> exponential_gains([0, 1, 3]).tolist()
    [0.0, 1.0, 7.0]
    """
    return np.asarray(np.exp2(checked_vector(grades)) - 1.0, dtype=np.float64)


def ndcg_by_query(scores: ArrayLike, gains: ArrayLike, group: ArrayLike, k: int) -> FloatArray:
    """Give the normalised discounted cumulative gain of each query's first `k`.

    Gains are linear and discounted by log2(rank + 1).

    Parameters
    ----------
    scores, gains : array_like of shape (n,)
        Higher scores come first; gains are 0 or more.
    group : array_like of shape (q,)
        Rows of each query, adding up to n.
    k : int
        Length of the list judged, at least 1.

    Returns
    -------
    ndarray of shape (q,)
        Values in [0, 1]; 0 for a query without any gain.

    Raises
    ------
    ValueError
        A negative gain, a `k` below 1, or sizes that do not add up.

    Examples
    --------
    >>> ndcg_by_query([2.0, 1.0, 1.0, 2.0], [1.0, 0.0, 1.0, 0.0], [2, 2], k=2).round(3).tolist()
    [1.0, 0.631]
    """
    sizes, worth, order = ordered_rows(scores, gains, group)
    ideal = np.lexsort((-worth, query_of_row(sizes)))
    reached = _discounted(worth[order], sizes, k)
    best = _discounted(worth[ideal], sizes, k)
    ratio = np.divide(reached, best, out=np.zeros_like(best), where=best > 0.0)
    return np.asarray(np.minimum(ratio, 1.0), dtype=np.float64)


def ndcg_at_k(scores: ArrayLike, gains: ArrayLike, k: int) -> float:
    """Give the normalised discounted cumulative gain of one query's first `k`.

    Parameters
    ----------
    scores, gains, k
        As in `ndcg_by_query`, for one query.

    Returns
    -------
    float
        Value in [0, 1]; 0 without any gain.

    Examples
    --------
    >>> ndcg_at_k([0.9, 0.8, 0.1], [0.0, 0.0, 1.0], k=3)
    0.5
    """
    return float(ndcg_by_query(scores, gains, [np.size(scores)], k)[0])


def average_precision_by_query(
    scores: ArrayLike, relevance: ArrayLike, group: ArrayLike
) -> FloatArray:
    """Give the mean, over relevant rows, of the precision where each stands.

    Parameters
    ----------
    scores, relevance : array_like of shape (n,)
        Higher scores come first; a row is relevant where its relevance is above 0.
    group : array_like of shape (q,)
        Rows of each query, adding up to n.

    Returns
    -------
    ndarray of shape (q,)
        Values in [0, 1]; 0 for a query without a relevant row.
    """
    sizes, hits, order = ordered_rows(scores, _relevant(relevance), group)
    found = hits[order]
    running = np.cumsum(found) - np.repeat(sums_before_query(found, sizes), sizes)
    precision = found * running / (ranks_within(sizes) + 1)
    return share_of(sums_by_query(precision, sizes), sums_by_query(found, sizes))


def average_precision(scores: ArrayLike, relevance: ArrayLike) -> float:
    """Give the average precision of one query.

    Parameters
    ----------
    scores, relevance
        As in `average_precision_by_query`, for one query.

    Returns
    -------
    float
        Value in [0, 1].

    Examples
    --------
    >>> average_precision([3.0, 2.0, 1.0], [0, 1, 1]) == (1 / 2 + 2 / 3) / 2
    True
    """
    return float(average_precision_by_query(scores, relevance, [np.size(scores)])[0])


def reciprocal_rank_by_query(
    scores: ArrayLike, relevance: ArrayLike, group: ArrayLike
) -> FloatArray:
    """Give one over the rank of the first relevant row.

    Parameters
    ----------
    scores, relevance : array_like of shape (n,)
        Higher scores come first; a row is relevant where its relevance is above 0.
    group : array_like of shape (q,)
        Rows of each query, adding up to n.

    Returns
    -------
    ndarray of shape (q,)
        Values in [0, 1]; 0 for a query without a relevant row.
    """
    sizes, hits, order = ordered_rows(scores, _relevant(relevance), group)
    best = np.zeros(sizes.size)
    queries = query_of_row(sizes)
    np.maximum.at(best, queries, hits[order] / (ranks_within(sizes) + 1))
    return best


def reciprocal_rank(scores: ArrayLike, relevance: ArrayLike) -> float:
    """Give one over the rank of the first relevant row of one query.

    Parameters
    ----------
    scores, relevance
        As in `reciprocal_rank_by_query`, for one query.

    Returns
    -------
    float
        Value in [0, 1].

    Examples
    --------
    >>> reciprocal_rank([3.0, 2.0, 1.0], [0, 1, 1])
    0.5
    """
    return float(reciprocal_rank_by_query(scores, relevance, [np.size(scores)])[0])


def recall_by_query(
    scores: ArrayLike, relevance: ArrayLike, group: ArrayLike, k: int
) -> FloatArray:
    """Give the share of the relevant rows that stand among the first `k`.

    Parameters
    ----------
    scores, relevance : array_like of shape (n,)
        Higher scores come first; a row is relevant where its relevance is above 0.
    group : array_like of shape (q,)
        Rows of each query, adding up to n.
    k : int
        Length of the list judged, at least 1.

    Returns
    -------
    ndarray of shape (q,)
        Values in [0, 1]; 0 for a query without a relevant row.
    """
    sizes, hits, order = ordered_rows(scores, _relevant(relevance), group)
    found = hits[order]
    return share_of(
        sums_by_query(found * (ranks_within(sizes) < list_length(k)), sizes),
        sums_by_query(found, sizes),
    )


def recall_at_k(scores: ArrayLike, relevance: ArrayLike, k: int) -> float:
    """Give the share of one query's relevant rows among its first `k`.

    Parameters
    ----------
    scores, relevance, k
        As in `recall_by_query`, for one query.

    Returns
    -------
    float
        Value in [0, 1].

    Examples
    --------
    >>> recall_at_k([3.0, 2.0, 1.0], [0, 1, 1], k=2)
    0.5
    """
    return float(recall_by_query(scores, relevance, [np.size(scores)], k)[0])


def _relevant(relevance: ArrayLike) -> FloatArray:
    return (checked_vector(relevance) > 0.0).astype(np.float64)


def _discounted(worth: FloatArray, sizes: IntArray, k: int) -> FloatArray:
    ranks = ranks_within(sizes)
    return sums_by_query(np.where(ranks < list_length(k), worth / np.log2(ranks + 2.0), 0.0), sizes)
