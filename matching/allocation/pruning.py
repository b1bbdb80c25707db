"""Pruning: which arcs a solver needs to see.

The best arcs of everybody by chance are the same few vacancies, and most people cannot have them.
So arcs are kept by what they are worth above the price of the place, and prices come from coarse
auctions: a few percent of a place's worth is near enough to tell what nobody will get.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.referrals import refer

_COARSE_GAP: Final = 0.003
"""At .01, ten arcs a person lose 2.8 % where no vacancy is better liked than another."""


def prune(
    arcs: Arcs, places: Ints, worth: Floats | None = None, per_seeker: int = 40
) -> NDArray[np.bool_]:
    """Choose everybody's best arcs at the prices of the places.

    Parameters
    ----------
    arcs : Arcs
        All pairs that are allowed.
    places : ndarray of int64, shape (n_vacancies,)
        Head-count of each vacancy, >= 0.
    worth : ndarray of float64, shape (n_arcs,), optional
        What each pair is worth; `arcs.p_match` without it.
    per_seeker : int
        How many arcs a person keeps at most, >= 1.

    Returns
    -------
    ndarray of bool, shape (n_arcs,)
        What to keep, for `Arcs.take`.

    Examples
    --------
    Both like the first vacancy best, but it has one place.

    >>> arcs = Arcs.of_pairs(
    ...     np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), np.array([0.5, 0.4, 0.6, 0.1]), 2, 2
    ... )
    >>> prune(arcs, np.array([1, 1]), per_seeker=1).tolist()
    [False, True, True, False]
    """
    worth = arcs.p_match if worth is None else np.asarray(worth, dtype=np.float64)
    prices = refer(arcs, places, worth, _COARSE_GAP).prices
    prices = np.where(places > 0, prices, np.inf)
    return keep_best(arcs, worth - prices[arcs.vacancies], per_seeker)


def keep_best(arcs: Arcs, values: Floats, per_seeker: int) -> NDArray[np.bool_]:
    """Choose everybody's best arcs by any value.

    Parameters
    ----------
    arcs : Arcs
        All pairs that are allowed.
    values : ndarray of float64, shape (n_arcs,)
        More is better; minus infinity is never kept.
    per_seeker : int
        How many arcs a person keeps at most, >= 1; of equal ones the first.

    Returns
    -------
    ndarray of bool, shape (n_arcs,)
        What to keep, for `Arcs.take`.

    Examples
    --------
    >>> arcs = Arcs.of_pairs(np.zeros(3, int), np.arange(3), np.full(3, 0.5), 1, 3)
    >>> keep_best(arcs, np.array([0.1, 0.3, 0.1]), 2).tolist()
    [True, True, False]
    """
    kept: NDArray[np.bool_] = _mark_best(arcs.starts, values, per_seeker)
    return kept


@njit(cache=True)
def _mark_best(starts: Ints, values: Floats, per_seeker: int) -> NDArray[np.bool_]:
    kept = values > -np.inf
    for person in range(len(starts) - 1):
        first, end = starts[person], starts[person + 1]
        if end - first <= per_seeker:
            continue
        line = np.partition(values[first:end], end - first - per_seeker)[end - first - per_seeker]
        room = per_seeker - (values[first:end] > line).sum()
        for arc in range(first, end):
            if values[arc] == line and room > 0:
                room -= 1
            elif values[arc] <= line:
                kept[arc] = False
    return kept
