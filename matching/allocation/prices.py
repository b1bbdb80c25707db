"""Prices of congestion: somebody who walks in later is ranked without making lists anew."""

from __future__ import annotations

import numpy as np

from matching.allocation.arcs import Floats, Ints


def rank_newcomer(p_match: Floats, prices: Floats, k: int) -> Ints:
    """Rank vacancies for a person who comes after the lists were made.

    A place that others will have taken is worth nothing to the newcomer: what counts is
    p_match (1 - price).

    Parameters
    ----------
    p_match : ndarray of float64, shape (m,)
        The newcomer's chance at each vacancy, in [0, 1]; NaN where the law bars the pair.
    prices : ndarray of float64, shape (m,)
        `Lists.prices`.
    k : int
        Most vacancies to give; 0 for all.

    Returns
    -------
    ndarray of int64
        Rows of vacancies, the best first; ties by row.

    Examples
    --------
    >>> prices = np.array([0.8, 0.0, 0.0])
    >>> rank_newcomer(np.array([0.4, 0.1, np.nan]), prices, 5).tolist()
    [1, 0]
    """
    worth = p_match * (1.0 - prices)
    rows = np.flatnonzero(~np.isnan(worth))
    ranked = rows[np.argsort(-worth[rows], kind="stable")]
    return ranked[:k] if k else ranked
