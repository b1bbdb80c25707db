"""The rows of many queries in one array: checked, sorted, counted, numbered and summed by query."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.arrays import FloatArray, IntArray, checked_vector


def ordered_rows(
    scores: ArrayLike, gains: ArrayLike, group: ArrayLike
) -> tuple[IntArray, FloatArray, IntArray]:
    """Check the three arrays and sort the rows of each query by falling score, stably.

    Parameters
    ----------
    scores, gains : array_like of shape (n,)
        Higher scores come first; gains are 0 or more.
    group : array_like of shape (q,)
        Rows of each query, adding up to n.

    Returns
    -------
    sizes : ndarray of shape (q,)
        The group.
    gains : ndarray of shape (n,)
        The gains, in the order given.
    order : ndarray of shape (n,)
        Rows by query and, within, by rank.

    Raises
    ------
    ValueError
        A negative gain, or sizes that do not add up.

    Examples
    --------
    >>> ordered_rows([1.0, 2.0, 5.0], [0.0, 1.0, 0.0], [2, 1])[2].tolist()
    [1, 0, 2]
    """
    ranked = checked_vector(scores)
    worth = checked_vector(gains, ranked.size)
    sizes = np.asarray(group, dtype=np.int64)
    if (sizes < 0).any() or sizes.sum() != ranked.size:
        raise ValueError(f"group holds sizes adding up to {ranked.size}, not one id a row")
    if (worth < 0.0).any():
        raise ValueError("a gain is 0 or more")
    order = np.lexsort((-ranked, query_of_row(sizes)))
    return sizes, worth, order.astype(np.int64)


def sizes_of_runs(*keys: NDArray[Any]) -> IntArray:
    """Count the rows of each run of equal keys.

    Parameters
    ----------
    *keys : ndarray of shape (n,)
        A run ends where any of them changes.

    Returns
    -------
    ndarray of shape (n_runs,)
        Rows of each run, in order; none where there is no row.

    Examples
    --------
    >>> sizes_of_runs(np.array([5, 5, 5, 7]), np.array([1, 1, 2, 2])).tolist()
    [2, 1, 1]
    """
    n = len(keys[0])
    changed = np.any([key[1:] != key[:-1] for key in keys], axis=0)
    bounds = np.concatenate(([0], np.flatnonzero(changed) + 1, [n]))
    return np.diff(np.unique(bounds)).astype(np.int64)


def query_of_row(sizes: IntArray) -> IntArray:
    """Give the number of the query that each row belongs to.

    Parameters
    ----------
    sizes : ndarray of shape (q,)
        Rows of each query.

    Returns
    -------
    ndarray of shape (n,)
        Rising from 0.

    Examples
    --------
    >>> query_of_row(np.array([2, 0, 1])).tolist()
    [0, 0, 2]
    """
    return np.repeat(np.arange(sizes.size, dtype=np.int64), sizes)


def ranks_within(sizes: IntArray) -> IntArray:
    """Count 0, 1, 2, ... within each query.

    Parameters
    ----------
    sizes : ndarray of shape (q,)
        Rows of each query.

    Returns
    -------
    ndarray of shape (n,)
        Ranks from 0.

    Examples
    --------
    >>> ranks_within(np.array([2, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    starts = np.cumsum(sizes) - sizes
    return np.asarray(np.arange(sizes.sum()) - np.repeat(starts, sizes), dtype=np.int64)


def sums_by_query(values: FloatArray, sizes: IntArray) -> FloatArray:
    """Add up the rows of each query.

    Parameters
    ----------
    values : ndarray of shape (n,)
        A value a row.
    sizes : ndarray of shape (q,)
        Rows of each query.

    Returns
    -------
    ndarray of shape (q,)
        Sums; 0 for a query without rows.

    Examples
    --------
    >>> sums_by_query(np.array([1.0, 2.0, 3.0]), np.array([2, 0, 1])).tolist()
    [3.0, 0.0, 3.0]
    """
    return np.bincount(query_of_row(sizes), weights=values, minlength=sizes.size).astype(float)


def sums_before_query(values: FloatArray, sizes: IntArray) -> FloatArray:
    """Add up everything that stands before each query.

    Parameters
    ----------
    values : ndarray of shape (n,)
        A value a row.
    sizes : ndarray of shape (q,)
        Rows of each query.

    Returns
    -------
    ndarray of shape (q,)
        Sums, the first of them 0.

    Examples
    --------
    >>> sums_before_query(np.array([1.0, 2.0, 3.0]), np.array([2, 1])).tolist()
    [0.0, 3.0]
    """
    totals = sums_by_query(values, sizes)
    return np.asarray(np.cumsum(totals) - totals, dtype=np.float64)


def list_length(k: int) -> int:
    """Check the length of the list that is judged.

    Parameters
    ----------
    k : int
        Rows from the top.

    Returns
    -------
    int
        The same.

    Raises
    ------
    ValueError
        Below 1.
    """
    if k < 1:
        raise ValueError("k is 1 or more")
    return k


def share_of(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Divide, and give 0 where there is nothing to reach.

    Parameters
    ----------
    part, whole : ndarray of shape (q,)
        What was reached, and what there was.

    Returns
    -------
    ndarray of shape (q,)
        Ratios.

    Examples
    --------
    >>> share_of(np.array([1.0, 0.0]), np.array([2.0, 0.0])).tolist()
    [0.5, 0.0]
    """
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0.0)
