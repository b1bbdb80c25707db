"""Referrals: one vacancy a person, no more people than places, as much worth as can be proven.

A transportation problem. The auction's prices bound every plan from above (weak duality), so that
the gap of the plan is certified by the prices, not by trust in the auction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.auction import hold, plan_worth, total_surplus

_FIRST_STEP: Final = 0.05
"""First step of the auction, as a share of what people get on average."""

_STEP_FACTOR: Final = 0.2
"""Each auction has a fifth of the step before it."""

_MARGIN: Final = 5.0
"""Prices are carried over less so many steps: a coarse auction overshoots by about two."""

_COARSE_AUCTIONS: Final = 7
"""How many auctions start from carried prices before one starts from nothing."""


@dataclass(frozen=True, slots=True)
class Referrals:
    """Who is referred where, and how far that can be from the best plan.

    Parameters
    ----------
    vacancy_of : ndarray of int64, shape (n_seekers,)
        Row of each seeker's vacancy, or -1.
    prices : ndarray of float64, shape (n_vacancies,)
        What one more place would about be worth; 0 where places are left or there are none, >= 0.
    objective : float
        Worth of the plan.
    bound : float
        No plan is worth more, by weak duality at `prices`.
    """

    vacancy_of: Ints
    prices: Floats
    objective: float
    bound: float

    @property
    def gap(self) -> float:
        """Share of the bound that the plan may lack, in [0, 1]."""
        return max(0.0, 1 - self.objective / self.bound) if self.bound > 0 else 0.0


def refer(arcs: Arcs, places: Ints, worth: Floats | None = None, gap: float = 0.0005) -> Referrals:
    """Find who is referred where, to a certified gap.

    Parameters
    ----------
    arcs : Arcs
        The pairs that may be used.
    places : ndarray of int64, shape (n_vacancies,)
        Head-count of each vacancy, >= 0.
    worth : ndarray of float64, shape (n_arcs,), optional
        What each pair is worth; `arcs.p_match` without it. A pair worth 0 or less is not used.
    gap : float
        Largest share of the bound that the plan may lack, in (0, 1); smaller takes longer.

    Returns
    -------
    Referrals
        The same for the same arguments, to the last bit.

    Raises
    ------
    ValueError
        If a worth is not finite, a head-count negative, or the gap not in (0, 1).

    Examples
    --------
    >>> arcs = Arcs.of_pairs(
    ...     np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([0.5, 0.4, 0.3]), 2, 2
    ... )
    >>> plan = refer(arcs, np.array([1, 1]))
    >>> plan.vacancy_of.tolist(), round(plan.objective, 2), plan.gap <= 0.0005
    ([1, 0], 0.7, True)
    """
    worth = arcs.p_match if worth is None else np.ascontiguousarray(worth, dtype=np.float64)
    _check(worth, places, gap)
    if (places == 0).any():
        has_place = (places > 0)[arcs.vacancies]
        arcs, worth = arcs.take(has_place), worth[has_place]
    if worth.max(initial=0.0) <= 0:
        return Referrals(np.full(arcs.n_seekers, -1), np.zeros(arcs.n_vacancies), 0.0, 0.0)
    return _refine(arcs, worth, places.astype(np.int64), gap)


def _check(worth: Floats, places: Ints, gap: float) -> None:
    if not np.isfinite([worth.min(initial=0.0), worth.max(initial=0.0)]).all():
        raise ValueError("what a pair is worth must be a finite number")
    if (places < 0).any():
        raise ValueError("a head-count is 0 or more")
    if not 0 < gap < 1:
        raise ValueError("the gap lies in (0, 1)")


def _refine(arcs: Arcs, worth: Floats, places: Ints, gap: float) -> Referrals:
    """Hold auctions with ever smaller steps, each from the prices of the last."""
    prices = np.zeros(len(places))
    step = _FIRST_STEP * total_surplus(arcs.starts, arcs.vacancies, worth, prices) / arcs.n_seekers
    # Begun at 0, a plan lacks at most a step for each person served, whatever the arcs; and a plan
    # is worth at least its best pair.
    served = min(arcs.n_seekers, int(places.sum()))
    sure, best = gap * float(worth.max()) / served / 2, 0.0
    for _ in range(_COARSE_AUCTIONS):
        plan = _auction(arcs, worth, places, prices, max(step, sure))
        if plan.gap <= gap:
            return plan
        best = max(best, plan.objective)
        idle = _taken(plan) < places
        prices = np.where(idle, 0.0, np.maximum(plan.prices - _MARGIN * step, 0.0))
        step *= _STEP_FACTOR
    return _auction(arcs, worth, places, np.zeros(len(places)), gap * best / served / 2)


def _auction(arcs: Arcs, worth: Floats, places: Ints, prices: Floats, step: float) -> Referrals:
    """Hold one auction, and prove what it found by its prices."""
    prices = prices.copy()
    # A seat more than there are arcs is never taken, and keeps the books small.
    seats = np.minimum(places, np.bincount(arcs.vacancies, minlength=len(places)) + 1)
    vacancy_of = hold(arcs.starts, arcs.vacancies, worth, seats, prices, step)
    objective = plan_worth(arcs.starts, arcs.vacancies, worth, vacancy_of)
    surplus = total_surplus(arcs.starts, arcs.vacancies, worth, prices)
    return Referrals(vacancy_of, prices, objective, surplus + float(places @ prices))


def _taken(plan: Referrals) -> Ints:
    """Count the people of each vacancy."""
    return np.bincount(plan.vacancy_of[plan.vacancy_of >= 0], minlength=len(plan.prices))
