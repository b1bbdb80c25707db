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
