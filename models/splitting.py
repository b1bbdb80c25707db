"""Splitting rows by time, so that a model is judged on days that it has not seen."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import BoolArray


def late_rows(period: ArrayLike, share: float) -> BoolArray:
    """Mark the last days that together hold about `share` of the rows.

    A day is never split: of all cuts between days the one nearest to `share` is taken, the
    later one where two are equally near.

    Parameters
    ----------
    period : array_like of shape (n,)
        Ordinal day of each row.
    share : float
        Share of rows wanted, in (0, 1).

    Returns
    -------
    ndarray of shape (n,)
        True for late rows; all False where every row is of one day.

    Examples
    --------
    >>> late_rows([1, 3, 2, 3, 1], 0.4).tolist()
    [False, True, False, True, False]
    >>> late_rows([7, 7], 0.2).tolist()
    [False, False]
    """
    day = np.asarray(period, dtype=np.int64)
    days, counts = np.unique(day, return_counts=True)
    if days.size < 2:
        return np.zeros(day.size, dtype=np.bool_)
    rows_from = np.cumsum(counts[::-1])[:-1]
    cut = int(np.argmin(np.abs(rows_from - share * day.size)))
    return np.asarray(day >= days[::-1][cut], dtype=np.bool_)


def spans_of_days(period: ArrayLike, n: int) -> list[BoolArray]:
    """Part the days into at most n spans of about as many rows each; a day is never split.

    Parameters
    ----------
    period : array_like of shape (m,)
        Ordinal day of each row.
    n : int
        Number of spans wanted, at least 1.

    Returns
    -------
    list of ndarray of shape (m,)
        Masks of the spans that hold rows, earliest first; every row is in one.

    Examples
    --------
    >>> [span.tolist() for span in spans_of_days([1, 3, 2, 1], 2)]
    [[True, False, False, True], [False, True, True, False]]
    """
    day = np.asarray(period, dtype=np.int64)
    days, counts = np.unique(day, return_counts=True)
    # A day belongs to the span in which its middle row lies.
    middles = np.cumsum(counts) - (counts + 1) / 2
    span_of_day = (middles * n / max(day.size, 1)).astype(np.int64)
    span = span_of_day[np.searchsorted(days, day)]
    return [np.asarray(span == each, dtype=np.bool_) for each in np.unique(span)]
